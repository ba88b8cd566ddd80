"""A conflict without parameters as they stand is written from its fields, in the words of any wiki."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import warbox
from warbox import (
    Casualties,
    Combatant,
    Commander,
    Coordinates,
    Flag,
    HistoricalDate,
    Image,
    Inline,
    Link,
    MilitaryConflict,
    Name,
    Result,
    Side,
    Strength,
)
from warbox.templates.flags import ServiceFlag
from warbox.typed import changed
from warbox.values.figures.clauses.categories import FigureKind
from warbox.values.figures.writing import write_figure
from warbox.values.name import ForeignTitle
from warbox.wikis import available_wikis, load_wiki

FRANCE = Flag(country="France")
WATERLOO = MilitaryConflict(
    name=Inline.of("Battle of Waterloo"),
    part_of=Inline.of("Hundred Days | 1815"),
    image=Image(file="Waterloo.jpg", caption="The field", alt="a field", size="300px"),
    date=HistoricalDate(edtf="1815-06-18"),
    place=Inline.of("Waterloo\nBelgium"),
    coordinates=Coordinates(latitude=50.68, longitude=4.412),
    result=Result(
        outcome="Coalition victory",
        text="Coalition victory\nEnd of the Hundred Days",
        links=(Link(target="Hundred Days", text="Hundred Days"),),
    ),
    sides=[
        Side(
            number=1,
            combatants=(
                Combatant(name=Name(text="Poland", target="Duchy of Warsaw"), group="Support"),
                Combatant(name=Name(text="French Empire"), flags=(FRANCE,), note="from March"),
            ),
            commanders=(
                Commander(
                    name=Name(text="Ney", target="Michel Ney"), rank="Marshal", status=("executed",), flags=(FRANCE,)
                ),
                Commander(name=Name(text="Foo", target="Foo", foreign=ForeignTitle(lang="fr", title="Fou"))),
            ),
            strength=(
                Strength(category="personnel", low=73000, high=73000),
                Strength(category="guns", low=250, high=None),
            ),
            casualties=(
                Casualties(category="killed", low=24000, high=26000),
                Casualties(category="captured", low=6000, high=7000, approximate=True, subject="Guards", note="dusk"),
            ),
        ),
        Side(number=2, combatants=(Combatant(name=Name(text="Prussia", target="Prussia"), period="1815"),)),
    ],
    joint=Side(number=3, casualties=(Casualties(category="killed", low=5, high=5, civilian=True),)),
)


def said(conflict: MilitaryConflict | None) -> dict[str, Any]:
    """What a conflict says, in plain data."""
    assert conflict is not None
    return {
        "name": text_of(conflict.name),
        "part_of": text_of(conflict.part_of),
        "place": text_of(conflict.place),
        "image": conflict.image.model_dump(exclude={"span"}) if conflict.image else None,
        "date": conflict.date.edtf if conflict.date else None,
        "coordinates": conflict.coordinates.model_dump(exclude={"span"}) if conflict.coordinates else None,
        "result": (conflict.result.text, [link.target for link in conflict.result.links]) if conflict.result else None,
        "sides": [said_of_side(side) for side in conflict.sides],
        "joint": said_of_side(conflict.joint) if conflict.joint else None,
    }


def text_of(inline: Inline | None) -> str | None:
    return inline.text if inline is not None else None


def said_of_side(side: Side) -> dict[str, Any]:
    return {
        "number": side.number,
        "combatants": [
            (one.name.text, one.name.target, len(one.flags), one.group, one.period, one.note) for one in side.combatants
        ],
        "commanders": [
            (one.name, len(one.flags), one.rank, one.status, one.group, one.note) for one in side.commanders
        ],
        "figures": [
            (one.category, one.low, one.high, one.approximate, one.civilian, one.subject, one.note)
            for one in (*side.strength, *side.casualties)
        ],
    }


@pytest.mark.parametrize("wiki", available_wikis())
def test_a_conflict_made_by_hand_reads_back(wiki: str) -> None:
    assert said(warbox.parse(WATERLOO.to_wikitext(wiki), wiki=wiki).conflict) == said(WATERLOO)


@pytest.mark.parametrize(
    ("kind", "given", "written"),
    [
        (Commander, {"name": "Ney"}, "Ney"),
        (Commander, {"name": "Ney", "link": "Michel Ney", "status": ["executed"]}, "[[Michel Ney|Ney]] {{executed}}"),
        (Combatant, {"name": "First France", "link": "France"}, "[[France|First France]]"),
        (Combatant, {"name": Name(text="Foo", target="Bar"), "link": "Foo"}, "[[Bar|Foo]]"),
        (Link, {"target": "Michel Ney"}, "[[Michel Ney]]"),
        (warbox.ExternalLink, {"url": "http://e.org"}, "http://e.org"),
        (Result, {"outcome": "Victory"}, "Victory"),
        (Result, {"outcome": "Victory", "links": [Link(target="Victory")]}, "[[Victory]]"),
    ],
)
def test_of_what_is_made_by_hand_the_least_is_enough(kind: Any, given: dict[str, Any], written: str) -> None:
    assert kind(**given).to_wikitext() == written


def test_sides_made_by_hand_have_the_numbers_of_their_places() -> None:
    killed = Casualties(category="killed", low=5, high=5)
    sides = [Side(commanders=(Commander(name=Name(text=name)),)) for name in ("Ney", "Wellington")]
    conflict = MilitaryConflict(sides=sides, joint=Side(casualties=(killed,)))
    assert [side.number for side in conflict.sides] == [1, 2]
    read = warbox.parse(conflict.to_wikitext()).conflict
    assert read is not None
    assert [side.commanders[0].name.text for side in read.sides] == ["Ney", "Wellington"]
    assert read.joint is not None
    assert read.joint.casualties[0].low == 5


def test_a_conflict_is_written_in_the_words_of_the_wiki() -> None:
    written = WATERLOO.to_wikitext("eswiki")
    assert written.startswith("{{Ficha de conflicto|nombre_batalla=Battle of Waterloo|")
    assert "|fecha=18 de junio de 1815|" in written
    assert "{{bandera|Francia}} French Empire" in written
    assert "24.000–26.000 muertos" in written


@pytest.mark.parametrize(
    ("wiki", "written"),
    [
        ("cswiki", "{{Infobox - válka|Střetnutí=Battle of Waterloo|"),
        ("dewiki", "{{Infobox Militärischer Konflikt|KONFLIKT=Battle of Waterloo|"),
        ("frwiki", "{{Infobox Conflit militaire|conflit=Battle of Waterloo|"),
        ("itwiki", "{{Conflitto|Nome del conflitto=Battle of Waterloo|"),
        ("ptwiki", "{{Info/Conflito militar|nome_batalha=Battle of Waterloo|"),
    ],
)
def test_names_are_written_in_the_capitals_that_the_wiki_has(wiki: str, written: str) -> None:
    """MediaWiki tells them apart, but for the first letter of a template; names as DBpedia's mappings have them."""
    assert WATERLOO.to_wikitext(wiki).startswith(written)


