"""Names that languages translate: given names, as rulers are called by them, and places that CLDR has no names of.

`exonyms.tsv` has a name a line: `given` or `place`, and its forms in the languages that the first line names; several
with `/` between them. What is left empty is as in English. It was written from general knowledge and cites no sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from warbox.names.sounds.spelling import spelt_words

_LEAST_STEM = 4
"""How many letters are left at least when an ending is taken off."""

PLACE = "place"


@dataclass(frozen=True, slots=True)
class Exonym:
    """One name of the list, by its first form in English; a territory of CLDR by its code."""

    kind: str
    english: str

    @property
    def is_place(self) -> bool:
        """Whether it is that of a place, and names by itself."""
        return self.kind == PLACE


@lru_cache(maxsize=512)
def exonyms_in(language: str, endings: tuple[str, ...]) -> Mapping[str, frozenset[Exonym]]:
    """The names by their forms in the language, as they are spelt in ASCII, and by these without one of the endings."""
    found: dict[str, frozenset[Exonym]] = {}
    for exonym, forms in _listed():
        for form in forms.get(language, ()):
            for stem in stems(" ".join(spelt_words(form)), endings):
                found[stem] = found.get(stem, frozenset()) | {exonym}
    return found


def stems(word: str, endings: Iterable[str]) -> set[str]:
    """A word, and what is left of it without an ending."""
    cut = {word[: len(word) - len(ending)] for ending in endings if word.endswith(ending)}
    return {word} | {stem for stem in cut if len(stem) >= _LEAST_STEM}


@cache
def _listed() -> tuple[tuple[Exonym, dict[str, tuple[str, ...]]], ...]:
    """Each name of the list with its forms by language."""
    head, *lines = (files("warbox.names.prose") / "exonyms.tsv").read_text(encoding="utf-8").splitlines()
    _, *languages = head.split("\t")
    found = []
    for line in lines:
        kind, english, *others = line.split("\t")
        columns = (column or english for column in (english, *others))
        forms = {language: tuple(column.split("/")) for language, column in zip(languages, columns, strict=True)}
        found.append((Exonym(kind, forms[languages[0]][0]), forms))
    return tuple(found)
