"""The most frequent belligerents of a dump, by what they are and not by how they are written."""

from __future__ import annotations

from dataclasses import dataclass

from warbox.report.overview.source import Source

_PARTIES = """
    with coded as (select lower(name) as name, min(code) as code from party where code is not null group by all),
    known as (
        select id, party.name, party.code is null as bare, coalesce(party.code, coded.code) as code
        from party left join coded on lower(party.name) = coded.name where party.name is not null),
    grouped as (
        select code, if(code is null, lower(name), null) as key, mode(name order by name) as label,
               list_sort(list(distinct id)) as conflicts,
               list_sort(coalesce(list(distinct lower(name)) filter (bare), [])) as names
        from known group by all)
    select label, code, names, conflicts, count(*) over () from grouped order by len(conflicts) desc, code, key"""


@dataclass(frozen=True, slots=True)
class Party:
    """A belligerent and the numbers of the conflicts it was in.

    One whose flag is resolved is known by its country's `code`, and so is another that bears the name of that country.
    All others are known by the flag's country, the page that the name leads to, or the name. `names` are those, in
    small letters, by which it is known where no code says so.
    """

    label: str
    code: str | None
    names: list[str]
    conflicts: list[int]


def read_parties(source: Source, most: int) -> tuple[list[Party], int]:
    """The most frequent belligerents, and how many there are in all."""
    rows = source.rows(f"{_PARTIES} limit {most}")
    return [Party(*row[:-1]) for row in rows], rows[0][-1] if rows else 0
