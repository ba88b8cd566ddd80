"""Tables as pandas' DataFrames."""

from __future__ import annotations

import pytest

import warbox

TEXT = """{{Infobox military conflict
| conflict = Battle of A
| date = 3 May 1808
| casualties1 = 20 killed<br>at least 5 wounded
| casualties2 = unknown
}}"""


def test_a_table_is_a_dataframe_whose_whole_numbers_stay_whole() -> None:
    frame = warbox.to_dataframe([warbox.parse(TEXT)], "figures")
    assert list(frame["category"]) == ["killed", "wounded"]
    assert list(frame["low"]) == [20, 5]
    assert str(frame["high"].dtype) == "int64[pyarrow]"
    assert list(frame["high"].isna()) == [False, True]


def test_the_table_of_conflicts_is_the_default() -> None:
    frame = warbox.to_dataframe(warbox.parse(TEXT).conflicts)
    assert list(frame["date_edtf"]) == ["1808-05-03"]


def test_one_page_and_one_conflict_need_no_list() -> None:
    page = warbox.parse(TEXT)
    assert page.conflict is not None
    assert list(warbox.to_dataframe(page, "figures")["low"]) == [20, 5]
    assert list(warbox.to_dataframe(page.conflict)["date_edtf"]) == ["1808-05-03"]


def test_a_table_that_there_is_not_is_refused() -> None:
    with pytest.raises(warbox.WarboxError, match="no table 'battles'; there are conflicts, combatants"):
        warbox.to_dataframe([], "battles")
