"""What a notebook shows of a value: facts of the article, and nothing of it as markup."""

from __future__ import annotations

import io
import sys
import warnings
from html.parser import HTMLParser
from importlib.resources import files
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

import warbox
from tests.strategies import cells, hostile_pieces
from warbox.names import reconcile
from warbox.values.web import WebAddress

_STYLE = (files("warbox.report.notebook") / "sheets.css").read_text(encoding="utf-8")
_ELEMENTS = {"div", "style", "strong", "bdi", "table", "tbody", "tr", "th", "td", "span", "a"}
_ATTRIBUTES = {"class", "scope", "href", "target", "rel"}


class Elements(HTMLParser):
    """The elements of a fragment, its text but for the style, and whether each element is closed."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.style = ""
        self.words: list[str] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def fragment_of(value: Any) -> Elements:
    """What a notebook shows of a value."""
    fragment = value._repr_html_()
    assert fragment.encode("utf-8")
    elements = Elements(fragment)
    assert elements.open == []
    return elements


def printed(value: Any) -> str:
    """What `rich.print` shows of a value."""
    output = io.StringIO()
    Console(file=output, width=120).print(value)
    return output.getvalue()


def values_of(page: warbox.Page) -> list[Any]:
    """Every value of a page that shows itself."""
    sides = [side for conflict in page.conflicts for side in conflict.sides]
    return [page, *page.typed, *page.conflicts, *sides, *page.citations, *page.references, *page.short_footnotes]


def assert_harmless(shown: Elements) -> None:
    """Nothing but our own elements, attributes and style, and links to the web only."""
    assert shown.style.strip() == _STYLE.strip()
    for element, attributes in shown.found:
        assert element in _ELEMENTS
        assert set(attributes) <= _ATTRIBUTES
        address = attributes.get("href")
        assert address is None or address.lower().startswith(("http://", "https://"))


def test_the_seed_article(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    shown = fragment_of(page)
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
    assert [fact for fact in facts if fact not in shown.text] == []
    assert_harmless(shown)


def test_a_variant_is_shown_in_its_words(seed_text: str) -> None:
    page = warbox.parse(seed_text, wiki="zhwiki")
    assert "納戈爾諾-卡拉巴赫戰爭" in fragment_of(page.in_variant("zh-tw")).text


CITATION = (
    "{{cite book |last=Smith |first=Ann |title=Wars |year=1999 |isbn=978-1-86064-199-0 |url=https://e.org/?a=1&b=2}}"
)


def test_a_citation_shows_a_wrong_identifier_and_links_to_its_address() -> None:
    (citation,) = warbox.parse(CITATION).citations
    shown = fragment_of(citation)
    assert "Authors Ann Smith" in shown.text
    assert "ISBN 978-1-86064-199-0 not valid" in shown.text
    assert [attributes["href"] for tag, attributes in shown.found if tag == "a"] == ["https://e.org/?a=1&b=2"]
    assert "not valid" in printed(citation)


def test_a_footnote_that_nobody_defines_says_so() -> None:
    (reference,) = warbox.parse('A<ref name="lost" />').references
    assert "(not defined)" in fragment_of(reference).text


def test_a_short_footnote_tells_whether_it_leads_anywhere() -> None:
    page = warbox.parse("{{sfn|Smith|1999|p=5}}{{sfn|Nobody|2000}}" + CITATION)
    found, lost = page.short_footnotes
    assert "Smith, 1999" in fragment_of(found).text
    assert "Leads to citation 0" in fragment_of(found).text
    assert "Leads to none" in fragment_of(lost).text


def test_names_show_their_forms_and_their_reasons() -> None:
    (group,) = reconcile(["软件", "軟件"])
    assert "zh-cn 软件" in fragment_of(group).text
    assert "same after script conversion" in fragment_of(group).text
    assert "sound" in fragment_of(warbox.names.compare("里根", "雷根")).text


def test_a_template_that_a_user_declares_shows_its_fields() -> None:
    class Fortress(warbox.TemplateModel, names=("Infobox fortress of the tests",)):
        keeper: Annotated[warbox.Inline | None, warbox.Parameter("keeper")] = None
        height: Annotated[int | None, warbox.Parameter("height")] = None

    (fortress,) = warbox.parse("{{Infobox fortress of the tests|keeper=[[Ann]]'s '''son'''|height=7}}").find(Fortress)
    assert fragment_of(fortress).text.endswith("Fortress keeper Ann's son height 7")
    assert "Ann's son" in printed(fortress)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//e.org/x", "https:///x", "http://[x"])
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    citation = warbox.Citation(title="T", url=WebAddress(address))
    shown = fragment_of(citation)
    assert [attributes for tag, attributes in shown.found if tag == "a"] == []
    assert address in shown.text


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(hostile_pieces, cells), max_size=5).map("".join))
def test_nothing_of_an_article_is_markup(text: str) -> None:
    box = f"{{{{Infobox military conflict|conflict={text}|combatant1={text}|commander1={text}|result={text}}}}}"
    page = warbox.parse(box + f"{{{{cite web|title={text}|url={text}}}}}<ref>{text}</ref>{text}")
    for value in [*values_of(page), warbox.Citation(title=text, url=WebAddress(text)), *page.names]:
        assert_harmless(fragment_of(value))


def test_without_jinja_the_card_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    page = warbox.parse("{{Infobox military conflict|conflict=A <b>Ford</b> &lt;script&gt;|combatant1=France}}")
    shown = Elements(page._repr_html_() or "")
    assert [tag for tag, _ in shown.found] == ["pre"]
    assert "A Ford <script>" in shown.text


def test_a_value_that_cannot_be_drawn_still_has_its_repr() -> None:
    broken = warbox.Citation.model_construct(title=5)  # type: ignore[arg-type]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        assert broken._repr_html_() is None
        assert "title=5" in printed(broken)
    with pytest.warns(RuntimeWarning, match="this Citation could not be drawn"):
        broken._repr_html_()
