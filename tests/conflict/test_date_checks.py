"""The age beside a conflict's date: which days it is compared with."""

from __future__ import annotations

import pytest

import warbox

AGE = "({{age in years, months and days|1946|3|30|1949|8|30}})"


def findings(date: str) -> list[warbox.Code]:
    page = warbox.parse(f"{{{{infobox military conflict|conflict=A|date={date}}}}}", wiki="en")
    return [found.code for found in page.diagnostics]


@pytest.mark.parametrize(
    "date",
    [
        f"30 March 1946 – 30 August 1949<br>{AGE}",
        f"First phase:<br>1943–1944<br>Second phase:<br>30 March 1946 – 30 August 1949<br>{AGE}",
        f"First phase:<br>1943–1944<br>Second phase: 30 March 1946 – 30 August 1949 {AGE}",
    ],
)
def test_an_age_may_count_the_days_right_before_it(date: str) -> None:
    assert findings(date) == []


@pytest.mark.parametrize("date", [f"30 March 1946 – 30 August 1950<br>{AGE}", f"1943–1944<br>May 1946<br>{AGE}"])
def test_an_age_of_other_days_is_a_finding(date: str) -> None:
    assert findings(date) == [warbox.Code.WRONG_AGE]
