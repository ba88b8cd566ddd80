"""Lists of which each value stands in a parameter of its own: `note1`, `note2`, ..."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from warbox.page.edits.values import value_text
from warbox.syntax.template_changes import Slot
from warbox.typed.parameter import NUMBER
from warbox.typed.plan import FieldPlan
from warbox.wikis import Wiki


def numbered_texts(values: Sequence[Any], read: Sequence[Any], standing: Sequence[Slot], wiki: Wiki) -> list[str]:
    """The values as wikitext; one that is read from a parameter on the page as it stands there, with all it holds.

    `read` are the values that the page gives, and `standing` the parameters, in the same order.
    """
    free = list(zip(read, standing, strict=True)) if len(read) == len(standing) else []
    texts = []
    for value in values:
        place = next((place for place, (one, slot) in enumerate(free) if one == value and slot.value is None), None)
        texts.append(value_text(value, wiki) if place is None else free.pop(place)[1].text)
    return texts


def numbered_names(field: FieldPlan, standing: Sequence[tuple[int, str]], count: int) -> list[str]:
    """The names of as many parameters: first those that stand there, then new ones with the numbers behind theirs."""
    last = standing[-1][0] if standing else 0
    new = range(last + 1, last + 1 + max(0, count - len(standing)))
    first = field.parameter.names[0]
    return [*(name for _, name in standing[:count]), *(first.replace(NUMBER, str(number)) for number in new)]
