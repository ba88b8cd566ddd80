"""Casualties are added up without counting anybody twice."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warbox.report.overview.casualties import Loss, add_up, read_losses
from warbox.report.overview.conflicts import Conflict
from warbox.report.overview.forms import FLAT
from warbox.report.overview.source import Source

CASES = tomllib.loads(Path(__file__).with_name("casualties.toml").read_text(encoding="utf-8"))["case"]


def conflict(title: str, part_of: list[str]) -> Conflict:
    return Conflict("enwiki", title, None, None, None, None, None, None, None, None, part_of, [])


def losses_of(case: dict[str, Any]) -> dict[str, list[Loss]]:
    """The losses of a case by their category."""
    conflicts = [conflict(one["title"], one["part_of"]) for one in case["conflicts"]]
    rows = [
        (
            *(
                number,
                side or None,
                category,
                False,
                "ships" if "ship" in category else "people",
                *(noun or [None, ""]),
            ),
            *(subject or None, *(None if end < 0 else end for end in (low, high)), position),
        )
        for number, one in enumerate(case["conflicts"])
        for position, (side, category, low, high, subject, *noun) in enumerate(one["figures"])
    ]
    with duckdb.connect() as connection:
        connection.execute(
            "create table loss (id bigint, side bigint, category varchar, civilian bool, counted varchar, noun varchar,"
            " text varchar, subject varchar, low bigint, high bigint, position bigint)"
        )
        connection.executemany("insert into loss values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        found = read_losses(Source(Path("wars"), FLAT, connection), conflicts)
    by_category = defaultdict(list)
    for loss in found:
        by_category[loss.kind.category].append(loss)
    return by_category


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_nobody_is_counted_twice(case: dict[str, Any]) -> None:
    sums = {category: add_up(losses) for category, losses in losses_of(case).items()}
    found = {name: [one.low, one.high, one.open, one.counted, one.within] for name, one in sums.items()}
    assert found == case["expected"]
