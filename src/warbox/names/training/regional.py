"""Works out which words of other regions are exchanged for readers of one: `regional_words.tsv`.

The names of territories and cities in CLDR count as names of the list of renderings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from warbox.names.converters import converter
from warbox.names.regional_words import ANYWHERE, ELSEWHERE, KEPT, Pairs
from warbox.names.renderings import Rendering, renderings
from warbox.names.scripts import REGIONS
from warbox.names.sounds.spelling import SEPARATORS
from warbox.names.territories import names_in_locale
from warbox.names.variants import varieties

_TERM, _PLACE = "term", "place"
_SHORTEST = 2
"""One character is a part of too many words to be taken for one."""


class ShownForm(NamedTuple):
    """What a converter shows the readers of a region for a form of the list."""

    region: str
    form: str
    shown: str


def dump_regional_words(shown: Iterable[ShownForm] = ()) -> str:
    """The file: for each region the words that are exchanged, and longer ones that hold them and are not.

    `shown` is what another converter shows for forms of the list: where it agrees with the list, OpenCC need not.
    """
    by_region: dict[str, Pairs] = {region: {} for region in REGIONS}
    for one in shown:
        by_region[one.region][one.form] = one.shown
    lines = [
        f"{region}\t{where}\t{old}\t{new}\n"
        for region, others in by_region.items()
        for where, pairs in _words_of(region, others)
        for old, new in sorted(pairs.items())
    ]
    return "".join(lines)


def read_shown_forms(text: str) -> list[ShownForm]:
    """The lines of a file of shown forms: a region, a form of the list, and what is shown for it, between tabs."""
    return [ShownForm(*line.split("\t")) for line in text.splitlines()]


def agreed_forms(show: Callable[[list[str], str], list[str]]) -> Iterator[ShownForm]:
    """The forms of the list for which a converter shows the region's own one, where script alone does not make it.

    `show` takes forms and a region.
    """
    forms = list(_bearers())
    for region in REGIONS:
        usual, convert_script = _usual(region), converter(varieties()[region].opencc or "")
        for form, shown in zip(forms, show(forms, region), strict=True):
            if shown not in (form, convert_script(form)) and any(shown in usual[one] for one in _bearers()[form]):
                yield ShownForm(region, form, shown)


def _words_of(region: str, shown: Pairs) -> Iterator[tuple[str, Pairs]]:
    variety = varieties()[region]
    script, words = variety.opencc or "", variety.words or ""
    usual = _usual(region)
    own = {form for forms in usual for form in forms}
    own |= set(names_in_locale(variety.locale or variety.standard).values())
    exchanged = _exchanged(usual, script, words, shown)
    names, terms = ({old: new for old, new in pairs.items() if old not in own} for pairs in exchanged)
    held = _held([*names, *terms], own)
    usual_terms = {forms[0] for name, forms in zip(_listed(), usual, strict=True) if name.kind == _TERM and forms}
    common = converter(script)(_common_words()).split()
    kept = {form: form for forms in (*map(_kept_with, held, held.values()), common) for form in forms}
    anywhere = {old: new for old, new in names.items() if old not in held}
    foreign = names | {old: new for old, new in terms.items() if usual_terms.isdisjoint(held.get(old, ()))}
    yield KEPT, kept
    yield ANYWHERE, _without(anywhere, kept)
    yield ELSEWHERE, _without(foreign, kept | anywhere)


@cache
def _listed() -> list[Rendering]:
    """The names of the list, and those of CLDR that regions write otherwise."""
    in_region = {region: names_in_locale(varieties()[region].locale or "") for region in REGIONS}
    codes = dict.fromkeys(code for names in in_region.values() for code in names)
    listed = list(renderings())
    for code in codes:
        forms: dict[str, tuple[str, ...]] = {
            region: (names[code],) for region, names in in_region.items() if code in names
        }
        if len(set(forms.values())) > 1:
            listed.append(Rendering(code, _PLACE, forms))
    return listed


def _without(pairs: Pairs, others: Pairs) -> Pairs:
    return {old: new for old, new in pairs.items() if old not in others}


def _usual(region: str) -> list[tuple[str, ...]]:
    """The forms in a region of each name of the list; those of the last column before it where it has none there."""
    columns = list(REGIONS)[: list(REGIONS).index(region) + 1]
    found = []
    for name in _listed():
        column = next(column for column in reversed(columns) if column in name.forms or column == columns[0])
        found.append(name.forms.get(column, ()))
    return found


@cache
def _bearers() -> dict[str, list[int]]:
    """For each form of the list the numbers of the names that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(_listed()):
        for forms in name.forms.values():
            for form in forms:
                found[form].append(number)
    return found


def _exchanged(usual: list[tuple[str, ...]], script: str, words: str, shown: Pairs) -> tuple[Pairs, Pairs]:
    """The words of other regions and those of this one for them, names and terms: on which the list agrees with others.

    Both are in the script of this region. `usual` are its forms of each name, `script` and `words` the configurations
    of OpenCC that bring a text into its script, without and with its words, `shown` what another converter shows.
    """
    listed = _listed()
    text = "\n".join(_bearers())
    written, replaced = (converter(configuration)(text).split("\n") for configuration in (script, words))
    names: Pairs = {}
    terms: Pairs = {}
    for (form, bearers), old, by_opencc in zip(_bearers().items(), written, replaced, strict=True):
        for new in (by_opencc, shown.get(form, old)):
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


def _kept_with(word: str, forms: Iterable[str]) -> Iterator[str]:
    """Forms that hold a word, and the longer parts that it stands in: the region has them in other names as well."""
    for form in forms:
        yield form
        yield from (part for part in SEPARATORS.split(form) if word in part and part != word)


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
