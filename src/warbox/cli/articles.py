"""Articles in files and on the standard streams: read as wikitext, or refused with a message for a person."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from warbox.errors import WarboxError

LARGEST_ARTICLE = 2048 * 1024
"""In bytes. MediaWiki saves no larger page unless told to ($wgMaxArticleSize), so a larger file is not one article."""


class CommandError(WarboxError):
    """A command cannot do what it was asked; the message tells a person why."""


def read_article(file: str) -> str:
    """The wikitext in a file, or on standard input for `-`.

    Raises `CommandError`, with a message for a person, where it cannot be read or is not wikitext.
    """
    if file == "-":
        return decode_article(_read_at_most(sys.stdin.buffer), "standard input")
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 (a Path takes no name for this folder)
            content = _read_at_most(stream)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise CommandError(f"cannot read {file!r}: {reason}") from error
    return decode_article(content, repr(file))


def decode_article(content: bytes, place: str) -> str:
    """The text of these bytes; `place` names where they come from.

    Raises `CommandError` where they are empty, larger than an article, or not UTF-8 text without NUL.
    """
    if not content:
        raise CommandError(f"{place} is empty")
    if len(content) > LARGEST_ARTICLE:
        raise CommandError(f"{place} is larger than MediaWiki lets an article be ({LARGEST_ARTICLE:,} bytes)")
    if (nul := content.find(b"\0")) >= 0:
        raise CommandError(f"{place} is not text: NUL at byte {nul}")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = content[error.start]
        raise CommandError(f"{place} is not UTF-8: byte 0x{wrong:02x} at offset {error.start}") from error


def _read_at_most(stream: BinaryIO) -> bytes:
    """The content of the stream, but no more than shows that it is too large."""
    return stream.read(LARGEST_ARTICLE + 1)


def write_article(file: str, text: str) -> None:
    """Writes an article where it was read, or to standard output for `-`. Raises `CommandError` where it cannot."""
    if file == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    try:
        Path(file).write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise CommandError(f"cannot write {file!r}: {error.strerror}") from error


def readable_title(title: str | None) -> str | None:
    """The title; raises `CommandError` where the shell handed over bytes that are not UTF-8."""
    try:
        (title or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise CommandError(f"the title {title!a} is not UTF-8") from error
    return title
