"""The sieve lets through whatever holds a conflict, however its name is spelt, and little else."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import warbox
from tests.dumps.making import MadePage, dump_xml
from tests.strategies import box_calls, infobox_pages, wikitext
from tests.work import calls_made, lines_run
from warbox.conflict import MilitaryConflict
from warbox.dumps.extraction import Extraction
from warbox.dumps.reading.inputs import find_dump_files
from warbox.dumps.reading.sieve import Sieve, make_sieve, plain_escapes
from warbox.dumps.reading.stretches import cut_files
from warbox.dumps.run import dump_wikis
from warbox.dumps.stretch_work import Job, Watch, work_stretch
from warbox.typed.names import names_of, template_namespaces
from warbox.wikis import available_wikis, load_wiki

WIKIS = available_wikis()


@cache
def sieve_of(wiki: str) -> Sieve:
    return make_sieve(MilitaryConflict, load_wiki(wiki))


@cache
def traditional(word: str) -> str:
    return str(OpenCC("s2t").convert(word))


@cache
def calls_on(wiki: str) -> st.SearchStrategy[str]:
    data = load_wiki(wiki)
    names = [name.replace("*", "x").replace("#", "12") for name in names_of(MilitaryConflict, data)]
    letters = {letter for name in names for letter in name if not letter.isascii()}
    variants = {letter: traditional(letter) for letter in letters} if data.table("scripts") else {}
    return box_calls(names, sorted(template_namespaces(data)), variants)


def passes(text: str, wiki: str) -> bool:
    return sieve_of(wiki).find(escape(text, {'"': "&quot;"}).encode("utf-8", "replace")) >= 0


@pytest.mark.parametrize("wiki", WIKIS)
def test_every_name_of_the_box_passes(wiki: str) -> None:
    for name in names_of(MilitaryConflict, load_wiki(wiki)):
        assert passes(f"{{{{{name.replace('*', 'x').replace('#', '12')}}}}}", wiki)


@pytest.mark.parametrize("wiki", WIKIS)
@settings(max_examples=30)
@given(data=st.data())
def test_what_has_a_conflict_passes(wiki: str, data: st.DataObject) -> None:
    text = data.draw(calls_on(wiki)) + data.draw(wikitext)
    if warbox.parse(text, wiki=wiki).conflicts:
        assert passes(text, wiki)


@given(infobox_pages())
def test_pages_with_a_box_in_any_surroundings_pass(text: str) -> None:
    if warbox.parse(text).conflicts:
        assert passes(text, "enwiki")


@pytest.mark.parametrize(
    ("text", "wiki"),
    [
        ("{{Infobox Military Conflict\n|a=b}}", "enwiki"),
        ("{{ template : infobox_military  conflict }}", "enwiki"),
        ("{{Infobox<!-- of the --> military conflict|a}}", "enwiki"),
        ("{{<!-- a --><!-- b -->warbox}}", "enwiki"),
        ("{{<!-->x-->warbox}}", "enwiki"),
        ("{{<!-- {{war<!-- -->box}} --><!-- -->", "enwiki"),
        ("{{Infobox militärischer Konflikt|a}}", "enwiki"),
        ("{{INFOBOX MILITÄRISCHER KONFLIKT|a}}", "enwiki"),
        ("{{戰爭資訊框|a}}", "zhwiki"),
        ("{{戰争資讯框}}", "zhwiki"),
        ("{{#invoke:Infobox military conflict|main|a=b}}", "enwiki"),
        ("{{Great War infobox}}", "enwiki"),
    ],
)
def test_spellings_that_pass(text: str, wiki: str) -> None:
    assert passes(text, wiki)


@pytest.mark.parametrize(
    "text",
    [
        "{{Infobox settlement\n<!-- a comment -->|name=A}}",
        "Infobox military conflict",
        "{{Battle of the Ford}}",
        "{{battles|a}}",
        "{{Great War infobox|arguments=here}}",
        "{{" + "a" * 1000 + "<!-- -->",
    ],
)
def test_what_does_not_pass(text: str) -> None:
    assert not passes(text, "enwiki")


def test_other_ways_of_escaping_are_written_as_mediawiki_does() -> None:
    escaped = b"<text>&#123;&#x7B;<![CDATA[warbox}} & <b>]]> it&#039;s</text>"
    assert plain_escapes(escaped) == b"<text>{{warbox}} &amp; &lt;b&gt; it's</text>"
    assert sieve_of("enwiki").find(plain_escapes(escaped)) >= 0


PIECES = ["{{", "{{ ", "{{<!--", "{{a<!-- -->", "{{a<!--{{-->", "{{ _\u00a0", "{{infobox ", "{{template:", "{{<!---->_"]


@pytest.mark.parametrize("piece", PIECES)
def test_the_box_behind_hard_text_is_found_with_work_that_grows_as_the_text_does(piece: str) -> None:
    """The work of the pattern itself is not counted; if it grew with the square of the text it would take minutes."""
    sieve = sieve_of("enwiki")

    def look(count: int) -> int:
        text = (piece * count + "--> a }} {{warbox}}").replace("<", "&lt;").replace(">", "&gt;").encode()
        return lines_run(lambda: found.append(sieve.find(text) >= 0))

    found: list[bool] = []
    assert look(20_000) < 5 * look(5_000) + 1000
    assert found == [True, True]


def test_the_comments_of_a_stretch_are_looked_for_once_however_many_of_its_pages_pass(tmp_path: Path) -> None:
    """Each page passes for one call, and holds many whose names have comments."""
    text = "{{a<!-- b -->c|d}}" * 40 + "{{Warbox}}"

    def look(count: int) -> int:
        path = tmp_path / f"{count}.xml"
        path.write_bytes(dump_xml([MadePage(number, f"Page {number}", text) for number in range(1, count + 1)]))
        files = find_dump_files([str(path)])
        job = Job(files, dump_wikis(files, None), Extraction(frozenset({0}), everything=False), None, 0.0, tmp_path)
        (stretch,) = cut_files(files, None)
        return calls_made(lambda: work_stretch(job, stretch, Watch()))

    look(2)
    assert look(60) < 3.5 * look(20)
