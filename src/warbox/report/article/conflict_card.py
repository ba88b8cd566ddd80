"""A military conflict as a card: its facts, its sides with all that each has, what stands for all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warbox.conflict import Combatant, Commander, MilitaryConflict, Side
from warbox.diagnostics import Span
from warbox.report.article.bars import Bar, Scale, shared_scale
from warbox.report.article.flags import ShownFlag, shown_flags
from warbox.report.article.marks import Kind
from warbox.report.article.values import Article, Value
from warbox.report.cell_words import CellWords, WordsOfCells, in_page_order, joint_side, words_of_cells
from warbox.report.plain import CountedText, counted_text, fate_texts, number_text
from warbox.report.powers import under_powers
from warbox.values.figures.figure import Figure, FigureKind
from warbox.values.inline import Inline


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the conflict with its value, and what it was understood as where that is not the text."""

    field: str
    value: Value
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A combatant or a commander. `fates` are those of a commander."""

    value: Value
    flags: Sequence[ShownFlag]
    rank: str | None = None
    fates: Sequence[str] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Parties under one heading; `period` and `heading` are None for those under none.

    `is_under_power` says that the heading is the name of the party above, among whose bullets they are.
    """

    period: str | None
    heading: str | None
    is_under_power: bool
    parties: Sequence[Party]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its number as `value`, what it counts, and its bar where there is something to compare it with."""

    value: Value
    counted: CountedText
    civilian: bool
    subject: str | None
    note: str | None
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class ShownSide:
    """A side with all that is known of it. Where a cell of figures says something without one, that is a `Value`."""

    number: int
    combatants: Sequence[Group]
    commanders: Sequence[Group]
    units: Value | None
    strength: Sequence[Amount | Value]
    casualties: Sequence[Amount | Value]


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """A conflict as the page shows it. `others` are the parameters that no field of the model reads, by their names."""

    name: Value | None
    part_of: Value | None
    image: Value | None
    caption: Value | None
    facts: Sequence[Fact]
    sides: Sequence[ShownSide]
    joint: ShownSide | None
    others: Sequence[tuple[str, Value]]


def conflict_card(conflict: MilitaryConflict, article: Article) -> ConflictCard:
    """The card of a conflict, whose values are marked on the article."""
    every = [*conflict.sides, *([conflict.joint] if conflict.joint else [])]
    strengths = shared_scale(figure for side in every for figure in side.strength)
    losses = shared_scale(figure for side in every for figure in side.casualties)
    article.place(Kind.CONFLICT, conflict.span, type(conflict).__name__)
    words = words_of_cells(conflict)
    joint = joint_side(conflict, words)
    return ConflictCard(
        name=_inline("name", conflict.name, article),
        part_of=_inline("part_of", conflict.part_of, article),
        image=_image(conflict, article),
        caption=_inline("caption", conflict.image_caption, article),
        facts=list(_facts(conflict, article)),
        sides=[_side(side, side.number, (strengths, losses), words, article) for side in conflict.sides],
        joint=None if joint is None else _side(joint, None, (strengths, losses), words, article),
        others=[
            (name, article.value(Kind.PARAMETER, content.text, content.span, name, content.references))
            for name in conflict.unread
            if (content := conflict.parameters.get(name)) is not None
        ],
    )


def _inline(field: str, content: Inline | None, article: Article) -> Value | None:
    if content is None:
        return None
    return article.value(Kind.FACT, content.text, content.span, field, content.references)


def _image(conflict: MilitaryConflict, article: Article) -> Value | None:
    image = conflict.image
    return None if image is None else article.value(Kind.FACT, image.file, image.span, "image")


def _facts(conflict: MilitaryConflict, article: Article) -> Iterator[Fact]:
    date, coordinates, result = conflict.date, conflict.coordinates, conflict.result
    if date is not None:
        uses = conflict.date_text.references if conflict.date_text is not None else ()
        yield Fact("date", article.value(Kind.FACT, date.text, date.span or Span(0, 0), "date", uses), date.edtf)
    if conflict.place is not None:
        yield from _fact("place", conflict.place, article)
    if coordinates is not None:
        text = f"{coordinates.latitude:.4f}, {coordinates.longitude:.4f}"
        yield Fact("coordinates", article.value(Kind.FACT, text, coordinates.span, "coordinates"))
    yield from _fact("cause", conflict.cause, article)
    yield from _fact("goals", conflict.goals, article)
    yield from _fact("methods", conflict.methods, article)
    yield from _fact("territory", conflict.territory, article)
    if result is not None:
        yield Fact("result", article.value(Kind.FACT, result.text, result.span, "result", result.references))
    yield from _fact("status", conflict.status, article)
    yield from _fact("notes", conflict.notes, article)


def _fact(field: str, content: Inline | None, article: Article) -> Iterator[Fact]:
    value = _inline(field, content, article)
    if value is not None:
        yield Fact(field, value)


def _side(
    side: Side, number: int | None, scales: tuple[Scale, Scale], words: WordsOfCells, article: Article
) -> ShownSide:
    """A side, or what is told of all together, where `number` is None."""
    strengths, losses = scales
    return ShownSide(
        number=side.number,
        combatants=_groups(side.combatants, article),
        commanders=_groups(side.commanders, article),
        units=_inline("units", side.units, article),
        strength=_amounts(in_page_order(side, number, FigureKind.STRENGTH, words), strengths, article),
        casualties=_amounts(in_page_order(side, number, FigureKind.CASUALTIES, words), losses, article),
    )


def _groups(parties: Sequence[Combatant | Commander], article: Article) -> list[Group]:
    """The parties in order; those that follow each other under the same heading are one group."""
    groups: list[tuple[str | None, str | None, bool, list[Party]]] = []
    for party, is_under in zip(parties, under_powers(parties), strict=True):
        place = (party.period, party.group, is_under)
        if not groups or groups[-1][:3] != place:
            groups.append((*place, []))
        groups[-1][3].append(_party(party, article))
    return [Group(*group) for group in groups]


def _party(party: Combatant | Commander, article: Article) -> Party:
    kind = Kind.COMBATANT if isinstance(party, Combatant) else Kind.COMMANDER
    value = article.named(kind, party.name, party.span, party.references)
    if isinstance(party, Combatant):
        return Party(value, shown_flags(party.flags), note=party.note)
    return Party(value, shown_flags(party.flags), party.rank, fate_texts(party.status), party.note)


def _amounts(told: Sequence[Figure | CellWords], scale: Scale, article: Article) -> list[Amount | Value]:
    return [
        article.value(Kind.FACT, one.text, one.span, one.kind, one.references)
        if isinstance(one, CellWords)
        else _amount(one, scale, article)
        for one in told
    ]


def _amount(figure: Figure, scale: Scale, article: Article) -> Amount:
    number = number_text(figure)
    place = article.place(Kind.FIGURE, figure.span, figure.category)
    return Amount(
        value=Value(number, place, signs=article.signs(figure.references, f"{number} {figure.category}")),
        counted=counted_text(figure),
        civilian=figure.civilian,
        subject=figure.subject,
        note=figure.note,
        bar=scale.bar(figure),
    )