@pytest.mark.parametrize("wiki", available_wikis())
def test_every_word_that_a_wiki_has_for_writing_figures_is_used(wiki: str) -> None:
    data = load_wiki(wiki)
    for category, word in data.table("figures")["writing"].items():
        whole = {"civilians": "killed"}.get(category, category)
        losses = [
            Casualties(category=name, low=7, high=7, civilian=whole != category)
            for name in (whole, f"ships {whole}", f"tanks {whole}")
        ]
        forces = Strength(
            category="personnel" if whole != category else whole, low=7, high=7, civilian=whole != category
        )
        written = [write_figure(one, FigureKind.CASUALTIES, data) for one in losses]
        written.append(write_figure(forces, FigureKind.STRENGTH, data))
        assert any(word in text or text == "7" for text in written), (category, word, written)


def test_a_conflict_of_another_wiki_is_written_from_its_fields(seed_text: str) -> None:
    conflict = warbox.parse(seed_text, wiki="zhwiki").conflict
    assert conflict is not None
    carried = warbox.parse(conflict.to_wikitext("eswiki"), wiki="eswiki").conflict
    assert carried is not None
    assert carried.date is not None
    assert carried.date.edtf == "1988-02-20/1994-05-12"
    assert [[(one.category, one.low, one.high) for one in side.casualties] for side in carried.sides] == [
        [(one.category, one.low, one.high) for one in side.casualties] for side in conflict.sides
    ]
    assert [[one.name.text for one in side.commanders] for side in carried.sides] == [
        [one.name.text for one in side.commanders] for side in conflict.sides
    ]
    assert conflict.to_wikitext("zhwiki").count("<ref") == seed_text[conflict.span.start : conflict.span.end].count(
        "<ref"
    )


