"""The outcome of a conflict: the first line of its result, without what sends the reader elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from warbox.values.figures.tokens.words import is_unspaced
from warbox.wikis import Wiki

_AROUND = " ,;:\uff0c\uff1b\uff1a"
# The lengths are bounded, so that a line of many such words is not read to its end for each of them.
_BRACKETED = (
    r"\s*[(\uff08\[]\s*{see}(?:[^()\uff08\uff09]|[(\uff08][^()\uff08\uff09]{0,200}[)\uff09]){0,200}[)\uff09\]]\.?"
)
_BEHIND_SIGN = r"(?:\s*[.,;:\u3002\uff0c\uff1b]|\s+[\u2013\u2014-])\s*{see}[^.;\u3002\uff1b]{0,200}[.\u3002]?"


def outcome_of(text: str, wiki: Wiki) -> str:
    """The first line of a result, without signs at its end, and without "(see Aftermath)" or ". See below" there.

    A line that is nothing else stays. The outcome is what the text begins with.
    """
    line = text.split("\n", 1)[0].rstrip(_AROUND)
    remark = _remark_at_end(wiki).search(line)
    return line if remark is None or not remark.start() else line[: remark.start()].rstrip(_AROUND)


@lru_cache(maxsize=64)
def _remark_at_end(wiki: Wiki) -> re.Pattern[str]:
    words = [_word(word) for word in wiki.table("remarks").get("see", [])]
    see = f"(?:{'|'.join(words) or '(?!)'})"
    patterns = (pattern.replace("{see}", see) for pattern in (_BRACKETED, _BEHIND_SIGN))
    return re.compile(rf"(?:{'|'.join(patterns)})\Z", re.IGNORECASE)


def _word(word: str) -> str:
    """A pattern for a word that ends there, where blanks part words."""
    return re.escape(word) if is_unspaced(word[-1]) else rf"{re.escape(word)}(?!\w)"
