"""Templates that a wiki's data file describes by what they show, such as `{{unité|36000|hommes}}`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Any

from warbox.typed import AllParameters, Canvas, Reader, TemplateModel, template_key
from warbox.typed.names import first_number, numbered
from warbox.values.inline import Inline
from warbox.wikis import Wiki

CANONICAL = "shown"
"""The table of `[templates]` with the patterns, and the canonical name of all that stand in it."""

SLOT = re.compile(r"\{([^{}]*)\}")
"""A place for an argument in what a template shows."""

_NUMBERSLOT = "{#}"
_LINE_END = "\n"


class Shown(TemplateModel, names=(CANONICAL,)):
    """A template whose arguments are seen in a text of its own: `"unité" = "{1} {2}"` in `[templates.shown]`.

    `pattern` is that text. `{1}` stands for the first argument, `{name}` for a named one, `{name|1}` for the first of
    them with a value, and for nothing where none has. `#` in the name stands for any number, which is `{#}` in the
    text. A line break in it is one on the page.
    """

    arguments: Annotated[dict[str, Inline], AllParameters()]
    pattern: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The pattern that the wiki has for the template's name."""
        key = template_key(values["template"].rpartition(":")[2])
        patterns = _patterns(reader.wiki)
        number = first_number(key)
        values["pattern"] = patterns.get(key) or patterns.get(numbered(key), "").replace(_NUMBERSLOT, number)

    def show(self, canvas: Canvas) -> None:
        """The text with the arguments in their places."""
        given = {template_key(name): content for name, content in self.arguments.items()}
        position = 0
        for slot in SLOT.finditer(self.pattern):
            _write(self.pattern[position : slot.start()], canvas)
            names = [template_key(name) for name in slot[1].split("|")]
            canvas.embed(next((given[name] for name in names if name in given), None))
            position = slot.end()
        _write(self.pattern[position:], canvas)


def composes(name: str, wiki: Wiki) -> bool:
    """Whether what a template of that name shows is put together out of several arguments."""
    return len(SLOT.findall(_patterns(wiki).get(template_key(name), ""))) > 1


def _write(text: str, canvas: Canvas) -> None:
    first, *others = text.split(_LINE_END)
    canvas.write(first)
    for line in others:
        canvas.break_line()
        canvas.write(line)


@lru_cache(maxsize=64)
def _patterns(wiki: Wiki) -> dict[str, str]:
    table = wiki.table("templates").get(CANONICAL, {})
    return {template_key(name): pattern for name, pattern in table.items()}
