"""What the words around a number say, the line they stand in, and where the reading of them stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from warbox.values.figures.tokens.token import Token
from warbox.values.figures.tokens.words import FigureWords, Meaning, Noun, NounGroup, Role


@dataclass(slots=True)
class Phrase:
    """What a phrase says. `nouns` are what is counted, with the words they are written in; `fates` what befell them.

    `noun_joint` and `fate_joint` say how several of them are joined. `people` are the tokens that name whose men they
    are, `counted` those of the nouns, `unknown` those of a noun that no table has. `measure` is the noun where it is
    but a measure word, as the Chinese one for ships in "ships twelve [hulls]", `named` says that a heading names whose
    fighters they are. `stop` is the token after the last one that says something.
    """

    nouns: list[tuple[Noun, str]] = field(default_factory=list)
    fates: list[Meaning] = field(default_factory=list)
    noun_joint: Role | None = None
    fate_joint: Role | None = None
    people: list[int] = field(default_factory=list)
    counted: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    civilian: bool = False
    measure: str | None = None
    named: bool = False
    stop: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether it says neither what is counted nor what befell it."""
        return not self.nouns and not self.fates

    @property
    def group(self) -> NounGroup | None:
        """The table of the first noun; None where there is none or no table has it."""
        return self.nouns[0][0].group if self.nouns else None

    @property
    def counts_things(self) -> bool:
        """Whether it counts ships or material."""
        return self.group in (NounGroup.SHIPS, NounGroup.MATERIAL)


@dataclass(slots=True)
class PhraseReading:
    """Where the reading of a phrase stands."""

    phrase: Phrase
    unknown: list[int] = field(default_factory=list)  # words of a noun that the tables may lack
    names: list[int] = field(default_factory=list)  # names with digits in them, which may be those of arms
    joined: bool = False  # right after "and", "or", a comma
    linked: bool = False  # after a preposition: what follows is not what is counted
    noun_at: int = -1  # the token of the last noun
    noun_before: bool = False  # what is counted stands before the number
    before_number: bool = False  # the phrase itself stands before its number


@dataclass(slots=True)
class Line:
    """A line's text and tokens, with the closing bracket of each opening one.

    `links` has the end of the text in the longest link or italics by where that begins, `pointers` the beginning of
    links to a section of the same page by where they end, `targets` the pages of other links by where these begin.
    """

    text: str
    tokens: Sequence[Token]
    closing: Mapping[int, int]
    words: FigureWords
    links: Mapping[int, int] = field(default_factory=dict)
    pointers: Mapping[int, int] = field(default_factory=dict)
    targets: Mapping[int, str] = field(default_factory=dict)
    _fates: list[int] | None = None

    @property
    def fates(self) -> list[int]:
        """The tokens that say what befell, in order; gathered when they are first asked for."""
        if self._fates is None:
            self._fates = [at for at, token in enumerate(self.tokens) if token.meaning.befell]
        return self._fates


def befell_only_things(phrase: Phrase) -> bool:
    """Whether what befell cannot have befallen people: "6 sunk", "6 damaged or captured"."""
    fates = phrase.fates
    return any(f.fate is None and not f.loss for f in fates) and all(f.material_fate is not None for f in fates)
