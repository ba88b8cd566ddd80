"""Checks of interlanguage links: each names the page of both wikis."""

from __future__ import annotations

from collections.abc import Iterator

from warbox.diagnostics import Code, Diagnostic, Severity
from warbox.page.parts import PageParts, place_of, says_something
from warbox.syntax import Argument
from warbox.templates.interlanguage import InterlanguageLink
from warbox.typed.parameter_names import parameter_names
from warbox.wikis import Wiki


def check_foreign_titles(parts: PageParts) -> Iterator[Diagnostic]:
    """Links with one title, which the template takes for that of the other wiki too (`[interlanguage] both_titles`).

    Whoever translates the title here then loses the page there. On zhwiki `Module:Ilh` does so.
    """
    wiki = parts.reader.wiki
    both_titles = wiki.table("interlanguage").get("both_titles", ())
    for template, model in parts.models if both_titles else ():
        if not isinstance(model, InterlanguageLink) or model.names[0] not in both_titles:
            continue
        given = [one for one in template.arguments if says_something(one)]
        local = [one for one in given if _gives(one, "local", model, wiki)]
        if local and model.lang and not any(_gives(one, "foreign", model, wiki) for one in given):
            message = f"{{{{{template.title}}}}} has one title, which stands for that of the wiki in {model.lang!r} too"
            hint = "give that title, too, so that this one can be translated"
            yield Diagnostic(Code.MISSING_FOREIGN_TITLE, Severity.NOTE, place_of(local[-1]), message, hint)


def _gives(argument: Argument, field: str, model: InterlanguageLink, wiki: Wiki) -> bool:
    """Whether a field of the model is read from the argument."""
    names = next(one.parameter.names for one in model.plan().fields if one.name == field)
    return parameter_names(type(model), wiki)[argument.key] in names
