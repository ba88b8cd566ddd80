"""One page of a dump, from the XML of every export schema."""

from __future__ import annotations

import pytest

from warbox.dumps.reading.page_xml import PageRecord, PageXmlError, read_page

SCHEMA_5 = b"""<page>
    <title>Template:Battle</title>
    <id>10</id>
    <redirect />
    <revision>
      <id>77</id>
      <timestamp>2012-05-21T11:11:11Z</timestamp>
      <contributor><username>U</username><id>987</id></contributor>
      <text xml:space="preserve">a &lt;b&gt; &amp;amp; &quot;c&quot;</text>
    </revision>
  </page>"""

SCHEMA_11 = b"""<page>
    <title>A</title>
    <ns>0</ns>
    <id>10</id>
    <redirect title="B &amp; C" />
    <revision>
      <id>78</id>
      <parentid>77</parentid>
      <timestamp>2026-05-21T11:11:11Z</timestamp>
      <contributor><username>U</username><id>987</id></contributor>
      <model>wikitext</model>
      <format>text/x-wiki</format>
      <text bytes="4" sha1="x" xml:space="preserve">main</text>
      <sha1>x</sha1>
      <content>
        <role>mediainfo</role>
        <model>wikibase-mediainfo</model>
        <text bytes="2">{}</text>
      </content>
    </revision>
  </page>"""


def test_schema_5_leaves_the_namespace_to_the_title() -> None:
    assert read_page(SCHEMA_5, {"Template": 10}) == PageRecord(
        10, 10, "Template:Battle", "", 77, "2012-05-21T11:11:11Z", 'a <b> &amp; "c"'
    )
    assert read_page(SCHEMA_5, {}).namespace == 0


def test_schema_11_has_other_slots_beside_the_text() -> None:
    assert read_page(SCHEMA_11, {}) == PageRecord(10, 0, "A", "B & C", 78, "2026-05-21T11:11:11Z", "main")


def test_of_several_revisions_the_latest_counts_in_any_order() -> None:
    def revision(day: int) -> str:
        return f"<revision><id>{day}</id><timestamp>2020-01-0{day}T00:00:00Z</timestamp><text>{day}</text></revision>"

    for days in ((1, 2, 3), (3, 1, 2)):
        xml = "<page><title>A</title><ns>0</ns><id>1</id>" + "".join(map(revision, days)) + "</page>"
        assert read_page(xml.encode(), {}).text == "3"


@pytest.mark.parametrize(
    "text", ['<text deleted="deleted" />', "<model>json</model><text>{}</text>", "<model>Scribunto</model><text/>", ""]
)
def test_what_is_no_wikitext_is_none(text: str) -> None:
    xml = f"<page><title>A</title><ns>0</ns><id>1</id><revision><id>2</id>{text}</revision></page>"
    assert read_page(xml.encode(), {}).text is None


def test_an_empty_page_has_an_empty_text() -> None:
    xml = b"<page><title>A</title><ns>0</ns><id>1</id><revision><id>2</id><text /></revision></page>"
    assert read_page(xml, {}).text == ""


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        (b"<page><title>A</title>\n<text>a < b</text></page>", "broken XML at byte "),
        (b"<page><id>1</id></page>", "the page has no title"),
        (b"<page><title>A</title></page>", "the page has no revision"),
        (b"<page><title>\xff</title></page>", "broken XML at byte "),
        (b"<page><title>&lol9;</title></page>", "undefined entity"),
    ],
)
def test_broken_pages(xml: bytes, message: str) -> None:
    with pytest.raises(PageXmlError, match=message):
        read_page(xml, {})


def test_the_byte_of_the_fault_is_told() -> None:
    xml = b"<page>\n<title>\xc3\xa9</title>\n<text>a < b</text></page>"
    with pytest.raises(PageXmlError) as refused:
        read_page(xml, {})
    place = int(str(refused.value).split(" at byte ")[1].split(" ")[0])
    assert xml[place - 1 : place + 1] == b"< "
