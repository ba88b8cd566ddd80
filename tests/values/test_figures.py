"""Strength and losses as people write them: the cases are data, beside this file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

import pytest

from warbox.diagnostics import Span
from warbox.values.figures.figure import Figure, FigureKind, figure_words, read_figures
from warbox.values.passage import Mark, Passage, Style
from warbox.values.reference import ReferenceUse
from warbox.wikis import load_wiki

CASES = Path(__file__).parent / "cases"
RULE = "----"  # before the line that it stands above
MARKUP = re.compile(r"'''|''|\[\d+\]|\{[^}]*\}")


@dataclass(frozen=True)
class FlagIcon:
    """Stands for any flag: all that figures ask of one is the name of its country."""

    country_name: str


@dataclass(frozen=True)
class FateSign:
    """Stands for any sign for a fate: all that figures ask of one is what befell."""

    status: str


def passage(line: str) -> Passage:
    """A line of a case as a passage: bullets, bold, italics and rules as in wikitext, [1] a footnote, {X} a flag."""
    ruled = line.startswith(RULE)
    line = line.removeprefix(RULE)
    level = len(line) - len(line.lstrip("*"))
    text = ""
    marks: list[Mark] = []
    open_styles: dict[str, int] = {}
    for piece in re.split(f"({MARKUP.pattern})", line[level:]):
        at = len(text)
        if piece in ("'''", "''"):
            if piece in open_styles:
                style = Style.BOLD if piece == "'''" else Style.ITALIC
                marks.append(Mark(open_styles.pop(piece), at, style))
            else:
                open_styles[piece] = at
        elif piece.startswith("["):
            marks.append(Mark(at, at, ReferenceUse(span=Span(at, at))))
        elif piece.startswith("{"):
            marks.append(Mark(at, at, FlagIcon(piece[1:-1])))
        else:
            text += piece if text else piece.lstrip()
    return Passage(text.rstrip(), tuple(sorted(marks, key=lambda mark: mark.start)), level=level, ruled=ruled)


def read(lines: list[str], kind: FigureKind, wiki: str = "en") -> list[Figure]:
    """The figures of a case's lines."""
    return read_figures([passage(line) for line in lines], figure_words(load_wiki(wiki)), kind)


