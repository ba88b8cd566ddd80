"""Text on standard output, all of it or an error: what is written there is data for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable


def write_texts(texts: Iterable[str], errors: str = "strict") -> None:
    """Writes texts in UTF-8, whatever the terminal's encoding. Raises `OSError` where not all of it can be written.

    Where Python does not buffer its output (PYTHONUNBUFFERED), a pipe that is closed or a disk that is full takes the
    beginning alone, and only the next attempt says so.
    """
    for text in texts:
        rest = memoryview(text.encode("utf-8", errors))
        while rest:
            rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()
