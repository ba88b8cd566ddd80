"""Checks of markup that ate more than it should: comments and templates that nobody closed in time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from warbox.conflict import MilitaryConflict
from warbox.diagnostics import Code, Diagnostic, Severity, Span
from warbox.page.parts import PageParts, place_of
from warbox.syntax import Argument, Template, Tree
from warbox.templates.citations import Citation
from warbox.typed import TemplateModel, resolve
from warbox.typed.parameter_names import parameter_names
from warbox.wikis import Wiki

_COMMENT_START, _COMMENT_END = "<!--", "-->"
_NAMED = re.compile(r"\|[ \t\n]*([^\W\d_][\w.\-]{0,40})[ \t]*=")
_OPENING = re.compile(r"\{\{(?<!\{\{\{)[ \t\n]{0,9}([^\s{}|<>\[\]#=][^{}|<>\[\]\n#=]{0,80})(?=[|\n])")
_VERBATIM = frozenset({"nowiki", "pre", "math", "syntaxhighlight", "source", "templatedata", "score", "timeline"})
_FIRST = itemgetter(0)
_MOST_LEVELS = 4
"""How far out the template is looked for that a swallowed parameter belongs to."""


@dataclass(frozen=True, slots=True)
class Unclosed:
    """`{{name` that never ends, so that MediaWiki shows it as text; `model` types a template of this name."""

    span: Span
    name: str
    model: type[TemplateModel]


def check_closing(parts: PageParts) -> Iterator[Diagnostic]:
    """Templates that are never closed, and parameters that stand in what should have been closed before them."""
    unclosed = unclosed_templates(parts.tree, parts.reader.wiki)
    yield from _never_closed(unclosed)
    yield from _swallowed_by_comments(parts)
    yield from _swallowed_by_templates(parts, unclosed)


def _swallowed_by_templates(parts: PageParts, unclosed: list[Unclosed]) -> Iterator[Diagnostic]:
    """Parameters that stand in an inner template that should have ended before."""
    models = {template.start: model for template, model in parts.models}
    for template, model in parts.models:
        if model is not None and model.unread:
            yield from _swallowed_by_template(template, model, _around(template, models, unclosed), parts.reader.wiki)


def _never_closed(unclosed: list[Unclosed]) -> Iterator[Diagnostic]:
    """Templates that are never closed."""
    for opening in unclosed:
        message = f"{{{{{opening.name}}} is never closed, so it is shown as text"
        yield Diagnostic(Code.UNCLOSED_TEMPLATE, Severity.ERROR, opening.span, message)


def _swallowed_by_comments(parts: PageParts) -> Iterator[Diagnostic]:
    """A comment that runs on to the end of another comment, or of the page, and has a parameter in it."""
    for comment in parts.tree.comments:
        written = str(comment)
        opened = written.find(_COMMENT_START) + len(_COMMENT_START)
        inner = written.find(_COMMENT_START, opened)
        if inner < 0 and written.rstrip().endswith(_COMMENT_END):
            continue
        named = _NAMED.search(written, opened, inner if inner >= 0 else len(written))
        if named is not None:
            message = f"a comment that is not closed before it swallowed the parameter {named[1]!r}"
            place = Span(comment.start + named.start(1), comment.start + named.end())
            yield Diagnostic(
                Code.SWALLOWED_PARAMETER, Severity.ERROR, place, message, f"write {_COMMENT_END!r} before it"
            )


def _swallowed_by_template(
    template: Template, model: TemplateModel, around: type[TemplateModel] | None, wiki: Wiki
) -> Iterator[Diagnostic]:
    """The first named argument that an inner template does not know, and the one around it does."""
    if around is None or isinstance(model, around):
        return
    for argument in template.arguments:
        unknown = not argument.positional and argument.key in model.unread
        if unknown and _stands_like_one_of(argument, around) and parameter_names(around, wiki).declares(argument.key):
            message = f"{{{{{template.title}}}}} swallowed the parameter {argument.key!r} of the template around it"
            hint = f"close {{{{{template.title}}}}} before it"
            yield Diagnostic(Code.SWALLOWED_PARAMETER, Severity.ERROR, place_of(argument), message, hint)
            return


def _stands_like_one_of(argument: Argument, around: type[TemplateModel]) -> bool:
    """An infobox has each parameter on a line of its own; one elsewhere is that of another template."""
    source = argument.template.source
    line = source[source.rfind("\n", 0, argument.start) + 1 : argument.start - 1]
    return not issubclass(around, MilitaryConflict) or not line.strip()


def _around(
    template: Template, models: dict[int, TemplateModel | None], unclosed: list[Unclosed]
) -> type[TemplateModel] | None:
    """The class of the infobox or citation around the template; where none is, of the unclosed one before it."""
    outer = template.parent
    for _ in range(_MOST_LEVELS):
        if outer is None:
            break
        model = models.get(outer.start)
        if isinstance(model, Citation | MilitaryConflict):
            return type(model)
        outer = outer.parent
    place = bisect_right(unclosed, template.start, key=_place) - 1
    return unclosed[place].model if place >= 0 and outer is None else None


def _place(opening: Unclosed) -> int:
    return opening.span.start


def unclosed_templates(tree: Tree, wiki: Wiki) -> list[Unclosed]:
    """The infoboxes and citations of a page that begin and never end, in order."""
    hidden = [(node.start, node.end) for node in (*tree.comments, *tree.ignored)]
    hidden += [(tag.start, tag.end) for tag in tree.tags if tag.name.lower() in _VERBATIM]
    hidden.sort()
    closed = {template.start for template in tree.templates}
    found = []
    for opening in _OPENING.finditer(tree.text):
        if opening.start() in closed or _is_hidden(opening.start(), hidden):
            continue
        model = resolve(opening[1].strip(), wiki).model
        if model is not None and issubclass(model, Citation | MilitaryConflict):
            found.append(Unclosed(Span(opening.start(), opening.end()), opening[1].strip(), model))
    return found


def _is_hidden(offset: int, hidden: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of some stretches, which are in order."""
    place = bisect_right(hidden, offset, key=_FIRST) - 1
    return place >= 0 and offset < hidden[place][1]
