"""Words of dates, and how dates are written."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from warbox.wikis.form.words import Words


class DateWriting(BaseModel, extra="forbid"):
    """How a date is written, with names in braces for its parts: see the table in docs/adding-a-wiki.md."""

    year: str | None = None
    month: str | None = None
    day: str | None = None
    same_month: str | None = None
    same_year: str | None = None
    season: str | None = None
    seasons: Annotated[Words, Field(description="Spring, summer, autumn, winter.")] = []
    decade: str | None = None
    round_decade: str | None = None
    century: str | None = None
    ordinals: Annotated[dict[str, str], Field(description="Ordinal numbers by CLDR's plural categories.")] = {}
    before_christ: str | None = None
    anno_domini: str | None = None
    approximate: str | None = None
    uncertain: str | None = None
    range: str | None = None
    open_end: str | None = None
    open_start: str | None = None
    unknown_end: str | None = None
    unknown_start: str | None = None
    julian: str | None = None
    gregorian: str | None = None
    both_styles: str | None = None
    month_first: Annotated[
        dict[str, str], Field(description="Patterns for pages whose dates have the month before the day.")
    ] = {}
    year_signs: Annotated[
        list[Annotated[list[str], Field(min_length=2, max_length=2)]],
        Field(description="Signs that may stand behind a year: of a day or month of it, and of the year itself."),
    ] = []


class Dates(BaseModel, extra="forbid"):
    """Words of dates, in any case. Names of months and weekdays come from CLDR."""

    locales: Annotated[Words, Field(description="Locales of CLDR whose names of months and weekdays count.")] = []
    circa: Annotated[str | None, Field(description="What {{circa}} shows before a date.")] = None
    as_of: Annotated[
        dict[str, str],
        Field(description="What {{as of}} shows before a date: `as_of`, and `since` where it asks for it."),
    ] = {}
    numeric_order: Annotated[
        str | None, Field(description="How 1/2/1943 is written: dmy, mdy, ymd.", pattern="^(dmy|mdy|ymd)$")
    ] = None
    numerals: Annotated[dict[str, int], Field(description="Letters that are digits or powers of ten.")] = {}
    first_year: Annotated[Words, Field(description="Letters for the first year of an era.")] = []
    moon_months: Annotated[Words, Field(description="Before the sign of a month: one counted by the moon.")] = []
    leap_months: Annotated[Words, Field(description="Before a month: the second of its number, by the moon.")] = []
    first_days: Annotated[Words, Field(description="Before the number of a day: one of ten counted by the moon.")] = []
    moon: Annotated[Words, Field(description="Before a date: its month and day are counted by the moon.")] = []
    solar_since: Annotated[
        int, Field(description="First year in which the months and days behind a reign's year are those of ours.")
    ] = 0
    solar_eras: Annotated[
        dict[str, int], Field(description="Eras of other countries, with their first such year.")
    ] = {}
    month: Annotated[
        dict[str, int], Field(description="Forms of months that CLDR does not have, with their number.")
    ] = {}
    season: Annotated[dict[str, int], Field(description="Seasons: 21 spring, 22 summer, 23 autumn, 24 winter.")] = {}
    epoch: Annotated[dict[str, int], Field(description="Eras with the year before their first one.")] = {}
    before_christ: Annotated[Words, Field(description="Behind a year: BC.")] = []
    before_christ_prefix: Annotated[Words, Field(description="Before a year: BC.")] = []
    anno_domini: Words = []
    other_era: Annotated[Words, Field(description="Eras whose years are not counted here: AH, AUC.")] = []
    other_month: Annotated[
        Words, Field(description="Months of calendars that are not counted here: Ramadan, Nisan.")
    ] = []
    old_style: Annotated[Words, Field(description="The Julian calendar.")] = []
    new_style: Annotated[Words, Field(description="The Gregorian calendar.")] = []
    other_style: Annotated[Words, Field(description="A third calendar beside these two: the Swedish one.")] = []
    year_sign: Annotated[Words, Field(description="What stands behind the number of a year.")] = []
    month_sign: Annotated[Words, Field(description="What stands behind the number of a month.")] = []
    day_sign: Annotated[Words, Field(description="What stands behind the number of a day.")] = []
    century: Words = []
    decade: Words = []
    decade_suffix: Annotated[Words, Field(description="Right behind a year: s in 1920s.")] = []
    ordinal_suffix: Annotated[Words, Field(description="Right behind a number: th in 14th.")] = []
    approximate: Annotated[Words, Field(description="About.")] = []
    uncertain: Annotated[Words, Field(description="Possibly.")] = []
    part: Annotated[Words, Field(description="Which part of a time is meant; the date is the whole: early, late.")] = []
    particle: Annotated[Words, Field(description="Words in or before a date that add nothing: of, the, in.")] = []
    open: Annotated[Words, Field(description="The end of what goes on: present, ongoing.")] = []
    since: Annotated[Words, Field(description="Since, after.")] = []
    before: Annotated[Words, Field(description="Before, by.")] = []
    and_before: Annotated[Words, Field(description="Behind a date: and before.")] = []
    until: Words = []
    between: Annotated[Words, Field(description='The "and" after it makes a range.')] = []
    range: Annotated[Words, Field(description="From one date to another: to, through.")] = []
    and_: Annotated[Words, Field(alias="and")] = []
    or_: Annotated[Words, Field(alias="or")] = []
    writing: DateWriting = DateWriting()
