"""Conversion rules: what stands in `-{...}-`, read as MediaWiki's zh converter (1.39) reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import pairwise

from warbox.names.variants import varieties
from warbox.syntax.spans import BLANKS


class Flag(StrEnum):
    """What a rule is for, by the letters before its first pipe; a rule without any shows the reader's form.

    ADD and HIDE add the rule to those of the page, and only ADD shows a form where the rule stands. REMOVE takes it
    from them. TITLE is about the page's title, RAW shows the text as it stands, NAME the name of a variant, DESCRIBE
    what the rule says.
    """

    ADD = "A"
    HIDE = "H"
    REMOVE = "-"
    TITLE = "T"
    RAW = "R"
    NAME = "N"
    DESCRIBE = "D"


@dataclass(frozen=True, slots=True)
class ConversionRule:
    """One rule: the form of each variant, and replacements for single variants.

    Attributes:
        text: what stands behind the flags.
        flags: the flags that count, in the order in which they are written.
        variants: the variants that stand in place of flags; only for them the text is converted.
        forms: by variant the form that it writes, for all variants to and fro.
        one_way: by variant what it replaces by what.
        faults: the parts that MediaWiki cannot read. Where one names a variant that there is none of, MediaWiki takes
            no part of the rule, and `forms` and `one_way` are empty. A text without any readable part has no faults:
            it is plain text.
    """

    text: str
    flags: tuple[Flag, ...] = ()
    variants: tuple[str, ...] = ()
    forms: dict[str, str] = field(default_factory=dict)
    one_way: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether it has no form for any variant."""
        return not self.forms and not self.one_way

    @property
    def adds(self) -> bool:
        """Whether it is added to the rules of the page."""
        return Flag.ADD in self.flags or Flag.HIDE in self.flags

    @property
    def removes(self) -> bool:
        """Whether it is taken from the rules of the page."""
        return Flag.REMOVE in self.flags

    def form(self, variant: str) -> str | None:
        """What a reader of that variant sees of the rule, or None, in whose place MediaWiki shows an error.

        It is the variant's own form, or that of the first fallback that has one, or the first of its replacements.
        """
        if self.empty:
            return self.text
        found = self._own_or_fallback(variant)
        if found is None and variant in self.one_way:
            found = next(iter(self.one_way[variant].values()))
        if found is None and varieties()[variant].rules == "none":
            forms = self.forms or next(iter(self.one_way.values()))
            found = next(iter(forms.values()))
        return found

    def title(self, variant: str) -> str | None:
        """The title that a reader of that variant sees; None where that is the page's own."""
        if varieties()[variant].rules != "none":
            return self.form(variant)
        found = self._own_or_fallback(variant, fallback=False)
        if not found and variant in self.one_way:
            return next(iter(self.one_way[variant].values()))
        return found or None

    def _own_or_fallback(self, variant: str, *, fallback: bool = True) -> str | None:
        if variant in self.forms:
            return self.forms[variant]
        others = varieties()[variant].fallbacks if fallback else ()
        return next((self.forms[other] for other in others if other in self.forms), None)

    def replacements(self, variant: str) -> dict[str, str]:
        """What the rule replaces by what in the text that a reader of that variant sees.

        Every form of another variant becomes that of this one; a form that is the same stays, whatever a dictionary
        says of it. Where parts of a rule contradict each other the last counts, in the order of the variants, in which
        a variant's own replacements follow those of its form.
        """
        level = varieties()[variant].rules
        forms = self._completed_forms() if level == "both" else {}
        found: dict[str, str] = {}
        for other in varieties():
            if other == variant and level != "none":
                found |= self.one_way.get(variant, {})
            elif other in forms and variant in forms:
                found[forms[other]] = forms[variant]
        return found

    def _completed_forms(self) -> dict[str, str]:
        """The forms of all variants that have one, of themselves or from a fallback."""
        forms = {}
        for variant in varieties():
            form = self._own_or_fallback(variant)
            # As in PHP, a form that is only a zero is none when it would come from a fallback.
            if form is not None and (variant in self.forms or form != "0"):
                forms[variant] = form
        return forms

    def described(self, name_end: str, form_end: str, arrow: str) -> str:
        """All that the rule says, with the names of the variants, as the DESCRIBE flag shows it."""
        names = varieties()
        forms = [f"{names[variant].name}{name_end}{form}{form_end}" for variant, form in self.forms.items()]
        forms += [
            f"{old}{arrow}{names[variant].name}{name_end}{new}{form_end}"
            for variant, pairs in self.one_way.items()
            for old, new in pairs.items()
        ]
        return "".join(forms)


