"""The card: what a person sees of a page at a terminal."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

import warbox
from warbox.report.card import card


def card_of(text: str, wiki: str = "enwiki", width: int = 100) -> str:
    """What the card of a page looks like at that width, in a terminal that shows colours."""
    output = io.StringIO()
    Console(file=output, width=width, force_terminal=True, no_color=True).print(card(warbox.parse(text, wiki=wiki)))
    return output.getvalue()


def box(*parameters: str) -> str:
    return "\n".join(["{{Infobox military conflict", *(f"| {parameter}" for parameter in parameters), "}}"])


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal_and_nothing_is_cut_off(seed_text: str, width: int) -> None:
    card = plain(card_of(seed_text, "zhwiki", width))
    assert max(cell_len(line) for line in card.splitlines()) <= width
    assert "\u2026" not in card


def test_the_seed_article(seed_text: str) -> None:
    card = plain(card_of(seed_text, "zhwiki", 120))
    shown = [
        "1988-02-20/1994-05-12",
        "裝備保障",
        "ARM Tatul Krpeyan \u2020 killed",
        "Samvel Babayan \u2192 en",
        "\u2691 1992",
        "1,000\u20133,000 personnel",
        "5,856\u20136,000 killed",
        "All sides together",
        "300,000\u2013500,000 displaced (civilian)",
        "115 <ref> tags",
        "22 interlanguage links",
    ]
    assert [fact for fact in shown if fact not in card] == []


@pytest.mark.parametrize(
    ("strength", "shown"),
    [
        ("5,000", " 5,000 "),
        ("5,000–6,000", " 5,000\u20136,000 "),
        ("c. 5,000", " \u22485,000 "),
        ("at least 500", " \u2265500 "),
        ("up to 500", " \u2264500 "),
    ],
)
def test_the_forms_of_a_figure(strength: str, shown: str) -> None:
    assert shown in plain(card_of(box(f"strength1 = {strength}")))


def test_the_last_line_counts_the_worst_findings_first() -> None:
    text = "{{le|A}}<ref name=b /><ref name=c /><ref name=c /> {{cite web|title=T|url=http://e.org|access-date=2010}}"
    last = plain(card_of(text, "zhwiki", 200)).splitlines()[-1]
    assert last == (
        "2 typed templates, 0 untyped \u00b7 3 <ref> tags \u00b7 1 interlanguage link \u00b7 "
        "diagnostics: 3 errors, 1 warning, 1 note"
    )


def test_only_a_death_has_a_dagger() -> None:
    card = plain(card_of(box("commander1=[[A B]] {{POW}}", "commander2=[[C D]] {{DOW}}"), "enwiki", 120))
    assert "A B captured" in card
    assert "C D \u2020 died of wounds" in card


def test_what_a_cell_says_without_a_number_stands_among_its_figures() -> None:
    card = plain(card_of(box("casualties1=the whole fleet<br>300 killed", "casualties2=Heavy"), "enwiki", 90))
    (first,) = [line for line in card.splitlines() if "the whole fleet" in line]
    assert "Heavy" in first
    assert card.index("the whole fleet") < card.index("300 killed")


def test_every_side_has_a_column() -> None:
    card = plain(card_of(box("combatant1 = Athens", "combatant2 = Sparta", "combatant3 = Persia")))
    (titles,) = (line for line in card.splitlines() if "Side 1" in line)
    assert [title.strip() for title in titles.split("│")[2:5]] == ["Side 1", "Side 2", "Side 3"]
    (row,) = (line for line in card.splitlines() if "Athens" in line)
    assert row.index("Athens") < row.index("Sparta") < row.index("Persia")


def test_a_combatant_stands_under_its_group_once() -> None:
    cell = "'''Allies'''<br>{{flag|France}}<br>{{flag|Italy}}"
    card = plain(card_of(box(f"combatant1 = {cell}", "combatant2 = {{flag|Germany}}")))
    assert card.count("Allies") == 1
    assert card.index("Allies") < card.index("France") < card.index("Italy")


def test_commanders_stand_under_their_heading() -> None:
    card = plain(card_of(box("commander1 = '''At sea:'''<br>[[John Jervis]]", "commander2 = [[José de Córdoba]]")))
    assert card.count("At sea") == 1
    assert card.index("At sea") < card.index("John Jervis")


def test_a_power_is_no_heading_of_its_own_bullets() -> None:
    cell = "{{flag|United Kingdom}}\n*{{flag|India}}\n*{{flag|Canada}}\n{{flag|Greece}}"
    card = plain(card_of(box(f"combatant1 = {cell}", "combatant2 = {{flag|Germany}}")))
    assert card.count("United Kingdom") == 1
    assert [sign for sign in ("• India", "• Canada", "• Greece") if sign in card] == ["• India", "• Canada"]


def test_text_cannot_command_the_terminal_or_the_styles() -> None:
    card = card_of(box("conflict = Battle \x1b]0;owned\x07 of [bold]Ford[/bold]"))
    assert "Battle ]0;owned of [bold]Ford[/bold]" in plain(card)
    assert "\x1b]" not in card
    assert "\x07" not in card


def test_every_conflict_of_a_page_has_a_card() -> None:
    card = plain(card_of(box("conflict = First") + box("conflict = Second")))
    assert card.index("First") < card.index("Second")


def plain(card: str) -> str:
    """The card without the sequences that style it."""
    parts = card.split("\x1b[")
    return parts[0] + "".join(part.partition("m")[2] for part in parts[1:])
