"""Templates that a wiki's data file describes by what they show, such as `{{unité|36000|hommes}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Annotated, Any

from warbox.typed import AllParameters, Canvas, Reader, TemplateModel, template_key, without_namespace
from warbox.typed.names import first_number, numbered
from warbox.values.inline import Inline
from warbox.wikis import Wiki, find_wiki

CANONICAL = "shown"
"""The table of `[templates]` with the patterns, and the canonical name of all that stand in it."""

SLOT = re.compile(r"\{([^{}]*)\}")
"""A place for an argument in what a template shows."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
"""A part of what a template shows that stands there only with an argument."""

_NUMBERSLOT = "{#}"
_LINE_END = "\n"


class Shown(TemplateModel, names=(CANONICAL,)):
    """A template whose arguments are seen in a text of its own: `"unité" = "{1} {2}"` in `[templates.shown]`.

    `pattern` is that text. `{1}` stands for the first argument, `{name}` for a named one, `{name|1}` for the first of
    them with a value, and for nothing where none has. A part in square brackets, `[ à {à}]`, is shown only where one
    of its arguments has a value. `#` in the name stands for any number, which is `{#}` in the text. A line break in it
    is one on the page.
    """

    arguments: Annotated[dict[str, Inline], AllParameters()]
    pattern: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The pattern that the wiki has for the template's name."""
        values["pattern"] = _pattern(values["template"], reader.wiki)

    def show(self, canvas: Canvas) -> None:
        """The text with the arguments in their places."""
        for piece in self._pieces():
            if isinstance(piece, str):
                _write(piece, canvas)
            else:
                canvas.embed(piece)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The template as wikitext; what it shows, where the wiki has no such template."""
        known = find_wiki(wiki)
        if self.source_wiki in ("", known.code) or _pattern(self.template, known) == self.pattern:
            return super().to_wikitext(known)
        source = find_wiki(self.source_wiki)
        return "".join(
            piece.replace(_LINE_END, "<br>") if isinstance(piece, str) else piece.carried(source, known)
            for piece in self._pieces()
        )

    def _pieces(self) -> Iterator[str | Inline]:
        """What is shown, piece by piece: the pattern's own text, and the arguments in their places."""
        given = {template_key(name): content for name, content in self.arguments.items()}
        position = 0
        for part in _OPTIONAL.finditer(self.pattern):
            yield from _filled(self.pattern[position : part.start()], given)
            pieces = list(_filled(part[1], given))
            if any(isinstance(piece, Inline) for piece in pieces):
                yield from pieces
            position = part.end()
        yield from _filled(self.pattern[position:], given)


def _filled(pattern: str, given: Mapping[str, Inline]) -> Iterator[str | Inline]:
    """The text of a pattern and, in the places for them, the arguments that are given."""
    position = 0
    for slot in SLOT.finditer(pattern):
        yield pattern[position : slot.start()]
        names = [template_key(name) for name in slot[1].split("|")]
        yield next((given[name] for name in names if name in given), "")
        position = slot.end()
    yield pattern[position:]


def _write(text: str, canvas: Canvas) -> None:
    first, *others = text.split(_LINE_END)
    canvas.write(first)
    for line in others:
        canvas.break_line()
        canvas.write(line)


def _pattern(template: str, wiki: Wiki) -> str:
    """What the wiki has for a template of that name; empty where it has nothing."""
    key = template_key(without_namespace(template, wiki))
    patterns = _patterns(wiki)
    return patterns.get(key) or patterns.get(numbered(key), "").replace(_NUMBERSLOT, first_number(key))


@lru_cache(maxsize=64)
def _patterns(wiki: Wiki) -> dict[str, str]:
    table = wiki.table("templates").get(CANONICAL, {})
    return {template_key(name): pattern for name, pattern in table.items()}
