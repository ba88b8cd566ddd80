"""`Edit`: changes to a page that touch nothing else, collected and made at once."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from warbox.diagnostics import Span
from warbox.errors import StaleObjectError, UnwritableValueError
from warbox.page.edits.check import broken_node
from warbox.page.edits.footnotes import (
    QUOTES,
    check_name,
    lost_footnotes,
    moved_definition,
    naming_keys,
    quoted_as,
    renamed_tag,
)
from warbox.page.edits.models import is_copy
from warbox.page.edits.template_edit import EditAccess, TemplateEdit
from warbox.page.edits.types import validated
from warbox.page.edits.values import value_text
from warbox.syntax import Kind, Template, parse
from warbox.syntax.argument_parts import parts_of_name
from warbox.syntax.edits import Replacement, Replacements
from warbox.typed import Reader, TemplateModel

if TYPE_CHECKING:
    from warbox.page.page import Page
    from warbox.page.references import Reference

_BEHIND_TEMPLATE, _BEFORE_TEMPLATE = -1, 1
_CONTEXT = 3
_NAME = "name"


class Edit:
    """Changes to a page. The page itself stays as it is; `text` is its wikitext with all of them.

    `edit[conflict]` opens a typed object of the page as a mapping of its parameters, wherever it is nested;
    `edit[conflict] = ...` puts something else in its place, `del edit[conflict]` takes it out. Every bound object must
    be one that this very page gave: others raise `StaleObjectError`, those that stand for no template
    `NotATemplateError`. Edits of one stretch of text raise `OverlappingEditsError`. An error changes nothing.
    """

    def __init__(self, page: Page, template_of: Callable[[Any], Template], reader_of: Callable[[str], Reader]) -> None:
        self._page = page
        self._template_of = template_of
        self._reader_of = reader_of
        self._templates: dict[int, TemplateEdit] = {}
        self._replacements = Replacements(page.text)

    @property
    def before(self) -> Page:
        """The page that is edited."""
        return self._page

    def __getitem__(self, found: Any) -> TemplateEdit:
        template = self._template_of(found)
        opened = self._templates.get(template.start)
        if opened is None:
            model = found if isinstance(found, TemplateModel) else self._page.model_of(template)
            access = EditAccess(self._page.wiki, self._replacements.exchange, self.__getitem__, self._reader_of)
            opened = TemplateEdit(template, model, access)
            self._templates[template.start] = opened
        return opened

    def __setitem__(self, found: Any, new: Any) -> None:
        self.replace(found, new)

    def __delitem__(self, found: Any) -> None:
        self.remove(found)

    def replace(self, found: Any, new: Any) -> None:
        """Puts wikitext, a typed object or a list of them in the place of a template.

        Of a copy of the template's own object only the fields are set that differ; all else of the template stays.
        """
        template = self._template_of(found)
        model = found if isinstance(found, TemplateModel) else self._page.model_of(template)
        new = validated(new)
        if model is not None and is_copy(new, model):
            self[found].take_over(model, new)
            return
        self._add(Replacement(template.start, template.end, self._written(new)))

    def remove(self, found: Any) -> None:
        """Takes a template out; where it has its lines to itself, with their end."""
        template = self._template_of(found)
        start, end = template.start, template.end
        line_start = self._page.text.rfind("\n", 0, start) + 1
        line_end = self._page.text.find("\n", end)
        line_end = len(self._page.text) if line_end < 0 else line_end + 1
        around = self._page.text[line_start:start] + self._page.text[end:line_end]
        if not around.strip() and template.parent is None:
            start, end = line_start, line_end
        self._add(Replacement(start, end, ""))

    def rename_template(self, found: Any, name: str) -> None:
        """Gives a template another name; its parameters and its layout stay.

        Raises `UnwritableValueError` where no template can have that name.
        """
        place = parts_of_name(self._template_of(found))
        if not _names_a_template(name):
            raise UnwritableValueError(f"{name!r} cannot be the name of a template")
        self._add(Replacement(place.core_start, place.core_end, name))

    def insert_before(self, found: Any, new: Any) -> None:
        """Puts wikitext, a typed object or a list of them right before a template."""
        place = self._template_of(found).start
        self._add(Replacement(place, place, self._written(new), _BEFORE_TEMPLATE))

    def insert_after(self, found: Any, new: Any) -> None:
        """Puts wikitext, a typed object or a list of them right behind a template."""
        place = self._template_of(found).end
        self._add(Replacement(place, place, self._written(new), _BEHIND_TEMPLATE))

    def insert(self, offset: int, new: Any) -> None:
        """Puts wikitext, a typed object or a list of them at an offset of the page, in code points.

        Raises `IndexError` where the page has no such offset.
        """
        if not 0 <= offset <= len(self._page.text):
            raise IndexError(f"the page has {len(self._page.text)} code points; there is no place {offset}")
        self._add(Replacement(offset, offset, self._written(new)))

    def replace_text(self, span: Span, new: Any) -> None:
        """Puts wikitext, a typed object or a list of them in the place of a stretch of the page."""
        if not 0 <= span.start <= span.end <= len(self._page.text):
            raise IndexError(f"the page has {len(self._page.text)} code points; there is no {span}")
        self._add(Replacement(span.start, span.end, self._written(new)))

    def rename_reference(self, reference: Reference, name: str) -> None:
        """Gives a footnote another name, or its first, in all places that define or use it; what stands in it stays.

        Raises `StaleObjectError` for a footnote of another page or text, and `UnwritableValueError` where another
        footnote has the name, or none can have it.
        """
        number = next((place for place, one in enumerate(self._page.references) if one is reference), None)
        if number is None:
            raise StaleObjectError(
                "this Reference is not one that the page gave: it is of another page or text, or a copy"
            )
        footnote = self._page.footnotes.every[number]
        check_name(name, footnote, self._page.footnotes)
        places = {place.start: place for place in footnote.places}
        tags = [renamed_tag(tag, name) for tag in self._page.tree.tags if tag.start in places]
        self._replacements.exchange((), tags)
        for template in self._page.tree.templates:
            if template.start in places:
                self._rename_in(self[template], footnote.name, name)

    def _rename_in(self, opened: TemplateEdit, old: str | None, name: str) -> None:
        """Gives the parameters of a template another name that say which footnote is meant."""
        model = self._page.model_of(opened.template)
        naming = [] if model is None else naming_keys(type(model), self._page.wiki, opened)
        for key in naming:
            if opened[key].strip(QUOTES) == old:
                opened[key] = quoted_as(opened[key], name) if opened[key] != old else name
        if old is None and not naming:
            opened[_NAME] = name

    def keep_footnotes(self) -> list[str]:
        """Moves the text of footnotes that the edits take out, and other places use, to the first of these places.

        Gives the names of those that were moved. It looks at the edits made so far, so it comes behind them.
        """
        after = self._page.with_text(self._replacements.applied())
        moved = []
        for footnote in lost_footnotes(self._page.footnotes, after.footnotes):
            place = moved_definition(footnote, self._page.tree, self._replacements)
            if place is not None:
                self._add(place)
                moved.append(footnote.name or "")
        return moved

    def _written(self, new: Any) -> str:
        return value_text(validated(new), self._page.wiki)

    def _add(self, replacement: Replacement) -> None:
        self._replacements.exchange((), [replacement])

    @property
    def replacements(self) -> list[Replacement]:
        """What is to be replaced in the page's text, in order; no two overlap."""
        return list(self._replacements)

    def reversed(self) -> Replacements:
        """The replacements that make the page's text of the new one."""
        return self._replacements.reversed()

    @property
    def text(self) -> str:
        """The wikitext with all changes; outside of them it is the page's, byte for byte.

        Raises `UnwritableValueError` where something outside of the changes would come to mean something else, as where
        what was put in closes a tag that stands open before it, or a footnote is taken out that is used elsewhere.
        """
        text = self._replacements.applied()
        broken = broken_node(self._page.tree, self.replacements, text)
        if broken is not None:
            raise UnwritableValueError(f"the edit would change what {str(broken)[:60]!r} is, which it does not touch")
        lost = self._lost_footnote(text)
        if lost is not None:
            raise UnwritableValueError(
                f"the edit would take out what stands in the footnote {lost!r}, which is used where it does not touch: "
                "keep_footnotes() moves it there"
            )
        return text

    def _lost_footnote(self, text: str) -> str | None:
        """The name of a footnote that the new text uses and only the old one defines."""
        removed = (self._page.text[one.start : one.end] for one in self._replacements)
        if not any(_NAME in one.casefold() for one in removed):
            return None
        after = self._page.with_text(text)
        return next((one.name for one in lost_footnotes(self._page.footnotes, after.footnotes)), None)

    @property
    def page(self) -> Page:
        """The page of the new text, read afresh."""
        return self._page.with_text(self.text)

    def diff(self) -> str:
        """The changes as a unified diff; empty where there are none."""
        return text_diff(self._page.text, self.text, self._page.title or "wikitext")


def _names_a_template(name: str) -> bool:
    """Whether a template that is called by that name is taken for one, and has no arguments yet."""
    called = parse("{{" + name + "}}")
    if not called.templates or name != name.strip():
        return False
    template = called.templates[0]
    return template.kind is Kind.TEMPLATE and str(template) == str(called) and not template.arguments


def text_diff(before: str, after: str, name: str) -> str:
    """Two texts as a unified diff; empty where they are the same."""
    lines = difflib.unified_diff(_lines(before), _lines(after), name, name, n=_CONTEXT)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
