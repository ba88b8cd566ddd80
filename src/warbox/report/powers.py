"""How the parties of a card stand under each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warbox.conflict import Combatant, Commander


def under_powers(parties: Iterable[Combatant | Commander]) -> Iterator[bool]:
    """For each party whether it is among the bullets of the power above it, whose name need not be shown again."""
    power: str | None = None
    for party in parties:
        is_under = power is not None and party.group == power
        if not is_under:
            power = party.name.text
        yield is_under
