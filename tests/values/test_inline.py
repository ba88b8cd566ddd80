"""Inline values: what a reader sees, and where in the page it stands."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest

import warbox
from warbox import Inline, Parameter, TemplateModel
from warbox.values.passage import Style

FOLDER = Path(__file__).parent / "cases"
CASES = tomllib.loads((FOLDER / "inline.toml").read_text("utf-8"))["case"]
SHOWN = tomllib.loads((FOLDER / "shown_by_mediawiki.toml").read_text("utf-8"))["shown"]


class Holder(TemplateModel, names=("holder of a value",)):
    value: Annotated[Inline | None, Parameter("value")] = None


def read(wikitext: str, wiki: str = "enwiki") -> Inline:
    (holder,) = warbox.parse("{{holder of a value\n| value = " + wikitext + "\n}}", wiki=wiki).find(Holder)
    assert holder.value is not None
    return holder.value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lines(case: dict[str, Any]) -> None:
    value = read(case["input"], case.get("wiki", "enwiki"))
    assert [[line.level, line.text] for line in value.lines if line.text] == case["lines"]
    assert value.wikitext == case["input"].strip()


@pytest.mark.parametrize(("wikitext", "lines"), SHOWN, ids=[wikitext for wikitext, _ in SHOWN])
def test_a_reader_sees_what_mediawiki_shows(wikitext: str, lines: list[str]) -> None:
    assert [line.text for line in read(wikitext).lines if line.text] == lines


@pytest.mark.parametrize(
    ("wikitext", "text"),
    [
        ("a\nb", "a b"),
        ("* a\nb\nc", "a\nb c"),
        (":a\nb", "a\nb"),
        ("; a : b\nc", "a\nb\nc"),
        ("* a<br>b\nc", "a\nb\nc"),
        ("* ''a''{{efn|x}} <!-- y -->\n''b''", "a\nb"),
        ("<ul><li>a\nb</li></ul>", "a b"),
        ("{{plainlist|\na\nb\n* c\nd}}", "a b\nc\nd"),
        ("* [[A|\na]]\nb", "a\nb"),
    ],
)
def test_a_line_end_of_the_source_is_seen_where_a_list_ends_with_it(wikitext: str, text: str) -> None:
    assert read(wikitext).text == text


def test_an_index_leads_back_to_the_page() -> None:
    text = "{{holder of a value|value= ab<!-- x -->cd '''[[E|ef]]''' &ndash; {{flag|France}} gh}}"
    (holder,) = warbox.parse(text).find(Holder)
    assert holder.value is not None
    passage = holder.value.passage
    for word in ("ab", "cd", "ef", "gh"):
        index = passage.text.index(word)
        assert text[passage.offset(index) : passage.offset(index) + 2] == word
    france = passage.text.index("France")
    span = passage.span(france, france + len("France"))
    assert text[span.start : span.end] == "{{flag|France}}"


def test_links_know_their_target_text_and_place() -> None:
    text = "[[Battle_of  Crécy#Aftermath|Crécy]] [[:fr:Crécy]]"
    value = read(text)
    first, second = value.links
    assert (first.target, first.fragment, first.text) == ("Battle of Crécy", "Aftermath", "Crécy")
    assert (second.target, second.text) == ("fr:Crécy", "fr:Crécy")


@pytest.mark.parametrize(
    ("wiki", "wikitext", "shown"),
    [
        ("enwiki", "the [[Afghan]]s, and [[Ally|allie]]s'' of", ["Afghans", "allies"]),
        ("enwiki", "[[Afghan]]S and [[Turk]]é", ["Afghan", "Turk"]),
        ("dewiki", "[[Preuß]]äßen", ["Preußäßen"]),
        ("ruwiki", "[[Пруссия|прусс]]кая [[армия]]ми", ["прусская", "армиями"]),
        ("cawiki", "[[l]]'exèrcit [[l]]''exèrcit", ["l'exèrcit", "l"]),
        ("ukwiki", "«[[Січ]]» і «[[Крим]]у»", ["Січ", "Криму"]),
        ("zhwiki", "[[M1]]abc與[[M2]]型", ["M1", "M2"]),
        ("jawiki", "[[M1]]abcと[[M2]]型", ["M1abc", "M2"]),
        ("enwiki", "[[IPA|[bɛʁˈliːn]]]s, [[A|a]]]", ["[bɛʁˈliːn]s", "a"]),
    ],
)
def test_what_stands_behind_a_link_is_part_of_it_as_on_the_wiki(wiki: str, wikitext: str, shown: list[str]) -> None:
    assert [link.text for link in read(wikitext, wiki).links] == shown


def test_targets_of_links_may_be_percent_encoded() -> None:
    links = read("[[A%20B]] [[%E4%BD%A0|c]] [[E%23f]] [[100%]]").links
    assert [(link.target, link.fragment, link.text) for link in links] == [
        ("A B", None, "A B"),
        ("\u4f60", None, "c"),
        ("E", "f", "E#f"),
        ("100%", None, "100%"),
    ]


def test_references_know_their_name_and_group() -> None:
    value = read("5<ref name=a group='n'/>6<ref>x</ref>7{{sfn|A|1999}}")
    assert [(use.name, use.group, use.template) for use in value.references] == [
        ("a", "n", None),
        (None, None, None),
        (None, None, "sfn"),
    ]


def test_links_to_the_web_know_their_address_and_text() -> None:
    (link,) = read("see [https://e.org/a?b=c the ''paper''].").external_links
    assert (link.url, link.text) == ("https://e.org/a?b=c", "the paper")


def test_bare_addresses_are_links_as_in_mediawiki() -> None:
    value = read("see http://e.org/a_(b), [http://e.org/c d] and (ftp://e.org/e).")
    assert [link.url for link in value.external_links] == ["http://e.org/a_(b)", "http://e.org/c", "ftp://e.org/e"]


def test_comments_are_kept_aside() -> None:
    assert read("a<!-- one -->{{nowrap|b<!-- two -->}}").comments == ("<!-- one -->", "<!-- two -->")


def test_styles_are_marks() -> None:
    (line,) = read("'''bold''' plain ''italic''").lines
    found = {mark.value: line.text[mark.start : mark.end] for mark in line.marks if isinstance(mark.value, Style)}
    assert found == {Style.BOLD: "bold", Style.ITALIC: "italic"}


def test_bold_type_ends_with_the_line_of_the_source() -> None:
    first, second = read("'''bold\nplain").lines
    assert [mark.value for mark in first.marks] == [Style.BOLD]
    assert not second.marks


def test_type_that_begins_in_a_link_ends_with_it() -> None:
    (line,) = read("''a [[B|c ''d]] e'' f [[G|''h]] i").lines
    styled = [line.text[mark.start : mark.end] for mark in line.marks if mark.value is Style.ITALIC]
    assert styled == ["a c d e", "d", "h"]


def test_a_template_that_shows_more_than_it_has_letters_ends_where_it_ends() -> None:
    text = "{{Infobox military conflict|combatant1={{flagcountry|CSA|1863}}<br>{{flag|US}}|result=R}}"
    conflict = warbox.parse(text).conflict
    assert conflict is not None
    spans = [one.span for one in conflict.sides[0].combatants]
    assert [text[span.start : span.end] for span in spans] == ["{{flagcountry|CSA|1863}}", "{{flag|US}}"]


@pytest.mark.parametrize("wikitext", ["{{formatnum:1500}}–{{formatnum:3000}}", "{{frac|1|2}} to {{convert|15|km|mi}}"])
def test_a_span_cuts_no_template_that_shows_a_number(wikitext: str) -> None:
    value = read(wikitext)
    (line,) = value.lines
    assert line.span(0, len(line.text)) == value.span
