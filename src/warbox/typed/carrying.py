"""Carries wikitext from one wiki to another."""

from __future__ import annotations

from warbox.syntax import Tree
from warbox.syntax.edits import Replacement, Replacements
from warbox.typed.reading import Reader
from warbox.wikis import Wiki


def carried_wikitext(wikitext: str, source: Wiki, wiki: Wiki) -> str:
    """The wikitext of one wiki with its typed templates in the words of another; all else stays as it is."""
    reader = Reader(wikitext, source)
    changes = Replacements(wikitext)
    end = 0
    for template in Tree(wikitext).templates:
        model = reader.typed(template) if template.start >= end else None
        if model is not None:
            changes.exchange((), [Replacement(template.start, template.end, model.to_wikitext(wiki))])
            end = template.end
    return changes.applied()
