"""Dates that an edit sets: only the words that differ change, and all that goes by the date changes with it."""

from __future__ import annotations

import pytest

import warbox
from tests.page.edit_making import opened
from warbox import HistoricalDate
from warbox.values.dates.citation_date import CitationDate

CONFLICT = {
    "enwiki": "{{Infobox military conflict|date=%s|result=R}}",
    "itwiki": "{{Infobox conflitto|Data=%s|Esito=R}}",
    "ruwiki": "{{Вооружённый конфликт|дата=%s|итог=R}}",
    "frwiki": "{{Infobox Conflit militaire|date=%s|issue=R}}",
    "ukwiki": "{{Військовий конфлікт|дата=%s|результат=R}}",
    "plwiki": "{{Bitwa infobox|data=%s|wynik=R}}",
    "zhwiki": "{{Infobox military conflict|date=%s|result=R}}",
    "fawiki": "{{Infobox military conflict|date=%s|result=R}}",
    "arwiki": "{{Infobox military conflict|date=%s|result=R}}",
    "hywiki": "{{Infobox military conflict|date=%s|result=R}}",
}
AGE = "{{Age in years and days|1988|02|20|1994|05|%s}}"


def edited(wiki: str, before: str, edtf: str) -> str:
    """The value of the date behind the edit."""
    page = warbox.parse(CONFLICT[wiki] % before, wiki)
    edit = page.edit()
    edit[page.conflict]["date"] = HistoricalDate(edtf=edtf)
    again = edit.page.conflict
    assert again is not None
    assert again.date is not None
    assert again.date.edtf == edtf
    assert not [finding for finding in edit.page.diagnostics if finding.code == "wrong-age"]
    before_value, _, behind = (CONFLICT[wiki] % "\0").partition("\0")
    return edit.text.removeprefix(before_value).removesuffix(behind)


@pytest.mark.parametrize(
    ("wiki", "before", "edtf", "after"),
    [
        ("itwiki", "[[15 novembre]] [[1315]]", "1315-11-16", "[[16 novembre]] [[1315]]"),
        (
            "ruwiki",
            *("[[17 июля]] [[1942 год]]а — [[2 февраля]] [[1943 год]]а", "1942-07-18/1944-02-02"),
            "[[18 июля]] [[1942 год]]а — [[2 февраля]] [[1944 год]]а",
        ),
        (
            "ruwiki",
            *("2 марта 1992 года — 21 июля 1992 года", "1992-03-02/1992-07-22"),
            "2 марта 1992 года — 22 июля 1992 года",
        ),
        (
            *("ruwiki", "[[30 июля]]&nbsp;— [[1 октября]] [[1942 год]]а", "1943-07-31/1943-10-02"),
            "[[31 июля]]&nbsp;— [[2 октября]] [[1943 год]]а",
        ),
        (
            "frwiki",
            "du {{date|17|avril|1917}} au {{date|20 mai 1917}}",
            "1917-04-18/1917-05-21",
            "du {{date|18|avril|1917}} au {{date|21 mai 1917}}",
        ),
        (
            *("frwiki", "21 février - 18 décembre 1916 ({{durée|21|2|1916|18|12|1916}})", "1916-02-22/1916-12-19"),
            "22 février - 19 décembre 1916 ({{durée|22|2|1916|19|12|1916}})",
        ),
        ("zhwiki", "1988年2月20日至1994年5月12日", "1988-02-20/1994-05-16", "1988年2月20日至1994年5月16日"),
        (
            "enwiki",
            "18<!-- c --> June<ref>x</ref> '''1815'''",
            "1815-06-19",
            "19<!-- c --> June<ref>x</ref> '''1815'''",
        ),
        ("enwiki", "25 October 1415 ([[Saint Crispin]])", "1415-10-24", "24 October 1415 ([[Saint Crispin]])"),
        ("enwiki", "18 June 1815 – ongoing", "1815-06-19/..", "19 June 1815 – ongoing"),
    ],
)
def test_links_remarks_and_the_form_of_a_date_stay(wiki: str, before: str, edtf: str, after: str) -> None:
    assert edited(wiki, before, edtf) == after


