"""The template that points to archived copies of a page of the web."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Canvas, Enumerated, Parameter, ParameterGroup, TemplateModel
from warbox.values.dates.citation_date import CaptureDate
from warbox.values.web import WebAddress


class ArchivedCopy(ParameterGroup):
    """One copy: where it is, when it was made."""

    url: Annotated[WebAddress | None, Parameter("url#")] = None
    date: Annotated[CaptureDate | None, Parameter("date#")] = None
    title: Annotated[str | None, Parameter("title#")] = None


class WebArchive(TemplateModel, names=("webarchive",)):
    """Archived copies of a page: `{{webarchive|url=|date=|title=|url2=|date2=}}`. `copies` are all, the first too."""

    copies: Annotated[tuple[ArchivedCopy, ...], Enumerated(unnumbered=1)] = ()
    format: Annotated[str | None, Parameter("format")] = None
    date_format: Annotated[str | None, Parameter("df", "dateformat")] = None
    no_link: Annotated[str | None, Parameter("nolink")] = None

    @property
    def url(self) -> str | None:
        """The address of the first copy."""
        return self.copies[0].url if self.copies else None

    @property
    def date(self) -> CaptureDate | None:
        """When the first copy was made."""
        return self.copies[0].date if self.copies else None

    @property
    def title(self) -> str | None:
        """The title given to the first copy."""
        return self.copies[0].title if self.copies else None

    def show(self, canvas: Canvas) -> None:
        """Title or address of the first copy, and when it was made; only in footnotes."""
        shown = self.title or self.url
        if canvas.in_footnote and shown is not None:
            canvas.write(shown if self.date is None else f"{shown} ({self.date.edtf or self.date.text})")