def test_footnotes_are_written_as_they_stand() -> None:
    text = "{{Infobox military conflict|combatant1=A<ref name=x>n</ref>{{efn|m}}|casualties1=5 killed{{sfn|B|1999}}}}"
    conflict = warbox.parse(text).conflict
    assert conflict is not None
    (side,) = conflict.sides
    assert side.combatants[0].to_wikitext() == "A<ref name=x>n</ref>{{efn|m}}"
    assert side.casualties[0].to_wikitext() == "5 killed{{sfn|B|1999}}"


def test_real_conflicts_written_from_their_fields_read_back(corpus_root: Path) -> None:
    differing = []
    paths = sorted(corpus_root.glob("infoboxes/*/*"))[::24]
    for path in paths:
        wiki = "zhwiki" if path.parent.name == "zh" else "enwiki"
        conflict = warbox.parse(path.read_text("utf-8"), wiki=wiki).conflict
        assert conflict is not None
        written = conflict.model_copy(update={"parameters": {}}).to_wikitext(wiki)
        if said(warbox.parse(written, wiki=wiki).conflict) != said(conflict):
            differing.append(path.name)
    assert len(differing) * 20 <= len(paths), differing


@pytest.mark.parametrize(
    ("box", "written"),
    [
        ("combatant1=A|combatant2=B|casualties4=5 dead", "combatant1=A|combatant2=B|casualties4=5 killed"),
        ("combatant1=A|casualties=5 dead", "combatant1=A|casualties3=5 killed"),
        (
            "combatant1=A|combatant3=B|casualties=5 dead|strength=9 men",
            "combatant1=A|combatant3=B|strength4=9 men|casualties4=5 killed",
        ),
    ],
)
def test_figures_of_all_sides_are_written_into_cells_that_no_side_has(box: str, written: str) -> None:
    conflict = warbox.parse(f"{{{{Infobox military conflict|{box}}}}}").conflict
    assert conflict is not None
    assert (
        conflict.model_copy(update={"parameters": {}}).to_wikitext() == f"{{{{Infobox military conflict|{written}}}}}"
    )


def test_losses_of_civilians_in_a_cell_of_their_own_are_those_of_all_sides() -> None:
    box = "{{Infobox Militärischer Konflikt|VERLUSTE1=300 Tote|ZIVILVERLUSTE=5.000 Tote}}"
    page = warbox.parse(box, wiki="dewiki")
    conflict = page.conflict
    assert conflict is not None
    assert conflict.joint is not None
    (figure,) = conflict.joint.casualties
    assert (figure.category, figure.low, figure.civilian) == ("killed", 5000, True)
    edit = page.edit()
    edit[conflict] = conflict.model_copy(
        update={"joint": changed(conflict.joint, casualties=(changed(figure, low=4000),))}
    )
    assert edit.text == box.replace("5.000 Tote", "4.000–5.000 Tote")
    carried = conflict.to_wikitext("enwiki")
    assert carried == "{{Infobox military conflict|casualties1=300 killed|casualties3=5,000 civilians killed}}"


@pytest.mark.parametrize(
    ("written", "name", "link"),
    [
        ("{{army|India}}", "Indian Army", "Indian Army"),
        ("{{navy|UK|1801}} (until May)", "Royal Navy", "Royal Navy"),
        ("{{military|Nazi Germany|size=20px}}", "Wehrmacht", "Wehrmacht"),
        ("{{army|Nazi Germany}}", "German Army", "German Army (1935–1945)"),
    ],
)
def test_a_service_is_written_as_its_flag_and_read_back(written: str, name: str, link: str) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|combatant1={written}}}}}")
    assert page.conflict is not None
    (service,) = page.conflict.sides[0].combatants
    assert (service.name.text, service.link) == (name, link)
    assert service.to_wikitext("en") == written
    edit = page.edit()
    edit[page.conflict]["combatant1"] = [service]
    assert edit.text == page.text


def test_a_service_that_is_made_by_hand_is_written_as_its_flag() -> None:
    flag = ServiceFlag(template="army", country="India")
    assert (flag.shown_name, flag.target) == ("Indian Army", "Indian Army")
    assert Combatant(name=Name(text="Indian Army"), flag=flag).to_wikitext("en") == "{{army|India}}"
