"""Pages read off their bytes: what parsing them as XML gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.dumps.making import MadePage
from tests.dumps.test_corpus import open_dump, real_dumps
from warbox.dumps.reading.inputs import find_dump_files
from warbox.dumps.reading.page_bytes import page_ids, plain, read_broken_page, read_page_bytes
from warbox.dumps.reading.page_xml import PageXmlError, read_page

SCHEMAS = {"history", "commons", "simplewiki", "0.5", "0.8", "0.10", "itwiki", "dump-test", "broken"}
"""Parts of the names of dumps of every layout."""


def test_pages_of_real_dumps_are_what_they_are_as_xml(corpus_root: Path) -> None:
    seen = 0
    for path in real_dumps(corpus_root):
        if not any(part in path.name for part in SCHEMAS):
            continue
        namespaces = find_dump_files([str(path)])[0].site.namespaces
        for xml in re.findall(rb"<page>.*?</page>", open_dump(path), re.DOTALL):
            try:
                record = read_page(xml, namespaces)
            except PageXmlError:
                continue
            found = read_page_bytes(xml, namespaces)
            keys = (record.page_id, record.namespace, record.title, record.revision_id)
            assert (found.page_id, found.namespace, found.title, found.revision_id) == keys
            assert (found.redirect is None) == (record.redirect is None)
            assert found.redirect in (record.redirect, "")
            if record.text is not None:
                assert plain(found.text).replace("\r\n", "\n") == record.text
            seen += 1
    assert seen > 800


PAGE = MadePage(7, "A & B", "one < two").xml().strip()


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (PAGE, "one < two"),
        (PAGE.replace("one &lt; two</text>", "</text>"), ""),
        (re.sub("<text .*</text>", '<text bytes="0" />', PAGE), ""),
        (re.sub("<text ", '<text deleted="deleted" ', PAGE), ""),
        (PAGE.replace("<id>7</id>", "").replace("<page>", "<page><id>7</id>"), "one < two"),
        (PAGE.replace("one &lt; two", "<![CDATA[one < two]]>"), "one < two"),
        (PAGE.replace("<revision>", "<revision><id>9</id><text>old</text></revision><revision>", 1), "one < two"),
    ],
)
def test_layouts(xml: str, text: str) -> None:
    found = read_page_bytes(xml.encode(), {})
    assert (plain(found.text), found.title, found.page_id, found.revision_id) == (text, "A & B", 7, 1007)


def test_broken_pages_tell_what_they_can() -> None:
    found = read_broken_page(PAGE.replace("</revision>", "").encode())
    assert (found.page_id, found.revision_id, found.title, found.text) == (7, 1007, "A & B", "one < two")
    assert read_broken_page(b"<page>") == type(found)(None, None, None, None)
    assert page_ids(PAGE.encode() * 2) == [7, 7]
