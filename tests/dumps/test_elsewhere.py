"""Boxes that no row holds: never closed, called as a module, on a page of templates or brought in by one."""

from __future__ import annotations

from pathlib import Path

from tests.dumps.conftest import Run, read_lines
from tests.dumps.making import MadePage, battle, dump_xml


def test_a_box_that_is_never_closed_is_told_where_the_page_has_no_other(run: Run, tmp_path: Path) -> None:
    pages = [
        MadePage(1, "War", "{{warbox\n|conflict=War\n|date=1999\n\nWar was {{convert|1|mi}}."),
        MadePage(2, "Book", "{{cite book\n|title=The infobox military conflict"),
        MadePage(3, "Help", "<nowiki>{{Infobox military conflict\n|</nowiki>"),
        MadePage(4, "Two", battle(4).text + "{{Infobox military conflict\n|conflict=B"),
        battle(5),
    ]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    summary, _ = run(path)
    assert summary.line() == "enwiki: 5 pages in = 2 with a conflict + 3 without a box + 0 failed"
    assert read_lines(tmp_path / "out.elsewhere.jsonl") == [
        {"kind": "unclosed", "wiki": "enwiki", "page_id": 1, "page_title": "War", "template": "warbox"}
    ]


def test_a_box_that_is_called_as_a_module_or_stands_on_a_page_of_templates_is_told(run: Run, tmp_path: Path) -> None:
    pages = [
        MadePage(1, "First", "{{#invoke:Infobox military conflict|other|conflict=A}}"),
        MadePage(2, "Second", "{{Second War infobox}} It was a war."),
        MadePage(3, "Third", "{{Other infobox}}"),
        MadePage(10, "Template:Second War infobox", battle(10).text, namespace=10),
    ]
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml(pages))
    summary, _ = run(path)
    assert summary.counts.conflicts == 0
    assert [
        (one["kind"], one["page_title"], one["template"]) for one in read_lines(tmp_path / "out.elsewhere.jsonl")
    ] == [
        ("module", "First", "Infobox military conflict"),
        ("transcluded", "Second", "Second War infobox"),
        ("template page", "Template:Second War infobox", "Template:Second War infobox"),
    ]


def test_the_boxes_of_each_wiki_are_told_with_it_and_are_brought_in_by_its_own_templates(
    run: Run, tmp_path: Path
) -> None:
    """A template that another wiki has under that name is none of this one's; a wiki without data has its own name."""
    calling = MadePage(1, "War", "{{Second War infobox}}")
    holding = MadePage(10, "Template:Second War infobox", battle(10).text, namespace=10)
    (tmp_path / "a.xml").write_bytes(dump_xml([calling], wiki="enwiki"))
    (tmp_path / "b.xml").write_bytes(dump_xml([calling, holding], wiki="simplewiki"))
    run(tmp_path / "a.xml", tmp_path / "b.xml")
    assert [(one["wiki"], one["kind"]) for one in read_lines(tmp_path / "out.elsewhere.jsonl")] == [
        ("simplewiki", "transcluded"),
        ("simplewiki", "template page"),
    ]


def test_a_box_that_is_called_as_a_module_as_its_template_calls_it_has_a_row(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([MadePage(1, "War", "{{#invoke:Infobox military conflict|main|conflict=A}}")]))
    summary, _ = run(path)
    assert summary.counts.conflicts == 1
    assert not (tmp_path / "out.elsewhere.jsonl").exists()
