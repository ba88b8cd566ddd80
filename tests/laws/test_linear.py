"""Law: the work for a cell grows with its length and no faster."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import warbox
from tests.work import lines_run

CELLS: dict[str, Callable[[int], str]] = {
    "links": lambda n: "[[a]], " * n,
    "flags": lambda n: "{{flag|A}} " * n,
    "flags before names": lambda n: "{{flagicon|A}} b " * n,
    "open brackets": lambda n: "(" * n,
    "nested brackets": lambda n: "(" * n + ")" * n,
    "remarks on lines of their own": lambda n: "X<br>" + "(a)<br>" * n,
    "bold lines": lambda n: "'''a'''<br>" * n,
    "headings": lambda n: "a:<br>" * n,
    "bullets": lambda n: "\n" + "* x\n** y\n" * n,
    "apostrophes": lambda n: "'" * n,
    "footnotes": lambda n: "5<ref>a</ref>" * n,
    "figures": lambda n: "1,000 killed, " * n,
    "links to the web": lambda n: "[http://a.b c" * n,
    "raised numbers": lambda n: "<sup>1" * n,
    "signs of fate": lambda n: "{{KIA}}" * n,
    "items of a list": lambda n: "{{ubl" + "|a" * n + "}}",
    "names with pages of other wikis": lambda n: "[[a]] ([[:de:b|de]]) " * n,
    "pictures above names": lambda n: "[[File:a]]<br>[[b]]<br>" * n,
    "typed bullets": lambda n: "• [[a]] (b)<br>(c)<br>" * n,
    "lists that nobody closes": lambda n: "{{plainlist}}" * n,
    "ages": lambda n: "1 May 1900<br>" + "a {{age in days|1900|1|1|1901|1|1}}<br>" * n,
    "ages in a row": lambda n: "1 May 1900 " + "a {{age in days|1900|1|1|1901|1|1}} " * n,
    "offices in italics": lambda n: "[[a]], ''[[b]]'', " * n,
    "fates in a row": lambda n: "[[a]] (" + "captured then " * n + ")",
    "figures with a time in brackets": lambda n: "3 men (in June 300), " * n,
    "things that befell stand before": lambda n: "captured: " + "5 guns, " * n,
    "fates behind brackets": lambda n: "5 ships (3 guns) captured " * n,
    "people of whom no table has some": lambda n: "5 soldiers" + ", cooks" * n + " and clerks killed",
    "words of one model": lambda n: "5 " + "Foo " * n + "tanks",
    "things with measure words": lambda n: "步槍3000支、戰馬800匹、" * n,
}
PARAMETERS = ("combatant1", "commander1", "casualties1", "date", "conflict")


@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("wiki", ["enwiki", "zhwiki"])
def test_work_grows_with_the_length_of_a_cell(wiki: str, parameter: str, cell: Callable[[int], str]) -> None:
    def work(count: int) -> int:
        text = "{{Infobox military conflict|" + parameter + "=" + cell(count) + "\n}}"
        return lines_run(lambda: warbox.parse(text, wiki=wiki).conflict)

    work(1)
    assert work(120) < 6 * work(30)