_FLAGS = {flag.value: flag for flag in Flag}


def read_rule(inside: str) -> ConversionRule:
    """The rule that stands between `-{` and `}-`. Never raises."""
    written, bar, text = inside.partition("|")
    if not bar:
        written, text = "", inside
    names = dict.fromkeys(name.strip(BLANKS) for name in written.split(";"))
    flags, variants = _effective([name for name in names if name in _FLAGS or name in varieties()])
    if variants or flags in ((Flag.RAW,), (Flag.NAME,)):
        return ConversionRule(text, flags, variants)
    return read_forms(text, flags)


def _effective(names: list[str]) -> tuple[tuple[Flag, ...], tuple[str, ...]]:
    """The flags that count, and the variants that count in place of flags.

    Some flags stand for themselves alone, and HIDE leaves only TITLE and DESCRIBE beside it.
    """
    for alone in (Flag.RAW, Flag.NAME, Flag.REMOVE):
        if alone in names:
            return (alone,), ()
    if Flag.HIDE in names:
        return (Flag.HIDE, *(flag for flag in (Flag.TITLE, Flag.DESCRIBE) if flag in names)), ()
    variants = tuple(name for name in names if name in varieties())
    return ((), variants) if variants else (tuple(_FLAGS[name] for name in names), ())


def read_forms(text: str, flags: tuple[Flag, ...] = ()) -> ConversionRule:
    """The rule whose forms the text lists: `zh-cn:one;zh-tw:other;`, or `from=>zh-tw:to` for one way only."""
    text = text.replace("=&gt;", "=>")
    forms: dict[str, str] = {}
    one_way: dict[str, dict[str, str]] = {}
    faults: list[str] = []
    void = False
    for part in _parts(text):
        written, colon, value = part.partition(":")
        old, arrow, code = (piece.strip(BLANKS) for piece in written.partition("=>"))
        variant = variant_of_code(code if arrow else old) if colon else None
        to = value.strip(BLANKS)
        void = void or (variant is None and bool(colon))
        if variant is None or not (old if arrow else to):
            faults += [part] if part.strip(BLANKS) else []
        elif arrow:
            one_way.setdefault(variant, {})[old] = to
        else:
            forms[variant] = to
    meant = tuple(faults) if forms or one_way else ()
    if void:
        forms, one_way = {}, {}
    if not forms and not one_way and text and not {Flag.ADD, Flag.HIDE, Flag.REMOVE}.isdisjoint(flags):
        forms = dict.fromkeys(varieties(), text)
    return ConversionRule(text, flags, (), forms, one_way, meant)


_ENTITY_END = re.compile(r"&[#a-zA-Z0-9]+;")
_SEMICOLON = re.compile(";")
_BLANK = re.compile(r"\s*", re.ASCII)


@cache
def _part_start() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What begins a part of a rule: a variant's code and a colon; what makes it a replacement."""
    codes = "|".join(re.escape(code) for variety in varieties().values() for code in (variety.code, variety.standard))
    return re.compile(rf"(?:{codes})\s*:", re.ASCII), re.compile(rf"=>\s*(?:{codes})\s*:", re.ASCII)


def _parts(text: str) -> Iterator[str]:
    """The parts of a rule: semicolons part them where another part or the end of the text follows.

    A semicolon that ends a character reference parts nothing.
    """
    ends_of_entities = {match.end() - 1 for match in _ENTITY_END.finditer(text)}
    semicolons = [match.start() for match in _SEMICOLON.finditer(text) if match.start() not in ends_of_entities]
    plain, replacement = _part_start()
    start = 0
    for semicolon, end in pairwise([*semicolons, len(text)]):
        blanks = _BLANK.match(text, semicolon + 1)
        following = blanks.end() if blanks is not None else semicolon + 1
        if following == len(text) or plain.match(text, following) or replacement.search(text, following, end):
            yield text[start:semicolon]
            start = following
    yield text[start:]


def variant_of_code(written: str) -> str | None:
    """The variant of a code as rules write it, in letters of either case: MediaWiki's own, or that of BCP 47."""
    code = written.lower()
    if code in varieties():
        return code
    return next((variety.code for variety in varieties().values() if variety.standard.lower() == code), None)
