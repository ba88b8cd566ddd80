"""Hypothesis strategies for dates, in EDTF and in words."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from warbox.values.dates.edtf import SPRING, WINTER, Day, day_number, month_length, split_edtf

years = st.integers(-3000, 2100)
qualifiers = st.sampled_from(["", "", "", "~", "?", "%"])


def edtf_year(year: int) -> str:
    """An astronomical year as EDTF writes it."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


@st.composite
def edtf_dates(draw: st.DrawFn) -> str:
    """A single EDTF date, from a century to a day; decades only where a text can name them."""
    year = draw(years)
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, month_length(year, month)))
    forms = [
        edtf_year(year),
        f"{edtf_year(year)}-{draw(st.integers(SPRING, WINTER))}",
        f"{edtf_year(year)}-{month:02}",
        f"{edtf_year(year)}-{month:02}-{day:02}",
        f"{draw(st.sampled_from(['', '-']))}{draw(st.integers(0, 20)):02}XX",
        f"{draw(st.integers(10, 209)):03}X",
    ]
    return draw(st.sampled_from(forms)) + draw(qualifiers)


@st.composite
def days_in_both_styles(draw: st.DrawFn) -> tuple[str, str]:
    """One day since the reform of the calendar, or a stretch of days, in EDTF: New Style and Old Style."""
    first = draw(st.dates(date(1583, 1, 1), date(2000, 12, 31)))
    last = first + timedelta(draw(st.sampled_from([0, 0, 1, 30, 400])))
    new = [day.isoformat() for day in (first, last)]
    old = [old_style(day) for day in (first, last)]
    return (new[0], old[0]) if first == last else ("/".join(new), "/".join(old))


def old_style(day: date) -> str:
    """The Julian date of a Gregorian day."""
    number = day_number(Day(day.year, day.month, day.day))
    for candidate in (day - timedelta(shift) for shift in range(9, 15)):
        parts = Day(candidate.year, candidate.month, candidate.day)
        if day_number(parts, julian=True) == number:
            return candidate.isoformat()
    return f"{day.year}-02-29"


@st.composite
def edtf_strings(draw: st.DrawFn) -> str:
    """A single EDTF date or an interval, some of them open or unknown at one end."""
    start = draw(edtf_dates())
    end = draw(st.one_of(st.just(start), edtf_dates(), st.sampled_from(["..", ""])))
    if start == end:
        return start
    for interval in (f"{start}/{end}", f"{end}/{start}"):
        if split_edtf(interval) is not None and draw(st.booleans()):
            return interval
    return start


DATE_WORDS = [
    *("1", "12", "30", "1066", "1944", "5th", "1830s", "May", "February", "winter", "BC", "AD", "AH", "c.", "?", "~"),
    *("–", "-", "/", ",", ";", ":", "\n", "(", ")", "[", "]", " to ", " and ", " or ", "between ", "until ", "since "),
    *(
        "present",
        "O.S.",
        "N.S.",
        "century",
        "early ",
        "of ",
        "siege",
        "年",
        "月",
        "日",
        "前",
        "世纪",
        "年代",
        "十",
        "至",
    ),
    *("至今", "以前", "儒略历", "民國", "secolo", "IV", "anni ", "14:30", "1943-7-5"),
]


def date_like_texts() -> st.SearchStrategy[str]:
    """Texts made of the words and signs of dates, in any order."""
    return st.lists(st.sampled_from([*DATE_WORDS, " "]), max_size=14).map("".join)
