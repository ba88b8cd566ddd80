"""CSL items as BibTeX, read back with bibtexparser."""

from __future__ import annotations

from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.latex_encoding import LatexDecodingMiddleware
from bibtexparser.middlewares.names import SeparateCoAuthors, SplitNameParts
from bibtexparser.model import Entry
from hypothesis import example, given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

import warbox
from warbox.interop.bibtex import to_bibtex
from warbox.interop.csl import to_csl


def entry_of(**fields: Any) -> Entry:
    """The one entry that an item with these fields gives."""
    library = parse_string(to_bibtex([{"id": "key", "type": "book", **fields}]))
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def fields_of(**fields: Any) -> dict[str, Any]:
    return {field.key: field.value for field in entry_of(**fields).fields}


def decoder() -> LatexNodes2Text:
    """A reader of LaTeX that knows more names of signs, and leaves quotation marks and dashes as they are typed."""
    context = get_default_latex_context_db().filter_context(exclude_categories=["nonascii-specials"])
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    context.add_context_category("signs", macros=[MacroTextSpec(*sign) for sign in signs.items()], prepend=True)
    return LatexNodes2Text(latex_context=context)


def test_a_whole_entry() -> None:
    text = (
        "{{cite news|last=Carney|first=James|title=Carnage & ruin|newspaper=Time|publisher=Time Inc.|page=3|"
        "date=April 13, 1992|url=http://t.example/a_b?c=10%25|access-date=2006-04-13}}"
    )
    assert to_bibtex(to_csl(warbox.parse(text).citations)) == (
        "@article{carney-1992-carnage,\n"
        "  author = {Carney, James},\n"
        "  title = {Carnage \\& ruin},\n"
        "  journal = {Time},\n"
        "  year = {1992},\n"
        "  month = apr,\n"
        "  date = {1992-04-13},\n"
        "  urldate = {2006-04-13},\n"
        "  pages = {3},\n"
        "  publisher = {Time Inc.},\n"
        "  url = {http://t.example/a_b?c=10%25},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("kind", "container", "entry_type", "field"),
    [
        ("book", None, "book", None),
        ("chapter", "C", "incollection", "booktitle"),
        ("article-journal", "C", "article", "journal"),
        ("article-newspaper", None, "misc", None),
        ("entry-encyclopedia", "C", "incollection", "booktitle"),
        ("entry-encyclopedia", None, "book", None),
        ("paper-conference", "C", "inproceedings", "booktitle"),
        ("webpage", "C", "misc", "howpublished"),
        ("thesis", None, "phdthesis", None),
        ("report", None, "techreport", None),
    ],
)
def test_entry_types(kind: str, container: str | None, entry_type: str, field: str | None) -> None:
    entry = entry_of(type=kind, **({"container-title": container} if container else {}))
    assert entry.entry_type == entry_type
    assert [one.key for one in entry.fields if one.value == "C"] == ([field] if field else [])


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        *(("book", "publisher"), ("report", "institution"), ("thesis", "school"), ("webpage", "howpublished")),
        ("article-newspaper", "howpublished"),
    ],
)
def test_publishers(kind: str, field: str) -> None:
    assert fields_of(type=kind, publisher="P") == {field: "P"}


@pytest.mark.parametrize(
    ("issued", "fields"),
    [
        ({"date-parts": [[2003]]}, {"year": "2003"}),
        ({"date-parts": [[2010, 5]]}, {"year": "2010", "month": "may"}),
        ({"date-parts": [[1998]], "season": 1}, {"year": "1998", "date": "1998-21"}),
        ({"date-parts": [[1914]], "circa": True}, {"year": "1914", "date": "1914~"}),
        ({"date-parts": [[-479]]}, {"year": "-479", "date": "-0478"}),
        ({"date-parts": [[1865, 11], [1866, 6]]}, {"year": "1865--1866", "date": "1865-11/1866-06"}),
        ({"date-parts": [[2004, 7], [2004, 8]]}, {"year": "2004", "date": "2004-07/2004-08"}),
        ({"literal": "n.d."}, {"year": "n.d."}),
    ],
)
def test_dates(issued: dict[str, Any], fields: dict[str, str]) -> None:
    assert fields_of(issued=issued) == fields


def test_names_are_taken_apart_as_they_were_put_together() -> None:
    names = [
        {"family": "de Waal", "given": "Thomas"},
        {"family": "Quinn-Judge", "given": "Paul"},
        {"literal": "Ministry of Peace and War"},
        {"family": "Smith, Jr.", "given": "A"},
    ]
    written = to_bibtex([{"id": "key", "type": "book", "author": names}])
    (entry,) = parse_string(written, append_middleware=[SeparateCoAuthors(), SplitNameParts()]).entries
    found = [(" ".join(name.von), " ".join(name.last), " ".join(name.first)) for name in entry["author"]]
    assert found == [
        ("de", "Waal", "Thomas"),
        ("", "Quinn-Judge", "Paul"),
        ("", "{Ministry of Peace and War}", ""),
        ("", "{Smith, Jr.}", "A"),
    ]


def test_pages_and_numbers() -> None:
    fields = fields_of(type="article-journal", page="13–18, 20", volume="3", issue="4–5", DOI="10.1/a_{b}")
    assert fields == {"pages": "13--18, 20", "volume": "3", "number": "4–5", "doi": "10.1/a_%7Bb%7D"}


def test_what_csl_has_no_field_for_has_its_own() -> None:
    assert fields_of(custom={"oclc": "1", "archive-date": "2014-11-03"}) == {"oclc": "1", "archivedate": "2014-11-03"}


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1))
@example("\uf900\u0301 e\u0301")
def test_a_title_is_read_back_as_it_was(title: str) -> None:
    written = to_bibtex([{"id": "key", "type": "book", "title": title}])
    (entry,) = parse_string(written, append_middleware=[LatexDecodingMiddleware(decoder=decoder())]).entries
    assert entry["title"] == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{cite journal|title=T|journal=J|issue=12|article-number=e442}}", {"number": "12", "eid": "e442"}),
        ("{{cite journal|title=T|journal=J|article-number=e442}}", {"eid": "e442"}),
        ("{{cite report|title=T|number=7|series=S|series-number=2}}", {"number": "7", "collectionnumber": "2"}),
        ("{{cite book|title=T|series=S|series-number=2}}", {"number": "2"}),
        ("{{cite book|title=T|at=22.49}}", {"locator": "22.49"}),
        ("{{cite AV media|title=T|time=1:02}}", {"locator": "1:02"}),
        ("{{cite interview|last=Lee|interviewer=Ivory, Peter}}", {"interviewer": "Ivory, Peter"}),
        ("{{cite web|title=T|url=http://a.org|via=Archive|format=PDF}}", {"via": "Archive", "format": "PDF"}),
    ],
)
def test_numbers_and_what_has_no_field_of_bibtex(text: str, expected: dict[str, str]) -> None:
    (entry,) = parse_string(to_bibtex(to_csl(warbox.parse(text).citations))).entries
    names = ("number", "eid", "collectionnumber", "locator", "interviewer", "via", "format")
    assert {field.key: field.value for field in entry.fields if field.key in names} == expected
