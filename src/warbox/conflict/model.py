"""`MilitaryConflict`: the infobox of a war or battle."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from warbox.conflict.date_checks import check_date
from warbox.conflict.figures import Casualties, Strength
from warbox.conflict.joint import JointCell, part_joint, parts_of_joint
from warbox.conflict.outcome import outcome_of
from warbox.conflict.pictured import name_pictured
from warbox.conflict.scenes import note_scenes
from warbox.conflict.side import Side
from warbox.diagnostics import Code, Severity, Span
from warbox.templates.navigation import Campaignbox
from warbox.typed import (
    AllParameters,
    ArgumentValue,
    Enumerated,
    Parameter,
    Reader,
    TemplateModel,
    changed,
    plain_wikitext,
    readable,
)
from warbox.values.coordinates import Coordinates, coordinates_of_halves, halves_of
from warbox.values.dates.edtf import OPEN_END, UNKNOWN_END, split_edtf
from warbox.values.dates.historical_date import HistoricalDate, read_date
from warbox.values.dates.words import date_words
from warbox.values.image import Image
from warbox.values.inline import Inline
from warbox.values.link import Link
from warbox.values.lists import BULLET_SIGNS
from warbox.values.passage import Passage
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki, find_wiki

_TYPED_BULLETS = re.compile(rf"^[{BULLET_SIGNS}]\s+", re.MULTILINE)
_ON_ONE_LINE = ("name", "part_of")
_ESCAPED_LINE_END = plain_wikitext("\n")


@readable
class Result(BaseModel):
    """How it ended: `outcome` is the first line, `text` all of it, `links` the pages it leads to.

    `outcome` has no comma or colon at its end, and none of the remarks that send the reader elsewhere ("see below"); no
    line has a bullet that is typed before it. `references` are the footnotes behind it, `span` its place in the page.
    One that is made by hand has its outcome as its text unless that is given.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    outcome: str
    text: str = Field(default_factory=lambda given: given["outcome"])
    links: tuple[Link, ...] = ()
    references: tuple[ReferenceUse, ...] = ()
    span: Span = Span(0, 0)

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The result from its parameter."""
        content = Inline.read(value, reader)
        if not content.text:
            return None
        text = _TYPED_BULLETS.sub("", content.text)
        return cls(
            outcome=outcome_of(text, reader.wiki),
            text=text,
            links=content.links,
            references=content.references,
            span=content.span,
        )

    def in_agreement(self, before: Self, wiki: Wiki) -> Self:
        """A copy whose text has its outcome, and links of its own, where just one of these was changed."""
        outcome, text, links = self.outcome, self.text, self.links
        if outcome != before.outcome and text == before.text:
            text = outcome + text.removeprefix(before.outcome)
        elif text != before.text and outcome == before.outcome:
            outcome = outcome_of(text, wiki)
        if text != before.text and links == before.links:
            links = tuple(link for link in links if link.text in text)
        return self.model_copy(update={"outcome": outcome, "text": text, "links": links})

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The text with its links."""
        pieces: list[str] = []
        position = 0
        for link in self.links:
            place = self.text.find(link.text, position) if link.text else -1
            if place >= 0:
                pieces += (plain_wikitext(self.text[position:place]), link.to_wikitext(wiki))
                position = place + len(link.text)
        pieces.append(plain_wikitext(self.text[position:]))
        return "".join(pieces).replace(_ESCAPED_LINE_END, "<br>")


