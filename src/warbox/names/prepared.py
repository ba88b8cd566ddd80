"""A name made ready to be compared: all that is worked out of its text alone, once."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache

from warbox.names.converters import HAN_STRETCH, converter, has_han
from warbox.names.numerals import numbers_of
from warbox.names.renderings import renderings
from warbox.names.sounds.alignment import Units
from warbox.names.sounds.readings import Readings, readings
from warbox.names.sounds.sound_table import sound_table
from warbox.names.sounds.spelling import SEPARATORS, spelt_words, units_of_spelling
from warbox.names.territories import Territories, territories_of
from warbox.names.variants import simplified_candidates

_REMARK = re.compile(r"\s*[(\uff08]([^()\uff08\uff09]*)[)\uff09]\s*$")
_INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\.(?!\Z)")
_PHRASES = ("tw2sp", "hk2s")
_KEPT = 65536


class PreparedName:
    """One name. `remark` is what brackets at its end say of it, and no part of the name itself."""

    def __init__(self, text: str) -> None:
        self.text = text
        remark = _REMARK.search(text)
        self.name = text[: remark.start()] if remark and remark.start() else text
        self.remark = remark[1].strip() if remark and remark.start() else ""
        self.is_chinese = has_han(self.name)
        self.numbers = numbers_of(self.name)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The parts of the name: in simplified script, or in small letters of ASCII."""
        if self.is_chinese:
            return tuple(part for part in SEPARATORS.split(converter("t2s")(self.name).casefold()) if part)
        return spelt_words(self.name)

    @cached_property
    def joined(self) -> str:
        """The parts in a row."""
        return "".join(self.words)

    @cached_property
    def letters_beside(self) -> str:
        """The letters that a Chinese name has beside its characters, in small ones, without accents and numerals."""
        beside = HAN_STRETCH.sub("", self.numbers.bare) if self.is_chinese else ""
        return "".join(filter(str.isalpha, unicodedata.normalize("NFKD", beside).casefold()))

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of the words that a name in letters cuts to one with a dot, as ASCII spells them."""
        if self.is_chinese or "." not in self.name:
            return frozenset()
        return frozenset(word[0] for letter in _INITIAL.findall(self.name) for word in spelt_words(letter))

    @cached_property
    def candidates(self) -> frozenset[str]:
        """What the name may be in simplified script, without what stands between its parts, its numbers in figures.

        A name in letters has the figures behind them, and if it has Roman numerals, is also what these are as letters.
        """
        if self.is_chinese:
            forms = simplified_candidates(self.numbers.in_figures)
            return frozenset(SEPARATORS.sub("", form).casefold() for form in forms)
        if not self.numbers.values:
            return frozenset({self.joined})
        spelt = "".join(spelt_words(self.numbers.in_figures))
        return frozenset({" ".join((self.joined, *self.numbers.written)), " ".join((spelt, *self.numbers.values))})

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The name with the mainland's words for those of Taiwan and Hong Kong, as the candidates are written."""
        forms = (
            {converter(configuration)(self.numbers.in_figures) for configuration in _PHRASES} if self.is_chinese else ()
        )
        return frozenset(SEPARATORS.sub("", form).casefold() for form in forms)

    @cached_property
    def territories(self) -> Territories:
        """The territories of which it is the Chinese or the English name."""
        return territories_of(self.name, ("en",))

    @cached_property
    def listed(self) -> frozenset[int]:
        """The numbers of the names that the list of renderings has it for."""
        return renderings().numbers_of(self.joined)

    @cached_property
    def is_usual(self) -> bool:
        """Whether it is listed as the usual form of a region."""
        return renderings().is_usual(self.joined)

    @cached_property
    def listed_parts(self) -> tuple[frozenset[int], ...]:
        """The same part by part."""
        return tuple(map(renderings().numbers_of, self.words))

    @cached_property
    def readings(self) -> Readings:
        """How pinyin spells a Chinese name of one part; of one that is listed for a foreign name it is no reading."""
        is_read = self.is_chinese and len(self.words) == 1 and not self.listed and not self.territories
        return readings(self.joined) if is_read else {}

    @cached_property
    def signs(self) -> Units:
        """The characters of the whole name, for the sound of another Chinese name."""
        return sound_table().characters.units(self.joined)

    @cached_property
    def signs_of_parts(self) -> tuple[Units, ...]:
        """The characters part by part."""
        return tuple(map(sound_table().characters.units, self.words))

    @cached_property
    def letters(self) -> Units:
        """The units of the spelling of the whole name."""
        return sound_table().spellings.units(units_of_spelling(self.joined))

    @cached_property
    def letters_of_parts(self) -> tuple[Units, ...]:
        """The units of the spelling word by word."""
        return tuple(sound_table().spellings.units(units_of_spelling(word)) for word in self.words)


@lru_cache(maxsize=_KEPT)
def prepare(text: str) -> PreparedName:
    """The name of that text, ready to be compared."""
    return PreparedName(text)
