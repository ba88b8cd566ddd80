"""Finds the pages of conversion groups in files, folders and exports of a wiki."""

from __future__ import annotations

import bz2
import gzip
import re
import tomllib
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

from warbox.errors import ConversionGroupsError

_EXPORTS: dict[str, Callable[..., Any]] = {".xml": open, ".bz2": bz2.open, ".gz": gzip.open}
_TEXTS = frozenset({".lua", ".json", ".wikitext", ".wiki", ".txt"})
_DIRECTION_MARKS = re.compile("[\u200e\u200f]")


@cache
def _titles() -> dict[str, Any]:
    """What the pages are called."""
    return tomllib.loads((files("warbox.names.conversion") / "group_pages.toml").read_text(encoding="utf-8"))


class GroupPage(NamedTuple):
    """One page: the group's name, the page's title or the file's path, and its text."""

    name: str
    page: str
    text: str


def group_name(written: str) -> str:
    """A group's name as pages write it, normalised: no underscores, no marks of direction, no outer blanks."""
    return " ".join(_DIRECTION_MARKS.sub("", written).replace("_", " ").split())


def group_of_title(title: str) -> str | None:
    """The group whose page bears that title, with its namespace; None for other pages, and for those about a group."""
    _, _, name = title.partition(":")
    titles = _titles()
    written = name.removeprefix(titles["prefix"])
    if written == name or written.rpartition("/")[2].lower() in titles["service_pages"]:
        return None
    return group_name(written)


def find_group_pages(path: Path) -> Iterator[GroupPage]:
    """The pages of conversion groups in a file, in all files of a folder, or in an export (XML, also compressed).

    Raises `ConversionGroupsError` where a file cannot be read.
    """
    try:
        if path.is_dir():
            for entry in sorted(path.rglob("*")):
                if entry.is_file() and entry.suffix.lower() in (_TEXTS | _EXPORTS.keys()):
                    yield from find_group_pages(entry)
        elif path.suffix.lower() in _EXPORTS:
            yield from _pages_of_export(path)
        else:
            text = path.read_text(encoding="utf-8-sig")
            yield GroupPage(_name_of_file(path), str(path), text)
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, ElementTree.ParseError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConversionGroupsError(f"no conversion groups can be read from {str(path)!r}: {reason}") from error


def _name_of_file(path: Path) -> str:
    """What follows the prefix in the file's name, or in that of the folder; without it all of the name."""
    written = unquote("/".join(path.with_suffix("").parts[-3:]))
    titles = _titles()
    _, prefix, name = written.rpartition(titles["prefix"])
    if prefix:
        return group_name(name)
    stem = unquote(path.stem)
    return group_name(stem.removeprefix(next(filter(stem.startswith, titles["file_prefixes"]), "")))


def _pages_of_export(path: Path) -> Iterator[GroupPage]:
    with _EXPORTS[path.suffix.lower()](path, "rb") as stream:
        for title, text in _titles_and_texts(stream):
            name = group_of_title(title)
            if name is not None:
                yield GroupPage(name, title, text)


def _titles_and_texts(stream: IO[bytes]) -> Iterator[tuple[str, str]]:
    title, text = "", ""
    for _, element in ElementTree.iterparse(stream):
        _, _, tag = element.tag.rpartition("}")
        if tag == "title":
            title = element.text or ""
        elif tag == "text":
            text = element.text or ""
        elif tag == "page":
            yield title, text
            element.clear()
