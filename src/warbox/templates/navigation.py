"""Templates that lead a reader elsewhere, or speak to the editors: all but a link show nothing in a value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Annotated, Self

from warbox.syntax import Kind, Template
from warbox.typed import ArgumentValue, Canvas, NamePart, Parameter, Reader, TemplateModel
from warbox.values.inline import Inline
from warbox.values.link import Link, split_target

_BEGIN = attrgetter("span.start")
_SECTION, _SECTIONS = "§", "§§"


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


class SectionLink(TemplateModel, names=("section link",)):
    """A link to a section of a page, "Page § Section", or of this one: `{{section link||Section}}`.

    `page` may have the section itself, behind `#`. Each of several sections is a link of its own; `no_page` says that
    the page's title is not shown. Source: Module:Section link of the English Wikipedia.
    """

    page: Annotated[str | None, Parameter(1)] = None
    section: Annotated[str | None, Parameter(2)] = None
    second_section: Annotated[str | None, Parameter(3)] = None
    third_section: Annotated[str | None, Parameter(4)] = None
    no_page: Annotated[str | None, Parameter("nopage")] = None

    def show(self, canvas: Canvas) -> None:
        """The title of the page and its section; further sections behind commas."""
        title, named = split_target(self.page or "")
        sections = [one for one in (named, self.section, self.second_section, self.third_section) if one]
        sign = _SECTIONS if len(sections) > 1 else _SECTION
        shown = "" if self.no_page else title
        first = sections[0] if sections else None
        text = shown or title if first is None else f"{shown} {sign} {first}".strip()
        canvas.write(text, Link(target=title, text=text, fragment=first, span=self.span), title)
        for section in sections[1:]:
            canvas.write(", ")
            canvas.write(section, Link(target=title, text=section, fragment=section, span=self.span), title)


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