class MilitaryConflict(TemplateModel, names=("infobox military conflict",)):
    """A war, battle, siege or operation, as its infobox tells it.

    `name` is on one line, and `part_of` too where it is no list: a line break in them is a blank.
    `part_of` is the war or campaign that it belongs to, `date` its first and last day, `goals` and `methods` those of
    a protest, `territory` what changed hands, `status` how things stand where it goes on. `coordinates` are those of
    its own parameter, or else of the place, or of two parameters for their halves.
    `sides` are in the order of their numbers and never merged; `joint` is what stands in a cell that spans all of them.
    `parameters` has every parameter with a value, by the name that the page writes, whether a field reads it or not.
    Fields that are not written to JSON are parts of others: the picture's, the date's, the halves of coordinates, and
    those of `joint`, which `joint_cells` lists.
    """

    joint_cells: ClassVar[tuple[JointCell, ...]] = (
        JointCell("joint_strength", "strength"),
        JointCell("joint_casualties"),
        JointCell("civilian_casualties", civilian=True),
    )

    name: Annotated[Inline | None, Parameter("conflict")] = None
    part_of: Annotated[Inline | None, Parameter("partof", "campaign")] = None
    image: Annotated[Image | None, Parameter("image")] = None
    image_caption: Annotated[Inline | None, Parameter("caption")] = None
    image_alt: Annotated[str | None, Parameter("alt")] = Field(default=None, exclude=True)
    image_size: Annotated[str | None, Parameter("image_size")] = Field(default=None, exclude=True)
    image_upright: Annotated[str | None, Parameter("image_upright")] = Field(default=None, exclude=True)
    date_end: Annotated[HistoricalDate | None, Parameter("date_end")] = Field(default=None, exclude=True)
    date: Annotated[HistoricalDate | None, Parameter("date")] = None
    date_text: Annotated[Inline | None, Parameter("date")] = Field(default=None, exclude=True)
    place: Annotated[Inline | None, Parameter("place")] = None
    coordinates: Annotated[Coordinates | None, Parameter("coordinates", "place")] = None
    latitude: Annotated[
        tuple[Inline, ...], Parameter("latitude", "lat_deg", "lat_min", "lat_sec", "lat_dir", joined=True)
    ] = Field(default=(), exclude=True)
    longitude: Annotated[
        tuple[Inline, ...], Parameter("longitude", "lon_deg", "lon_min", "lon_sec", "lon_dir", joined=True)
    ] = Field(default=(), exclude=True)
    cause: Annotated[Inline | None, Parameter("casus")] = None
    goals: Annotated[Inline | None, Parameter("goals")] = None
    methods: Annotated[Inline | None, Parameter("methods")] = None
    territory: Annotated[Inline | None, Parameter("territory")] = None
    result: Annotated[Result | None, Parameter("result")] = None
    status: Annotated[Inline | None, Parameter("status")] = None
    sides: Annotated[list[Side], Enumerated()] = Field(default_factory=list)
    joint: Side | None = None
    joint_strength: Annotated[tuple[Strength, ...], Parameter("strength", joined=True)] = Field(
        default=(), exclude=True
    )
    joint_casualties: Annotated[tuple[Casualties, ...], Parameter("casualties", joined=True)] = Field(
        default=(), exclude=True
    )
    civilian_casualties: Annotated[tuple[Casualties, ...], Parameter("civilian_casualties")] = Field(
        default=(), exclude=True
    )
    notes: Annotated[Inline | None, Parameter("notes")] = None
    campaignboxes: Annotated[tuple[Campaignbox, ...], Parameter("campaignbox")] = ()
    parameters: Annotated[dict[str, Inline], AllParameters()] = Field(default_factory=dict)

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Puts the picture together, and takes the cells that span all sides from the sides."""
        values |= {field: values[field].unbroken() for field in _ON_ONE_LINE if values.get(field) is not None}
        _complete_image(values)
        part_joint(values, cls.joint_cells)
        name_pictured(values)
        note_scenes(values, reader)
        _complete_coordinates(values, reader)
        _extend_date(values, reader)
        check_date(values, reader)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The box as wikitext of that wiki, in its own names; the halves of the coordinates where its box has those."""
        known = find_wiki(wiki)
        changes: dict[str, Any] = dict.fromkeys(
            ["latitude", "longitude", *(cell.name for cell in self.joint_cells)], ()
        )
        if self.coordinates is not None and "latitude" in known.table("parameters").get(self.names[0], {}):
            latitude, longitude = (Inline.of(half) for half in halves_of(self.coordinates))
            changes = {"coordinates": None, "latitude": (latitude,), "longitude": (longitude,)}
        return super(MilitaryConflict, self.model_copy(update=changes)).to_wikitext(known)

    def written_form(self) -> Self:
        """The conflict with the parts of its picture, and what spans all sides, in fields of their own."""
        changes: dict[str, Any] = {} if self.image is None else self._parts_of(self.image)
        if self.joint is not None:
            read = {cell: getattr(self, cell.name) for cell in self.joint_cells}
            numbered, parts = parts_of_joint(self.joint, self.sides, read)
            changes |= {"sides": [*self.sides, numbered], **parts}
        return self.model_copy(update=changes)

    def _parts_of(self, image: Image) -> dict[str, Any]:
        """What the parameters of the picture say: with a link to the file that says its own, none but the caption."""
        if image.is_link:
            return {} if self.image_caption is None else {"image": image.model_copy(update={"caption": None})}
        parts: dict[str, Any] = {"image": Image(file=image.file, link=image.link, span=image.span)}
        if image.caption is not None and self.image_caption is None:
            parts["image_caption"] = Inline.of(image.caption)
        parts["image_alt"] = image.alt or self.image_alt
        if self.image_upright is None or image.size != self.image_upright:
            parts["image_size"] = image.size or self.image_size
        return parts

    def in_agreement(self, before: Self, wiki: Wiki) -> Self:
        """With the last day, and the caption of the picture, in both fields that have it, where one was changed."""
        return self._with_one_last_day(before)._with_one_caption(before)

    def _with_one_last_day(self, before: Self) -> Self:
        """With the last day of the date in the parameter that it had of its own, or none where there is but one day."""
        old, new = (split_edtf(one.date.edtf or "") if one.date is not None else None for one in (before, self))
        if before.date_end is None or old is None or new is None or self.date_end != before.date_end:
            return self
        if new[0] == new[1]:
            return changed(self, date_end=None)
        is_day = old[1] != new[1] and new[1] not in (OPEN_END, UNKNOWN_END)
        return changed(self, date_end=HistoricalDate(edtf=new[1])) if is_day else self

    def _with_one_caption(self, before: Self) -> Self:
        """A link to the file stays one; a caption that it has of its own is changed there."""
        old, new = before.image, self.image
        if old is None or new is None:
            return self
        if new.is_link is not old.is_link:
            new = new.model_copy(update={"is_link": old.is_link})
            return changed(self, image=new)._with_one_caption(before)
        if old.is_link and old.caption is not None and before.image_caption is None:
            return self
        if new.caption != old.caption and self.image_caption == before.image_caption:
            return changed(self, image_caption=None if new.caption is None else Inline.of(new.caption))
        if new.caption == old.caption and self.image_caption != before.image_caption:
            text = None if self.image_caption is None else self.image_caption.text
            return changed(self, image=new.model_copy(update={"caption": text}))
        return self


