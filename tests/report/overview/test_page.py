"""The page: one file that runs nothing but its own scripts, whatever the articles are called, and that is the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import warbox.report.overview
from tests.report.overview.making import HOSTILE
from warbox.report.overview import overview_html
from warbox.report.overview.page import short_number


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the text in each sort of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open = tag
        self.texts.setdefault(tag, []).append("")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.found if attribute in attributes]


@pytest.fixture(scope="module")
def html(outputs: dict[str, Path]) -> str:
    return overview_html(outputs["database"])


@pytest.fixture(scope="module")
def elements(html: str) -> Elements:
    return Elements(html)


def test_the_same_output_gives_the_same_bytes(html: str, outputs: dict[str, Path]) -> None:
    assert overview_html(outputs["database"]) == html


def test_only_its_own_scripts_and_styles_may_run(elements: Elements) -> None:
    policies = [attributes["content"] for _, attributes in elements.found if "http-equiv" in attributes]
    assert len(policies) == 1
    policy = policies[0] or ""
    allowed = set(re.findall("'sha256-([^']+)'", policy))
    codes = [*elements.texts["style"], *elements.texts["script"][1:]]
    assert {base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in codes} == allowed
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_nothing_of_an_article_is_more_than_text(elements: Elements) -> None:
    tags = [tag for tag, _ in elements.found]
    assert (tags.count("script"), tags.count("style"), tags.count("img")) == (3, 1, 0)
    attributes = {name for _, given in elements.found for name in given}
    assert [name for name in attributes if name.startswith("on")] == []
    assert "style" not in attributes
    assert "src" not in attributes
    safe = ("#", "https://en.wikipedia.org/wiki/")
    assert [link for link in elements.values("href") if not link.startswith(safe)] == []
    assert HOSTILE in json.loads(elements.texts["script"][0])["conflicts"]["title"]
    assert any(HOSTILE in text for text in elements.texts["th"])


def test_links_to_the_web_give_nothing_away(elements: Elements) -> None:
    links = [attributes for _, attributes in elements.found if (attributes.get("href") or "").startswith("https:")]
    assert [link for link in links if link.get("rel") != "noopener noreferrer"] == []


def test_every_number_of_a_table_leads_to_rows_that_a_command_gives_too(elements: Elements) -> None:
    asked = json.loads(elements.texts["script"][0])["questions"]
    sets = {link.removeprefix("#rows/") for link in elements.values("href") if link.startswith("#rows/")}
    assert {"all", "century/-5", "party/0", "losses/0", "losses/0/17", "within/0", "field/0"} <= sets
    assert {one for one in sets if one not in asked} == {"dated", "placed", "within/0"}


def test_the_balance_and_the_ledger_are_told(html: str) -> None:
    assert "enwiki: 6 pages in = 5 with a conflict + 1 without a box + 0 failed" in html
    assert "1 parameters that no field reads" in html
    assert "Nothing failed" in html
    rows = {row.split("</th>")[0]: row for row in html.split('<tr><th scope="row">')[1:]}
    assert 'href="https://en.wikipedia.org/wiki/Raid_on_Q"' in rows["date"]
    assert 'href="https://' in rows["hostile parameter"]


def test_failures_are_told_with_their_page_and_reason(outputs: dict[str, Path], tmp_path: Path) -> None:
    copy = tmp_path / "wars.parquet"
    copy.write_bytes(outputs["nested"].read_bytes())
    failure = {"file": "dump.xml", "offset": 77, "page_title": HOSTILE, "error": "it is <b>broken</b>"}
    damage = {"file": "dump.xml", "start": 5, "end": 9, "error": "a damaged block"}
    (tmp_path / "wars.failed.jsonl").write_text(f"{json.dumps(damage)}\n{json.dumps(failure)}\n", encoding="utf-8")
    elements = Elements(overview_html(copy))
    assert "it is <b>broken</b>" in elements.texts["td"]
    assert {"a damaged block", "77"} <= set(elements.texts["td"])
    assert sum(tag == "script" for tag, _ in elements.found) == 3


def test_a_box_elsewhere_is_told_with_its_wiki_where_its_page_is(outputs: dict[str, Path], tmp_path: Path) -> None:
    copy = tmp_path / "wars.parquet"
    copy.write_bytes(outputs["nested"].read_bytes())
    box = {"kind": "unclosed", "wiki": "zhwiki", "page_id": 1, "page_title": "Raid", "template": "warbox"}
    (tmp_path / "wars.elsewhere.jsonl").write_text(f"{json.dumps(box)}\n", encoding="utf-8")
    elements = Elements(overview_html(copy))
    assert {"zhwiki", "unclosed", "warbox"} <= set(elements.texts["td"])
    assert "https://zh.wikipedia.org/wiki/Raid" in elements.values("href")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (9_999, "9,999"),
        (10_000, "10k"),
        (12_345, "12.3k"),
        (999_950, "1M"),
        (73_043_244, "73M"),
        (2_605_000_000, "2.6G"),
        (10**30, "1e+12E"),
    ],
)
def test_a_long_number_is_shortened_to_three_digits(number: int, expected: str) -> None:
    assert short_number(number) == expected


def test_what_others_made_is_as_they_published_it() -> None:
    vendor = Path(warbox.report.overview.__file__).parent / "vendor"
    told = dict(re.findall(r"^\| `([^`]+)` .*`([0-9a-f]{64})`", (vendor / "README.md").read_text(), re.MULTILINE))
    assert {name: hashlib.sha256((vendor / name).read_bytes()).hexdigest() for name in told} == told
    assert {path.name for path in vendor.iterdir()} == {*told, "README.md", "d3.LICENSE.txt", "land-110m.LICENSE.txt"}
