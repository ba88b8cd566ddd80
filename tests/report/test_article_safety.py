"""Nothing of an article can run in its page, or lead anywhere but to the web: seen by a parser of HTML."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings

import warbox
from tests.report.html_elements import Element, by_id, elements_of
from tests.strategies import hostile_articles
from warbox.interop.addresses import article_address, web_address
from warbox.report.article import article_page
from warbox.report.article.page import page_values

ELEMENTS = frozenset(
    [
        *("a", "article", "bdi", "body", "code", "dd", "del", "details", "div", "dl", "dt", "fieldset", "h1"),
        *("h2", "h3", "h4", "head", "header", "html", "input", "ins", "kbd", "label", "legend", "li", "main"),
        *("mark", "meta", "nav", "ol", "p", "pre", "q", "rect", "script", "section", "span", "strong", "style"),
        *("summary", "sup", "svg", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"),
    ]
)
ATTRIBUTES = frozenset(
    [
        *("charset", "checked", "class", "content", "data-count", "data-mark", "data-side", "data-variant", "dir"),
        *("focusable", "height", "hidden", "href", "http-equiv", "id", "lang", "name", "open"),
        *("preserveaspectratio", "rel", "role", "scope", "start", "tabindex", "target", "title", "type", "value"),
        *("viewbox", "width", "x", "y"),
    ]
)
UNHOLDABLE = re.compile("[\0\ud800-\udfff]")


def as_held(text: str) -> str:
    """A text as an HTML file can hold it."""
    return UNHOLDABLE.sub("\ufffd", text)


def page_of(text: str, wiki: str = "enwiki") -> tuple[str, list[Element]]:
    html = article_page(warbox.parse(text, wiki=wiki, title=text[:40]))
    return html, elements_of(html)


@settings(max_examples=60)
@given(hostile_articles)
def test_an_article_brings_no_element_attribute_or_address_of_its_own(text: str) -> None:
    html, elements = page_of(text)
    html.encode("utf-8")
    assert {element.name for element in elements} <= ELEMENTS
    for element in elements:
        for name, value in element.attributes.items():
            assert name in ATTRIBUTES or name.startswith("aria-"), (element.name, name)
            if name == "href":
                assert value.startswith("#") or urlsplit(value).scheme in ("http", "https"), value
        if element.attributes.get("target"):
            assert element.attributes["rel"] == "noopener noreferrer"
    assert [element.attributes.get("type") for element in elements if element.name == "script"] == [
        "application/json",
        None,
    ]
    json.loads(by_id(elements, "marks").text)
    identifiers = [element.attributes["id"] for element in elements if "id" in element.attributes]
    assert len(identifiers) == len(set(identifiers))


@settings(max_examples=60)
@given(hostile_articles)
def test_the_wikitext_stands_on_the_page_as_it_is(text: str) -> None:
    _, elements = page_of(text)
    assert by_id(elements, "source").text == as_held(text)
    lines = [element for element in elements if re.fullmatch(r"L\d+", element.attributes.get("id", ""))]
    assert [line.text.removesuffix("\n") for line in lines] == as_held(text).split("\n")


@settings(max_examples=60)
@given(hostile_articles)
def test_the_pieces_of_a_mark_are_its_stretch_of_the_text(text: str) -> None:
    page = warbox.parse(text)
    values = page_values(page)
    pieces = [piece.text for line in values["lines"] for piece in line if piece.kind is not None]
    for first, last, _, _ in values["marks"]["marks"]:
        assert "".join(pieces[first : last + 1]) in text
    spans = [one.span for one in page.typed] + [one.span for one in page.untyped]
    wanted = {page.text[span.start : span.end] for span in spans}
    shown = {"".join(pieces[first : last + 1]) for first, last, _, _ in values["marks"]["marks"]}
    assert wanted <= shown


def test_the_policy_allows_the_own_script_and_style_and_nothing_else() -> None:
    _, elements = page_of("{{Infobox military conflict|conflict=A}}")
    (policy,) = [one for one in elements if one.attributes.get("http-equiv") == "Content-Security-Policy"]
    allowed = dict(rule.strip().split(" ", 1) for rule in policy.attributes["content"].split(";"))
    (style,) = [one.text for one in elements if one.name == "style"]
    script = [one.text for one in elements if one.name == "script"][-1]
    assert allowed == {
        "default-src": "'none'",
        "script-src": f"'{source_hash(script)}'",
        "style-src": f"'{source_hash(style)}'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    head = [one for one in elements if one.is_in(elements[1])]
    assert head.index(policy) < min(head.index(one) for one in head if one.name in ("style", "title"))


def source_hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("http://example.org/a?b=1&c", "http://example.org/a?b=1&c"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("http://example.org/\n", None),
        ("data:text/html,x", None),
        ("ftp://example.org/", None),
        ("http:example.org", None),
        ("http://[broken", None),
        ("https://\\example.org", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_followed(written: str | None, address: str | None) -> None:
    assert web_address(written) == address


@pytest.mark.parametrize(
    ("language", "title", "address"),
    [
        ("en", "Battle of A", "https://en.wikipedia.org/wiki/Battle_of_A"),
        ("zh-yue", "戰", "https://zh-yue.wikipedia.org/wiki/%E6%88%B0"),
        ("en", 'A?b#c"><script>', "https://en.wikipedia.org/wiki/A%3Fb%23c%22%3E%3Cscript%3E"),
        ("evil.example/", "A", None),
        ("en", "", None),
        (None, "A", None),
    ],
)
def test_addresses_of_articles(language: str | None, title: str, address: str | None) -> None:
    assert article_address(language, title) == address