def _extend_date(values: dict[str, Any], reader: Reader) -> None:
    """Some wikis give the last day in a parameter of its own: the date is then from the one to the other.

    The first may leave the month and the year to the last, so both are read together.
    """
    written: Inline | None = values.get("date_text")
    end: HistoricalDate | None = values.get("date_end")
    if written is None or end is None or not end.text:
        return
    text = f"{written.text} \N{EN DASH} {end.text}"
    whole = read_date(Passage(text), date_words(reader.wiki))
    if whole is not None:
        values["date"] = whole.model_copy(update={"span": written.span})


class BattleInfobox(MilitaryConflict, names=("infobox of a battle",)):
    """The infobox of a battle, on wikis that have one beside that of wars, with names of its own for parameters."""

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The template as wikitext of that wiki: where that has no box for battles, as the one of a war."""
        there = find_wiki(wiki)
        if not there.table("templates").keys().isdisjoint(self.names):
            return super().to_wikitext(there)
        return MilitaryConflict.model_construct(**dict(self)).to_wikitext(there)


def _complete_image(values: dict[str, Any]) -> None:
    image: Image | None = values.get("image")
    if image is None:
        return
    caption: Inline | None = values.get("image_caption")
    given = {"caption": caption.text if caption is not None else None}
    if not image.is_link:  # a link is shown as it stands (Module:InfoboxImage)
        given |= {"alt": values.get("image_alt"), "size": values.get("image_size") or values.get("image_upright")}
    values["image"] = image.model_copy(update={name: value for name, value in given.items() if value is not None})


def _complete_coordinates(values: dict[str, Any], reader: Reader) -> None:
    """Where there are no coordinates in one value, those in a value for each half, or for each part of these."""
    latitude, longitude = values.get("latitude", ()), values.get("longitude", ())
    if values.get("coordinates") is not None or not (latitude or longitude):
        return
    north, east = (" ".join(part.text for part in half) for half in (latitude, longitude))
    spans = [part.span for part in (*latitude, *longitude)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    found = coordinates_of_halves(north, east, reader.wiki)
    if found is None:
        reader.report(Code.UNREADABLE_COORDINATES, Severity.WARNING, start, end, "these are no coordinates")
    else:
        values["coordinates"] = found.model_copy(update={"span": Span(start, end)})
