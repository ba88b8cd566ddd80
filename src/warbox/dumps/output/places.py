"""Where an output may be: at a place of its own, away from all that is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from errno import ELOOP
from pathlib import Path
from typing import TypeVar

from warbox.dumps.errors import DumpError

_STANDARD_OUTPUT = "-"
_WITHIN = "lies in"

AnyText = TypeVar("AnyText", str, Path, Path | None)


def followed(place: Path) -> Path:
    """What a link leads to, so that it is that which is written over and not the link; any other place as it is."""
    return Path(os.path.realpath(place)) if place.is_symlink() else place


def check_apart(outputs: Iterable[Path], others: Iterable[Path], *, may_lie_within: bool = False) -> None:
    """Raises `DumpError` where an output is one of the other places, holds one, or lies in one, by whatever name.

    With `may_lie_within` it may lie in one, as in a folder of which only some files are read.
    """
    for output in outputs:
        for other in others:
            relation = _relation(output, other)
            if relation is not None and not (may_lie_within and relation is _WITHIN):
                raise DumpError(f"{output} {relation} {other}: give another name for the output")


def _relation(output: Path, other: Path) -> str | None:
    """How two places overlap; None where they do not."""
    one, two = _resolved(output), _resolved(other)
    if one == two or (one.exists() and two.exists() and one.samefile(two)):
        return "is the same as"
    if one in two.parents:
        return "holds"
    return _WITHIN if two in one.parents else None


def _resolved(place: Path) -> Path:
    """Where links lead. Raises `DumpError` where they lead in a circle, which not every Python says by itself."""
    try:
        return Path(os.path.realpath(place, strict=True))
    except OSError as error:
        if error.errno == ELOOP:
            raise DumpError(f"{place} is a link that leads back to itself") from error
        return place.resolve()


def check_name(place: Path) -> None:
    """Raises `DumpError` for a place that has no name of its own: this folder, the one above, or standard output."""
    if str(place) == _STANDARD_OUTPUT:
        raise DumpError("an output is a file or a folder: it cannot be written to standard output")
    if place.name in ("", ".."):
        raise DumpError(f"{str(place)!r} is no name for an output: files beside it are named after it")


def in_utf8(given: AnyText) -> AnyText:
    """What a command is given, where libraries of tables can take it. Raises `DumpError` where it is not UTF-8."""
    try:
        str(given).encode("utf-8")
    except UnicodeEncodeError as error:
        raise DumpError(f"{str(given)!r} is not UTF-8 in this locale") from error
    return given
