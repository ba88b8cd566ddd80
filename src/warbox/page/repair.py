"""`Repair`: a page that is being repaired, and what repairs look up on it."""

from __future__ import annotations

from functools import cached_property

from warbox.diagnostics import Span
from warbox.page.page import Page
from warbox.page.parts import place_of
from warbox.syntax import Argument


class Repair:
    """The edit that repairs add to. `names` are those that they have given to footnotes, by the place of these."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.edit = page.edit()
        self.names: dict[Span, str] = {}

    def argument(self, place: Span) -> Argument | None:
        """The argument of a template that stands there, without the blanks around it."""
        return self._arguments.get(place)

    def argument_around(self, place: Span) -> Argument | None:
        """The innermost argument that the place is a part of."""
        around = [
            argument
            for argument in self._arguments.values()
            if argument.start <= place.start and place.end <= argument.end
        ]
        return max(around, key=lambda argument: argument.start, default=None)

    @cached_property
    def _arguments(self) -> dict[Span, Argument]:
        return {place_of(one): one for template in self.page.tree.templates for one in template.arguments}