@pytest.mark.parametrize(
    ("before", "edtf", "after"),
    [
        ("{{start date|1815|06|18|df=y}}", "1815-06-09", "{{start date|1815|06|09|df=y}}"),
        (
            *("{{start date|1815|6|16}} – {{end date|1815|6|18}}", "1815-06-15/1815-07-18"),
            "{{start date|1815|6|15}} – {{end date|1815|7|18}}",
        ),
        (
            *("{{start and end dates|1944|6|6|1944|8|30}}", "1944-06-06/1944-08-31"),
            "{{start and end dates|1944|6|6|1944|8|31}}",
        ),
        (
            *(f"20 February 1988 – 12 May 1994 ({AGE % 12})", "1988-02-20/1994-05-16"),
            f"20 February 1988 – 16 May 1994 ({AGE % 16})",
        ),
        (
            *("{{start date|1943|7|5|df=y}}<br>Offensive: 5 July 1943 – 16 July 1943", "1943-07-06"),
            "{{start date|1943|7|6|df=y}}<br>Offensive: 5 July 1943 – 16 July 1943",
        ),
    ],
)
def test_templates_that_give_a_date_in_parts_are_given_the_parts_of_the_new_one(
    before: str, edtf: str, after: str
) -> None:
    assert edited("enwiki", before, edtf) == after


RANGE = "1815-06-16/1815-06-18"


@pytest.mark.parametrize(
    ("wiki", "before", "edtf", "after"),
    [
        ("enwiki", "18 June 1815 (disputed)", RANGE, "16–18 June 1815 (disputed)"),
        (
            "enwiki",
            "'''18 June 1815'''<br>{{small|(disputed)}}",
            RANGE,
            "'''16–18 June 1815'''<br>{{small|(disputed)}}",
        ),
        (
            *("enwiki", "18 June 1815<ref>x</ref> (disputed){{sfn|A|1}}", RANGE),
            "16–18 June 1815<ref>x</ref> (disputed){{sfn|A|1}}",
        ),
        (
            *("enwiki", "18<!-- c --> June<ref>x</ref> 1815 (disputed)", RANGE),
            "16–18 June 1815<!-- c --><ref>x</ref> (disputed)",
        ),
        ("enwiki", "{{start date|1815|6|18}} (disputed)", RANGE, "16–18 June 1815 (disputed)"),
        ("enwiki", "[[18 June]] [[1815]], ''[[Waterloo Day]]''", RANGE, "16–18 June 1815, ''[[Waterloo Day]]''"),
        (
            *("enwiki", f"20 February – 12 May 1988<br>({AGE % 12})".replace("1994", "1988"), "1988-02-20/1994-05-16"),
            f"20 February 1988 – 16 May 1994<br>({AGE % 16})",
        ),
        (
            *("enwiki", "5 July – 23 August 1943<br>Offensive: 5 July 1943 – 16 July 1943", "1943-07-04/1943-08-24"),
            "4 July – 24 August 1943<br>Offensive: 5 July 1943 – 16 July 1943",
        ),
        ("enwiki", "June 1815, July 1815 (disputed)", RANGE, "16–18 June 1815 (disputed)"),
        ("ruwiki", "18 июня 1815 года (спорно)", RANGE, "16—18 июня 1815 года (спорно)"),
        ("zhwiki", "1815年6月18日（有爭議）", RANGE, "1815年6月16日－18日（有爭議）"),
    ],
)
def test_a_date_is_written_anew_before_a_remark_that_is_as_right_beside_it(
    wiki: str, before: str, edtf: str, after: str
) -> None:
    assert edited(wiki, before, edtf) == after


@pytest.mark.parametrize(
    ("wiki", "before", "after"),
    [
        ("ruwiki", "{{OldStyleDate|21|ноября|1853|9}}", "16—18 июня 1815"),
        ("frwiki", "{{date|14|août|1844}}<ref>x</ref>", "16-18 juin 1815<ref>x</ref>"),
        ("frwiki", "{{date|14|août|1844}} (disputé)", "16-18 juin 1815 (disputé)"),
        ("frwiki", "{{date|14 août 1844}}", "16-18 juin 1815"),
        ("enwiki", "{{nowrap|18 June 1815}}", "{{nowrap|16–18 June 1815}}"),
    ],
)
def test_a_template_that_makes_a_date_of_its_arguments_goes_with_it(wiki: str, before: str, after: str) -> None:
    assert edited(wiki, before, RANGE) == after


