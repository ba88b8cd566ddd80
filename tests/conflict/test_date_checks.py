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


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("27 May 1964 – present<br>({{age in years, months and days|1964|5|27}})", "27 May 1964 – present"),
        ("27 May 1964 – present ({{age in days|1964|5|27}} days)", "27 May 1964 – present"),
        (
            "27 May 1964 – present ({{age in years|1964|5|27}}; {{age in days|27 May 1964}} days so far)",
            "27 May 1964 – present",
        ),
        ("24–30 April 1916 ({{age in days|24 April 1916|30 April 1916}} days)", "24–30 April 1916 (6 days)"),
        ("24–30 April 1916 ({{age in days|April 24, 1916|1916-04-30}} days)", "24–30 April 1916 (6 days)"),
        ("24–30 April 1916 (<ref>A</ref>) (Easter)", "24–30 April 1916 (Easter)"),
    ],
)
def test_the_text_of_a_date_has_no_brackets_with_nothing_to_see(written: str, text: str) -> None:
    page = warbox.parse(f"{{{{infobox military conflict|conflict=A|date={written}}}}}", wiki="en")
    assert page.conflict is not None
    assert page.conflict.date is not None
    assert page.conflict.date.text == text
    assert page.conflict.parameters["date"].text == text
    assert page.conflict.date.span is not None
    assert page.text[page.conflict.date.span.start : page.conflict.date.span.end] == written
    edit = page.edit()
    edit[page.conflict]["date"] = page.conflict.date
    assert edit.replacements == []


def test_an_age_of_whole_dates_is_compared_with_the_days_beside_it() -> None:
    assert findings("24–29 April 1916 ({{age in days|24 April 1916|30 April 1916}} days)") == [warbox.Code.WRONG_AGE]
