"""`warbox wikis`: the list, and data files of a user's own."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import warbox
from warbox.cli import main
from warbox.report.wiki_coverage import coverage
from warbox.wikis import available_wikis

OWN = """
language = "xx"
extends = "en"
own = ["dates", "figures", "names"]

[templates]
"infobox military conflict" = ["kampfkasten"]
"flagicon" = ["fahne"]

[templates.shown]
"zahl" = "{1} {einheit|2}"

[parameters."infobox military conflict"]
"conflict" = ["titel"]
"combatant#" = ["seite#"]
"casualties" = ["verluste gesamt"]

[figures.fates]
killed = ["gefall*"]

[dates]
locales = ["de"]
before_christ = ["v. chr."]
"""

PAGE = """{{Kampfkasten|titel=Schlacht|date=14. März 44 v. Chr.|seite1={{Fahne|ITA}} [[Rom]]
|verluste gesamt=rund {{Zahl|36.000|Gefallene}}}}"""


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "xx.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_every_wiki_is_listed_with_what_it_covers(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["wikis"]) == 0
    rows = json.loads(capsysbinary.readouterr().out)
    assert [row["wiki"] for row in rows] == available_wikis()
    assert all(row["infoboxes"] > 0 and row["date_words"] > 0 and row["figure_words"] > 0 for row in rows)


@pytest.mark.parametrize("code", ["enwiki", "zhwiki"])
def test_names_are_counted_by_what_a_page_with_them_reads_as(code: str) -> None:
    found = coverage(code)
    names = [name for names in warbox.load_wiki(code).table("templates").values() for name in names]
    counts = dict.fromkeys((warbox.Flag, warbox.Citation, warbox.InterlanguageLink), 0)
    for name in names:
        typed = warbox.parse(f"{{{{{name.replace('#', '1').replace('*', 'x')}|a|b|c}}}}", wiki=code).typed
        for model in counts:
            counts[model] += bool(typed) and isinstance(typed[0], model)
    assert [found.flags, found.citations, found.links] == list(counts.values())


def test_the_table_has_room_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["wikis", "--table"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    codes, english = available_wikis(), coverage("enwiki")
    assert [line.split()[0] for line in lines[2:]] == codes
    assert lines[2 + codes.index("enwiki")].split() == [
        "enwiki",
        "English",
        *map(str, list(dict(english).values())[2:]),
    ]


def test_a_file_of_ones_own_reads_a_page(own_file: Path) -> None:
    conflict = warbox.parse(PAGE, wiki=own_file).conflict
    assert conflict is not None
    assert conflict.name is not None
    assert conflict.name.text == "Schlacht"
    assert conflict.date is not None
    assert conflict.date.edtf == "-0043-03-14"
    assert [combatant.name.text for combatant in conflict.sides[0].combatants] == ["Rom"]
    assert conflict.joint is not None
    (figure,) = conflict.joint.casualties
    assert (figure.low, figure.high, figure.category) == (36000, 36000, "killed")


def test_a_wiki_that_was_read_can_be_used_again(own_file: Path) -> None:
    wiki = warbox.read_wiki(own_file)
    own_file.unlink()
    assert warbox.parse(PAGE, wiki=wiki).content().wiki == "xxwiki"


def test_a_sound_file_passes_the_check(own_file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["wikis", "check", str(own_file)]) == 0
    assert capsysbinary.readouterr().out == b""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('[templates]\nflagicn = ["fahne"]', "did you mean 'flagicon'?"),
        ('[parameters."infobox military conflict"]\nplac = ["ort"]', "did you mean 'place'?"),
        ('[figures.fates]\nkiled = ["tot"]', "did you mean 'killed'?"),
        ("[dates]\nmonth = 3", "dates.month"),
        ("[datse]\nmonth = 3", "datse"),
        ('[dates]\nlocales = ["xq"]', "CLDR has no locale 'xq'"),
        ('[links]\ntrail = "z-a"', "no class of characters"),
        ('extends = "eo"', "there is no data for 'eo'"),
        ('[guesses]\n"templates.flag" = ["fahne"]', "'fahne' does not stand in templates.flag"),
        ('extends = "en"\nown = ["dats"]', "there is no table 'dats'; did you mean 'dates'?"),
        ('extends = "en"\nown = ["dates.mnth"]', "there is no table 'dates.mnth'"),
        ('[templates]\nflag = ["fahne"]\nkia = ["Fahne"]', "'Fahne' is a name of 'flag' already"),
        ('[templates]\nflag = ["fahne"]\n[templates.shown]\nFahne = "{1}"', "'Fahne' is a name of 'flag' already"),
        ('[figures.people]\nsappers = ["pio"]\nengineers = ["Pio"]', "'Pio' is a word of 'sappers' already"),
        ('[templates]\nflag = [""]', "'' cannot be the name of a template"),
        ('[templates]\nflag = ["fahne"]\n[parameters.fahne]\n"1" = ["a"]', "did you mean 'flag'?"),
        ('[templates.shown]\nx = "{1"', "'{1' has a place for no argument"),
        ('[templates.shown]\nx = "{a b|}"', "'{a b|}' has a place for no argument"),
        ('[parameters."infobox military conflict"]\nconflict = ["n"]\ndate = ["n"]', "'n' is a name of 'conflict' al"),
        ('[parameters."infobox military conflict"]\n"combatant#" = ["part"]', "'part' needs '#' for the number"),
        ('[parameters."infobox military conflict"]\n"combatant#" = ["part#a#"]', "'part#a#' cannot be the name of a p"),
        ('[parameters."infobox military conflict"]\nconflict = ["n#"]', "'conflict' has no number"),
        ('[parameters."Infobox_Military conflict"]\nplac = ["ort"]', "did you mean 'place'?"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(
    line: str, said: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(f'language = "xx"\n{line}\n', encoding="utf-8")
    assert main(["wikis", "check", str(path)]) == 1
    assert said in capsysbinary.readouterr().out.decode("utf-8")


@pytest.mark.parametrize(("name", "line"), [("xx", 'language = "dansk"'), ("z", 'name = "X"'), ("z", 'language = ""')])
def test_what_is_no_code_of_a_language_is_said(
    name: str, line: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / f"{name}.toml"
    path.write_text(line, encoding="utf-8")
    assert main(["wikis", "check", str(path)]) == 1
    assert "is no code of a language" in capsysbinary.readouterr().out.decode("utf-8")


@pytest.mark.parametrize(
    "lines",
    [
        'extends = "enwiki"',
        '[templates]\n"infobox military unit" = ["fahrzeug"]\n'
        '[parameters."infobox military unit"]\n"unit_name" = ["nom"]\n"commander#" = ["commandant#"]',
        'extends = "en"\nown = ["dates", "commanders.unknown"]',
        '[templates]\nflag = ["Vorlage:Fahne", "FAHNE2"]\nflagicon = ["flagge"]\nflagdeco = ["flagge"]',
        '[parameters."cite *"]\n"last#" = ["name#", "name"]',
        '[parameters."infobox military conflict"]\n"combatant1" = ["angreifer"]',
    ],
)
def test_what_works_passes_the_check(lines: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "zh-yue.toml"
    path.write_text(lines, encoding="utf-8")
    assert main(["wikis", "check", str(path)]) == 0
    assert warbox.read_wiki(path).language == "zh-yue"


def test_case_and_namespace_of_names_in_a_file_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "es.toml"
    path.write_text(
        'extends = "eswiki"\n[templates]\n"Infobox_military  Conflict" = ["Plantilla:Caja"]\n'
        '[parameters."Infobox Military conflict"]\nconflict = ["navn"]\n'
        '[deprecated_parameters.Citation]\nNavn2 = "title"',
        encoding="utf-8",
    )
    for name in ("caja", "Plantilla:Caja", "Template:caja", "Ficha de conflicto"):
        conflict = warbox.parse(f"{{{{{name}|Navn=A}}}}", wiki=path).conflict
        assert conflict is not None
        assert conflict.name is not None
        assert conflict.name.text == "A"
    findings = warbox.parse("{{cite book|title=A|navn2=B}}", wiki=path).diagnostics
    assert [finding.code for finding in findings] == ["deprecated-parameter"]


@pytest.mark.parametrize("text", ["= no TOML", "[dates]\nmonth = 3\n", "\xff"])
def test_a_broken_file_is_refused_with_one_line(
    text: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(text, encoding="latin-1")
    article = tmp_path / "article.wikitext"
    article.write_text("text", encoding="utf-8")
    assert main(["parse", str(article), "--wiki", str(path)]) == 2
    assert capsysbinary.readouterr().err.count(b"\n") == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_check_of_others(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    first, broken, last = (tmp_path / name for name in ("xx.toml", "broken.toml", "yy.toml"))
    first.write_text('language = "no code"', encoding="utf-8")
    broken.write_text("= no TOML", encoding="utf-8")
    last.write_text("[datse]", encoding="utf-8")
    assert main(["wikis", "check", str(first), str(broken), str(tmp_path / "none.toml"), str(last)]) == 2
    output = capsysbinary.readouterr()
    assert [line.partition(b":")[0] for line in output.out.splitlines()] == [str(first).encode(), str(last).encode()]
    assert output.err.count(b"\n") == 2
    assert str(broken).encode() in output.err
    assert b"none.toml" in output.err


def test_templatedata_of_an_infobox_becomes_a_draft(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    described = {"Luogo": {}, "Schieramento1": {"aliases": ["Parte1"]}, "Color": {"label": {"xx": "Farbe"}}}
    source = tmp_path / "templatedata.json"
    source.write_text(json.dumps({"pages": {"7": {"title": "Vorlage:Kampf", "params": described}}}), encoding="utf-8")
    assert main(["wikis", "draft", str(source), "--language", "xx"]) == 0
    draft = tmp_path / "xx.toml"
    draft.write_bytes(capsysbinary.readouterr().out)
    assert main(["wikis", "check", str(draft)]) == 0
    conflict = warbox.parse("{{Kampf|Luogo=Rom|Parte2=[[Gallien]]}}", wiki=draft).conflict
    assert conflict is not None
    assert conflict.place is not None
    assert conflict.place.text == "Rom"
    assert conflict.sides[0].number == 2
    assert '"Color",  # Farbe' in draft.read_text("utf-8")


def test_templatedata_of_a_citation_is_read_by_its_map_for_citoid(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    described = {
        "title": "Vorlage:Cite buch",
        "params": {"titel": {}, "name1": {}, "vorname1": {}},
        "maps": {"citoid": {"title": "titel", "author": [["vorname1", "name1"]]}},
    }
    source = tmp_path / "templatedata.json"
    source.write_text(json.dumps(described), encoding="utf-8")
    assert main(["wikis", "draft", str(source), "--language", "xx"]) == 0
    draft = tmp_path / "xx.toml"
    draft.write_bytes(capsysbinary.readouterr().out)
    (citation,) = warbox.parse("{{Cite buch|titel=A|name1=B|vorname1=C}}", wiki=draft).citations
    assert (citation.title, citation.authors[0].last, citation.authors[0].first) == ("A", "B", "C")


def test_what_is_no_templatedata_is_refused(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    source = tmp_path / "templatedata.json"
    source.write_text("[]", encoding="utf-8")
    assert main(["wikis", "draft", str(source), "--language", "xx"]) == 2
    assert capsysbinary.readouterr().err == b"warbox: this is no TemplateData: it has no `params`\n"


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[" * 100_000,
        '{"params": {"a": ' + '{"a":' * 100_000,
        '{"params": 7}',
        '{"params": {"\\ud800": {}}}',
        '{"params": {"a": {"aliases": ["\\ud800"]}}}',
        '{"params": {"a": {"label": "\\ud800"}}}',
        '{"params": {}, "maps": {"citoid": ["a"]}}',
        '{"params": {}, "maps": {"citoid": {"title": 7}}}',
        '{"params": {}, "title": 7}',
    ],
)
def test_what_is_no_templatedata_is_refused_with_one_line(
    text: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    source = tmp_path / "templatedata.json"
    source.write_text(text, encoding="utf-8")
    assert main(["wikis", "draft", str(source), "--language", "xx"]) == 2
    error = capsysbinary.readouterr().err.decode("utf-8")
    assert error.startswith("warbox: this is no TemplateData: ")
    assert error.count("\n") == 1


@pytest.mark.parametrize(
    ("described", "names"),
    [
        ({"title": "Vorlage:Kampf", "params": {}, "maps": None}, ["Kampf"]),
        ({"title": "Vorlage:Kampf: der Kasten", "params": [], "maps": []}, ["Kampf: der Kasten"]),
        ({"title": "Kampf", "params": {"Color": None}, "maps": {"citoid": None}}, ["Kampf"]),
        ({"params": {"Color": {"label": "a\u0001\u007f\nb", "description": None}}}, []),
        ({"title": "Vorlage:", "params": {"Color": {"label": {"yy": None}, "description": {"xx": "a"}}}}, []),
        ({"title": "Vorlage:A\u007f\u0001", "params": {"Co\u007flor": {"aliases": ["\u0001"]}}}, ["A\x7f\x01"]),
    ],
)
def test_a_draft_is_toml_with_the_name_of_the_template_where_it_is_known(
    described: object, names: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    source = tmp_path / "templatedata.json"
    source.write_text(json.dumps(described), encoding="utf-8")
    assert main(["wikis", "draft", str(source), "--language", "xx"]) == 0
    draft = tomllib.loads(capsysbinary.readouterr().out.decode("utf-8"))
    assert draft["templates"] == {"infobox military conflict": names}


def test_a_language_that_is_not_utf_8_is_refused(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    source = tmp_path / "templatedata.json"
    source.write_text('{"params": {}}', encoding="utf-8")
    assert main(["wikis", "draft", str(source), "--language", "\udcff"]) == 2
    assert capsysbinary.readouterr().err.count(b"\n") == 1