@pytest.mark.parametrize(
    ("wiki", "before", "edtf", "after"),
    [
        ("ruwiki", "18 июня 1815 года", RANGE, "16—18 июня 1815 года"),
        ("ruwiki", "18 июня 1815", RANGE, "16—18 июня 1815"),
        ("ruwiki", "18 июня 1815 г.", "1815-06-18/1816-01-02", "18 июня 1815 г. — 2 января 1816 г."),
        ("ruwiki", "1815 год", "1815-06-18", "18 июня 1815 года"),
        ("ruwiki", "июнь 1815 года", "1815", "1815 год"),
        ("ukwiki", "18 червня 1815 року", RANGE, "16—18 червня 1815 року"),
        ("plwiki", "18 czerwca 1815 r.", RANGE, "16–18 czerwca 1815 r."),
        ("hywiki", "1988 թ. փետրվարի 20", "1988-02-20/1988-02-24", "1988 թ. փետրվարի 20–24"),
    ],
)
def test_a_word_behind_the_year_stays_one_of_the_date(wiki: str, before: str, edtf: str, after: str) -> None:
    assert edited(wiki, before, edtf) == after


@pytest.mark.parametrize(
    ("wiki", "before", "edtf", "after"),
    [
        ("fawiki", "۱۸ ژوئن ۱۸۱۵", "1815-06-19", "۱۹ ژوئن ۱۸۱۵"),
        ("fawiki", "[[۱۸ ژوئن]] ۱۸۱۵", "1815-06-19", "[[۱۹ ژوئن]] ۱۸۱۵"),
        ("fawiki", "۱۸ ژوئن ۱۸۱۵", "1815-06-18/1816-01-02", "۱۸ ژوئن ۱۸۱۵ – ۲ ژانویهٔ ۱۸۱۶"),
        ("arwiki", "١٨ يونيو ١٨١٥", "1815-06-19", "١٩ يونيو ١٨١٥"),
        ("arwiki", "18 يونيو 1815", "1815-06-19", "19 يونيو 1815"),
    ],
)
def test_a_date_keeps_the_script_of_its_digits(wiki: str, before: str, edtf: str, after: str) -> None:
    assert edited(wiki, before, edtf) == after


@pytest.mark.parametrize(
    ("before", "edtf", "after"),
    [
        ("Sunday, 18 June 1815", "1815-06-19", "19 June 1815"),
        ("18 June 1815 (1 day)", "1815-06-19", "19 June 1815"),
        ("18 June 1815 ([[17 June]])", RANGE, "16–18 June 1815"),
        ("1815 (18 June 1815)", "1816", "1816"),
        (f"20 February 1988 – 12 May 1994 ({AGE % 13})", "1988-02-20/1994-05-16", "20 February 1988 – 16 May 1994"),
        ("[[18 June|18th]] June 1815", "1815-06-19", "19 June 1815"),
        ("18 June [[1815 in war|1815]]", "1816-06-18", "18 June 1816"),
        ("18 June 1815", "1815-06-16/1815-06-18", "16–18 June 1815"),
    ],
)
def test_what_would_be_wrong_beside_another_date_goes_with_the_old_one(before: str, edtf: str, after: str) -> None:
    assert edited("enwiki", before, edtf) == after


