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
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from warbox.names.converters import converter, has_han
from warbox.names.scripts import REGIONS
from warbox.names.sounds.spelling import SEPARATORS, spelt_words

_END = "\0"


@dataclass(frozen=True, slots=True)
class Rendering:
    """One name of the list: its spelling, what it is of, and its forms by region."""

    original: str
    kind: str
    forms: dict[str, tuple[str, ...]]


class Renderings:
    """The names of a list by their forms."""

    def __init__(self, names: Iterable[Rendering]) -> None:
        self._names = list(names)

    def __iter__(self) -> Iterator[Rendering]:
        return iter(self._names)

    def numbers_of(self, joined: str) -> frozenset[int]:
        """The numbers of the names of which this is a form, in simplified script, or the spelling, in small letters.

        Both without what stands between their parts.
        """
        numbers = self._by_form if has_han(joined) else self._by_spelling
        return frozenset(numbers.get(joined, ()))

    def original(self, number: int) -> str:
        """How the name of that number is spelt."""
        return self._names[number].original

    def regions(self, number: int) -> dict[str, frozenset[str]]:
        """For each form of the name of that number the variants that have it, the forms as `numbers_of` takes them.

        Hong Kong has those of Taiwan where the list has none of its own.
        """
        found: dict[str, frozenset[str]] = {}
        column: tuple[str, ...] = ()
        for region in REGIONS:
            column = self._names[number].forms.get(region, column)
            for form in SEPARATORS.sub("", converter("t2s")("/".join(column))).split("/"):
                found[form] = found.get(form, frozenset()) | {region}
        return found

    @cached_property
    def _by_form(self) -> dict[str, list[int]]:
        written = _END.join("/".join(map("/".join, name.forms.values())) for name in self._names)
        # All forms at once: a call for each takes several times as long.
        lines = SEPARATORS.sub("", converter("t2s")(written)).split(_END)
        return _numbers(line.split("/") for line in lines)

    @cached_property
    def _by_spelling(self) -> dict[str, list[int]]:
        return _numbers(["".join(spelt_words(name.original))] for name in self._names)


def _numbers(forms_of_names: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """For each form the numbers of the names that have it; one sign by itself is no name."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, forms in enumerate(forms_of_names):
        for form in forms:
            if len(form) > 1:
                found[form].append(number)
    return found


@cache
def renderings() -> Renderings:
    """The list that comes with the package."""
    return Renderings(read_renderings((files("warbox.names") / "renderings.tsv").read_text(encoding="utf-8")))


def read_renderings(text: str) -> Iterator[Rendering]:
    """The names of a list, in the order of its lines."""
    for line in text.splitlines():
        original, kind, *columns = line.split("\t")
        forms = {region: tuple(column.split("/")) for region, column in zip(REGIONS, columns, strict=True) if column}
        yield Rendering(original, kind, forms)
