"""Templates that put a footnote's sign into the text: the value points to the footnote and shows nothing of it."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Canvas, Parameter, TemplateModel
from warbox.values.reference import ReferenceUse


class FootnoteSign(TemplateModel):
    """A template that stands for a footnote's sign."""

    name: Annotated[str | None, Parameter("name")] = None
    group: Annotated[str | None, Parameter("group")] = None

    def show(self, canvas: Canvas) -> None:
        """The sign, as the use of a reference."""
        kind = self.template.strip().lower()
        canvas.mark(ReferenceUse(span=self.span, name=self.name, group=self.group, template=kind))


class Note(
    FootnoteSign,
    names=("efn", "efn-ua", "efn-lr", "efn-la", "efn-lg", "efn-ur", "refn", "notetag", "note", "#tag:ref"),
):
    """An explanatory note; its text is in the footnote."""

    text: Annotated[str | None, Parameter(1)] = None


class NamedReferences(
    FootnoteSign, names=("r", "rp", "ref label", "ref", "fn", "fnb", "refn2", "notea", "cref", "cref2")
):
    """The sign of one or more footnotes that are defined elsewhere."""

    labels: Annotated[tuple[str, ...], Parameter("#")] = ()


class ShortFootnoteSign(
    FootnoteSign,
    names=("sfn", "sfnp", "sfnm", "sfnmp", "sfnref", "shortened footnote"),
):
    """A short footnote: authors, year and place of a work that is cited in full elsewhere."""

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()
    page: Annotated[str | None, Parameter("p", "page")] = None
    pages: Annotated[str | None, Parameter("pp", "pages")] = None
    location: Annotated[str | None, Parameter("loc", "at")] = None
    postscript: Annotated[str | None, Parameter("ps", "postscript")] = None
    reference: Annotated[str | None, Parameter("ref")] = None
