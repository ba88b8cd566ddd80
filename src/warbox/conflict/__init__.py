"""The military-conflict infobox: combatants, commanders, strength, casualties, result."""

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.conflict.figures import Casualties, Strength
from warbox.conflict.model import MilitaryConflict, Result, Side

__all__ = ["Casualties", "Combatant", "Commander", "MilitaryConflict", "Result", "Side", "Strength"]
