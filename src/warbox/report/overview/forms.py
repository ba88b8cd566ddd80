"""The forms of a dump's output: the SQL that gives the tables of `source.py`, and the one that a person asks it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """How an output of a dump is asked, in DuckDB's SQL.

    `tables` gives the three tables. `fields` tells for fields of the ledger whether a conflict has a value of it.
    `questions` are what `warbox sql` is asked for the rows behind a number: queries for `conflicts`, `losses` and
    `parties`, and conditions for them, with the places of values in braces.
    """

    tables: dict[str, str]
    fields: dict[str, str]
    questions: dict[str, str]


_ENTITY = "coalesce(country_name, link, name)"
"""What a combatant without a code is known by: the country of its flag, the page that it leads to, else its name."""


def _held(table: str, condition: str = "true") -> str:
    return f"(page, conflict) in (select (page, conflict) from {table} where {condition})"


_TEXTS = ("name", "part_of", "place", "cause", "goals", "methods", "territory", "status", "notes")
"""Fields of the ledger that are columns of their own in both forms."""

_FLAT_FIELDS = {
    **{name: f"{name} is not null" for name in _TEXTS},
    "image": "image_file is not null",
    "image_caption": "image_caption is not null",
    "date": "date_edtf is not null",
    "coordinates": "latitude is not null",
    "result": "result_text is not null",
    "sides.combatants": _held("combatants"),
    "sides.commanders": _held("commanders"),
    "sides.strength": _held("figures", "cell = 'strength'"),
    "sides.casualties": _held("figures", "cell = 'casualties'"),
}

FLAT = Form(
    tables={
        "conflict": f"""
            select row_number() over (order by page, conflict) - 1 as id, page, conflict,
                   wiki, page_title as title, name, date_edtf as edtf, place, latitude, longitude,
                   result_outcome as outcome, part_of_links as part_of,
                   [{", ".join(_FLAT_FIELDS.values())}] as fields
            from conflicts""",
        "party": f"""
            select id, country_code as code, {_ENTITY} as name
            from (select id, p.* from combatants p join conflict using (page, conflict))""",
        "loss": """
            select id, side, category, civilian, counted, noun, subject, low, high, text, position
            from (select id, f.* from figures f join conflict using (page, conflict)) where cell = 'casualties'""",
    },
    fields=_FLAT_FIELDS,
    questions={
        "conflicts": "select page_title, name, date_edtf, place from conflicts",
        "years": "coalesce(start_year, end_year) between {first} and {last}",
        "box": "latitude >= {south} and latitude < {north} and longitude >= {west} and longitude < {east}",
        "undated": "date_edtf is null",
        "losses": "select f.page_title, side, low, high, text from figures f join conflicts using (page, conflict)",
        "kind": "cell = 'casualties' and category = {category} and civilian = {civilian}",
        "parties": "select page_title, side, name from combatants",
        "party": f"country_code is null and lower({_ENTITY}) in ({{names}})",
        "code": "country_code = {code}",
    },
)

_FIRST_DIGITS = "regexp_extract(date.edtf, '-?[0-9X]+')"
_YEAR = f"try_cast(replace({_FIRST_DIGITS}, 'X', if(date.edtf like '-%', '9', '0')) as int)"
_PARTY_NAME = "coalesce(p.flag.entity.name, p.link, p.name.text)"


def _nested(boxes: str) -> Form:
    """A row for each conflict, nested as the models are; `boxes` is what a query takes these rows from."""
    fields = {
        **{name: f"{name} is not null" for name in (*_TEXTS, "image", "image_caption", "coordinates", "result")},
        "date": "date.edtf is not null",
        "campaignboxes": "len(campaignboxes) > 0",
        "sides.units": "joint.units is not null or len([s for s in sides if s.units is not null]) > 0",
        **{f"sides.{name}": _some_side(name) for name in ("combatants", "commanders", "strength", "casualties")},
    }
    numbered = f"(select row_number() over () - 1 as id, * from {boxes})"
    return Form(
        tables={
            "conflict": f"""
                select id, wiki, page_title as title, name.text as name, date.edtf as edtf, place.text as place,
                       coordinates.latitude as latitude, coordinates.longitude as longitude, result.outcome as outcome,
                       coalesce([link.target for link in part_of.links], []) as part_of,
                       [{", ".join(fields.values())}] as fields
                from {numbered}""",
            "party": f"""
                select id, p.flag.entity.code as code, {_PARTY_NAME} as name
                from {_parties_of(numbered)}""",
            "loss": f"""
                select id, nullif(s.number, joint.number) as side, f.category as category, f.civilian as civilian,
                       f.counted as counted, f.noun as noun, f.subject as subject, f.low as low, f.high as high,
                       f.text as text, f.span.start as position
                from {_losses_of(numbered)}""",
        },
        fields=fields,
        questions={
            "conflicts": f"select page_title, name.text as name, date.edtf, place.text as place from {boxes}",
            "years": f"{_YEAR} between {{first}} and {{last}}",
            "box": "coordinates.latitude >= {south} and coordinates.latitude < {north} "
            "and coordinates.longitude >= {west} and coordinates.longitude < {east}",
            "undated": "date.edtf is null",
            "losses": f"select page_title, s.number as side, f.low, f.high, f.text from {_losses_of(boxes)}",
            "kind": "f.category = {category} and f.civilian = {civilian}",
            "parties": f"select page_title, s.number as side, p.name.text from {_parties_of(boxes)}",
            "party": f"p.flag.entity.code is null and lower({_PARTY_NAME}) in ({{names}})",
            "code": "p.flag.entity.code = {code}",
        },
    )


def _sides_of(boxes: str) -> str:
    return f"(select *, unnest(sides || [joint]) as s from {boxes})"


def _losses_of(boxes: str) -> str:
    return f"(select *, unnest(s.casualties) as f from {_sides_of(boxes)})"


def _parties_of(boxes: str) -> str:
    return f"(select *, unnest(s.combatants) as p from {_sides_of(boxes)})"


def _some_side(cell: str) -> str:
    return f"len(list_concat(joint.{cell}, flatten([s.{cell} for s in sides]))) > 0"


NESTED = _nested("conflicts")

NESTED_PAGES = _nested("(select wiki, page_title, unnest(conflicts, max_depth := 2) from conflicts)")
"""A row for each page, as `--all` gives them."""
