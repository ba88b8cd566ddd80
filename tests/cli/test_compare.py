"""`warbox compare`: the same war in two articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import warbox
from warbox.cli import main
from warbox.page.comparison import compare_pages
from warbox.page.same_names import same_words
from warbox.wikis import load_wiki

SPANISH = """{{Ficha de conflicto militar|nombre_batalla=Batalla de Austerlitz|fecha=2 de diciembre de 1805
|combatientes1={{bandera|Rusia|imperio}} [[Imperio ruso]]<br>{{bandera|Imperio austriaco}} [[Imperio austriaco]]
|combatientes2={{bandera|Francia}} [[Primer Imperio francés]]
|comandante1=[[Alejandro I de Rusia|Alejandro I]]<br>[[Mijaíl Kutúzov]]<br>[[Francisco I de Austria|Francisco I]]
|comandante2=[[Napoleón Bonaparte]]<br>[[Louis Nicolas Davout]]
|soldados1=84 500 hombres<br>278 cañones|soldados2=73 000 hombres
|bajas1=15 000 muertos o heridos<br>12 000 prisioneros|bajas2=1305 muertos}}"""

FRENCH = """{{Infobox Conflit militaire|conflit=Bataille d'Austerlitz|date={{date|2|décembre|1805}}
|combattants1={{drapeau|France}} [[Premier Empire|Empire français]]
|combattants2={{drapeau|Russie}} [[Empire russe]]<br>{{drapeau|Saint-Empire}} [[Saint-Empire]]
|commandant1=[[Napoléon Ier]]<br>[[Louis Nicolas Davout]]
|commandant2=[[Alexandre Ier (empereur de Russie)|Alexandre Ier]]<br>[[Mikhaïl Koutouzov]] (blessé)<br>[[François II]]
|forces1=73 200 hommes|forces2=85 400 hommes<br>278 canons|pertes1=1305 morts|pertes2=15 000 morts ou blessés}}"""

LINES = """side 1: combatant: Imperio austriaco | -
side 1: combatant: - | Saint-Empire
side 1: commander: Francisco I | -
side 1: commander: - | François II
side 1: fate (Mijaíl Kutúzov): - | wounded
side 1: strength (personnel): 84500 | 85400
side 1: casualties (captured): 12000 | -
side 2: strength (personnel): 73000 | 73200
"""


@pytest.fixture
def articles(tmp_path: Path) -> tuple[str, str]:
    spanish, french = tmp_path / "es.txt", tmp_path / "fr.txt"
    spanish.write_text(SPANISH, encoding="utf-8")
    french.write_text(FRENCH, encoding="utf-8")
    return str(spanish), str(french)


def test_two_people_who_share_characters_are_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    articles = tmp_path / "one.wikitext", tmp_path / "other.wikitext"
    for article, commander in zip(articles, ("张作霖", "張作相"), strict=True):
        sides = "combatant1=[[北洋政府]]|combatant2=[[国民政府]]"
        text = f"{{{{Infobox military conflict|conflict=直奉战争|{sides}|commander1=[[{commander}]]}}}}"
        article.write_text(text, encoding="utf-8")
    assert main(["compare", *map(str, articles), "--wiki", "zhwiki"]) == 1
    assert capsys.readouterr().out == "side 1: commander: 张作霖 | -\nside 1: commander: - | 張作相\n"


def test_the_differences_of_two_wikis(articles: tuple[str, str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["compare", *articles, "--wiki", "eswiki", "--other-wiki", "frwiki"]) == 1
    written = capsysbinary.readouterr().out.decode("utf-8")
    assert sorted(written.splitlines()) == sorted(LINES.splitlines())


def test_differences_as_json(articles: tuple[str, str], capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["compare", *articles, "--wiki", "es", "--other-wiki", "fr", "--json"]) == 1
    found = json.loads(capsysbinary.readouterr().out)
    assert {"topic", "side", "subject", "left", "right"} == set(found[0])
    assert len(found) == len(LINES.splitlines())


def test_an_article_does_not_differ_from_itself(
    articles: tuple[str, str], capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["compare", articles[0], articles[0], "--wiki", "eswiki"]) == 0
    assert capsysbinary.readouterr().out == b""


def test_an_article_without_a_war_differs() -> None:
    (difference,) = compare_pages(warbox.parse(SPANISH, wiki="es"), warbox.parse("text"))
    assert (difference.left, difference.right) == ("Ficha de conflicto militar", None)


@pytest.mark.parametrize(
    ("left", "right", "other_wiki", "found"),
    [
        ("place=Austerlitz|result=Victory", "", "en", [("place", "Austerlitz", None), ("result", "Victory", None)]),
        ("", "result=Victoria francesa", "es", [("result", None, "Victoria francesa")]),
        ("place=Vienna|result=Victory", "place=Viena|result=Victoria", "es", []),
        ("place=[[Vienna]]", "place=Vienna<ref>A</ref>", "en", []),
        ("result=Victory", "result=Defeat<br>Peace", "en", [("result", "Victory", "Defeat\nPeace")]),
    ],
)
def test_place_and_result(
    left: str, right: str, other_wiki: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    pages = [
        warbox.parse(f"{{{{infobox military conflict|conflict=A|{text}}}}}", wiki=wiki)
        for text, wiki in ((left, "en"), (right, other_wiki))
    ]
    assert [(one.topic, one.left, one.right) for one in compare_pages(*pages)] == found


def test_interlanguage_links_tell_who_is_meant() -> None:
    chinese = warbox.parse("{{infobox military conflict|commander1={{link-en|拿破仑|Napoleon}}}}", wiki="zh")
    english = warbox.parse("{{infobox military conflict|commander1=[[Napoleon|Bonaparte]]}}")
    assert compare_pages(chinese, english) == []


def test_names_that_sound_alike_are_one_person() -> None:
    chinese = warbox.parse(
        "{{infobox military conflict|commander1=[[米哈伊尔·库图佐夫]]<br>[[米歇尔·内伊]]}}", wiki="zh"
    )
    english = warbox.parse("{{infobox military conflict|commander1=[[Michel Ney]]<br>[[Mikhail Kutuzov]]}}")
    assert compare_pages(chinese, english) == []


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Mijaíl Kutúzov", "Mikhaïl Koutouzov", True),
        ("Михаил Кутузов", "Mikhail Kutuzov", True),
        ("Davout", "Louis Nicolas Davout", True),
        ("Pierre Dupont", "Pierre-Antoine Dupont de l'Étang", True),
        ("Napoleón Bonaparte", "Napoléon Ier", True),
        ("Louis XV", "Louis XVI", False),
        ("Louis XIVème", "Luis XIV", True),
        ("Louis XIVe", "Louis XVe", False),
        ("Francisco I", "François II", False),
        ("Juan de Austria", "Carlos de Austria", False),
        ("Thomas Wentworth (general)", "Thomas Wentworth", True),
    ],
)
def test_names_in_two_languages(left: str, right: str, same: bool) -> None:
    assert same_words(left, right, (load_wiki("fr"), load_wiki("es"))) is same
