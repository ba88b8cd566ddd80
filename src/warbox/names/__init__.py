"""Names: the scripts and variants of Chinese ones, the rules by which a page converts them, and which names are one.

What needs more than this package is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from warbox.names.scripts import Script, script_of
from warbox.names.variants import (
    Variety,
    convert,
    find_variety,
    simplified_candidates,
    traditional_candidates,
    varieties,
)

if TYPE_CHECKING:
    from warbox.names.comparison import compare
    from warbox.names.conversion.groups import ConversionGroup, ConversionGroups
    from warbox.names.conversion.language_converter import Conversion
    from warbox.names.conversion.rules import ConversionRule, read_rule
    from warbox.names.evidence import Comparison, Evidence, EvidenceKind
    from warbox.names.group import NameForm, NameGroup
    from warbox.names.known import KnownNames, NameSource
    from warbox.names.mentions import Mention, find_mentions
    from warbox.names.occurrence import NameOccurrence
    from warbox.names.reconciliation import reconcile

_homes = {
    "Comparison": "warbox.names.evidence",
    "Conversion": "warbox.names.conversion.language_converter",
    "ConversionGroup": "warbox.names.conversion.groups",
    "ConversionGroups": "warbox.names.conversion.groups",
    "ConversionRule": "warbox.names.conversion.rules",
    "Evidence": "warbox.names.evidence",
    "EvidenceKind": "warbox.names.evidence",
    "KnownNames": "warbox.names.known",
    "Mention": "warbox.names.mentions",
    "NameForm": "warbox.names.group",
    "NameGroup": "warbox.names.group",
    "NameOccurrence": "warbox.names.occurrence",
    "NameSource": "warbox.names.known",
    "compare": "warbox.names.comparison",
    "find_mentions": "warbox.names.mentions",
    "read_rule": "warbox.names.conversion.rules",
    "reconcile": "warbox.names.reconciliation",
}

__all__ = [
    "Comparison",
    "Conversion",
    "ConversionGroup",
    "ConversionGroups",
    "ConversionRule",
    "Evidence",
    "EvidenceKind",
    "KnownNames",
    "Mention",
    "NameForm",
    "NameGroup",
    "NameOccurrence",
    "NameSource",
    "Script",
    "Variety",
    "compare",
    "convert",
    "find_mentions",
    "find_variety",
    "read_rule",
    "reconcile",
    "script_of",
    "simplified_candidates",
    "traditional_candidates",
    "varieties",
]


def __getattr__(name: str) -> Any:
    home = _homes.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value
