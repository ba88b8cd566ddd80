"""What an overview says of a dump is what its tables hold, whatever its form."""

from __future__ import annotations

import json
import shlex
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.report.overview.making import HOSTILE, WARS, write_output
from warbox import MilitaryConflict
from warbox.cli import main
from warbox.report.overview import overview_html
from warbox.report.overview.conflicts import century_of, century_years, time_of
from warbox.report.overview.forms import FLAT, NESTED, NESTED_PAGES
from warbox.report.overview.land import land_geometry
from warbox.report.overview.summary import Overview, read_overview

FILLED = [
    ("years", {"first": -479, "last": 1700}, 2),
    ("box", {"south": 48, "north": 54, "west": 12, "east": 18, "first": 1700, "last": 1999}, 1),
]
FIELDS = ("part_of", "sides.strength")


NOT_FLAT = {"campaignboxes", "sides.units"}
"""Fields that flat tables have no column for."""


def test_every_field_that_a_dump_counts_has_rows_behind_its_number() -> None:
    plan = MilitaryConflict.plan()
    counted = {field.name for field in plan.fields if not MilitaryConflict.model_fields[field.name].exclude}
    counted |= {f"{group.name}.{field.name}" for group in plan.groups for field in group.fields}
    assert NESTED.fields.keys() == NESTED_PAGES.fields.keys() == counted
    assert FLAT.fields.keys() == counted - NOT_FLAT


@pytest.fixture(scope="module")
def overviews(outputs: dict[str, Path]) -> dict[str, Overview]:
    return {form: read_overview(path) for form, path in outputs.items()}


@pytest.mark.parametrize("form", ["nested", "pages", "tables"])
def test_every_form_of_a_dump_says_the_same(form: str, overviews: dict[str, Overview]) -> None:
    of_its_form = {"file", "fields", "field_rows", "data"}
    found, expected = (
        {name: value for name, value in asdict(overviews[one]).items() if name not in of_its_form}
        for one in (form, "database")
    )
    assert found == expected
    for part in ("losses", "parties", "years", "kinds"):
        assert overviews[form].data[part] == overviews["database"].data[part]


def test_the_numbers_are_those_of_the_pages(overviews: dict[str, Overview]) -> None:
    overview = overviews["database"]
    assert (overview.conflicts, overview.dated, overview.placed) == (5, 4, 2)
    assert overview.centuries == {-5: 1, 17: 1, 18: 1, 20: 1}
    assert overview.data["years"] == [(-479, 1), (1700, 1), (1701, 1), (1999, 1)]
    assert overview.beside.balance is not None
    assert overview.beside.balance.line == "enwiki: 6 pages in = 5 with a conflict + 1 without a box + 0 failed"


def test_the_battle_is_left_out_of_the_sum_of_its_war(overviews: dict[str, Overview]) -> None:
    killed = overviews["database"].kinds[0]
    assert (killed.kind.category, killed.total.counted, killed.total.within) == ("killed", 3, 1)
    assert (killed.total.low, killed.total.high, killed.total.open) == (
        1000 + 400 + 700 + 5,
        1500 + 400 + 700 + 5,
        True,
    )
    assert killed.by_century[18].counted == 0


def test_a_belligerent_is_one_with_and_without_its_flag(overviews: dict[str, Overview]) -> None:
    parties = overviews["database"].parties
    assert [(party.label, party.code, party.conflicts) for party in parties[:2]] == [
        ("France", "FRA", [0, 1, 3]),
        ("Xland", None, [0, 1]),
    ]


@pytest.mark.parametrize("form", ["database", "nested", "pages", "tables"])
def test_every_command_under_the_rows_gives_them(
    form: str, overviews: dict[str, Overview], capfd: pytest.CaptureFixture[str]
) -> None:
    overview = overviews[form]
    expected = {
        "undated": overview.conflicts - overview.dated,
        "century/17": overview.centuries[17],
        **{f"field/{number}": overview.field_rows[number] for number in map(overview.fields.index, FIELDS)},
        **{f"party/{number}": len(overview.parties[number].conflicts) for number in (0, 2)},
        "losses/0": 5,
        "losses/0/17": 2,
    }
    commands = {key: overview.data["questions"][key] for key in expected}
    for key, values, number in FILLED:
        expected[key] = number
        commands[key] = overview.data["questions"][key].format(**values)
    for key, number in expected.items():
        command = shlex.split(commands[key])
        assert command[:2] == ["warbox", "sql"]
        assert main([*command[1:], "--format", "jsonl"]) == 0
        assert (key, len(capfd.readouterr().out.splitlines())) == (key, number)


def test_names_of_the_dump_do_nothing_in_a_shell(overviews: dict[str, Overview]) -> None:
    overview = overviews["database"]
    (number,) = (number for number, party in enumerate(overview.parties) if HOSTILE in party.label)
    command = overview.data["questions"][f"party/{number}"]
    assert "`id`" in command
    assert command.split(" ", 3)[3].startswith("'")


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("1944-06-06", (1944.43, 1944.433)),
        ("1700-05-01/1712-06-03", (1700.333, 1712.425)),
        ("-0479", (-479.0, -478.0)),
        ("19XX", (1900.0, 2000.0)),
        ("1988-02/..", (1988.083, None)),
        ("1988-02/", (1988.083, 1988.161)),
        ("/1943", (1943.0, 1944.0)),
        ("soon", (None, None)),
        (None, (None, None)),
    ],
)
def test_a_date_as_years_with_fractions(edtf: str | None, expected: tuple[float | None, float | None]) -> None:
    assert [end and round(end, 3) for end in time_of(edtf)] == list(expected)


@pytest.mark.parametrize(
    ("year", "century"), [(2000, 20), (1901, 20), (1900, 19), (1, 1), (0, -1), (-99, -1), (-100, -2)]
)
def test_centuries_have_no_century_zero(year: int, century: int) -> None:
    assert century_of(year) == century
    assert century_years(century)[0] <= year <= century_years(century)[1]


def test_the_land_is_closed_rings_on_the_globe() -> None:
    rings = [ring for polygon in land_geometry()["coordinates"] for ring in polygon]
    assert len(rings) > 100
    assert all(ring[0] == ring[-1] for ring in rings)
    assert all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for ring in rings for longitude, latitude in ring)
    assert len({latitude for ring in rings for _, latitude in ring}) > 1000


@pytest.mark.parametrize("output", ["wars.duckdb", "wars.parquet", "tables"])
def test_a_dump_without_conflicts(output: str, tmp_path: Path) -> None:
    path = write_output(tmp_path, output, WARS[-1:])
    overview = read_overview(path)
    assert (overview.conflicts, overview.centuries, overview.kinds, overview.parties) == (0, {}, [], [])
    assert "No conflict has a date that could be read." in overview_html(path)


def test_what_stands_beside_a_dump_may_be_missing(outputs: dict[str, Path], tmp_path: Path) -> None:
    alone = tmp_path / "alone.parquet"
    alone.write_bytes(outputs["nested"].read_bytes())
    overview = read_overview(alone)
    assert (overview.conflicts, overview.beside.balance, overview.beside.ledger) == (5, None, None)


def test_a_link_leads_to_what_stands_beside_its_file(outputs: dict[str, Path], tmp_path: Path) -> None:
    link = tmp_path / "latest.parquet"
    link.symlink_to(outputs["nested"])
    beside = read_overview(link).beside
    assert beside == read_overview(outputs["nested"]).beside
    assert beside.balance is not None


def test_the_data_for_the_script_is_json(overviews: dict[str, Overview]) -> None:
    assert json.loads(json.dumps(overviews["database"].data))["total"] == 5
