"""Coordinates as the wikis write them: in a template's parts, in named halves, in two parameters of the box."""

from __future__ import annotations

import pytest

import warbox


@pytest.mark.parametrize(
    ("wiki", "place", "expected"),
    [
        ("en", "coordinates={{coord|50|40|48|N|4|24|43|W}}", (50.68, -4.411944)),
        ("en", "coordinates={{coord|50/40/48/N|4/24/43/W}}", (50.68, -4.411944)),
        ("en", "latitude=-50.68|longitude=4.41", (-50.68, 4.41)),
        ("de", "ORT=Bern {{Coordinate|NS=50/40/48/N|EW=4/24/43/E|type=event|region=BE}}", (50.68, 4.411944)),
        ("de", "ORT=Bern {{Coordinate|NS=50.68|EW=-4.41|text=DMS}}", (50.68, -4.41)),
        ("de", "BREITENGRAD=50/40/48/N|LÄNGENGRAD=4/24//O|REGION-ISO=BE-WBR", (50.68, 4.4)),
        ("de", "ORT={{coord|46|57|N|7|27|E}}|BREITENGRAD=1|LÄNGENGRAD=2", (46.95, 7.45)),
        ("ru", "coordinates={{coord|55|45|с|37|37|В}}", (55.75, 37.616667)),
        ("hu", "coordinates={{coord|45|56|É|18|39|ny}}", (45.933333, -18.65)),
        ("es", "coordenadas={{coord|13|02|S|74|07|O|type:event_region:PE/LI}}", (-13.033333, -74.116667)),
    ],
)
def test_the_place_of_a_conflict(wiki: str, place: str, expected: tuple[float, float]) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|{place}}}}}", wiki=wiki)
    assert page.conflict is not None
    assert page.conflict.coordinates is not None
    assert (page.conflict.coordinates.latitude, page.conflict.coordinates.longitude) == expected
    assert not page.diagnostics


def test_halves_of_coordinates_are_written_where_the_box_has_them() -> None:
    german = "{{Infobox Militärischer Konflikt|BREITENGRAD=50/40/48/N|LÄNGENGRAD=4/24/43/E}}"
    english = "{{Infobox military conflict|coordinates={{coord|50.68|4.411944}}}}"
    (from_german, from_english) = (
        warbox.parse(text, wiki=wiki).conflict for text, wiki in ((german, "de"), (english, "en"))
    )
    assert from_german is not None
    assert from_german.to_wikitext("de") == german
    assert from_german.to_wikitext("en") == english
    assert from_english is not None
    written = "{{Infobox Militärischer Konflikt|BREITENGRAD=50.68|LÄNGENGRAD=4.411944}}"
    assert from_english.to_wikitext("de") == written


def test_halves_that_are_no_coordinates_are_reported_and_kept() -> None:
    page = warbox.parse("{{Infobox Militärischer Konflikt|BREITENGRAD=50/x|LÄNGENGRAD=4}}", wiki="de")
    assert page.conflict is not None
    assert page.conflict.coordinates is None
    assert [half.text for half in page.conflict.latitude] == ["50/x"]
    assert [diagnostic.code for diagnostic in page.diagnostics] == ["unreadable-coordinates"]


PARTS = [
    ("frwiki", "Infobox Conflit militaire", "latitude=50.68|longitude=-4,41", (50.68, -4.41)),
    ("frwiki", "Infobox Conflit militaire", "latitude=50/40/45/N|longitude=4/24/25/O", (50.679167, -4.406944)),
    (
        "ptwiki",
        "Info/Conflito militar",
        "latd=38|latm=43|lats=1|latNS=N|longd=9|longm=8|longs=2|longEW=W",
        (38.716944, -9.133889),
    ),
    (
        "enwiki",
        "Infobox military conflict",
        "lat_deg=35|lat_min=22|lat_dir=S|lon_deg=136|lon_min=30|lon_dir=E",
        (-35.366667, 136.5),
    ),
    ("zhwiki", "Infobox military conflict", "latitude=35° 22′ 12″ 北|longitude=東136.5", (35.37, 136.5)),
]


@pytest.mark.parametrize(("wiki", "box", "written", "expected"), PARTS)
def test_coordinates_in_parts_are_one_place(wiki: str, box: str, written: str, expected: tuple[float, float]) -> None:
    page = warbox.parse(f"{{{{{box}|{written}}}}}", wiki=wiki)
    assert page.conflict is not None
    found = page.conflict.coordinates
    assert found is not None
    assert (found.latitude, found.longitude) == expected
    assert page.conflict.unread == ()
    assert page.text[found.span.start : found.span.end] == written.partition("=")[2]


def test_coordinates_of_their_own_parameter_come_first() -> None:
    box = "{{Infobox military conflict|latitude=35|longitude=4|coordinates={{coord|1|2}}}}"
    conflict = warbox.parse(box, wiki="enwiki").conflict
    assert conflict is not None
    assert conflict.coordinates is not None
    assert (conflict.coordinates.latitude, conflict.coordinates.longitude) == (1.0, 2.0)


@pytest.mark.parametrize("written", ["latitude=x|longitude=4", "latitude=350|longitude=4", "latitude=50"])
def test_parts_that_are_no_coordinates_are_reported(written: str) -> None:
    page = warbox.parse(f"{{{{Infobox Conflit militaire|{written}}}}}", wiki="frwiki")
    assert page.conflict is not None
    assert page.conflict.coordinates is None
    assert [finding.code for finding in page.diagnostics] == ["unreadable-coordinates"]
