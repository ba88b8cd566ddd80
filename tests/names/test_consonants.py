"""Names that another alphabet writes by their sound: by their consonants, and Greek letters that are one sound."""

from __future__ import annotations

import pytest

from warbox.names.prepared import prepare
from warbox.names.prose.consonants import weight_of_consonants
from warbox.names.sounds.spelling import spelt_words


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        *(("Шекспир", "Shakespeare"), ("Ратланд", "Rutland"), ("Вејкфилд", "Wakefield"), ("Миклгејт", "Micklegate")),
        *(("Αζενκούρ", "Azincourt"), ("Џон Невил", "John Neville"), ("Арфлёр", "Harfleur")),
    ],
)
def test_the_same_consonants_speak_for_a_name(written: str, spelt: str) -> None:
    assert weight_of_consonants(prepare(written), prepare(spelt)) > 0.0


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        *(("Мицкевич", "Moscow"), ("Жуан Убалду", "John Bell Hood"), ("Кале", "Calais"), ("Ратланд", "Portland")),
        *(("Шекспир", "William Shakespeare"), ("Бородино", "Bordeaux")),
    ],
    ids=["more consonants", "other words", "two consonants", "other consonants", "fewer words", "a consonant more"],
)
def test_other_consonants_and_too_few_tell_nothing(written: str, spelt: str) -> None:
    assert weight_of_consonants(prepare(written), prepare(spelt)) == 0.0


def test_more_consonants_tell_more() -> None:
    weights = [weight_of_consonants(prepare(a), prepare(b)) for a, b in (("Ридан", "Reden"), ("Ратланд", "Rutland"))]
    assert weights[0] < weights[1]


@pytest.mark.parametrize(
    ("greek", "spelt"),
    [("Μπορντό", "bordo"), ("Αντώνιος", "andonios"), ("Κίγκαν", "kigan"), ("Τζον", "dzhon"), ("Ρουέν", "ruen")],
)
def test_greek_letters_that_are_one_sound_together(greek: str, spelt: str) -> None:
    assert spelt_words(greek) == (spelt,)
