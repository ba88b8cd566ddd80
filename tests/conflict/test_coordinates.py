"""Coordinates that a box gives in a value for each half, or for each part of these."""

import pytest

import warbox

CASES = [
    ("frwiki", "Infobox Conflit militaire", "latitude=50.68|longitude=-4,41", (50.68, -4.41)),
    ("frwiki", "Infobox Conflit militaire", "latitude=50/40/45/N|longitude=4/24/25/O", (50.679167, -4.406944)),
    ("dewiki", "Infobox Militärischer Konflikt", "BREITENGRAD=50/40/45/S|LÄNGENGRAD=4/24/25/E", (-50.679167, 4.406944)),
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


@pytest.mark.parametrize(("wiki", "box", "written", "expected"), CASES)
def test_coordinates_in_parts(wiki: str, box: str, written: str, expected: tuple[float, float]) -> None:
    page = warbox.parse(f"{{{{{box}|{written}}}}}", wiki=wiki)
    assert page.conflict is not None
    found = page.conflict.coordinates
    assert found is not None
    assert (found.latitude, found.longitude) == expected
    assert page.conflict.unread == ()
    parts = page.text[found.span.start : found.span.end]
    assert written.endswith(parts)
    assert parts == written.partition("=")[2]


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
    assert [finding.code.value for finding in page.diagnostics] == ["unreadable-value"]


def test_parts_become_one_template_on_another_wiki() -> None:
    conflict = warbox.parse("{{Infobox Conflit militaire|latitude=50.68|longitude=4.41}}", wiki="frwiki").conflict
    assert conflict is not None
    assert conflict.to_wikitext("enwiki") == "{{Infobox military conflict|coordinates={{coord|50.68|4.41}}}}"
