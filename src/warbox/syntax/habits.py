"""How a template's arguments are laid out, so that a new one can be written as its neighbours are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from warbox.syntax.argument_parts import ArgumentParts
from warbox.syntax.spans import BLANKS

_LIST_SIGNS = ("*", "#", ":", ";")


@dataclass(frozen=True, slots=True)
class Habits:
    """The blanks that most arguments of a template have.

    `lead` stands before the name, `gap` before the equals sign, `value_lead` behind it, `positional_lead` before a
    value without a name, `tail` between a value and the pipe of the next. Where the equals signs stand below each
    other, `column` is the length of the name with the blanks around it.
    """

    lead: str
    gap: str
    value_lead: str
    positional_lead: str
    tail: str
    column: int | None

    def written(self, name: str | None, value: str) -> str:
        """An argument without its pipe; `name` is None for a positional one."""
        if name is None:
            return self.positional_lead + value
        gap = self.gap
        if self.column is not None:
            gap = " " * max(self.column - len(self.lead + name), min(len(self.gap), 1))
        value_lead = self.value_lead if value else ""
        value_lead = value_lead.rstrip(" ") if value.startswith("\n") else value_lead
        return f"{self.lead}{name}{gap}={value_lead}{value}"


def habits_of(name: ArgumentParts, arguments: Sequence[ArgumentParts], every: Sequence[ArgumentParts]) -> Habits:
    """The habits of a template whose name and arguments have these parts; those of the first count most.

    `every` are all arguments of the template in order: no pipe follows the last one.
    """
    last = every[-1] if every else None
    named = [parts for parts in arguments if not parts.positional]
    positional = [parts for parts in arguments if parts.positional and parts.core]
    filled = [parts for parts in named if parts.core] or named
    on_lines = "\n" in name.tail if not arguments else False
    default = " " if on_lines else ""
    parted = [parts.tail for parts in arguments if parts is not last] or [name.tail]
    return Habits(
        lead=_most_common((parts.lead for parts in named), default),
        gap=_most_common((parts.gap for parts in named), default),
        value_lead=_most_common(_leads(filled) or _leads([parts for parts in every if parts.core]), default),
        positional_lead=_most_common((parts.value_lead for parts in positional), ""),
        tail=_most_common(_without_empty_lines(parted), "\n" if "\n" in name.tail else ""),
        column=_column(named, [parts for parts in every if not parts.positional]),
    )


def _most_common(texts: Iterable[str], default: str) -> str:
    """The commonest of the texts that are nothing but blanks."""
    counts = Counter(text for text in texts if not text.strip(BLANKS))
    return counts.most_common(1)[0][0] if counts else default


def _without_empty_lines(tails: Sequence[str]) -> list[str]:
    """Those of the tails on lines that end the fewest lines: empty lines part groups of arguments, not each of them."""
    blank = [tail for tail in tails if not tail.strip(BLANKS)]
    fewest = min((tail.count("\n") for tail in blank if "\n" in tail), default=0)
    return [tail for tail in blank if tail.count("\n") <= fewest]


def _leads(arguments: Sequence[ArgumentParts]) -> list[str]:
    """The blanks before named values, but for those with a line end that the signs of a list ask for."""
    named = [parts for parts in arguments if not parts.positional]
    return [one.value_lead for one in named if not ("\n" in one.value_lead and one.core[:1] in _LIST_SIGNS)]


def _column(named: Sequence[ArgumentParts], every: Sequence[ArgumentParts] = ()) -> int | None:
    """How long names are with the blanks around them, where that is the same for most and their own length is not.

    Where those of the nearest arguments are of one length, all others tell.
    """
    widths = Counter(
        (len(parts.lead) + parts.name_end - parts.name_start + len(parts.gap))
        for parts in named
        if "\n" not in parts.lead + parts.gap
    )
    if not widths:
        return None
    width, count = widths.most_common(1)[0]
    gaps = {parts.gap for parts in named}
    if count * 2 > len(named) > 1 and len(gaps) > 1:
        return width
    is_open = len({parts.name_end - parts.name_start for parts in named}) == 1
    return width if is_open and every and _column(every) == width else None
