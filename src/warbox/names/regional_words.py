"""The words of other regions that a reader's own region has others for, where they are evidently not its own.

OpenCC's dictionaries of regional words are made for text that is known to be of the other region, and they replace
syllables of longer names as well: 查德, Taiwan's Chad, stands in the mainland's 理查德. So a word is exchanged only
where the list of renderings has both words for one name, and has the old one for nothing in the reader's own region.
A term must not even stand in a longer term that is usual there: 装置 is a word of every region.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from warbox.names.conversion.glossary import Glossary
from warbox.names.converters import converter
from warbox.names.renderings import Rendering, renderings
from warbox.names.scripts import REGIONS
from warbox.names.territories import names_in_locale

_TERM = "term"
_SHORTEST = 2
"""One character is a part of too many words to be taken for one."""

Pairs = dict[str, str]
Listed = Sequence[tuple[Rendering, tuple[str, ...]]]
"""The names of the list, each with its forms in the region."""


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
    listed = [(name, _own_forms(name, region)) for name in renderings()]
    own = {form for _, forms in listed for form in forms} | set(names_in_locale(locale).values())
    exchanged = _exchanged(listed, script, words)
    names, terms = ({old: new for old, new in pairs.items() if old not in own} for pairs in exchanged)
    held = _held([*names, *terms], own)
    usual_terms = {forms[0] for name, forms in listed if name.kind == _TERM and forms}
    kept = {form: form for forms in held.values() for form in forms}
    evident = {old: new for old, new in names.items() if old not in held}
    foreign = names | {old: new for old, new in terms.items() if usual_terms.isdisjoint(held.get(old, ()))}
    return RegionalWords(_replacing(kept | evident), _replacing(kept | foreign))


def _own_forms(name: Rendering, region: str) -> tuple[str, ...]:
    """The forms of a name in a region; those of the last column before it where the list has none of its own."""
    found: tuple[str, ...] = ()
    for column in REGIONS:
        found = name.forms.get(column, found)
        if column == region:
            break
    return found


def _exchanged(listed: Listed, script: str, words: str) -> tuple[Pairs, Pairs]:
    """The words of other regions and those of this one for them, names and terms: on which OpenCC and the list agree.

    Both are in the script of this region.
    """
    forms = list(dict.fromkeys(form for name, _ in listed for forms in name.forms.values() for form in forms))
    text = "\n".join(forms)
    written, replaced = (converter(configuration)(text).split("\n") for configuration in (script, words))
    changed = {
        form: (old, new)
        for form, old, new in zip(forms, written, replaced, strict=True)
        if old != new and len(old) >= _SHORTEST
    }
    names: Pairs = {}
    terms: Pairs = {}
    for name, own in listed:
        for forms_of_region in name.forms.values():
            for old, new in (changed[form] for form in forms_of_region if form in changed):
                if new in own:
                    (terms if name.kind == _TERM else names)[old] = new
    return names, terms


def _held(olds: Iterable[str], own: Iterable[str]) -> dict[str, set[str]]:
    """For each word that longer forms of the region hold these forms."""
    text = "\n".join(["", *own, ""])
    found: dict[str, set[str]] = defaultdict(set)
    for old in olds:
        place = text.find(old)
        while place >= 0:
            end = text.index("\n", place)
            found[old].add(text[text.rindex("\n", 0, place) + 1 : end])
            place = text.find(old, end)
    return found


def _replacing(pairs: Pairs) -> Callable[[str], str]:
    glossary = Glossary(str)
    glossary.add(pairs)
    return lambda text: "".join(piece.text for piece in glossary.convert(text))
