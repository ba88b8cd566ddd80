"""The variants of written Chinese, and text brought into one of them.

Conversion is a guess wherever one script has fewer characters than the other, and names suffer most from it: the
candidates keep every reading that a name may have.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, islice, product

from warbox.diagnostics import Span
from warbox.errors import UnknownVariantError
from warbox.names.characters import characters
from warbox.names.converters import converter, has_han
from warbox.names.regional_words import RegionalWords, regional_words
from warbox.names.scripts import stretches_in_script


@dataclass(frozen=True, slots=True)
class Variety:
    """One variant: its code, its name as MediaWiki writes it, and what it lacks and where that comes from.

    Attributes:
        standard: its code in BCP 47.
        fallbacks: the variants that a missing form is taken from, in order.
        rules: which of a page's rules change its text: `both` sorts, `one-way` ones, or `none`.
        opencc: the configuration of OpenCC, or of the folder `opencc`, that brings text of the other script into it;
            None where text stays as it is.
        characters: the configuration that gives text in its script, wherever that is from, its region's characters, or
            None.
        words: the configuration of OpenCC that brings in its region's words as well, or None.
        region: the column of the list of renderings that has its words, or None.
        quotes: its quotation marks, outer and inner ones; empty where text stays as it is.
        locale: the locale of CLDR that has its names of countries, or None.
    """

    code: str
    standard: str
    name: str
    fallbacks: tuple[str, ...]
    rules: str
    opencc: str | None = None
    characters: str | None = None
    words: str | None = None
    region: str | None = None
    quotes: str = ""
    locale: str | None = None

    @property
    def is_simplified(self) -> bool:
        """Whether it is written in simplified script."""
        return "Hans" in self.standard


@cache
def varieties() -> dict[str, Variety]:
    """All variants by code, in MediaWiki's order; the first is unconverted text."""
    tables = tomllib.loads((files("warbox.names") / "variants.toml").read_text(encoding="utf-8"))
    return {
        code: Variety(code=code, **{**table, "fallbacks": tuple(table["fallbacks"])}) for code, table in tables.items()
    }


def find_variety(code: str) -> Variety:
    """The variant of that code, in letters of either case. Raises `UnknownVariantError` where there is none."""
    found = varieties().get(code.lower())
    if found is None:
        raise UnknownVariantError(f"no variant {code!r}; there are {', '.join(varieties())}")
    return found


def convert(text: str, variant: str, protected: Iterable[Span] = ()) -> str:
    """The text in that variant (`zh-tw`), by OpenCC's dictionaries and the list of renderings.

    The text may mix scripts: what is in the variant's script already keeps its characters. Words of other regions are
    exchanged where they are evidently such. Quotation marks become those of the variant, as in MediaWiki. What stands
    in a protected span (code points of the text, in any order) stays as it is, and no phrase is read across it. Raises
    `UnknownVariantError`; never raises on text.
    """
    code = find_variety(variant).code
    if not has_han(text):
        return text
    return _convert_between(text, _converter_to(code), sorted((span.start, span.end) for span in protected))


@cache
def _converter_to(code: str) -> Callable[[str], str]:
    variety = varieties()[code]
    if variety.opencc is None:
        return str
    convert_script = converter(variety.opencc)
    convert_characters = converter(variety.characters) if variety.characters else str
    exchange_anywhere, exchange_elsewhere = _words_of(variety)
    quotes = {
        ord(other): own for one in varieties().values() for other, own in zip(one.quotes, variety.quotes, strict=False)
    }

    def convert_text(text: str) -> str:
        in_script = _convert_between(
            text,
            lambda part: exchange_elsewhere(convert_script(part)),
            stretches_in_script(text, simplified=variety.is_simplified),
        )
        return exchange_anywhere(convert_characters(in_script)).translate(quotes)

    return convert_text


def _words_of(variety: Variety) -> RegionalWords:
    if variety.opencc is None or variety.words is None or variety.region is None:
        return RegionalWords(str, str)
    return regional_words(variety.region)


def _convert_between(text: str, convert_text: Callable[[str], str], protected: Iterable[tuple[int, int]]) -> str:
    pieces: list[str] = []
    position = 0
    for start, end in protected:
        if end > position:
            pieces += (convert_text(text[position:start]), text[max(position, start) : end])
            position = end
    pieces.append(convert_text(text[position:]))
    return "".join(pieces)


def simplified_candidates(form: str, limit: int = 16) -> tuple[str, ...]:
    """What a name may be in simplified script, the likeliest first: never empty, no form twice, at most `limit`.

    OpenCC's answer is among them. Where it replaces a character that simplified script has as well, or a rare one by a
    commoner one, both readings are kept; a name that has the rare one means it. A character that Japan alone writes so
    may be the Chinese one.
    """
    if not has_han(form):
        return (form,)
    known = characters()
    readings = known.simplified if known.japanese.keys().isdisjoint(form) else known.simplified | known.japanese
    return _candidates(form, converter("t2s")(form), readings, known.kept, limit)


def traditional_candidates(form: str, limit: int = 16) -> tuple[str, ...]:
    """What a name may be in traditional script, the likeliest first: never empty, no form twice, at most `limit`.

    That of Taiwan's readers comes first, then those with another of the characters that are one in simplified script.
    """
    if not has_han(form):
        return (form,)
    return _candidates(form, converter("zh-tw")(form), characters().traditional, frozenset(), limit)


def _candidates(
    form: str, answer: str, readings: dict[str, tuple[str, ...]], kept: frozenset[str], limit: int
) -> tuple[str, ...]:
    """The forms that OpenCC's answer and the readings of single characters make together."""
    aligned = answer if len(answer) == len(form) else form
    choices = [
        tuple(dict.fromkeys((sign if sign in kept else likely, *readings.get(sign, ()))))
        for sign, likely in zip(form, aligned, strict=True)
    ]
    found = dict.fromkeys(islice(_fewest_changes_first(choices), max(1, limit)))
    return tuple(found) if aligned is answer else (answer, *list(found)[: max(0, limit - 1)])


def _fewest_changes_first(choices: list[tuple[str, ...]]) -> Iterator[str]:
    """Every way to choose one of each: first the first ones, then all with one other, with two others, ..."""
    chosen = [options[0] for options in choices]
    open_places = [place for place, options in enumerate(choices) if len(options) > 1]
    for count in range(len(open_places) + 1):
        for places in combinations(open_places, count):
            for others in product(*(choices[place][1:] for place in places)):
                changed = chosen.copy()
                for place, other in zip(places, others, strict=True):
                    changed[place] = other
                yield "".join(changed)
