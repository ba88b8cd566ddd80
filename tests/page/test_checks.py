"""What is reported, and that nothing else is."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest

import warbox
from warbox.diagnostics import Code
from warbox.report.findings import find_places

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "checks.toml").read_text("utf-8"))[
    "case"
]

ABOUT_CHINESE = {
    *(Code.UNCLOSED_CONVERSION, Code.BROKEN_CONVERSION_RULE, Code.MISSING_CONVERSION_GROUP),
    Code.MISSING_FOREIGN_TITLE,
}


def reported(text: str, wiki: str) -> list[str]:
    found = find_places("page", text, warbox.parse(text, wiki=wiki).diagnostics)
    return [f"{finding.line}:{finding.column} {finding.code}" for finding in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_wrong_is_reported_and_nothing_else(case: dict[str, Any]) -> None:
    assert reported(case["input"], case.get("wiki", "enwiki")) == case["expected"]


def test_findings_of_the_seed(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    found = find_places("page", seed_text, page.diagnostics)
    found = [finding for finding in found if finding.code != Code.MISSING_FOREIGN_TITLE]
    assert [(finding.line, finding.column, finding.code.value) for finding in found] == [
        (1, 13, "missing-conversion-group"),
        (16, 66, "external-link-in-parameter"),
        (19, 105, "short-footnote-without-target"),
        (28, 814, "short-footnote-without-target"),
        (30, 53, "short-footnote-without-target"),
        (30, 262, "short-footnote-without-target"),
        (30, 466, "short-footnote-without-target"),
        (32, 551, "undefined-reference"),
        (37, 44, "undefined-reference"),
        (38, 47, "undefined-reference"),
        (130, 5, "deprecated-parameter"),
        (178, 5, "deprecated-parameter"),
        (217, 2, "deprecated-parameter"),
        (356, 5, "deprecated-parameter"),
        (424, 194, "undefined-reference"),
        (440, 1191, "incomplete-date"),
        (452, 5, "deprecated-parameter"),
    ]


def test_links_of_the_seed_with_one_title(seed_text: str) -> None:
    found = [
        one for one in warbox.parse(seed_text, wiki="zhwiki").diagnostics if one.code == Code.MISSING_FOREIGN_TITLE
    ]
    assert [seed_text[one.span.start : one.span.end] for one in found] == [
        *("M. E. Sharpe", "Wayne State University Press", "Gurgen Dalibaltayan", "Norat Ter-Grigoryants"),
        *("Artur Mkrtchyan", "Samvel Babayan", "Arkady Ter-Tadevosyan", "Christopher Ivanyan", "Seyran Ohanyan"),
        *("Monte Melkonian", "Abulfaz Elchibey", "Surat Huseynov", "Safar Abiyev", "Rahim Gaziyev"),
        "Gulbuddin Hekmatyar",
    ]


def test_a_finding_is_reported_once_however_often_it_is_asked_for(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    before = page.diagnostics
    page.find(warbox.Citation)
    assert page.diagnostics == before
    assert len(set(before)) == len(before)


@pytest.mark.parametrize("code", Code, ids=str)
def test_every_code_has_its_page(code: Code, repository_root: Path) -> None:
    folder = repository_root / "docs" / "diagnostics"
    page = (folder / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}\n")
    assert f"[{code}]({code}.md)" in (folder / "README.md").read_text("utf-8")


def test_no_page_is_about_a_code_that_does_not_exist(repository_root: Path) -> None:
    pages = {path.stem for path in (repository_root / "docs" / "diagnostics").glob("*.md")}
    assert pages - {"README"} == {str(code) for code in Code}


class Town(warbox.TemplateModel, names=("infobox town",)):
    """The class that some examples speak of."""

    name: Annotated[str, warbox.Parameter("name")]
    population: Annotated[int | None, warbox.Parameter("population")] = None


@pytest.mark.parametrize("code", list(Code), ids=str)
def test_the_examples_of_a_page_are_what_they_say(code: Code, repository_root: Path) -> None:
    page = (repository_root / "docs" / "diagnostics" / f"{code}.md").read_text("utf-8")
    wrong, right = re.findall(r"^```wikitext\n(.*?)\n```$", page, re.DOTALL | re.MULTILINE)
    wiki = "zhwiki" if code in ABOUT_CHINESE else "enwiki"
    assert code in {found.code for found in warbox.parse(wrong, wiki).diagnostics}
    assert code not in {found.code for found in warbox.parse(right, wiki).diagnostics}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{cite book|title=War|pubisher=Penguin}}", "is it 'publisher'?"),
        ("{{cite book|title=War|edtor2-last=Smith}}", "is it 'editor2-last'?"),
        ("{{cite book|title=War|colour=red}}", ""),
        ("{{cite book|title=War|isbn=0-8147-1945-8}}", "its check digit does not fit"),
        ("{{cite book|title=War|isbn=0-8147-19457-7}}", "it has 11 figures, not 10 or 13"),
        ("{{cite book|title=War|isbn=ISBN 0-8147-1945-7}}", "give the number alone, without 'ISBN' before it"),
        ("{{issn|1234–5678}}", "its check digit does not fit"),
        ("{{cite journal|title=War|doi=10.5194}}", ""),
        ("{{cite web|url=u|title=Main page | Google}}", "a bar that belongs to the value before it is written {{!}}"),
        (
            "{{sfn|Deacy|2007}} {{citation|last=Deacy|year=2008|title=T}}",
            "is it CITEREFDeacy2008, which",
        ),
        ("{{sfn|Kinsely|1989}} {{citation|last=Kinsley|year=1989|title=T}}", "is it CITEREFKinsley1989, which"),
        ("{{harvnb|Barr||p=39}} {{cite book|last=Barr|year=2005|title=T}}", "is it CITEREFBarr2005, which"),
        (
            "{{sfn|Fox|1989}} {{citation|last=Kinsley|year=1989|title=T}}",
            "cite the work in full, or mend names and year",
        ),
    ],
)
def test_a_hint_names_what_was_meant(text: str, hint: str) -> None:
    (finding,) = warbox.parse(text).diagnostics
    assert finding.hint.startswith(hint) if hint else finding.hint == ""


def test_a_redundant_parameter_is_reported_with_the_other_one() -> None:
    text = "{{Infobox military conflict|partof=A|campaign=B}} {{cite news|title=T|work=C|newspaper=D}}"
    assert [finding.message for finding in warbox.parse(text).diagnostics] == [
        "{{Infobox military conflict}} has 'campaign' and 'partof' of the same meaning",
        "{{cite news}} has 'newspaper' and 'work' of the same meaning",
    ]


@pytest.mark.parametrize(
    ("wiki", "text", "message"),
    [
        (
            "fawiki",
            "{{یادکرد وب|عنوان=T|نشانی=u|تاریخ=۱۶ آذر ۱۳۹۶}}",
            "تاریخ: '۱۶ آذر ۱۳۹۶' is of a calendar that is not counted",
        ),
        (
            "enwiki",
            "{{cite web|title=T|url=u|date=9 Ramadan}}",
            "date: '9 Ramadan' is of a calendar that is not counted",
        ),
        ("enwiki", "{{cite web|title=T|url=u|date=soon}}", "date: 'soon' is no date"),
        ("enwiki", "{{Infobox military conflict|date=9 Muharram}}", "this date is of a calendar that is not counted"),
    ],
)
def test_a_date_of_another_calendar_is_said_to_be_one(wiki: str, text: str, message: str) -> None:
    assert [finding.message for finding in warbox.parse(text, wiki=wiki).diagnostics] == [message]
