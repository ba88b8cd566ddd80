"""Flags in a cell of figures: whose figures they are before, and whose the lines below.

A picture may be a flag too. Only a cell that names a party beside it tells whose, so it stays with the figure.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from warbox.values.figures.clauses.clause import Clause
from warbox.values.figures.lines import names_country
from warbox.values.figures.phrases.headings import Heading
from warbox.values.figures.phrases.phrase import Line, Phrase
from warbox.values.figures.tokens.token import Kind
from warbox.values.figures.tokens.words import Role
from warbox.values.passage import Mark


def heading_of_flag(icon: Mark, label: Heading | None = None) -> Heading:
    """What a flag says of the lines below it: of whom its label names, of its country, or of whose picture it is."""
    named, people = (None, None) if label is None else (label.subject, label.people)
    country = str(icon.value.country_name) if names_country(icon) else None
    subject = named or country or people
    return Heading(Phrase(), subject, None, is_icon=True, picture=None if subject else _file(icon))


def countries_before(line: Line, icons: Sequence[Mark], clause: Clause) -> str | None:
    """The countries of the last flags before a figure that stand together, None without one or where one is unknown."""
    together = _icons_before(line, icons, clause) if icons else ()
    if not together or not all(map(names_country, together)):
        return None
    return ", ".join(str(icon.value.country_name) for icon in reversed(together))


def picture_for(line: Line, icons: Sequence[Mark], clause: Clause, above: Sequence[Heading]) -> str | None:
    """The file of the picture that alone stands for whose a figure is: right before it, or heading it.

    None where its own words, a label or a country's flag say whose it is.
    """
    label = clause.label
    if clause.phrase.people or (label is not None and (label.subject or label.people)):
        return None
    if icons and (before := _icons_before(line, icons, clause)):
        return _file(before[0]) if len(before) == 1 else None
    nearest = next((heading for heading in reversed(above) if heading.subject or heading.picture), None)
    return None if nearest is None else nearest.picture


def _icons_before(line: Line, icons: Sequence[Mark], clause: Clause) -> Sequence[Mark]:
    """The last flags before a figure that stand together, the last one first."""
    before = bisect_right(icons, line.tokens[clause.quantity.number].start, key=lambda mark: mark.start)
    together: list[Mark] = []
    for icon in reversed(icons[:before]):
        if together and _has_words_between(line, icon, together[-1]):
            break
        together.append(icon)
    return together


def _file(icon: Mark) -> str | None:
    return None if names_country(icon) else getattr(icon.value, "file", None)


def _has_words_between(line: Line, first: Mark, second: Mark) -> bool:
    between = [token for token in line.tokens if first.end <= token.start < second.start]
    return any(token.kind is not Kind.SIGN and not token.has(Role.AND) for token in between)
