"""CSL items as RIS, read back with rispy."""

from __future__ import annotations

from typing import Any

import pytest
import rispy

import warbox
from warbox.interop.csl import to_csl
from warbox.interop.ris import to_ris


def lines_of(**fields: Any) -> list[str]:
    """The lines of the entry of an item with these fields, without those that every entry has."""
    return to_ris([{"id": "key", "type": "book", **fields}]).splitlines()[2:-1]


def test_whole_entries() -> None:
    text = (
        "{{cite journal|last=Toft|first=Catherine|editor=Roe|title=Feeding|journal=Herpetology|volume=15|issue=2|"
        "pages=139–144|date=3 March 1981|doi=10.2307/1563372|issn=0022-1511|jstor=1563372|url=http://h.example/|"
        "archive-url=http://w.example/|access-date=2007-02-13|language=fr}}{{cite book|title=B}}"
    )
    assert to_ris(to_csl(warbox.parse(text).citations)) == (
        "TY  - JOUR\n"
        "ID  - toft-1981-feeding\n"
        "AU  - Toft, Catherine\n"
        "A2  - Roe\n"
        "TI  - Feeding\n"
        "T2  - Herpetology\n"
        "VL  - 15\n"
        "IS  - 2\n"
        "LA  - fr\n"
        "DO  - 10.2307/1563372\n"
        "PY  - 1981\n"
        "DA  - 1981/03/03/\n"
        "Y2  - 2007/02/13/\n"
        "SP  - 139\n"
        "EP  - 144\n"
        "SN  - 0022-1511\n"
        "UR  - http://h.example/\n"
        "UR  - http://w.example/\n"
        "N1  - jstor: 1563372\n"
        "ER  - \n"
        "\n"
        "TY  - BOOK\n"
        "ID  - book-b\n"
        "TI  - B\n"
        "ER  - \n"
    )


@pytest.mark.parametrize(
    ("issued", "lines"),
    [
        ({"date-parts": [[2003]]}, ["PY  - 2003"]),
        ({"date-parts": [[2010, 5]]}, ["PY  - 2010", "DA  - 2010/05//"]),
        ({"date-parts": [[1865, 11], [1866, 6]]}, ["PY  - 1865", "DA  - 1865/11//1866-06"]),
        ({"literal": "n.d."}, ["PY  - n.d."]),
    ],
)
def test_dates(issued: dict[str, Any], lines: list[str]) -> None:
    assert lines_of(issued=issued) == lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("12", ["SP  - 12"]),
        ("13–18", ["SP  - 13", "EP  - 18"]),
        ("35–", ["SP  - 35–"]),
        ("167–171, 297", ["SP  - 167–171, 297"]),
    ],
)
def test_pages(page: str, lines: list[str]) -> None:
    assert lines_of(page=page) == lines


def test_the_second_standard_number_is_noted() -> None:
    assert lines_of(ISBN="1-85043-635-5", ISSN="0022-1511") == ["SN  - 1-85043-635-5", "N1  - ISSN: 0022-1511"]


def test_rispy_reads_the_seed_article_back(seed_text: str) -> None:
    items = to_csl(warbox.parse(seed_text, wiki="zhwiki").citations)
    entries = rispy.loads(to_ris(items))
    assert [entry["id"] for entry in entries] == [item["id"] for item in items]
    assert [entry.get("title") for entry in entries] == [item.get("title") for item in items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{cite journal|title=T|journal=J|issue=12|article-number=e442}}", ["IS  - 12", "C7  - e442"]),
        ("{{cite journal|title=T|journal=J|article-number=e442}}", ["C7  - e442"]),
        ("{{cite report|title=T|number=7}}", ["IS  - 7"]),
        (
            "{{cite interview|last=Lee|first=Spike|interviewer=Ivory, Peter|via=YouTube}}",
            ["DP  - YouTube", "N1  - interviewer: Ivory, Peter"],
        ),
        (
            "{{cite book|title=T|at=22.49|format=PDF|orig-year=1793}}",
            ["OP  - 1793///", "N1  - locator: 22.49", "N1  - medium: PDF"],
        ),
        ("{{cite book|last=A|contributor=B|contribution=C|title=T}}", ["N1  - container-author: A"]),
        ("{{cite book|last=A|contributor=B|title=T}}", ["N1  - contributor: B"]),
    ],
)
def test_numbers_and_what_has_no_field(text: str, expected: list[str]) -> None:
    lines = to_ris(to_csl(warbox.parse(text).citations)).splitlines()
    assert [line for line in lines if line[:2] in ("IS", "C7", "DP", "OP", "N1")] == expected


def test_no_number_takes_the_place_of_another() -> None:
    assert lines_of(issue="3", number="5") == ["IS  - 3", "N1  - number: 5"]
