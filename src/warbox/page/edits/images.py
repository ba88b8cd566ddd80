"""How the file of a picture is exchanged where it is named, so that the prefix and the options beside it stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warbox.page.edits.room import Alternative
from warbox.syntax.edits import Replacement
from warbox.values.image import Image

_BLANKS = "[ _]+"


def file_alternatives(old: Image, new: Image, source: str, start: int, end: int) -> Iterator[Alternative]:
    """Ways to name another file between two offsets of the page; none where more than the file is to be another."""
    if old.model_copy(update={"file": new.file}) != new:
        return
    written = re.compile(_BLANKS.join(map(re.escape, old.file.split())))
    for found in written.finditer(source, start, end):
        yield (Replacement(found.start(), found.end(), new.file),)
