"""Arguments of a template with a name or without, as MediaWiki counts those without: what changes them as a whole."""

from __future__ import annotations

from warbox.errors import ParameterNameError
from warbox.syntax.argument_values import names_itself, without_equals
from warbox.syntax.template_changes import Slot, TemplateChanges
from warbox.typed.parameter import IN_NO_NAME


def check_name(name: str) -> None:
    """Raises `ParameterNameError` for what cannot be the name of a parameter."""
    if not name or name != name.strip() or not IN_NO_NAME.isdisjoint(name):
        raise ParameterNameError(f"{name!r} cannot be the name of a parameter")


def with_text(changes: TemplateChanges, slot: Slot, text: str) -> TemplateChanges:
    """With another value of an argument. One without a name gets it where the value would be taken for a name.

    If others without a name follow, which would count anew, its equals signs are escaped.
    """
    if slot.explicit or not names_itself(text.strip()):
        return changes.with_value(slot, text)
    if others_count_behind(changes, slot):
        return changes.with_value(slot, without_equals(text))
    changed = changes.with_value(slot, text)
    return changed.made_explicit(changed.slots[changes.slots.index(slot)])


def others_count_behind(changes: TemplateChanges, slot: Slot) -> bool:
    """Whether arguments without a name follow an argument."""
    slots = changes.slots
    return any(not later.explicit and not later.deleted for later in slots[slots.index(slot) + 1 :])


def next_number(changes: TemplateChanges) -> str:
    """The name of the next argument without a name."""
    return str(1 + sum(not slot.explicit for slot in changes.present))


def last_without_name(changes: TemplateChanges) -> Slot | None:
    """The last argument without a name."""
    return next((slot for slot in reversed(changes.present) if not slot.explicit), None)
