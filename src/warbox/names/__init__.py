"""Chinese names: the scripts and variants they are written in, and the rules by which a page converts them."""

from __future__ import annotations

from warbox.names.scripts import Script, script_of
from warbox.names.variants import (
    Variety,
    convert,
    find_variety,
    simplified_candidates,
    traditional_candidates,
    varieties,
)

__all__ = [
    "Script",
    "Variety",
    "convert",
    "find_variety",
    "script_of",
    "simplified_candidates",
    "traditional_candidates",
    "varieties",
]
