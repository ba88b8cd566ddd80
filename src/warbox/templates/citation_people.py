"""The people of a citation: authors, editors, translators, contributors, interviewers."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Parameter, ParameterGroup
from warbox.values.page_title import PageTitle


class Person(ParameterGroup):
    """Somebody who made the work: a person, or an organisation.

    `last` is the surname, or the whole name where it is not given in parts, and that of an organisation. `whole` is the
    name where one parameter gives all of it; `last` and `first` are then read from it where it is written
    `Quinn-Judge, Paul`. `link` is the page about the person, `mask` what is shown in place of the name.
    """

    last: str | None = None
    first: str | None = None
    link: str | None = None
    mask: str | None = None
    whole: str | None = None

    @property
    def is_named(self) -> bool:
        """Whether anything is said of the person."""
        return bool(self.last or self.first or self.link or self.mask or self.whole)

    @property
    def name(self) -> str | None:
        """The name as one writes it in running text; the surname first where the script has no blanks in names."""
        if self.last is None or self.first is None:
            return self.last or self.first
        blank = " " if _has_case(self.last) or _has_case(self.first) else ""
        return f"{self.first}{blank}{self.last}" if blank else f"{self.last}{self.first}"


def _has_case(text: str) -> bool:
    return text.lower() != text.upper()


class Author(Person):
    """An author."""

    last: Annotated[
        str | None,
        Parameter("last#", "author-last#", "author#-last", "surname#", "author-surname#", "author#-surname"),
    ] = None
    first: Annotated[
        str | None,
        Parameter("first#", "author-first#", "author#-first", "given#", "author-given#", "author#-given"),
    ] = None
    link: Annotated[
        PageTitle | None,
        Parameter(
            *("author-link#", "author#-link", "authorlink#", "author#link", "subject-link#", "subject#-link"),
            *("subjectlink#", "subject#link", "last#", "author#", "subject#", "host#"),
        ),
    ] = None
    mask: Annotated[
        str | None,
        Parameter("author-mask#", "author#-mask", "authormask#", "author#mask", "subject-mask#", "subject#-mask"),
    ] = None
    whole: Annotated[str | None, Parameter("author#", "subject#", "host#")] = None


class Editor(Person):
    """An editor."""

    last: Annotated[
        str | None, Parameter("editor-last#", "editor#-last", "last-editor#", "editor-surname#", "editor#-surname")
    ] = None
    first: Annotated[
        str | None, Parameter("editor-first#", "editor#-first", "first-editor#", "editor-given#", "editor#-given")
    ] = None
    link: Annotated[
        PageTitle | None,
        Parameter("editor-link#", "editor#-link", "editorlink#", "editor#link", "editor-last#", "editor#"),
    ] = None
    mask: Annotated[str | None, Parameter("editor-mask#", "editor#-mask", "editormask#", "editor#mask")] = None
    whole: Annotated[str | None, Parameter("editor#")] = None


class Translator(Person):
    """A translator."""

    last: Annotated[
        str | None,
        Parameter("translator-last#", "translator#-last", "translator-surname#", "translator#-surname"),
    ] = None
    first: Annotated[
        str | None,
        Parameter("translator-first#", "translator#-first", "translator-given#", "translator#-given"),
    ] = None
    link: Annotated[
        PageTitle | None, Parameter("translator-link#", "translator#-link", "translator-last#", "translator#")
    ] = None
    mask: Annotated[str | None, Parameter("translator-mask#", "translator#-mask")] = None
    whole: Annotated[str | None, Parameter("translator#")] = None


class Contributor(Person):
    """Somebody who wrote a part of another's book."""

    last: Annotated[
        str | None,
        Parameter("contributor-last#", "contributor#-last", "contributor-surname#", "contributor#-surname"),
    ] = None
    first: Annotated[
        str | None,
        Parameter("contributor-first#", "contributor#-first", "contributor-given#", "contributor#-given"),
    ] = None
    link: Annotated[
        PageTitle | None, Parameter("contributor-link#", "contributor#-link", "contributor-last#", "contributor#")
    ] = None
    mask: Annotated[str | None, Parameter("contributor-mask#", "contributor#-mask")] = None
    whole: Annotated[str | None, Parameter("contributor#")] = None


class Interviewer(Person):
    """Somebody who asked the questions of an interview."""

    last: Annotated[
        str | None,
        Parameter("interviewer-last#", "interviewer#-last", "interviewer-surname#", "interviewer#-surname"),
    ] = None
    first: Annotated[
        str | None,
        Parameter("interviewer-first#", "interviewer#-first", "interviewer-given#", "interviewer#-given"),
    ] = None
    link: Annotated[
        PageTitle | None, Parameter("interviewer-link#", "interviewer#-link", "interviewer-last#", "interviewer#")
    ] = None
    mask: Annotated[str | None, Parameter("interviewer-mask#", "interviewer#-mask")] = None
    whole: Annotated[str | None, Parameter("interviewer#")] = None
