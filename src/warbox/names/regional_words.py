"""The words of other regions that a reader's own region has others for, where they are evidently not its own.

OpenCC's dictionaries of regional words are made for text that is known to be of the other region, and they replace
syllables of longer names as well: 查德, Taiwan's Chad, stands in the mainland's 理查德. So a word is exchanged only
where the list of renderings has both words for one name, and has the old one for nothing in the reader's own region.
A term must not even stand in a longer term that is usual there: 装置 is a word of every region. Common words are listed
that stay whatever stands in them: 物件 is more than Taiwan's object of a program, and 增加 is none of 加纳's beginning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from warbox.names.conversion.glossary import Glossary
from warbox.names.converters import converter
from warbox.names.renderings import renderings
from warbox.names.scripts import REGIONS
from warbox.names.territories import names_in_locale

_TERM = "term"
_SHORTEST = 2
"""One character is a part of too many words to be taken for one."""

Pairs = dict[str, str]


class RegionalWords(NamedTuple):
    """What exchanges words in a text that is in the reader's script already.

    `anywhere` exchanges names that no form of the region holds, `elsewhere` also other names, and terms: it is for text
    that was in the other script.
    """

    anywhere: Callable[[str], str]
    elsewhere: Callable[[str], str]


@cache
def regional_words(region: str, locale: str, script: str, words: str) -> RegionalWords:
    """The words for a region of the list of renderings, and its locale in CLDR.

    `script` and `words` are the configurations of OpenCC that bring a text into the region's script, without and with
    its words.
    """
    usual = _usual(region)
    own = {form for forms in usual for form in forms} | set(names_in_locale(locale).values())
    exchanged = _exchanged(region, script, words)
    names, terms = ({old: new for old, new in pairs.items() if old not in own} for pairs in exchanged)
    held = _held([*names, *terms], own)
    usual_terms = {forms[0] for name, forms in zip(renderings(), usual, strict=True) if name.kind == _TERM and forms}
    common = converter(script)(_common_words()).split()
    kept = {form: form for forms in (*held.values(), common) for form in forms}
    evident = {old: new for old, new in names.items() if old not in held}
    foreign = names | {old: new for old, new in terms.items() if usual_terms.isdisjoint(held.get(old, ()))}
    return RegionalWords(_replacing(evident | kept), _replacing(foreign | kept))


@cache
def _usual(region: str) -> list[tuple[str, ...]]:
    """The forms in a region of each name of the list; those of the last column before it where it has none there."""
    columns = list(REGIONS)[: list(REGIONS).index(region) + 1]
    found = []
    for name in renderings():
        column = next(column for column in reversed(columns) if column in name.forms or column == columns[0])
        found.append(name.forms.get(column, ()))
    return found


@cache
def _bearers() -> dict[str, list[int]]:
    """For each form of the list the numbers of the names that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(renderings()):
        for forms in name.forms.values():
            for form in forms:
                found[form].append(number)
    return found


@cache
def _exchanged(region: str, script: str, words: str) -> tuple[Pairs, Pairs]:
    """The words of other regions and those of this one for them, names and terms: on which OpenCC and the list agree.

    Both are in the script of this region.
    """
    listed, usual = list(renderings()), _usual(region)
    text = "\n".join(_bearers())
    written, replaced = (converter(configuration)(text).split("\n") for configuration in (script, words))
    names: Pairs = {}
    terms: Pairs = {}
    for (_, bearers), old, new in zip(_bearers().items(), written, replaced, strict=True):
        if old == new or len(old) < _SHORTEST:
            continue
        for number in bearers:
            if new in usual[number]:
                (terms if listed[number].kind == _TERM else names)[old] = new
    return names, terms


@cache
def _common_words() -> str:
    """Words of every region, in simplified script, a line for each."""
    return (files("warbox.names") / "common_words.txt").read_text(encoding="utf-8")


def _held(olds: Iterable[str], own: Iterable[str]) -> dict[str, set[str]]:
    """For each word that longer forms of the region hold these forms."""
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for old in olds:
        by_beginning[old[:_SHORTEST]].append(old)
    found: dict[str, set[str]] = defaultdict(set)
    for form in own:
        for start in range(len(form) - _SHORTEST + 1):
            for old in by_beginning.get(form[start : start + _SHORTEST], ()):
                if form.startswith(old, start):
                    found[old].add(form)
    return found


def _replacing(pairs: Pairs) -> Callable[[str], str]:
    glossary = Glossary(str)
    glossary.add(pairs)
    return lambda text: "".join(piece.text for piece in glossary.convert(text))
