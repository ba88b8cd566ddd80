"""What speaks for or against two names being one, and the judgement that it adds up to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from warbox.display import Displayed


class EvidenceKind(StrEnum):
    """Every reason there is; those that begin with `different` speak against, and so does `only a part`."""

    SAME_TEXT = "same text"
    SAME_PAGE = "same page"
    SAME_FOREIGN_PAGE = "same foreign page"
    REDIRECT = "redirect"
    LINK_TEXT = "text of links"
    SAME_AFTER_CONVERSION = "same after script conversion"
    REGIONAL_PHRASE = "regional phrase"
    KNOWN_RENDERING = "known rendering"
    CONVERSION_RULE = "conversion rule"
    SAME_TERRITORY = "same territory"
    SAME_SPELLING = "same spelling"
    INFLECTED = "inflected form"
    TRANSLATED = "translated name"
    READING = "reading"
    SOUND = "sound"
    SOUND_OF_LETTERS = "sound of letters"
    SPELLING = "spelling"
    CONSONANTS = "same consonants"
    DIFFERENT_PAGE = "different page"
    DIFFERENT_FOREIGN_PAGE = "different foreign page"
    DIFFERENT_TERRITORY = "different territory"
    DIFFERENT_NUMBER = "different number"
    DIFFERENT_LETTERS = "different letters"
    DIFFERENT_PART = "different part"
    DIFFERENT_RENDERING = "different rendering"
    ONLY_A_PART = "only a part"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason. `weight` is in log-odds: positive where it speaks for one name. `detail` is what it rests on."""

    kind: EvidenceKind
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Comparison(Displayed):
    """How likely two names are one, from 0 to 1, and why, the weightiest reason first.

    The score is a probability where one right pair stands against about two wrong ones that are as near as any of a
    hundred names: that is what the weights of sounds are learned from.
    """

    score: float
    evidence: tuple[Evidence, ...]
