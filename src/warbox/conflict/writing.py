"""Writes the parties and commanders of a side: one to a line, under the headings that they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from warbox.templates.flags import Flag, FlagImage
from warbox.templates.interlanguage import interlanguage_link
from warbox.templates.symbols import Fate
from warbox.typed import changed, plain_wikitext
from warbox.values.name import Name
from warbox.values.notes import split_remarks
from warbox.values.reference import ReferenceUse
from warbox.values.territory import resolve_territory
from warbox.wikis import Wiki

_BREAK = "<br>"
_RULE = "\n----\n"
_BOLD, _ITALIC = "'''{}'''", "''{}''"

Place = tuple[str | None, str | None]
"""The headings that a line stands under: the period, and the group in it."""


def write_lines(lines: Sequence[tuple[Place, str]]) -> str:
    """The lines with their headings: periods in bold type, groups too unless there are periods as well."""
    has_periods = any(period is not None for (period, _), _ in lines)
    written: list[str] = []
    before: Place = (None, None)
    for place, text in lines:
        separator = _BREAK if written else ""
        if _leaves(before, place):
            separator, before = _RULE, (None, None)
        period, group = place
        headings = []
        if period is not None and period != before[0]:
            headings.append(_BOLD.format(plain_wikitext(period)))
        if group is not None and (headings or group != before[1]):
            headings.append((_ITALIC if has_periods else _BOLD).format(plain_wikitext(group) + ":"))
        written += [separator, _BREAK.join([*headings, text])]
        before = place
    return "".join(written)


def _leaves(before: Place, place: Place) -> bool:
    """Whether a heading that holds for the line before does not hold for this one, and no other takes its place."""
    lost_period = before[0] is not None and place[0] is None
    lost_group = before[1] is not None and place[1] is None and before[0] == place[0]
    return lost_period or lost_group


def write_party(name: Name, flags: Sequence[Flag], wiki: Wiki) -> str:
    """A party: its flags, and its name unless the first flag shows it."""
    shown = _shown_name(flags[0], wiki) if flags else None
    if shown == name.text and name.target in (None, flags[0].target) and name.foreign is None:
        return " ".join(write_flag(flag, wiki, alone=place > 0) for place, flag in enumerate(flags))
    return " ".join([*(write_flag(flag, wiki) for flag in flags), write_name(name, wiki)])


def _shown_name(flag: Flag, wiki: Wiki) -> str | None:
    """The name that a flag is read with, also one that was made by hand."""
    if flag.country is None or flag.entity is not None:
        return flag.shown_name
    made = {"entity": resolve_territory(flag.country, wiki), "source_wiki": wiki.code}
    return flag.model_copy(update=made).shown_name


def write_flag(flag: Flag, wiki: Wiki, *, alone: bool = True) -> str:
    """A flag; `alone` without the country's name beside it."""
    if flag.country is None and flag.file is not None:
        return FlagImage(file=flag.file, size=flag.size, link=flag.link).to_wikitext(wiki)
    if alone and flag.shown_name is not None:
        return flag.as_icon(wiki).to_wikitext(wiki)
    return flag.to_wikitext(wiki)


def write_name(name: Name, wiki: Wiki) -> str:
    """A name with the link that it has."""
    if name.foreign is not None:
        foreign = name.foreign
        return interlanguage_link(wiki, name.target or name.text, foreign.lang, foreign.title, name.text).to_wikitext(
            wiki
        )
    text = plain_wikitext(name.text)
    if name.target is None:
        return text
    return f"[[{text}]]" if name.target == name.text else f"[[{name.target}|{text}]]"


def with_link(name: Name, link: str | None) -> Name:
    """The name with the page that whom it names leads to, which only one that is made by hand has apart from it."""
    return name if link is None or name.target is not None or name.foreign is not None else changed(name, target=link)


def write_fates(status: Sequence[str], wiki: Wiki) -> list[str]:
    """The signs of what became of a commander, or the wiki's words for it where there is no sign."""
    written = []
    for fate in status:
        sign = _signs().get(fate)
        words = wiki.table("commanders").get("fates", {}).get(fate, [fate])
        written.append(sign().to_wikitext(wiki) if sign is not None else f"({plain_wikitext(words[0])})")
    return written


@lru_cache(maxsize=1)
def _signs() -> dict[str, type[Fate]]:
    """For each fate the template that stands for it."""
    return {sign.status: sign for sign in Fate.__subclasses__() if sign.status}


def write_note(note: str | None) -> list[str]:
    """The remarks of a note, each in brackets."""
    return [f"({plain_wikitext(remark)})" for remark in split_remarks(note)]


def write_references(references: Sequence[ReferenceUse], wiki: Wiki) -> str:
    """The signs of footnotes; a template that stands for several of them once."""
    texts = {
        (use.span.start, use.span.end) if use.span.end else ("", index): use.to_wikitext(wiki)
        for index, use in enumerate(references)
    }
    return "".join(texts.values())
