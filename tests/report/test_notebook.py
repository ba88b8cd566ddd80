"""What a notebook shows of a value: facts of the article, and nothing of it as markup."""

from __future__ import annotations

import io
import sys
import warnings
from importlib.resources import files
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

import warbox
from tests.report.html_elements import Element, elements_of
from tests.strategies import cells, hostile_pieces
from warbox.names import reconcile
from warbox.values.web import WebAddress

_STYLE = (files("warbox.report.notebook") / "sheets.css").read_text(encoding="utf-8")
_ELEMENTS = {"div", "style", "strong", "bdi", "table", "tbody", "tr", "th", "td", "span", "a"}
_ATTRIBUTES = {"class", "scope", "href", "target", "rel", "dir"}


def fragment_of(value: Any) -> list[Element]:
    """The elements of what a notebook shows of a value."""
    fragment = value._repr_html_()
    assert fragment.encode("utf-8")
    return elements_of(fragment)


def text_of(value: Any) -> str:
    """What a reader of the notebook sees of a value."""
    every = fragment_of(value)
    (style,) = named(every, "style")
    return " ".join(every[0].text.replace(style.text, "").split())


def named(elements: list[Element], name: str) -> list[Element]:
    return [element for element in elements if element.name == name]


def printed(value: Any) -> str:
    """What `rich.print` shows of a value."""
    output = io.StringIO()
    Console(file=output, width=120).print(value)
    return output.getvalue()


def values_of(page: warbox.Page) -> list[Any]:
    """Every value of a page that shows itself."""
    sides = [side for conflict in page.conflicts for side in conflict.sides]
    return [page, *page.typed, *page.conflicts, *sides, *page.citations, *page.references, *page.short_footnotes]


def assert_harmless(value: Any) -> None:
    """Nothing but our own elements, attributes and style, and links to the web only."""
    elements = fragment_of(value)
    assert [style.text.strip() for style in named(elements, "style")] == [_STYLE.strip()]
    assert {element.name for element in elements} <= _ELEMENTS
    assert {name for element in elements for name in element.attributes} <= _ATTRIBUTES
    addresses = [link.attributes["href"] for link in named(elements, "a")]
    assert [address for address in addresses if not address.lower().startswith(("http://", "https://"))] == []


def test_the_seed_article(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    shown = text_of(page)
    facts = [
        "纳戈尔诺-卡拉巴赫战争",
        "1988-02-20/1994-05-12",
        "ARM Tatul Krpeyan † killed",
        "Samvel Babayan → en",
        "1,000–3,000 personnel 阿富汗聖戰士",
        "5,856–6,000 killed",
        "All sides together",
        "115 <ref> tags",
    ]
    assert [fact for fact in facts if fact not in shown] == []
    assert_harmless(page)


def test_a_line_runs_in_the_direction_of_its_script() -> None:
    text = "{{סכסוך צבאי|מפקדים צד1=אלוף [[אלברט מנדלר]]<br>[[John Doe]]|כוחות צד1=375,000 חיילים}}"
    conflict = warbox.parse(text, wiki="hewiki").conflict
    assert_harmless(conflict)
    lines = [one for one in fragment_of(conflict) if one.attributes.get("class") == "runs"]
    shown = {" ".join(one.text.split()): one.attributes.get("dir") for one in lines}
    assert shown == {"אלוף אלברט מנדלר": "rtl", "John Doe": None, "personnel": None}


def test_a_variant_is_shown_in_its_words(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    assert "納戈爾諾-卡拉巴赫戰爭" in text_of(page.in_variant("zh-tw"))


CITATION = (
    "{{cite book |last=Smith |first=Ann |title=Wars |year=1999 |isbn=978-1-86064-199-0 |url=https://e.org/?a=1&b=2}}"
)


def test_a_citation_shows_a_wrong_identifier_and_links_to_its_address() -> None:
    (citation,) = warbox.parse(CITATION).citations
    assert "Authors Ann Smith" in text_of(citation)
    assert "ISBN 978-1-86064-199-0 not valid" in text_of(citation)
    assert [link.attributes["href"] for link in named(fragment_of(citation), "a")] == ["https://e.org/?a=1&b=2"]
    assert "not valid" in printed(citation)


def test_a_footnote_that_nobody_defines_says_so() -> None:
    (reference,) = warbox.parse('A<ref name="lost" />').references
    assert "(not defined)" in text_of(reference)


def test_a_short_footnote_tells_whether_it_leads_anywhere() -> None:
    page = warbox.parse("{{sfn|Smith|1999|p=5}}{{sfn|Nobody|2000}}" + CITATION)
    found, lost = page.short_footnotes
    assert "Smith, 1999" in text_of(found)
    assert "Leads to citation 0" in text_of(found)
    assert "Leads to none" in text_of(lost)


def test_names_show_their_forms_and_their_reasons() -> None:
    (group,) = reconcile(["软件", "軟件"])
    assert "zh-cn 软件" in text_of(group)
    assert "same after script conversion" in text_of(group)
    assert "sound" in text_of(warbox.names.compare("里根", "雷根"))


def test_a_template_that_a_user_declares_shows_its_fields() -> None:
    class Fortress(warbox.TemplateModel, names=("Infobox fortress of the tests",)):
        keeper: Annotated[warbox.Inline | None, warbox.Parameter("keeper")] = None
        height: Annotated[int | None, warbox.Parameter("height")] = None

    (fortress,) = warbox.parse("{{Infobox fortress of the tests|keeper=[[Ann]]'s '''son'''|height=7}}").find(Fortress)
    assert text_of(fortress).endswith("Fortress keeper Ann's son height 7")
    assert "Ann's son" in printed(fortress)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "java\nscript:alert(1)", "https:///x", "http://[x"]
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    citation = warbox.Citation(title="T", url=WebAddress(address))
    assert named(fragment_of(citation), "a") == []
    assert " ".join(address.split()) in text_of(citation)


@settings(max_examples=60)
@given(st.lists(st.one_of(hostile_pieces, cells), max_size=5).map("".join))
def test_nothing_of_an_article_is_markup(text: str) -> None:
    box = f"{{{{Infobox military conflict|conflict={text}|combatant1={text}|commander1={text}|result={text}}}}}"
    page = warbox.parse(box + f"{{{{cite web|title={text}|url={text}}}}}<ref>{text}</ref>{text}")
    for value in [*values_of(page), warbox.Citation(title=text, url=WebAddress(text)), *page.names]:
        assert_harmless(value)


def test_without_jinja_the_card_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    page = warbox.parse("{{Infobox military conflict|conflict=A <b>Ford</b> &lt;script&gt;|combatant1=France}}")
    (shown,) = fragment_of(page)
    assert shown.name == "pre"
    assert "A Ford <script>" in shown.text


def test_a_value_that_cannot_be_drawn_still_has_its_repr() -> None:
    broken = warbox.Citation.model_construct(title=5)  # type: ignore[arg-type]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        assert broken._repr_html_() is None
        assert "title=5" in printed(broken)
    with pytest.warns(RuntimeWarning, match="this Citation could not be drawn"):
        broken._repr_html_()
