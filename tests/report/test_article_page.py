"""The page of an article: what stands on it, read by a parser of HTML."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import warbox
from tests.report.html_elements import Element, by_id, elements_of, with_class
from warbox.cli import main
from warbox.report.article import article_page

BATTLE = """{{Infobox military conflict
| conflict = Battle of A
| date = 14 October 1066
| combatant1 = {{flag|France}}
| combatant2 = [[Kingdom of B|B]]<ref name="none" />
| commander1 = {{flagicon|UNK}} [[John Doe]] {{KIA}}
| strength1 = 1,000–2,000 men
| strength2 = at least 4,000 men
| casualties1 = 12 killed
| weather = rain
}}
'''A''' was a battle.<ref>{{cite book|last=Smith|first=A.|title=Wars|year=1999|url=http://example.org/w}}</ref>
It ended soon.{{sfn|Smith|1999|p=3}} Nobody knows why.{{sfn|Jones|2001}} {{unknown thing}}
"""


@pytest.fixture(scope="module")
def battle() -> list[Element]:
    return elements_of(article_page(warbox.parse(BATTLE)))


@pytest.fixture(scope="module")
def seed(seed_page: str) -> list[Element]:
    return elements_of(seed_page)


def texts(elements: list[Element], name: str, within: Element | None = None) -> list[str]:
    """The texts of all elements of a class, with single blanks."""
    found = [one for one in with_class(elements, name) if within is None or one.is_in(within)]
    return [" ".join(one.text.split()) for one in found]


def test_a_side_has_its_combatants_and_commanders_with_flags_and_fates(battle: list[Element]) -> None:
    flags = [(one.text, one.attributes["aria-label"]) for one in with_class(battle, "flag")]
    assert flags[:2] == [("\U0001f1eb\U0001f1f7", "France"), ("⚑", "UNK")]
    assert texts(battle, "who") == ["France ↗", "B[1?] ↗", "John Doe † killed ↗ UNK"]


def test_a_power_is_shown_once_above_those_it_leads() -> None:
    cell = "{{flag|United Kingdom}}\n*{{flag|India}}\n{{flag|Greece}}"
    elements = elements_of(article_page(warbox.parse(f"{{{{Infobox military conflict|combatant1={cell}\n}}}}")))
    assert texts(elements, "who") == ["United Kingdom ↗", "India ↗", "Greece ↗"]
    assert texts(elements, "group") == []
    (led,) = with_class(elements, "under-power")
    assert texts(elements, "who", led) == ["India ↗"]


def test_only_a_death_has_a_dagger() -> None:
    text = "{{Infobox military conflict|commander1=[[A B]] {{POW}} {{executed}}|commander2=[[C D]] {{WIA}}}}"
    assert texts(elements_of(article_page(warbox.parse(text))), "fate") == ["captured, † executed", "wounded"]


def test_a_flag_that_is_a_file_has_the_words_of_its_name() -> None:
    text = "{{Infobox military conflict|commander1={{flagicon image|Flag of the Chetniks.svg}} [[A B]]}}"
    elements = elements_of(article_page(warbox.parse(text)))
    assert [one.attributes["aria-label"] for one in with_class(elements, "flag")] == ["Flag of the Chetniks"]
    assert texts(elements, "who") == ["A B ↗ Flag of the Chetniks"]


def test_a_rank_and_a_name_are_one_stretch_of_text_whatever_its_direction() -> None:
    elements = elements_of(article_page(warbox.parse("{{סכסוך צבאי|מפקדים צד1=אלוף [[אלברט מנדלר]]}}", wiki="hewiki")))
    (rank,) = with_class(elements, "rank")
    stretches = [one for one in elements if one.name == "bdi" and rank.is_in(one)]
    assert [" ".join(one.text.split()) for one in stretches] == ["אלוף אלברט מנדלר"]


WORDS = """{{Infobox military conflict|combatant1=[[A]]|combatant2=[[B]]
| strength1 = the whole fleet<ref>R</ref><br>300 men
| strength2 = 20 guns<br>Reserve:<br>unknown
| casualties1 = Heavy
| casualties2 = United Kingdom: 40 killed
| casualties3 = hundreds of civilians}}"""


def test_what_a_cell_says_without_a_number_stands_there_with_its_footnotes() -> None:
    elements = elements_of(article_page(warbox.parse(WORDS)))
    assert texts(elements, "words") == ["the whole fleet[1]", "unknown", "Heavy", "hundreds of civilians"]
    (strength, _) = with_class(elements, "part")[1:]
    assert texts(elements, "amounts", strength) == ["the whole fleet[1] 300 personnel", "20 guns unknown"]


def test_ranges_and_open_ends_are_bars_on_one_scale(battle: list[Element]) -> None:
    assert texts(battle, "number")[:2] == ["1,000–2,000", "≥4,000"]
    bars = [one for one in battle if one.name == "svg"]
    drawn = [
        [
            (one.attributes["class"], float(one.attributes["x"]), float(one.attributes["width"]))
            for one in battle
            if one.name == "rect" and one.is_in(bar)
        ]
        for bar in bars
    ]
    assert drawn[0][1:] == [("sure", 0.0, 25.0), ("range", 25.0, 25.0)]
    assert drawn[1][1] == ("sure", 0.0, 100.0)
    assert [name for name, _, _ in drawn[1][2:]] == ["range", "open", "open"]
    assert len(drawn) == 2, "a figure that stands alone has nothing to be compared with"


def test_a_footnote_has_its_claim_and_its_work(battle: list[Element]) -> None:
    first = by_id(battle, "reference-2")
    assert texts(battle, "value", first) == ["A was a battle. line 12", "Smith, A. (1999). Wars."]
    (web,) = [one for one in battle if one.is_in(first) and "web" in one.attributes.get("class", "")]
    assert (web.attributes["href"], web.attributes["rel"]) == ("http://example.org/w", "noopener noreferrer")


def test_a_long_claim_is_cut_before_a_word() -> None:
    words = " ".join(f"word{number}" for number in range(100, 140))
    elements = elements_of(article_page(warbox.parse(f"{words}<ref>A</ref>")))
    (claim,) = [one.text for one in elements if one.name == "q"]
    assert claim == "…" + " ".join(f"word{number}" for number in range(120, 140))


def test_a_long_claim_without_blanks_is_cut_between_characters() -> None:
    elements = elements_of(article_page(warbox.parse("战争" * 100 + "<ref>A</ref>", wiki="zhwiki")))
    (claim,) = [one.text for one in elements if one.name == "q"]
    assert claim == "…" + "战争" * 80


def test_what_leads_nowhere_is_marked(battle: list[Element]) -> None:
    broken = [one.attributes["id"] for one in with_class(battle, "footnote") if one in with_class(battle, "broken")]
    assert broken == ["reference-1", "short-2"]
    assert texts(battle, "value", by_id(battle, "reference-1")) == ["B line 5"]
    assert texts(battle, "unresolved") == [
        "Nothing on this page says what stands in this footnote.",
        "No work on this page has these names and this year.",
    ]
    assert "Smith, A. (1999). Wars." in texts(battle, "value", by_id(battle, "short-1"))


def test_what_nothing_was_made_of_is_listed(battle: list[Element]) -> None:
    panel = by_id(battle, "panel-untyped")
    cells = [" ".join(one.text.split()) for one in battle if one.name == "td" and one.is_in(panel)]
    assert cells == ["unknown thing", "template", "1", "13", "weather", "Infobox military conflict", "1", "10"]
    assert "weatherrain" in by_id(battle, "panel-conflict").text


def test_every_place_is_a_line_of_the_wikitext(battle: list[Element]) -> None:
    lines = {one.attributes["id"]: one.text for one in battle if one.attributes.get("id", "").startswith("L")}
    for element in battle:
        if "data-mark" in element.attributes:
            assert element.attributes["href"][1:] in lines
    (commander,) = [one for one in with_class(battle, "value") if one.text == "John Doe"]
    assert "John Doe" in lines[commander.attributes["href"][1:]]


def test_a_finding_says_what_a_repair_would_make_of_it() -> None:
    elements = elements_of(article_page(warbox.parse("{{cite web|title=T|url=http://e.org|deadurl=yes}}")))
    repair = " ".join(texts(elements, "repair"))
    assert repair.startswith("warbox fix makes of line 1:")
    (removed,) = [one.text for one in elements if one.name == "del"]
    (added,) = [one.text for one in elements if one.name == "ins"]
    assert (removed, added) == ("deadurl=yes", "url-status=dead")


def test_a_chinese_page_has_the_words_of_each_region(seed: list[Element]) -> None:
    readings = {one.attributes["data-variant"]: one for one in with_class(seed, "reading")}
    assert list(readings) == ["", "zh-cn", "zh-tw", "zh-hk"]
    shown = {variant: "hidden" not in one.attributes for variant, one in readings.items()}
    assert shown == {"": True, "zh-cn": False, "zh-tw": False, "zh-hk": False}
    assert "亞塞拜然蘇維埃社會主義共和國" in readings[""].text
    assert "阿塞拜疆苏维埃社会主义共和国" in readings["zh-cn"].text
    assert "亞塞拜然" not in readings["zh-cn"].text


def test_a_page_in_a_variant_is_shown_as_the_page_it_is_of() -> None:
    page = warbox.parse("{{Infobox military conflict|conflict=软件战争}}", "zhwiki")
    assert article_page(page.in_variant("zh-tw")) == article_page(page)


def test_other_pages_have_no_such_switch(battle: list[Element]) -> None:
    assert [one.attributes["data-variant"] for one in with_class(battle, "reading")] == [""]
    assert not with_class(battle, "variant-switch")


def test_a_name_has_its_forms_and_the_reasons(seed: list[Element]) -> None:
    names = [" ".join(one.text.split()) for one in with_class(seed, "name") if one.name == "li"]
    azerbaijan = next(text for text in names if text.startswith("阿塞拜疆 🇦🇿"))
    assert "Azerbaijan" in azerbaijan
    assert "same territory AZ" in azerbaijan


def test_a_name_in_latin_letters_alone_is_not_told_again(battle: list[Element]) -> None:
    assert not with_class(battle, "variants")


def test_text_that_runs_from_right_to_left_says_so() -> None:
    text = "{{معلومات نزاع عسكري|الصراع=معركة}}"
    elements = elements_of(article_page(warbox.parse(text, wiki="arwiki")))
    source = by_id(elements, "source")
    assert (source.attributes["lang"], source.attributes["dir"]) == ("ar", "rtl")
    assert (elements[0].attributes["lang"], elements[0].attributes["dir"]) == ("en", "ltr")


def test_a_page_without_a_conflict() -> None:
    elements = elements_of(article_page(warbox.parse("Nothing happened.")))
    assert texts(elements, "none") == [
        "There is no infobox of a military conflict on this page.",
        "Nothing is cited on this page.",
        "No names were found on this page.",
        "Nothing wrong was found on this page.",
        "Everything on this page is typed.",
    ]
    assert by_id(elements, "source").text == "Nothing happened."


def test_the_same_article_gives_the_same_bytes() -> None:
    assert article_page(warbox.parse(BATTLE)) == article_page(warbox.parse(BATTLE))


def test_the_command_writes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, page = tmp_path / "article.wikitext", tmp_path / "page.html"
    article.write_text(BATTLE, encoding="utf-8")
    assert main(["show", str(article), "-o", str(page), "--title", "A war"]) == 0
    assert capsys.readouterr() == ("", "")
    assert page.read_text(encoding="utf-8") == article_page(warbox.parse(BATTLE, title="A war"))


@pytest.mark.parametrize("name", ["article.wikitext", "notes.txt", "link"])
def test_the_command_writes_over_no_file_of_others(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "article.wikitext"
    for path in (article, tmp_path / "notes.txt"):
        path.write_text(BATTLE, encoding="utf-8")
    (tmp_path / "link").symlink_to(article)
    assert main(["show", str(article), "-o", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.endswith("give another name\n" if name == "notes.txt" else "for the output\n")
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {BATTLE}


def test_the_command_writes_over_an_earlier_page(tmp_path: Path) -> None:
    article, page = tmp_path / "article.wikitext", tmp_path / "page.html"
    article.write_text(BATTLE, encoding="utf-8")
    for title in ("A war", "Another war"):
        assert main(["show", str(article), "-o", str(page), "--title", title]) == 0
    assert "Another war" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["no-such-file", "-o", "x.html"], "cannot read 'no-such-file'"),
        (["ARTICLE"], "-o"),
        (["ARTICLE", "-o", "no/such/folder/x.html"], "cannot write 'no/such/folder/x.html'"),
        (["ARTICLE", "-o", "x.html", "--wiki", "nowhere"], "nowhere"),
        (["ARTICLE", "-o", "LOOP"], "a link that leads back to itself"),
    ],
)
def test_bad_usage(arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.wikitext"
    article.write_text(BATTLE, encoding="utf-8")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    places = {"ARTICLE": str(article), "LOOP": str(loop)}
    assert main(["show", *(places.get(word, word) for word in arguments)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert message in said.err
    assert said.err.count("\n") == 1


def test_without_the_extra_one_line_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "article.wikitext"
    article.write_text(BATTLE, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert main(["show", str(article), "-o", str(tmp_path / "page.html")]) == 2
    assert "pip install 'warbox[report]'" in capsys.readouterr().err
    assert not (tmp_path / "page.html").exists()


def test_too_many_findings_to_work_out_their_repairs() -> None:
    citation = "{{cite web|title=T|url=http://e.org|deadurl=yes}}"
    assert "too many" not in article_page(warbox.parse(citation * 10))
    elements = elements_of(article_page(warbox.parse(citation * 401)))
    assert "too many" in by_id(elements, "panel-findings").text
    assert not with_class(elements, "repair")
