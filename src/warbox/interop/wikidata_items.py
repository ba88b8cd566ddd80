"""Which items of Wikidata the pages of a wiki have: what the user brings, for an article does not say it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel, Field

from warbox.errors import WarboxError
from warbox.names.known import page_title

_ITEM = re.compile(r"Q[1-9][0-9]*")
_JSON = ".json"


class ItemsError(WarboxError):
    """A file does not say which pages have which items."""


class _Page(BaseModel):
    title: str
    pageprops: dict[str, str] = {}


class _Step(BaseModel):
    """From a title that leads to a page to the title of that."""

    start: str = Field(alias="from")
    to: str


class _Query(BaseModel):
    """What MediaWiki's API answers, as far as it tells of items; in its older form `pages` is an object."""

    pages: list[_Page] | dict[str, _Page] = []
    redirects: list[_Step] = []
    normalized: list[_Step] = []


def is_item(text: str) -> bool:
    """Whether a text is the number of an item: `Q142`."""
    return _ITEM.fullmatch(text) is not None


def read_items(path: str | Path) -> dict[str, str]:
    """The item of each page by its title, from a file in UTF-8.

    It has lines of a title, a tab and an item, or, where its name ends in `.json`, an object of titles and items, or
    what MediaWiki's API answers to `action=query&prop=pageprops&ppprop=wikibase_item`. Redirects and normalised titles
    of such an answer count as well, and several may stand in a list, as where the API goes on.

    Raises `ItemsError` where the file cannot be read or says something else.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
        pairs = _pairs_of_json(json.loads(text)) if file.suffix == _JSON else _pairs_of_lines(text)
    except OSError as error:
        raise ItemsError(f"cannot read {str(path)!r}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        kind = "JSON that tells the items of pages" if file.suffix == _JSON else "text in UTF-8"
        raise ItemsError(f"{str(path)!r} is not {kind}") from error
    for title, item in pairs:
        if not isinstance(item, str) or not is_item(item):
            raise ItemsError(f"{str(path)!r} has no item for {title!r}, but {item!r}")
    return {page_title(title): item for title, item in pairs}


def _pairs_of_lines(text: str) -> list[tuple[str, Any]]:
    lines = (line.partition("\t") for line in text.splitlines() if line.strip())
    return [(title, item.strip()) for title, _, item in lines]


def _pairs_of_json(content: Any) -> list[tuple[str, Any]]:
    if isinstance(content, list):
        return [pair for answer in content for pair in _pairs_of_json(answer)]
    if not isinstance(content, dict):
        raise ValueError("neither an object nor a list")
    if "query" in content and not isinstance(content["query"], str):
        return list(_pairs_of_answer(_Query.model_validate(content["query"])))
    return list(content.items())


def _pairs_of_answer(query: _Query) -> Iterable[tuple[str, str]]:
    """The pages that have an item, and the titles that lead to them."""
    pages = query.pages.values() if isinstance(query.pages, dict) else query.pages
    found = {page.title: page.pageprops["wikibase_item"] for page in pages if "wikibase_item" in page.pageprops}
    for step in (*query.redirects, *query.normalized):
        if step.to in found:
            found.setdefault(step.start, found[step.to])
    return found.items()
