"""The infobox of a conflict: combatants, commanders, strength, casualties, result."""

from warbox.conflict.civil import CivilConflict
from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.conflict.figures import Casualties, Strength
from warbox.conflict.model import MilitaryConflict, Result
from warbox.conflict.side import Side

__all__ = ["Casualties", "CivilConflict", "Combatant", "Commander", "MilitaryConflict", "Result", "Side", "Strength"]
