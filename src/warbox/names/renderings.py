"""A list of foreign names and terms as each region writes them in Chinese: what no rule and no sound tells for certain.

`renderings.tsv` has a name a line: its usual spelling, what it is of, the mainland's forms, Taiwan's, and Hong Kong's
where they are others; several with `/` between them, the usual one first. It holds names whose forms differ by more
than script. What it is of is `person`, `surname`, `given` (a given name), `place`, `people`, `term` or `other`; a term
is called by words of the language rather than by its foreign sound, and no sounds are learned from it. The list was
written from general knowledge and cites no sources; docs/names.md tells how far it was checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from warbox.names.converters import converter, has_han
from warbox.names.scripts import REGIONS
from warbox.names.sounds.spelling import SEPARATORS, spelt_lines

_END = "\0"
_NEXT = "\1"
_BEFORE_FORMS = 2
"""How many columns stand before those with forms."""


class Rendering(NamedTuple):
    """One name of the list: its spelling, what it is of, and its forms by region."""

    original: str
    kind: str
    forms: dict[str, tuple[str, ...]]


class Renderings:
    """The names of a list by their forms. `text` is the list as its file has it."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def __iter__(self) -> Iterator[Rendering]:
        return map(_read_line, self._lines)

    def numbers_of(self, joined: str) -> frozenset[int]:
        """The numbers of the names of which this is a form, in simplified script, or the spelling.

        Both in small letters, without what stands between their parts.
        """
        return (self._by_form if has_han(joined) else self._by_spelling).of(joined)

    def is_usual(self, joined: str) -> bool:
        """Whether a form, as `numbers_of` takes it, is the first of a region's for some name, or a spelling."""
        return not has_han(joined) or joined in self._by_form.usual

    def original(self, number: int) -> str:
        """How the name of that number is spelt."""
        return _read_line(self._lines[number]).original

    def regions(self, number: int) -> dict[str, frozenset[str]]:
        """For each form of the name of that number the variants that have it, the forms as `numbers_of` takes them.

        Hong Kong has those of Taiwan where the list has none of its own.
        """
        forms = _read_line(self._lines[number]).forms
        found: dict[str, frozenset[str]] = {}
        column: tuple[str, ...] = ()
        for region in REGIONS:
            column = forms.get(region, column)
            for form in _joined("/".join(column)).split("/"):
                found[form] = found.get(form, frozenset()) | {region}
        return found

    @cached_property
    def _by_form(self) -> _Numbers:
        columns = (line.split("\t", _BEFORE_FORMS)[-1].replace("\t", _NEXT) for line in self._lines)
        # All forms at once: a call for each takes several times as long.
        return _Numbers(line.split(_NEXT) for line in _joined(_END.join(columns)).split(_END))

    @cached_property
    def _by_spelling(self) -> _Numbers:
        spellings = spelt_lines(line.partition("\t")[0] for line in self._lines)
        return _Numbers([spelling] for spelling in spellings)


class _Numbers:
    """For each form the numbers of the names that have it. One sign by itself is no name.

    Hardly any form has several: the first one is kept apart, so that there is a list for those alone. `usual` are the
    forms that are the first of a column.
    """

    def __init__(self, columns_of_names: Iterable[Iterable[str]]) -> None:
        self._first: dict[str, int] = {}
        self._others: dict[str, list[int]] = defaultdict(list)
        self.usual: set[str] = set()
        for number, columns in enumerate(columns_of_names):
            for column in columns:
                forms = column.split("/")
                self.usual.add(forms[0])
                for form in forms:
                    if len(form) > 1 and self._first.setdefault(form, number) != number:
                        self._others[form].append(number)

    def of(self, form: str) -> frozenset[int]:
        """The numbers of the names that have the form."""
        first = self._first.get(form)
        return frozenset() if first is None else frozenset((first, *self._others.get(form, ())))


def _joined(forms: str) -> str:
    """Chinese forms as `PreparedName.joined` has them."""
    return SEPARATORS.sub("", converter("t2s")(forms).casefold())


@cache
def renderings() -> Renderings:
    """The list that comes with the package."""
    return Renderings((files("warbox.names") / "renderings.tsv").read_text(encoding="utf-8"))


def _read_line(line: str) -> Rendering:
    original, kind, *columns = line.split("\t")
    forms = {region: tuple(column.split("/")) for region, column in zip(REGIONS, columns, strict=True) if column}
    return Rendering(original, kind, forms)
