"""One contribution to a work of several authors, where the work as a whole is cited elsewhere: `{{harvc}}`."""

from __future__ import annotations

from typing import Annotated, Any

from warbox.templates.citations import Citation
from warbox.templates.short_footnotes import ShortFootnoteTemplate, comparable_anchor, short_citation
from warbox.typed import Parameter, Reader
from warbox.values.identifier_checks import SCHEMES
from warbox.values.identifiers import Identifier
from warbox.values.languages import LanguageText
from warbox.values.pages import Pages


class Contribution(Citation, ShortFootnoteTemplate, names=("harvc", "citec")):
    """A part of a work: `{{harvc|last=Smith|c=The siege|in=Jones|in2=Miller|year=2001|pp=5–9}}`.

    It is cited by short footnotes like any other work, and itself names the work that it is in (`sources`) like a short
    footnote. As in Module:Harvc, `anchor-year=` counts more than `year=` in its anchor, and `id=` is the anchor itself;
    `ref=` is the anchor of the work.
    """

    chapter: Annotated[str | None, Parameter("c", "chapter", "contribution")] = None
    in_authors: Annotated[tuple[str, ...], Parameter("in#")] = ()
    in_author: Annotated[str | None, Parameter("in")] = None
    anchor_year: Annotated[str | None, Parameter("anchor-year")] = None
    pages: Annotated[Pages | None, Parameter("pages", "page", "pp", "p")] = None
    place: Annotated[str | None, Parameter("loc", "at")] = None
    own_anchor: Annotated[str | None, Parameter("id")] = None
    ignore_error: Annotated[str | None, Parameter("ignore-err", "ignore-false-positive")] = None
    no_brackets: Annotated[str | None, Parameter("nb")] = None
    language: Annotated[LanguageText | None, Parameter("language", "lang")] = None
    identifiers: Annotated[tuple[Identifier, ...], Parameter(*sorted(SCHEMES), joined=True)] = ()

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Derives the anchor of the part, and that of the work it is in."""
        year, anchor_of_work = values.get("year"), values.pop("ref", None)
        values["year"] = values.get("anchor_year", year)
        super().complete(values, reader)
        values["year"], values["ref"] = year, anchor_of_work
        if "own_anchor" in values:
            values["anchor"] = comparable_anchor(values["own_anchor"])
        names = [values[name] for name in ("in_author",) if name in values] + list(values.get("in_authors") or ())
        said = {"reference": anchor_of_work, "ignore_error": values.get("ignore_error")}
        values["sources"] = (short_citation(tuple(names), year, said, reader.wiki),)
