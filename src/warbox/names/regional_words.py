"""The words of other regions that a reader's own region has others for, where they are evidently not its own.

OpenCC's dictionaries of regional words are made for text that is known to be of the other region, and they replace
syllables of longer names as well: 查德, Taiwan's Chad, stands in the mainland's 理查德. So a word is exchanged only
where the list of renderings or CLDR has both words for one name, as OpenCC or another converter has it, and none of
them has the old one for anything in the reader's own region.
A term must not even stand in a longer term that is usual there: 装置 is a word of every region. Common words are listed
that stay whatever stands in them: 物件 is more than Taiwan's object of a program, and 增加 is none of 加纳's beginning.

`regional_words.tsv` has what came of that, worked out once by `warbox.names.training`: a line for each word with its
region, where it is exchanged, and the region's own word.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from warbox.names.conversion.glossary import Glossary

Pairs = dict[str, str]

KEPT, ANYWHERE, ELSEWHERE = "kept", "anywhere", "elsewhere"
"""Where a word is exchanged: nowhere, in every text, or in text that was in the other script."""


class RegionalWords(NamedTuple):
    """What exchanges words in a text that is in the reader's script already.

    `anywhere` exchanges names that no form of the region holds, `elsewhere` also other names, and terms: it is for text
    that was in the other script.
    """

    anywhere: Callable[[str], str]
    elsewhere: Callable[[str], str]


@cache
def regional_words(region: str) -> RegionalWords:
    """The words for a region, `zh-cn`, `zh-tw` or `zh-hk`."""
    table = _tables()[region]
    names, foreign, kept = table[ANYWHERE], table[ELSEWHERE], table[KEPT]
    return RegionalWords(_replacing(names | kept), _replacing(names | foreign | kept))


@cache
def _tables() -> dict[str, dict[str, Pairs]]:
    """For each region, and for each place where words are exchanged, the words with those for them."""
    tables: dict[str, dict[str, Pairs]] = {}
    for line in (files("warbox.names") / "regional_words.tsv").read_text(encoding="utf-8").splitlines():
        region, where, old, new = line.split("\t")
        tables.setdefault(region, {KEPT: {}, ANYWHERE: {}, ELSEWHERE: {}})[where][old] = new
    return tables


def _replacing(pairs: Pairs) -> Callable[[str], str]:
    glossary = Glossary(str)
    glossary.add(pairs)
    return lambda text: "".join(piece.text for piece in glossary.convert(text))
