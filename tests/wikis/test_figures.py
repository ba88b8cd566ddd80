"""Strength and losses as the wikis write them, in all their languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import warbox
from warbox import Figure

CASES = Path(__file__).parent / "cases" / "figures.toml"


def cases() -> list[tuple[str, str, str, list[str]]]:
    groups = tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    return [tuple(case) for group in groups for case in group["cases"]]


@pytest.mark.parametrize(("wiki", "cell", "text", "expected"), cases())
def test_the_figures_of_a_cell(wiki: str, cell: str, text: str, expected: list[str]) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|{cell}1={text}}}}}", wiki=wiki).conflict
    assert conflict is not None
    assert [written(figure) for figure in getattr(conflict.sides[0], cell)] == expected


def written(figure: Figure) -> str:
    low, high = ("-" if bound is None else bound for bound in (figure.low, figure.high))
    return f"{'~' if figure.approximate else ''}{low} {high} {figure.category}"


@pytest.mark.parametrize(
    "cell", ["{{approximately|500}} men", "{{abbrlink|c.|circa}} 500", "{{bulletedlist|500 men {{approx}}}}"]
)
def test_templates_that_say_about(cell: str) -> None:
    conflict = warbox.parse(f"{{{{infobox military conflict|strength1={cell}}}}}").conflict
    assert conflict is not None
    (figure,) = conflict.sides[0].strength
    assert (figure.low, figure.approximate) == (500, True)


@pytest.mark.parametrize("between", ["{{flagicon|France}}", "<ref>x</ref>", "[[File:x.png|20px]]", "{{efn|x}}"])
@pytest.mark.parametrize("blank", ["", " "])
def test_no_number_goes_on_over_a_flag_a_picture_or_a_footnote(between: str, blank: str) -> None:
    cell = f"200{blank}{between}{blank}300"
    conflict = warbox.parse(f"{{{{infobox military conflict|strength1={cell}}}}}").conflict
    assert conflict is not None
    assert [figure.low for figure in conflict.sides[0].strength] == [200, 300]


def test_a_heading_that_names_an_author_of_the_footnotes_says_whose_estimate_it_is() -> None:
    text = (
        "'''Archer and Miller:'''{{sfn|Archer|Miller|1995|p=1}}<br>900 casualties<br>'''Baker''':<br>300 killed"
        "<br>40 captured<ref>Baker 1996, p. 7</ref><br>Miller: 20 missing<br>'''Poland:'''<br>700 killed"
        "<ref>Poland</ref><br>'''Cook:'''<br>12 wounded<br>'''French:'''<br>60 killed{{sfn|French|2000|p=1}}"
        "<br>'''Army:'''<br>50 missing<ref>Army report</ref><br>'''Baker:''' Killed: 70"
    )
    conflict = warbox.parse(f"{{{{infobox military conflict|casualties1={text}}}}}", wiki="en").conflict
    assert conflict is not None
    assert [(figure.low, figure.subject, figure.note) for figure in conflict.sides[0].casualties] == [
        (900, None, "Archer and Miller"),
        (300, None, "Baker"),
        (40, None, "Baker"),
        (20, None, "Miller"),
        (700, "Poland", None),
        (12, "Cook", None),
        (60, "French", None),
        (50, "Army", None),
        (70, None, "Baker"),
    ]
