"""The list of names that languages translate: its form, and that it is found by any of them."""

from __future__ import annotations

from importlib.resources import files

import pytest

from warbox.names.prose.vocabulary import vocabulary

LINES = (files("warbox.names.prose") / "exonyms.tsv").read_text("utf-8").splitlines()


def test_every_line_has_its_columns_and_no_name_has_two_lines() -> None:
    head, *names = (line.split("\t") for line in LINES)
    assert all(len(columns) == len(head) and columns[0] in ("given", "place") and columns[1] for columns in names)
    assert all(
        form == form.strip() and form for columns in names for cell in columns if cell for form in cell.split("/")
    )
    assert len({(columns[0], columns[1]) for columns in names}) == len(names)


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        *(
            ("de", "Donau", "Danube"),
            ("de", "Heinrichs", "Henry"),
            ("ru", "Луаре", "Loire"),
            ("ru", "Карлом", "Charles"),
        ),
        *(("cs", "Vilémovi", "William"), ("el", "Βουργουνδίας", "Burgundy"), ("sr", "Шкотској", "Scotland")),
        *(("hu", "Földközi-tengeren", "Mediterranean"), ("fi", "Kaarlen", "Charles"), ("ro", "Ludovic", "Louis")),
        *(("hr", "Škotskoj", "Scotland"), ("no", "Vilhelms", "William"), ("da", "Bayern", "Bavaria")),
        *(("es", "Imperio Otomano", "Ottoman Empire"), ("it", "CORNOVAGLIA", "Cornwall"), ("fr", "Cologne", "Cologne")),
    ],
)
def test_a_name_is_found_in_its_language_inflected_or_not(language: str, text: str, english: str) -> None:
    assert [exonym.english for exonym in vocabulary((language,)).exonyms(text)] == [english]


def test_a_name_of_another_language_is_not_found() -> None:
    assert vocabulary(("fr",)).exonyms("Donau") == frozenset()
