"""The CSL-JSON data model as a JSON Schema, after the specification of CSL 1.0.2 (its appendices III and IV)."""

from __future__ import annotations

from typing import Any

ITEM_TYPES = [
    *("article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter"),
    *("classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event"),
    *("figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map"),
    *("motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical"),
    *("personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software"),
    *("song", "speech", "standard", "thesis", "treaty", "webpage"),
]
NAME_VARIABLES = [
    *("author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator"),
    *("director", "editor", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer"),
    *("narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author"),
    *("script-writer", "series-creator", "translator"),
]
DATE_VARIABLES = ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
NUMBER_VARIABLES = [
    *("chapter-number", "citation-number", "collection-number", "edition", "first-reference-note-number", "issue"),
    *("locator", "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part", "printing"),
    *("supplement", "volume"),
]
STANDARD_VARIABLES = [
    *("abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority"),
    *("call-number", "citation-key", "citation-label", "collection-title", "container-title", "container-title-short"),
    *("dimensions", "division", "DOI", "event-place", "event-title", "genre", "ISBN", "ISSN", "jurisdiction"),
    *("keyword", "language", "medium", "note", "original-publisher", "original-publisher-place", "original-title"),
    *("part-title", "PMCID", "PMID", "publisher", "publisher-place", "references", "reviewed-genre"),
    *("reviewed-title", "scale", "section", "source", "status", "title", "title-short", "URL", "version"),
    *("volume-title", "year-suffix"),
]

FILLED = {"type": "string", "minLength": 1}
NAME = {
    "oneOf": [
        {"type": "object", "properties": {"literal": FILLED}, "required": ["literal"], "additionalProperties": False},
        {
            "type": "object",
            "properties": {"family": FILLED, "given": FILLED},
            "required": ["family"],
            "additionalProperties": False,
        },
    ]
}
DATE_PART = {
    "type": "array",
    "items": [
        {"type": "integer", "not": {"const": 0}},
        {"type": "integer", "minimum": 1, "maximum": 12},
        {"type": "integer", "minimum": 1, "maximum": 31},
    ],
    "additionalItems": False,
    "minItems": 1,
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": DATE_PART, "minItems": 1, "maxItems": 2},
        "season": {"type": "integer", "minimum": 1, "maximum": 4},
        "circa": {"type": "boolean"},
        "literal": FILLED,
    },
    "anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "type": {"enum": ITEM_TYPES},
            "custom": {"type": "object", "additionalProperties": FILLED, "minProperties": 1},
            **{name: {"type": "array", "items": NAME, "minItems": 1} for name in NAME_VARIABLES},
            **dict.fromkeys(DATE_VARIABLES, DATE),
            **dict.fromkeys([*NUMBER_VARIABLES, *STANDARD_VARIABLES], FILLED),
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    },
}
"""Narrower than CSL-JSON where warbox promises more: keys in ASCII, no empty values, names either in parts or not."""
