"""Converts a text for the readers of one variant as MediaWiki's zh converter (1.39) does: `-{...}-` rules and all.

A text is converted from its beginning to its end; a rule that is added to those of the page holds from its place on.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Generator, Iterator
from typing import Protocol

from warbox.names.conversion.glossary import Glossary, Piece
from warbox.names.conversion.markup import MarkupScanner
from warbox.names.conversion.rules import ConversionRule, Flag, read_rule
from warbox.names.variants import convert, find_variety, varieties
from warbox.syntax.spans import BLANKS

DEEPEST = 10
"""How deep rules are read inside each other, and tags in the attributes of tags; for rules it is MediaWiki's limit."""

_RULE_SIGNS = re.compile(r"-\{|\}-")
_SHOWN_ATTRIBUTE = re.compile(
    r"(?P<name>\s(?:title|alt)\s*=\s*)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+))",
    re.IGNORECASE,
)
_DESCRIPTION_SIGNS = ("\uff1a", "\uff1b", "\u21d2")


class Replacing(Protocol):
    """What changes the replacements of a page from some place on: a rule, or a group of rules."""

    @property
    def removes(self) -> bool:
        """Whether the replacements end there, not begin."""

    def replacements(self, variant: str) -> dict[str, str]:
        """What is replaced by what in the text that a reader of that variant sees."""


