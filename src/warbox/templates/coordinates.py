"""`{{coord}}`: a place on the globe."""

from __future__ import annotations

from typing import Annotated, Any

from warbox.diagnostics import Code, Severity
from warbox.typed import Canvas, Parameter, Reader, TemplateModel, writes
from warbox.values.coordinates import Coordinates, halves_of, read_coordinates
from warbox.wikis import Wiki


class Coord(TemplateModel, names=("coord",)):
    """Coordinates in degrees, or degrees with minutes and seconds: `{{coord|50|40|48|N|4|24|43|E}}`.

    Some wikis name the two halves: `{{Coordinate|NS=50/40/48/N|EW=4/24/43/E}}`.
    """

    parts: Annotated[tuple[str, ...], Parameter("#")] = ()
    latitude: Annotated[str | None, Parameter("latitude")] = None
    longitude: Annotated[str | None, Parameter("longitude")] = None
    display: Annotated[str | None, Parameter("display")] = None
    name: Annotated[str | None, Parameter("name")] = None
    notes: Annotated[str | None, Parameter("notes")] = None
    format: Annotated[str | None, Parameter("format")] = None
    coordinates: Coordinates | None = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Computes the place from the parts."""
        span = values["span"]
        halves = [half for half in (values.get("latitude"), values.get("longitude")) if half is not None]
        found = read_coordinates(values.get("parts") or halves, reader.wiki)
        if found is None:
            reader.report(
                Code.UNREADABLE_COORDINATES, Severity.WARNING, span.start, span.end, "these are no coordinates"
            )
        values["coordinates"] = None if found is None else found.model_copy(update={"span": span})

    def show(self, canvas: Canvas) -> None:
        """The coordinates are a mark."""
        if self.coordinates is not None:
            canvas.mark(self.coordinates)


@writes(Coordinates)
def write_coordinates(value: Coordinates, wiki: Wiki) -> str:
    """A place as the template in decimal degrees, with the names of its halves where the wiki has some."""
    latitude, longitude = halves_of(value)
    if "latitude" in wiki.table("parameters").get("coord", {}):
        return Coord(latitude=latitude, longitude=longitude).to_wikitext(wiki)
    options = (value.options,) if value.options is not None else ()
    return Coord(parts=(latitude, longitude, *options)).to_wikitext(wiki)