def cases(kind: FigureKind) -> list[Any]:
    """The cases of that kind of cell."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob(f"figures_*{kind}.toml"))]
    return [pytest.param(kind, case, id=f"{kind}: {case['name']}") for table in tables for case in table["case"]]


@pytest.mark.parametrize(("kind", "case"), [*cases(FigureKind.STRENGTH), *cases(FigureKind.CASUALTIES)])
def test_case(kind: FigureKind, case: dict[str, Any]) -> None:
    figures = read(case["lines"], kind, case.get("wiki", "en"))
    assert [(figure.low, figure.high, figure.category) for figure in figures] == [
        (expected.get("low"), expected.get("high"), expected["category"]) for expected in case["expected"]
    ]
    for figure, expected in zip(figures, case["expected"], strict=True):
        assert figure.approximate == expected.get("approximate", False), figure
        assert figure.civilian == expected.get("civilian", False), figure
        assert figure.subject == expected.get("subject"), figure
        assert figure.note == expected.get("note"), figure
        if "references" in expected:
            assert len(figure.references) == expected["references"], figure


@pytest.mark.parametrize(
    "case", tomllib.loads((CASES / "nouns.toml").read_text("utf-8"))["case"], ids=itemgetter("name")
)
def test_what_is_counted_and_what_the_page_calls_it(case: dict[str, Any]) -> None:
    figures = read(case["lines"], FigureKind(case.get("kind", "strength")), case.get("wiki", "en"))
    assert [(figure.low, figure.counted, figure.noun) for figure in figures] == [
        (expected["low"], expected.get("counted"), expected.get("noun")) for expected in case["expected"]
    ]


def test_a_figure_knows_its_clause_and_its_place() -> None:
    line = Passage("about 500 men, 20 guns lost", anchors=((0, 100),))
    first, second = read_figures([line], figure_words(load_wiki("en")), FigureKind.STRENGTH)
    assert (first.text, first.span) == ("about 500 men", Span(100, 113))
    assert (second.text, second.span) == ("20 guns lost", Span(115, 127))


def test_a_clause_over_two_lines_spans_both() -> None:
    lines = [Passage("40", anchors=((0, 10),)), Passage("killed", anchors=((0, 17),))]
    (figure,) = read_figures(lines, figure_words(load_wiki("en")), FigureKind.CASUALTIES)
    assert (figure.text, figure.span) == ("40 killed", Span(10, 23))


def test_the_text_of_a_figure_ends_before_a_bracket_that_it_does_not_close() -> None:
    figures = read(["500 (max 600) killed", "300 (est.) wounded"], FigureKind.CASUALTIES)
    assert [(figure.text, figure.category) for figure in figures] == [
        ("500", "killed"),
        ("max 600", "killed"),
        ("300 (est.) wounded", "wounded"),
    ]


def test_references_go_to_the_figure_before_them() -> None:
    lines = ["300[1] killed[2], 200 wounded,[3] 40 captured"]
    assert [len(figure.references) for figure in read(lines, FigureKind.CASUALTIES)] == [2, 1, 0]


def test_a_footnote_alone_on_a_line_belongs_to_the_figure_above() -> None:
    (figure,) = read(["4,000", "[1]"], FigureKind.CASUALTIES)
    assert len(figure.references) == 1


def test_a_sign_for_a_fate_tells_what_befell_the_number_beside_it() -> None:
    killed, wounded = FateSign("killed"), FateSign("wounded")
    line = Passage("300, 20, John", (Mark(3, 3, killed), Mark(4, 4, wounded), Mark(13, 13, killed)))
    figures = read_figures([line], figure_words(load_wiki("en")), FigureKind.CASUALTIES)
    assert [(figure.low, figure.category, figure.text) for figure in figures] == [
        (300, "killed", "300"),
        (20, "wounded", "20"),
    ]


def test_a_link_or_italics_behind_a_number_name_whose_men_it_counts() -> None:
    def subject(text: str, name: str, mark: Mark) -> str | None:
        start = text.index(name)
        lines = [Passage(text, (mark.moved(start, start + len(name)),))]
        (figure,) = read_figures(lines, figure_words(load_wiki("en")), FigureKind.STRENGTH)
        return figure.subject

    link, italics = Mark(0, 0, None, target="Page"), Mark(0, 0, Style.ITALIC)
    assert subject("8,000 hitler youth", "hitler youth", italics) == "hitler youth"
    assert subject("about 200 volkssturm troopers", "volkssturm", link) == "volkssturm"
    assert subject("900 polish people's army", "polish people's army", link) == "polish people's army"
    assert subject("40 feudal cavalry", "feudal", link) == "feudal"
    # What is counted, what befell and a whole line in italics name nobody.
    assert subject("15 ft-17 tanks", "ft-17", link) is None
    assert subject("12 ballistas", "ballistas", link) is None
    assert subject("900 present then", "900 present then", italics) is None


def test_a_bracket_that_only_leads_to_a_section_of_the_page_is_no_remark() -> None:
    def note(text: str, link: str, target: str) -> str | None:
        start = text.index(link)
        lines = [Passage(text, (Mark(start, start + len(link), None, target=target),))]
        (figure,) = read_figures(lines, figure_words(load_wiki("en")), FigureKind.CASUALTIES)
        return figure.note

    assert note("300 killed (see § 7)", "§ 7", "") is None
    assert note("300 killed (losses)", "losses", "") is None
    assert note("300 killed (see § 7)", "§ 7", "Another page") == "see § 7"
    assert note("300 killed (in July, see § 7)", "§ 7", "") == "in July, see § 7"


def test_the_words_of_a_wiki_are_compiled_once() -> None:
    assert figure_words(load_wiki("zh")) is figure_words(load_wiki("zh"))


def test_the_title_of_a_hidden_list_heads_its_figures() -> None:
    lines = [Passage("Civilian losses", (Mark(0, 15, Style.TITLE),)), Passage("300 killed")]
    (figure,) = read_figures(lines, figure_words(load_wiki("en")), FigureKind.CASUALTIES)
    assert (figure.category, figure.civilian) == ("killed", True)
