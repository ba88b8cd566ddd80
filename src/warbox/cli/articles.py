"""Articles and prose in files and on the standard streams: read as text, or refused with a message for a person."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from warbox.dumps.output.places import check_apart
from warbox.dumps.output.whole_files import write_whole
from warbox.errors import WarboxError
from warbox.report.standard_output import write_texts

LARGEST_ARTICLE = 2048 * 1024
"""In bytes. MediaWiki saves no larger page unless told to ($wgMaxArticleSize), so a larger file is not one article."""

LARGEST_PROSE = 32 * 1024 * 1024
"""In bytes: that of many books."""


class CommandError(WarboxError):
    """A command cannot do what it was asked; the message tells a person why."""


def read_article(file: str) -> str:
    """The wikitext in a file, or on standard input for `-`.

    Raises `CommandError`, with a message for a person, where it cannot be read or is not wikitext.
    """
    content, place = _read_at_most(LARGEST_ARTICLE, file)
    return decode_article(content, place)


def read_prose(file: str) -> str:
    """The plain text in a file, or on standard input for `-`; it may be empty, and as long as a book.

    Raises `CommandError`, with a message for a person, where it cannot be read or is not text.
    """
    content, place = _read_at_most(LARGEST_PROSE, file)
    if len(content) > LARGEST_PROSE:
        raise CommandError(f"{place} is too large: prose may have {LARGEST_PROSE:,} bytes")
    return _decode(content, place)


def decode_article(content: bytes, place: str) -> str:
    """The text of these bytes; `place` names where they come from.

    Raises `CommandError` where they are empty, larger than an article, or not UTF-8 text without NUL.
    """
    if not content:
        raise CommandError(f"{place} is empty")
    if len(content) > LARGEST_ARTICLE:
        raise CommandError(f"{place} is larger than {LARGEST_ARTICLE:,} bytes, as much as MediaWiki lets an article be")
    return _decode(content, place)


def _decode(content: bytes, place: str) -> str:
    if (nul := content.find(b"\0")) >= 0:
        raise CommandError(f"{place} is not text: NUL at byte {nul}")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = content[error.start]
        raise CommandError(f"{place} is not UTF-8: byte 0x{wrong:02x} at offset {error.start}") from error


def _read_at_most(most: int, file: str) -> tuple[bytes, str]:
    """The content, but no more than shows that it is larger than that, and what messages call its place."""
    if file == "-":
        return sys.stdin.buffer.read(most + 1), "standard input"
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 (a Path takes no name for this folder)
            return stream.read(most + 1), repr(file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CommandError(f"cannot read {file!r}: {reason}") from error


def write_article(file: str, text: str) -> None:
    """Writes an article or a page, as a whole or not at all, or to standard output for `-`.

    Raises `CommandError` where it cannot.
    """
    if file == "-":
        write_texts([text])
        return
    try:
        write_whole(Path(file), text.encode("utf-8"))
    except OSError as error:
        raise CommandError(f"cannot write {file!r}: {error.strerror}") from error


def check_page(output: str, sources: Iterable[str]) -> None:
    """Whether a page for the browser may be written there, which is made from these files; `-` is standard output.

    Raises `CommandError` where a file is there that is no such page and would be lost, and `DumpError` where the output
    is one of the sources, holds one or lies in one.
    """
    if output == "-":
        return
    check_apart([Path(output)], [Path(source) for source in sources if source != "-"])
    if not _may_be_replaced(Path(output)):
        raise CommandError(f"{output!r} is there and is no page: move it away, or give another name")


def _may_be_replaced(path: Path) -> bool:
    """Whether nothing is lost with what is there: nothing, a page, or what is no file but takes text, as a device."""
    if not path.is_file():
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(len(_DOCTYPE)).lower() in (b"", _DOCTYPE)
    except OSError as error:
        raise CommandError(f"cannot write {str(path)!r}: {error.strerror}") from error


_DOCTYPE = b"<!doctype html>"


def readable_title(title: str | None) -> str | None:
    """The title; raises `CommandError` where the shell handed over bytes that are not UTF-8."""
    try:
        (title or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise CommandError(f"the title {title!a} is not UTF-8") from error
    return title