@pytest.mark.parametrize(
    ("before", "edtf", "after"),
    [
        ("October 21, 1600", "1600-10-22", "October 22, 1600"),
        ("Oct 21, 1600", "1600-10-22", "Oct 22, 1600"),
        ("Sept. 1, 1600", "1600-10-22", "October 22, 1600"),
        ("21 Oct 1600", "1600-11-22", "22 November 1600"),
        ("July 1-3, 1863", "1863-07-02/1863-07-04", "July 2-4, 1863"),
        ("July 1-3, 1863", "1863-06-30/1863-07-04", "June 30 – July 4, 1863"),
        ("October 21, 1600 – March 3, 1601", "1600-10-22/1601-03-04", "October 22, 1600 – March 4, 1601"),
        ("21 October 1600", "1600-10-22", "22 October 1600"),
        ("18 June 1815", "1815-06-19", "19 June 1815"),
        ("June 18, 1815", "1815-06-19", "June 19, 1815"),
        ("1 July 1916", "1916-07-02", "2 July 1916"),
        ("2 August 216 BC", "-0215-08-03", "3 August 216 BC"),
        ("1–3 July 18", "0018-07-02/0018-07-04", "2–4 July 18 AD"),
        ("1600-10-21", "1600-10-22", "1600-10-22"),
        ("1600", "1600-10-22", "22 October 1600"),
    ],
)
def test_a_date_takes_the_form_of_the_one_that_it_replaces(before: str, edtf: str, after: str) -> None:
    page, edit = opened(f"{{{{Infobox military conflict|date={before}|result=R}}}}")
    edit[page.conflict]["date"] = HistoricalDate(edtf=edtf)
    assert edit.text == f"{{{{Infobox military conflict|date={after}|result=R}}}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [("2010-01-02", "1916-07-02"), ("1 July 1916", "2 July 1916"), ("July 1, 1916", "July 2, 1916")],
)
def test_the_date_of_a_citation_stays_in_its_form(before: str, after: str) -> None:
    page, edit = opened(f"{{{{cite web|title=T|url=http://e.org|access-date={before}}}}}")
    citation = page.citations[0]
    assert citation.access_date is not None
    dates = [
        HistoricalDate(edtf="1916-07-02"),
        CitationDate(edtf="1916-07-02"),
        citation.access_date.model_copy(update={"edtf": "1916-07-02"}),
    ]
    for date in dates:
        edit[citation]["access_date"] = date
        assert edit.text == f"{{{{cite web|title=T|url=http://e.org|access-date={after}}}}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("18 June 1815", "c. 18 June 1815"),
        ("[[June 18]], [[1815]]<ref>x</ref>", "c. [[June 18]], [[1815]]<ref>x</ref>"),
        ("c. [[18 June]] [[1815]]{{sfn|A}}", "[[18 June]] [[1815]]{{sfn|A}}"),
        ("1815–1816 (disputed)", "c. 1815 – c. 1816 (disputed)"),
        ("between 1180 and 1185", "1180 – 1185"),
        ("{{circa|1815}}<ref>x</ref>", "1815<ref>x</ref>"),
        ("1815?", "1815"),
    ],
)
def test_how_sure_a_date_is_is_said_before_it_or_no_more(before: str, after: str) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict|date={before}}}}}")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.date is not None
    edit = page.edit()
    edit[conflict]["date"] = conflict.date.model_copy(update={"approximate": not conflict.date.approximate})
    assert edit.text == page.text.replace(before, after)
    edit[conflict]["date"] = warbox.HistoricalDate(edtf="1815~")
    assert edit.page.conflict is not None
    assert edit.page.conflict.date is not None
    assert (edit.page.conflict.date.edtf, edit.page.conflict.date.approximate) == ("1815~", True)


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("18 June 1815 (N.S.)", {"edtf": "1816-06-18"}, "18 June 1816 (N.S.)"),
        ("27 June 1709 ([[O.S.]])<ref>x</ref>", {"edtf": "1709-06-28"}, "28 June 1709 ([[O.S.]])<ref>x</ref>"),
        ("7 July [[Old Style|O.S.]] 1709", {"edtf": "1710-07-07"}, "7 July [[Old Style|O.S.]] 1710"),
        ("27 June 1709 (O.S.)", {"edtf": "1709-06-27/1709-06-28"}, "27–28 June 1709 (O.S.)"),
        (
            "8 July [O.S. 27 June] 1709",
            {"edtf": "1710-07-08", "old_style": "1710-06-27"},
            "8 July [O.S. 27 June] 1710",
        ),
        (
            "8 July 1709 (N.S.)<br>27 June 1709 (O.S.)",
            {"edtf": "1709-07-09", "old_style": "1709-06-28"},
            "9 July 1709 (N.S.)<br>28 June 1709 (O.S.)",
        ),
        ("27 June 1709 (O.S.)", {"edtf": "1709-07-08", "calendar": None}, "8 July 1709"),
    ],
)
def test_the_calendar_that_a_remark_names_is_named_once(
    before: str, changes: dict[str, str | None], after: str
) -> None:
    page = warbox.parse(f"{{{{Infobox military conflict|date={before}}}}}")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.date is not None
    edit = page.edit()
    edit[conflict]["date"] = conflict.date.model_copy(update=changes)
    assert edit.text == page.text.replace(before, after)
