"""Precision and recall of the facts of an infobox against a label written by hand.

A label says what the infobox says to a careful reader. Its form, and what counts as a fact, are those of the labels in
`tests/conflict/gold`: the date, combatants with their flags, commanders with link, flags and fate, figures with
category. What a label lists under `unsure` is not asked for, but may be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from warbox import Flag, MilitaryConflict

_BLANKS = re.compile(r"[\s_]+")
_PEOPLE = {"personnel", "infantry", "men", "soldiers", "troops", "total", ""}
_LOSSES = {"casualties", "total", "killed and wounded", "killed or wounded"}
_SHORTEST_PART = 3


@dataclass(frozen=True)
class Fact:
    """One thing that an infobox says: of what kind, of which side, and what."""

    kind: str
    side: int | str | None
    value: Any
    unsure: bool = False


@dataclass
class Score:
    """How many of the facts of a label were found, and how many of those found are right."""

    labelled: int = 0
    recalled: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Counts another infobox as well."""
        self.labelled += other.labelled
        self.recalled += other.recalled
        self.found += other.found
        self.right += other.right
        self.missed += other.missed
        self.wrong += other.wrong

    @property
    def recall(self) -> float:
        return self.recalled / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


def score(name: str, label: dict[str, Any], conflict: MilitaryConflict | None) -> Score:
    """Each fact found answers for one fact of the label at most."""
    wanted, found = list(label_facts(label)), list(found_facts(conflict))
    answered: set[int] = set()
    result = Score(found=len(found))
    for fact in wanted:
        index = next((i for i, other in enumerate(found) if i not in answered and matches(fact, other)), None)
        if index is not None:
            answered.add(index)
        if not fact.unsure:
            result.labelled += 1
            result.recalled += index is not None
            result.missed += [] if index is not None else [f"{name}: missed {fact.kind} {fact.side} {fact.value}"]
    result.right = len(answered)
    result.wrong = [f"{name}: wrong {f.kind} {f.side} {f.value}" for i, f in enumerate(found) if i not in answered]
    return result


def label_facts(label: dict[str, Any]) -> Iterator[Fact]:
    unsure = tuple(label.get("unsure", ()))
    if label.get("date_edtf") and "date_edtf" not in unsure:
        yield Fact("date", None, label["date_edtf"])
    places = [(f"sides[{index}]", side["number"], side) for index, side in enumerate(label.get("sides", ()))]
    for path, number, side in [*places, ("joint", "joint", label.get("joint") or {})]:
        for index, combatant in enumerate(side.get("combatants", ())):
            doubtful = _doubtful(f"{path}.combatants[{index}]", unsure)
            yield from _labelled_combatant(number, combatant, doubtful)
        for index, commander in enumerate(side.get("commanders", ())):
            doubtful = _doubtful(f"{path}.commanders[{index}]", unsure)
            yield from _labelled_commander(number, commander, doubtful)
        for kind in ("strength", "casualties"):
            for index, row in enumerate(side.get(kind, ())):
                value = row["low"], row["high"], row["category"]
                yield Fact(kind, number, value, _doubtful(f"{path}.{kind}[{index}]", unsure))


def _doubtful(path: str, unsure: tuple[str, ...]) -> bool:
    return any(entry.startswith(path) for entry in unsure)


def _labelled_combatant(number: int, combatant: dict[str, Any], doubtful: bool) -> Iterator[Fact]:
    name = plain(combatant["name"])
    yield Fact("combatant", number, name, doubtful)
    if combatant.get("flag"):
        yield Fact("flag", number, (name, None, {plain(combatant["flag"])}), doubtful)


def _labelled_commander(number: int, commander: dict[str, Any], doubtful: bool) -> Iterator[Fact]:
    person = plain(commander["name"]), plain(commander.get("link"))
    yield Fact("commander", number, person, doubtful)
    for status in commander.get("status") or ():
        yield Fact("fate", number, (*person, status), doubtful)
    for flag in commander.get("flags") or ():
        yield Fact("flag", number, (*person, {plain(flag)}), doubtful)


def found_facts(conflict: MilitaryConflict | None) -> Iterator[Fact]:
    if conflict is None:
        return
    if conflict.date is not None and conflict.date.edtf is not None:
        yield Fact("date", None, conflict.date.edtf)
    sides: list[tuple[int | str, Any]] = [(side.number, side) for side in conflict.sides]
    for number, side in [*sides, *([("joint", conflict.joint)] if conflict.joint else [])]:
        for combatant in side.combatants:
            name = plain(combatant.name.text)
            yield Fact("combatant", number, name)
            if combatant.flag is not None:
                yield Fact("flag", number, (name, None, flag_names(combatant.flag)))
        for commander in side.commanders:
            person = plain(commander.name.text), plain(commander.link)
            yield Fact("commander", number, person)
            yield from (Fact("fate", number, (*person, status)) for status in commander.status)
            yield from (Fact("flag", number, (*person, flag_names(flag))) for flag in commander.flags)
        for kind in ("strength", "casualties"):
            for figure in getattr(side, kind):
                yield Fact(kind, number, (figure.low, figure.high, figure.category))


def flag_names(flag: Flag) -> set[str]:
    """Everything that a label may call the flag."""
    names = {flag.country, flag.file, flag.template, flag.entity.name if flag.entity else None}
    return {plain(name) for name in names} - {""}


def plain(text: str | None) -> str:
    """A name without what labels do not tell apart: underscores, case, stops at its ends."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text or "")).strip(" .,;:'\"").casefold()


def matches(wanted: Fact, found: Fact) -> bool:
    """Whether what was found is what the label wants."""
    if (wanted.kind, wanted.side) != (found.kind, found.side):
        return False
    same: Callable[[Any, Any], bool] = _same.get(wanted.kind, _same_figure)
    return same(wanted.value, found.value)


def _same_name(wanted: str, found: str) -> bool:
    return wanted == found or (len(wanted) > _SHORTEST_PART and (wanted in found or found in wanted))


def _same_person(wanted: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    return _same_name(wanted[0], found[0]) or bool(wanted[1] and wanted[1] == found[1])


def _same_flag(wanted: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    (flag,) = wanted[2]
    return _same_person(wanted, found) and any(flag in name or name in flag for name in found[2])


def _same_figure(wanted: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    return wanted[:2] == found[:2] and _same_category(wanted[2], found[2])


def _same_category(wanted: str, found: str) -> bool:
    one, other = (category.removeprefix("other:").casefold() for category in (wanted, found))
    alike = one == other or one.rstrip("s") == other.rstrip("s")
    return alike or {one, other} <= _PEOPLE or {one, other} <= _LOSSES


_same: dict[str, Callable[[Any, Any], bool]] = {
    "date": lambda wanted, found: bool(wanted == found),
    "combatant": _same_name,
    "commander": _same_person,
    "fate": lambda wanted, found: _same_person(wanted, found) and wanted[2] == found[2],
    "flag": _same_flag,
}