class Conversion:
    """The conversion of one page for the readers of one variant.

    `dictionary` brings a text without any markup into a variant, OpenCC's by default. `when_broken` gives what is seen
    in place of a rule that has nothing for this variant: by default the rule as it stands.

    Attributes:
        title: the page's title as a rule gives it, or None.
    """

    def __init__(
        self,
        variant: str,
        dictionary: Callable[[str, str], str] = convert,
        when_broken: Callable[[str], str] = "-{{{}}}-".format,
    ) -> None:
        self.variant = find_variety(variant).code
        self.title: str | None = None
        self._depth = 0
        self._when_broken = when_broken
        self._dictionary = dictionary
        self._applied: list[Replacing] = []
        self._glossaries: dict[str, Glossary] = {}

    def text(self, text: str) -> str:
        """The text as a reader sees it."""
        return "".join(piece.text for piece in self.pieces(text))

    def pieces(self, text: str) -> Iterator[Piece]:
        """The text piece by piece, in order; together they cover all of it."""
        scanner = MarkupScanner(text, len(text))
        position = 0
        while position < len(text):
            opening = scanner.next_rule(position)
            end = len(text) if opening < 0 else opening
            yield from self._plain(text, position, end, self.variant)
            position = end
            if opening >= 0:
                position = yield from self._outer_rule(text, opening)

    def apply(self, rule: ConversionRule) -> None:
        """Takes a rule that stands at this place of the page into account, as far as its flags say so."""
        if Flag.TITLE in rule.flags:
            title = rule.title(self.variant)
            self.title = self.title if title is None else title
        if rule.removes or rule.adds:
            self.add(rule)

    def add(self, source: Replacing) -> None:
        """From here on the replacements of a rule or of a group of rules hold as well, or those of a rule no more."""
        self._applied.append(source)
        for variant, glossary in self._glossaries.items():
            _change(glossary, source, variant)

    def replaces(self, text: str) -> bool:
        """Whether the page's rules, as they hold at this place, say anything of a text without markup."""
        return self._glossary(self.variant).replaces(text)

    def _glossary(self, variant: str) -> Glossary:
        """The replacements for readers of that variant, made when they are first asked for: most need one only."""
        found = self._glossaries.get(variant)
        if found is None:
            found = self._glossaries[variant] = Glossary(lambda text: self._dictionary(text, variant))
            for source in self._applied:
                _change(found, source, variant)
        return found

    def _plain(self, text: str, start: int, end: int, variant: str) -> Iterator[Piece]:
        """A stretch without rules: what stands in markup stays, but for the attributes that a reader sees."""
        for first, last, convertible in MarkupScanner(text, end).stretches(start):
            stretch = text[first:last]
            if not convertible:
                yield Piece(self._markup(stretch), first, last)
            elif stretch.strip(BLANKS):
                yield from self._glossary(variant).convert(stretch, first)
            else:
                yield Piece(stretch, first, last)

    def _convert_plain(self, text: str, variant: str) -> str:
        return "".join(piece.text for piece in self._plain(text, 0, len(text), variant))

    def _markup(self, element: str) -> str:
        """A tag with its titles and descriptions of pictures converted, but for addresses."""
        if not element.startswith("<") or self._depth >= DEEPEST:
            return element
        return _SHOWN_ATTRIBUTE.sub(self._attribute, element)

    def _attribute(self, match: re.Match[str]) -> str:
        value = match["double"] or match["single"] or match["bare"] or ""
        if "://" in value:
            return match[0]
        seen = html.unescape(value)
        self._depth += 1
        written = self.text(seen)
        self._depth -= 1
        return match[0] if written == seen else f'{match["name"]}"{html.escape(written)}"'

    def _outer_rule(self, text: str, opening: int) -> Generator[Piece, None, int]:
        """The rule that opens there, as pieces; gives where it ends."""
        inside, end, closed = self._inside(text, opening + 2, 1)
        if closed:
            yield from _placed(self._shown(inside), text, opening, end)
        elif inside == text[opening + 2 :]:
            yield Piece("-{", opening, opening + 2)
            yield from self._plain(text, opening + 2, end, self.variant)
        else:
            yield Piece("-{" + self._convert_plain(inside, self.variant), opening, end)
        return end

    def _inside(self, text: str, start: int, depth: int) -> tuple[str, int, bool]:
        """What stands in a rule that begins before `start`, with the inner rules as they are shown.

        Gives it, where the rule ends, and whether it is closed.
        """
        pieces: list[str] = []
        position = start
        while (sign := _RULE_SIGNS.search(text, position)) is not None:
            pieces.append(text[position : sign.start()])
            position = sign.end()
            if sign[0] == "}-":
                return "".join(pieces), position, True
            if depth >= DEEPEST:
                pieces.append(sign[0])
                continue
            inside, position, closed = self._inside(text, position, depth + 1)
            pieces.append(self._shown(inside) if closed else "-{" + self._convert_plain(inside, self.variant))
        pieces.append(text[position:])
        return "".join(pieces), len(text), False

    def _shown(self, inside: str) -> str:
        """What a reader sees of a rule; the rule takes effect."""
        rule = read_rule(inside)
        self.apply(rule)
        shown = self._display(rule)
        return self._when_broken(inside) if shown is None else shown

    def _display(self, rule: ConversionRule) -> str | None:
        flags = rule.flags
        if rule.variants:
            meant = (self.variant, *varieties()[self.variant].fallbacks)
            chosen = next((code for code in meant if code in rule.variants), None)
            return rule.text if chosen is None else self._convert_plain(rule.text, chosen)
        if flags == (Flag.RAW,):
            return rule.text
        if flags == (Flag.NAME,):
            named = varieties().get(rule.text.strip(BLANKS))
            return named.name if named is not None else ""
        if Flag.DESCRIBE in flags and Flag.ADD not in flags and flags[-1] == Flag.DESCRIBE:
            return rule.text if rule.empty and Flag.TITLE not in flags else rule.described(*_DESCRIPTION_SIGNS)
        shows_form = not flags or (Flag.ADD in flags and Flag.DESCRIBE not in flags)
        return rule.form(self.variant) if shows_form else ""


def _placed(shown: str, text: str, start: int, end: int) -> Iterator[Piece]:
    """What a rule shows, at its place in the rule if it stands there as it is."""
    place = text.find(shown, start, end) if shown else -1
    if place < 0:
        yield Piece(shown, start, end, protected=True)
    else:
        yield Piece("", start, place, protected=True)
        yield Piece(shown, place, place + len(shown), protected=True)
        yield Piece("", place + len(shown), end, protected=True)


def _change(glossary: Glossary, source: Replacing, variant: str) -> None:
    if source.removes:
        glossary.remove(source.replacements(variant))
    else:
        glossary.add(source.replacements(variant))
