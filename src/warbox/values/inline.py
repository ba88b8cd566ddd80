"""`Inline`: a stretch of wikitext as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from warbox.diagnostics import Span
from warbox.typed import ArgumentValue, Reader, carried_wikitext, changed, plain_wikitext, readable, reads, reads_items
from warbox.values.building import PassageBuilder
from warbox.values.empty_brackets import text_without_empty_brackets
from warbox.values.image import Image
from warbox.values.link import ExternalLink, Link
from warbox.values.passage import Passage, join_passages
from warbox.values.reference import ReferenceUse
from warbox.values.walking import Walker
from warbox.values.web_links import web_links
from warbox.wikis import Wiki


@readable
class Inline(BaseModel):
    """A value of running text: what a reader sees, its links, the footnotes it points to, the comments in it.

    `text` has one blank for each run of blanks; a line break that a reader sees is a newline. `wikitext` is the value
    as it stands on the page. `lines` are the passages that types of values are read from.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    wikitext: str
    links: tuple[Link, ...] = ()
    references: tuple[ReferenceUse, ...] = ()
    comments: tuple[str, ...] = ()
    span: Span
    lines: tuple[Any, ...] = Field(default=(), exclude=True, repr=False)

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self:
        """The value as inline text; typed templates inside give their own text."""
        if value.content is None:
            builder = PassageBuilder()
            walker = Walker(reader, builder, begins_line=value.begins_line)
            walker.walk(value.start, value.end, value.children)
            span = Span(value.start, value.end)
            value.content = cls._of(builder.finish(), tuple(walker.comments), value.wikitext, span)
        return value.content  # type: ignore[no-any-return]

    @classmethod
    def _of(cls, lines: tuple[Passage, ...], comments: tuple[str, ...], wikitext: str, span: Span) -> Self:
        links: list[Link] = []
        references: list[ReferenceUse] = []
        for line in lines:
            for mark in line.marks:
                if isinstance(mark.value, Link):
                    links.append(mark.value)
                elif isinstance(mark.value, ReferenceUse):
                    references.append(mark.value)
        return cls(
            text=seen_text(lines),
            wikitext=wikitext,
            links=tuple(links),
            references=tuple(references),
            comments=comments,
            span=span,
            lines=lines,
        )

    @cached_property
    def passage(self) -> Passage:
        """All lines as one passage, with newlines between them."""
        return self.lines[0] if len(self.lines) == 1 else join_passages(self.lines, separator="\n")

    def unbroken(self) -> Self:
        """The same with a blank for each line break in its text, as in a name or title; items of a list stay lines."""
        if "\n" not in self.text:
            return self
        return changed(self, text=seen_text([line if line.level else replace(line, soft=True) for line in self.lines]))

    @property
    def images(self) -> list[Image]:
        """The pictures in it."""
        return [mark.value for line in self.lines for mark in line.marks if isinstance(mark.value, Image)]

    @property
    def external_links(self) -> list[ExternalLink]:
        """The links to the web in it, and the bare addresses, which MediaWiki makes links of."""
        return list(web_links(self.lines))

    @classmethod
    def read_items(cls, value: ArgumentValue, reader: Reader) -> list[Self]:
        """The lines that a reader sees, or the items of a list, one by one."""
        content = cls.read(value, reader)
        found = []
        for lines in _seen_lines(content.lines):
            first, last = (line.span(0, len(line.text)) for line in (lines[0], lines[-1]))
            span = Span(first.start, last.end)
            found.append(cls._of(lines, (), reader.source[span.start : span.end], span))
        return found

    @classmethod
    def of(cls, text: str) -> Self:
        """Inline text that shows just this text, one line for each of its own."""
        wikitext = "<br>".join(plain_wikitext(line) for line in text.split("\n"))
        return cls(text=text, wikitext=wikitext, span=Span(0, 0))

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The wikitext it was read from."""
        return self.wikitext

    def whole_item(self, wiki: Wiki) -> Self:
        """The same with the footnotes before and behind it in its wikitext: that of an item of a list is without."""
        if not self.span.end:
            return self
        before = [use.to_wikitext(wiki) for use in self.references if use.span.start < self.span.start]
        behind = [use.to_wikitext(wiki) for use in self.references if use.span.start >= self.span.end]
        if not before and not behind:
            return self
        return changed(self, wikitext="".join([*before, self.wikitext, *behind]))

    def carried(self, source: Wiki, wiki: Wiki) -> str:
        """The same with its typed templates in the words of another wiki."""
        return carried_wikitext(self.wikitext, source, wiki)


def seen_text(lines: Sequence[Passage]) -> str:
    """The lines as one text. A line end that only the source has is a blank, as in MediaWiki's paragraphs."""
    parts: list[str] = []
    for line in lines:
        text = text_without_empty_brackets(line)
        if text:
            if parts:
                parts.append(" " if line.soft else "\n")
            parts.append(text)
    return "".join(parts)


def footnote_lines(value: ArgumentValue, reader: Reader) -> tuple[Passage, ...]:
    """What a reader sees of a footnote: the works that are cited in it, too."""
    builder = PassageBuilder()
    Walker(reader, builder, in_footnote=True).walk(value.start, value.end, value.children)
    return builder.finish()


def _seen_lines(lines: Sequence[Passage]) -> list[tuple[Passage, ...]]:
    """The lines with text; one that only a line end of the source begins belongs to the one before."""
    found: list[tuple[Passage, ...]] = []
    for line in lines:
        if not line.text:
            continue
        if line.soft and found:
            found[-1] = (*found[-1], line)
        else:
            found.append((line,))
    return found


@reads_items(str)
def read_texts(value: ArgumentValue, reader: Reader) -> list[str]:
    """The lines that a reader sees, or the items of a list, as text."""
    return [item.text for item in Inline.read_items(value, reader)]


@reads_items(ArgumentValue)
def item_stretches(value: ArgumentValue, reader: Reader) -> list[ArgumentValue]:
    """Where the lines that a reader sees, or the items of a list, stand; the value itself where it is one."""
    items = Inline.read_items(value, reader)
    return [value] if len(items) < 2 else [value.part(item.span.start, item.span.end) for item in items]


# What can change the text on its way to a reader; without any of it, text is taken as it stands.
_CHANGING_SIGN = re.compile(r"[\[\]{}<>&\n\t~]")


@reads(str)
def read_text(value: ArgumentValue, reader: Reader) -> str | None:
    """The value as a reader sees it, on one line; None where nothing is seen."""
    wikitext = value.wikitext
    plain = not value.children and _CHANGING_SIGN.search(wikitext) is None
    if plain and "''" not in wikitext and "__" not in wikitext and "  " not in wikitext:
        return wikitext
    builder = PassageBuilder()
    Walker(reader, builder, raised_is_text=True).walk(value.start, value.end, value.children)
    return " ".join(line.text for line in builder.finish() if line.text) or None
