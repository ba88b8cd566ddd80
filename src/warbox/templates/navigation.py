"""Templates that lead a reader elsewhere, or speak to the editors: they show nothing in a value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Annotated, Self

from warbox.syntax import Kind, Template
from warbox.typed import ArgumentValue, Canvas, NamePart, Parameter, Reader, TemplateModel
from warbox.values.inline import Inline

_BEGIN = attrgetter("span.start")


class Campaignbox(TemplateModel, names=("campaignbox *",)):
    """The box of a campaign's battles; `campaign` is the part of its name that says which.

    Where a parameter is for such boxes, a template that no class types is one too, and its whole name says which.
    """

    campaign: Annotated[str | None, NamePart()] = None

    @classmethod
    def read_list(cls, values: Sequence[ArgumentValue], reader: Reader) -> list[Self]:
        """The boxes that stand in a value."""
        marked = (mark.value for value in values for line in Inline.read(value, reader).lines for mark in line.marks)
        boxes = [box for box in marked if isinstance(box, cls)]
        for node in chain.from_iterable(value.children for value in values):
            if isinstance(node, Template) and node.kind is Kind.TEMPLATE and not reader.types(node):
                boxes += filter(None, [reader.read(node, cls, node.title)])
        return sorted(boxes, key=_BEGIN)

    def show(self, canvas: Canvas) -> None:
        """The box stands apart from the text; its place is marked."""
        canvas.mark(self)


class Hatnote(
    TemplateModel,
    names=("main", "see also", "further", "details", "about", "for", "redirect", "other uses", "distinguish"),
):
    """A line that points to other pages."""

    pages: Annotated[tuple[str, ...], Parameter("#")] = ()
    labels: Annotated[tuple[str, ...], Parameter("l#")] = ()


class AuthorityControl(TemplateModel, names=("authority control",)):
    """The identifiers of the page's subject, at the end of a page."""


class ShortDescription(TemplateModel, names=("short description",)):
    """What the page is about in a few words, as search shows it."""

    text: Annotated[str | None, Parameter(1)] = None


class DateOrder(TemplateModel, names=("use dmy dates", "use mdy dates")):
    """In which order the page writes the parts of its dates; `template` says which."""

    since: Annotated[str | None, Parameter("date")] = None
    citations: Annotated[str | None, Parameter("cs1-dates")] = None


class Portal(TemplateModel, names=("portal", "portal bar")):
    """Links to portals, by their names."""

    portals: Annotated[tuple[str, ...], Parameter("#")] = ()


class CommonsCategory(TemplateModel, names=("commons category",)):
    """A link to the category of the page's pictures on Wikimedia Commons."""

    category: Annotated[str | None, Parameter(1)] = None
    label: Annotated[str | None, Parameter(2)] = None
