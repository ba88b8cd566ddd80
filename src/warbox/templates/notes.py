"""Templates that put a footnote's sign into the text: the value points to the footnote and shows nothing of it.

Short footnotes, which name a work that is cited in full elsewhere, are in `short_footnotes.py`.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from warbox.typed import Canvas, Enumerated, Parameter, ParameterGroup, Reader, TemplateModel, changed, resolve
from warbox.values.inline import Inline
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki, find_wiki

_QUOTED = re.compile(r"""["'](.+)["']|""|''""", re.DOTALL)


class FootnoteSign(TemplateModel):
    """A template that stands for a footnote's sign."""

    def uses(self) -> list[ReferenceUse]:
        """The footnotes it points to."""
        return [self.use()]

    def use(self, name: str | None = None, group: str | None = None, pages: str | None = None) -> ReferenceUse:
        """The footnote of that name and group, as this template points to it."""
        return ReferenceUse(
            span=self.span, name=name, group=group, template=self.template.strip().lower(), pages=pages, written=self
        )

    def show(self, canvas: Canvas) -> None:
        """The sign, as the use of a reference."""
        for use in self.uses():
            canvas.mark(use)


class Note(
    FootnoteSign,
    names=("efn", "efn-ua", "efn-lr", "efn-la", "efn-lg", "efn-ur", "refn", "notetag", "reftag", "#tag:ref"),
):
    """A footnote whose text is an argument; without text it points to the one of its name.

    `group` is that of the footnote: the one given, or else the one that the template has of itself.
    """

    name: Annotated[str | None, Parameter("name")] = None
    group: Annotated[str | None, Parameter("group")] = None
    text: Annotated[Inline | None, Parameter(1, "reference", "content", "text")] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Fills in the group that the template has of itself."""
        values["name"] = _attribute(values.get("name"))
        _complete_group(values, reader)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The footnote as wikitext, without the group that the template has of itself."""
        known = find_wiki(wiki)
        is_own = self.group == _own_group(self.template, known)
        given = self.model_copy(update={"group": None}) if is_own else self
        return super(Note, given).to_wikitext(known)

    def uses(self) -> list[ReferenceUse]:
        """The footnote."""
        return [self.use(self.name, self.group)]


class NumberedReference(ParameterGroup):
    """One of the footnotes that a template points to, and the place in its work: `p2=` is that in the second."""

    label: Annotated[str | None, Parameter("#", "name#")] = None
    page: Annotated[str | None, Parameter("p#", "page#")] = None
    pages: Annotated[str | None, Parameter("pp#", "pages#")] = None
    location: Annotated[str | None, Parameter("at#", "loc#")] = None


class NamedReferences(FootnoteSign, names=("r",)):
    """The signs of one or more footnotes that are defined elsewhere: `{{r|Smith|Miller|p=5|p2=7}}`."""

    group: Annotated[str | None, Parameter("group")] = None
    references: Annotated[tuple[NumberedReference, ...], Enumerated(unnumbered=1)] = ()

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Takes the quotation marks from the names."""
        given = values.get("references") or ()
        values["references"] = tuple(changed(one, label=_attribute(one.label)) for one in given)
        values["group"] = _attribute(values.get("group"))

    @property
    def labels(self) -> tuple[str, ...]:
        """The names of the footnotes."""
        return tuple(one.label for one in self.references if one.label)

    def uses(self) -> list[ReferenceUse]:
        """Each of the footnotes."""
        named = [one for one in self.references if one.label]
        return [self.use(one.label, self.group, one.page or one.pages or one.location) for one in named]


class NumberedSign(
    FootnoteSign, names=("fn", "ref", "ref label", "ref num", "cref", "cref2", "mn", "notea", "ref-num")
):
    """The sign of a note that is numbered by hand, as pages had them before `<ref>`: `{{fn|1}}`, for `{{fnb|1}}`."""

    label: Annotated[str | None, Parameter(1)] = None
    group: Annotated[str | None, Parameter("group")] = None

    def uses(self) -> list[ReferenceUse]:
        """The note."""
        return [self.use(self.label, self.group)]


class NumberedNote(NumberedSign, names=("fnb", "note", "note label", "note num", "cnote", "cnote2", "mnb")):
    """The beginning of a note that is numbered by hand; its text follows on the same line."""


class PageSign(TemplateModel, names=("rp",)):
    """The page of a work, raised behind the sign of its footnote: `{{rp|12}}`."""

    page: Annotated[str | None, Parameter(1, "p", "page")] = None
    pages: Annotated[str | None, Parameter("pp", "pages")] = None
    location: Annotated[str | None, Parameter("at", "loc")] = None

    def show(self, canvas: Canvas) -> None:
        """Nothing of its own: the pages are a part of the sign before them."""
        canvas.change_mark(self._behind)

    def _behind(self, sign: Any) -> Any:
        """The sign of a footnote with these pages; anything else, and a sign that names its own, as it is."""
        pages = self.page or self.pages or self.location
        if not isinstance(sign, ReferenceUse) or pages is None or sign.pages is not None:
            return sign
        return changed(sign, pages=pages, page_sign=self)


class ReferenceList(
    TemplateModel,
    names=(
        *("reflist", "reffoot", "notelist", "notelist-ua", "notelist-la", "notelist-lr", "notelist-ur", "notelist-lg"),
        *("notefoot", "refbegin", "refend"),
    ),
):
    """The place where footnotes are listed. Some may be defined in it: `{{reflist|refs=<ref name="a">...</ref>}}`.

    `group` is the group that it lists: the one given, or else the one that the template has of itself.
    """

    DEFINITIONS: ClassVar[str] = "refs"

    columns: Annotated[str | None, Parameter(1)] = None
    group: Annotated[str | None, Parameter("group")] = None
    references: Annotated[str | None, Parameter(DEFINITIONS)] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Fills in the group that the template has of itself."""
        _complete_group(values, reader)


def _complete_group(values: dict[str, Any], reader: Reader) -> None:
    group = _attribute(values.get("group")) or _own_group(values["template"], reader.wiki)
    if group is not None:
        values["group"] = group


def _attribute(value: str | None) -> str | None:
    """What an argument is that becomes an attribute of a tag: quotation marks around it are no part of it.

    So it is in MediaWiki's `{{#tag:}}`, of which the templates for footnotes are made.
    """
    quoted = _QUOTED.fullmatch(value or "")
    return value if quoted is None else quoted[1]


def _own_group(template: str, wiki: Wiki) -> str | None:
    """The group that a template has of itself."""
    group: str | None = wiki.table("footnotes").get("groups", {}).get(resolve(template, wiki).canonical)
    return group
