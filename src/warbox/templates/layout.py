"""Templates that only say how their content looks: the content is what a reader sees."""

from __future__ import annotations

from typing import Annotated, Any

from warbox.typed import Canvas, NamePart, Parameter, Reader, TemplateModel, without_namespace
from warbox.values.inline import Inline
from warbox.values.raised import is_footnote_sign, takes_power
from warbox.values.reference import FootnoteMark
from warbox.values.territory import ENGLISH
from warbox.wikis import find_wiki

_BESIDE = 5  # characters before a raised text that tell what it is

_SIGNS = {"pipe": "|", "!": "|", "lt": "<", "gt": ">", "(": "{", ")": "}", "((": "{{", "))": "}}"}
_SIGNS |= {"(!": "{|", "!)": "|}", "!-": "|-", "!!": "||", "!+": "|+"}
"""What a template shows whose name is not the sign itself."""


class Wrapped(TemplateModel, names=("nowrap", "small", "smaller", "big", "larger", "left", "right", "nobold")):
    """A template that shows its first argument in some type or place."""

    content: Annotated[Inline | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """The content."""
        canvas.embed(self.content)


class Centred(TemplateModel, names=("center", "block center")):
    """A template whose content stands on lines of its own, in the middle."""

    content: Annotated[Inline | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """The content."""
        canvas.embed_centred(self.content)


class Block(TemplateModel, names=("longitem", "block indent")):
    """A template whose content stands on lines of its own."""

    content: Annotated[Inline | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """The content, apart from what stands before and after."""
        canvas.break_line()
        canvas.embed(self.content)
        canvas.break_line()


class Raised(TemplateModel, names=("raised",)):
    """A template that raises its first argument: `{{sup|a}}`. `is_footnote` says that it is the sign of a footnote."""

    content: Annotated[Inline | None, Parameter(1)] = None
    is_footnote: bool = False

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Whether it is one, by what stands beside it on the page."""
        content, span = values.get("content"), values["span"]
        before = reader.source[max(0, span.start - _BESIDE) : span.start]
        is_sign = content is not None and is_footnote_sign(content.text, reader.source, span.end)
        values["is_footnote"] = is_sign and not takes_power(before)

    def show(self, canvas: Canvas) -> None:
        """The content; the sign of a footnote is a mark."""
        if self.is_footnote and self.content is not None and not canvas.raised_is_text:
            canvas.mark(FootnoteMark(self.content.text))
        else:
            canvas.embed(self.content)


class SecondWrapped(TemplateModel, names=("resize", "raise", "lower", "color", "font color", "sortname text", "align")):
    """A template whose first argument says how, and whose second is shown."""

    how: Annotated[Inline | None, Parameter(1)] = None
    content: Annotated[Inline | None, Parameter(2)] = None

    def show(self, canvas: Canvas) -> None:
        """The content; where only one argument stands, that one."""
        canvas.embed(self.content if self.content is not None else self.how)


class Abbreviation(TemplateModel, names=("abbr", "tooltip", "hover title")):
    """A short form with its long form: `{{abbr|short|long}}`."""

    content: Annotated[Inline | None, Parameter(1)] = None
    meaning: Annotated[str | None, Parameter(2)] = None

    def show(self, canvas: Canvas) -> None:
        """The short form."""
        canvas.embed(self.content)


class LineBreak(TemplateModel, names=("br", "break", "clear", "-", "line break")):
    """A template that ends the line."""

    def show(self, canvas: Canvas) -> None:
        """A new line."""
        canvas.break_line()


class HorizontalRule(TemplateModel, names=("horizontal rule",)):
    """A template that draws a line across."""

    def show(self, canvas: Canvas) -> None:
        """A rule, which parts what stands above it from what stands below."""
        canvas.rule()


class Blank(
    TemplateModel,
    names=("nbsp", "space", "spaces", "thinsp", "thin space", "hair space", "nnbsp", "pad", "indent", "wbrsp"),
):
    """A template that shows a blank."""

    count: Annotated[str | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """One blank."""
        canvas.write(" ")


class Dash(TemplateModel, names=("ndash", "endash", "en dash", "–", "mdash", "emdash", "em dash", "—", "dash")):
    """A dash without blanks."""

    def show(self, canvas: Canvas) -> None:
        """A dash: every reader of dates and figures takes either length for a range."""
        canvas.write("–")


class SpacedDash(TemplateModel, names=("snd", "spaced ndash", "spnd", "spaced en dash", "snds")):
    """A dash with a blank on either side."""

    def show(self, canvas: Canvas) -> None:
        """The dash with its blanks."""
        canvas.write(" – ")


class Slash(TemplateModel, names=("\\", "spaced slash")):
    """A slash with a blank on either side."""

    def show(self, canvas: Canvas) -> None:
        """The slash with its blanks."""
        canvas.write(" / ")


class Dot(TemplateModel, names=("·", "•", "middot", "dot", "bull", "bullet", "dot divider", ",")):
    """A dot between the entries of a list in a line."""

    def show(self, canvas: Canvas) -> None:
        """The next entry begins."""
        canvas.break_line()


class Sign(TemplateModel, names=("'", "=", *_SIGNS)):
    """A template that stands for a sign which wikitext would take as its own."""

    def show(self, canvas: Canvas) -> None:
        """The sign."""
        sign = without_namespace(self.template, find_wiki(self.source_wiki or ENGLISH)).strip()
        canvas.write(_SIGNS.get(sign.lower(), sign), self)


class Fraction(TemplateModel, names=("frac", "fraction", "sfrac")):
    """A fraction or a mixed number: `{{frac|5|6}}`, `{{frac|1|1|2}}`."""

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()

    def show(self, canvas: Canvas) -> None:
        """The fraction, written in a line."""
        *whole, last = self.parts or ("",)
        text = " ".join([*whole[:-1], f"{whole[-1]}⁄{last}"]) if whole else f"1⁄{last}"
        canvas.write(text, self)


class Omitted(
    TemplateModel,
    names=(
        "increase",
        "decrease",
        "steady",
        "increasenegative",
        "decreasepositive",
        "citation needed",
        "dead link",
        "clarify",
        "dubious",
        "unreliable source",
        "unreliable source?",
        "verification failed",
        "failed verification",
        "page needed",
        "better source needed",
        "when",
        "who",
        "which",
        "vague",
        "disputed inline",
        "verify source",
        "full citation needed",
        "self-published inline",
        "according to whom",
        "by whom",
        "where",
        "specify",
        "original research inline",
        "synthesis inline",
        "contradict-inline",
        "update inline",
        "not in citation given",
        "additional citation needed",
        "sort",
        "ntsh",
        "dtsh",
        "hs",
        "anchor",
        "image label",
        "wikidata",
        "div col",
        "div col end",
        "columns-start",
        "columns-end",
        "hidden end",
        "collapse bottom",
        "collapsed infobox section end",
        "column",
    ),
):
    """A remark of the editors, a sign, or an instruction: nothing of it belongs to the value."""

    reason: Annotated[str | None, Parameter("reason", 1)] = None
    date: Annotated[str | None, Parameter("date")] = None


class Number(TemplateModel, names=("nts", "val", "num", "number")):
    """A number, laid out: `{{nts|12000}}`."""

    content: Annotated[Inline | None, Parameter(1)] = None

    def show(self, canvas: Canvas) -> None:
        """The number as written."""
        canvas.embed(self.content)


class FormattedNumber(TemplateModel, names=("formatnum:*",)):
    """The parser function that lays out a number: `{{formatnum:12000}}`."""

    number: Annotated[str | None, NamePart()] = None

    def show(self, canvas: Canvas) -> None:
        """The number as written."""
        canvas.write(self.number or "", self)


class Conversion(TemplateModel, names=("convert", "cvt")):
    """A measure with its conversion: `{{convert|15|km|mi}}`."""

    value: Annotated[str | None, Parameter(1)] = None
    unit: Annotated[str | None, Parameter(2)] = None

    def show(self, canvas: Canvas) -> None:
        """The measure as given."""
        canvas.write(" ".join(part for part in (self.value, self.unit) if part), self)


class Hidden(TemplateModel, names=("hidden", "collapsed", "hide")):
    """A content under a title, opened on demand."""

    title: Annotated[Inline | None, Parameter("header", "title", 1)] = None
    content: Annotated[Inline | None, Parameter("content", 2)] = None

    def show(self, canvas: Canvas) -> None:
        """The title, then the content."""
        canvas.break_line()
        canvas.embed_title(self.title)
        canvas.break_line()
        canvas.embed(self.content)


class HiddenBegin(TemplateModel, names=("hidden begin", "collapse top", "collapsed infobox section begin")):
    """Begins a content under a title, opened on demand, which another template ends."""

    title: Annotated[Inline | None, Parameter("title", "header", 1)] = None

    def show(self, canvas: Canvas) -> None:
        """The title."""
        canvas.break_line()
        canvas.embed_title(self.title)
        canvas.break_line()
