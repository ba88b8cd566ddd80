"""How a result is changed where it stands: another outcome on its first line, more lines behind the last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warbox.conflict.model import Result
from warbox.page.edits.items.lines import Stretch, line_around
from warbox.page.edits.items.room import Alternative
from warbox.page.edits.notes import replaced_beginning
from warbox.page.edits.values import usual_break
from warbox.syntax import Node, Template
from warbox.syntax.edits import Replacement
from warbox.values.inline import Inline
from warbox.wikis import Wiki


def result_alternatives(
    old: Result, new: Result, seen: Inline, template: Template, nodes: Sequence[Node], wiki: Wiki
) -> Iterator[Alternative]:
    """Ways to make one result of another where that stands, so that its bullets, links and footnotes stay.

    `nodes` are those of the value in the template. There are none where more is changed than the outcome, or added.
    """
    text, source = seen.passage.text, template.source
    if text.startswith(old.outcome) and new.text == new.outcome + old.text.removeprefix(old.outcome):
        outcome = Result(outcome=new.outcome, links=new.links).to_wikitext(wiki)
        found = replaced_beginning(seen, nodes, source, len(old.outcome), outcome, wiki)
        if found is not None:
            yield (found,)
    if new.text.startswith(f"{old.text}\n"):
        last = seen.passage.offset(len(text) - 1)
        cell = Stretch(source, seen.span.start, seen.span.end, nodes, usual_break(str(template)))
        line = line_around(cell, last, last, wiki)
        lines = new.text.removeprefix(f"{old.text}\n").split("\n")
        added = [Result(outcome=one, links=new.links).to_wikitext(wiki) for one in lines]
        yield (Replacement(line.end, line.end, "".join(map(line.behind, added))),)
