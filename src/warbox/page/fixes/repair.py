"""`Repair`: a page that is being repaired, and what repairs look up on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import count
from operator import attrgetter

from warbox.diagnostics import Span
from warbox.page.checks.footnotes import repeated_contents
from warbox.page.page import Page
from warbox.page.parts import place_of
from warbox.syntax import Argument, Tag
from warbox.templates.citations import Citation
from warbox.values.reference import tag_attributes

_START = attrgetter("start")
_PLACE = attrgetter("span.start")


def footnote_name(tag: Tag) -> str | None:
    """The name that a `<ref>` has; None without one."""
    return tag_attributes(tag.attributes).get("name") or None


class Repair:
    """The edit that repairs add to.

    `names` are those that they have given to footnotes, by the place of these; `numbers` go into new ones.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.edit = page.edit()
        self.names: dict[Span, str] = {}
        self.numbers = count()

    def argument(self, place: Span) -> Argument | None:
        """The argument of a template that stands there, without the blanks around it."""
        return self._arguments.get(place)

    def argument_around(self, place: Span) -> Argument | None:
        """The innermost argument that the place is a part of."""
        templates = self.page.tree.templates
        before = bisect_right(templates, place.start, key=_START)
        template = templates[before - 1] if before else None
        while template is not None:
            index = bisect_right(template.arguments, place.start, key=_START) - 1
            if index >= 0 and place.end <= template.arguments[index].end:
                return template.arguments[index]
            template = template.parent
        return None

    def citations_within(self, tag: Tag) -> Sequence[Citation]:
        """The works that are cited in a tag."""
        citations = self.page.citations
        return citations[bisect_left(citations, tag.start, key=_PLACE) : bisect_left(citations, tag.end, key=_PLACE)]

    @cached_property
    def tags(self) -> dict[Span, Tag]:
        """Every tag of the page by its place."""
        return {Span(tag.start, tag.end): tag for tag in self.page.tree.tags}

    @cached_property
    def repeated(self) -> dict[Span, Span]:
        """For each footnote that says what one before says its place, and that of the one before."""
        return dict(repeated_contents(self.page.footnotes))

    @cached_property
    def names_of_repeated(self) -> dict[Span, str]:
        """For the place of a footnote that others repeat the first name among those of the others."""
        found: dict[Span, str] = {}
        for again, first in self.repeated.items():
            name = footnote_name(self.tags[again]) if again in self.tags else None
            if name is not None:
                found.setdefault(first, name)
        return found

    @cached_property
    def taken_names(self) -> set[str | None]:
        """The names of all footnotes, to which those are added that repairs give."""
        return {reference.name for reference in self.page.references}

    @cached_property
    def _arguments(self) -> dict[Span, Argument]:
        return {place_of(one): one for template in self.page.tree.templates for one in template.arguments}
