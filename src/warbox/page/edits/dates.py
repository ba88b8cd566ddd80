"""How a date is changed in its place: in the words and figures that differ, and in templates that give it in parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from warbox.page.edits.items.rewriting import Rewriting
from warbox.page.edits.items.room import Alternative
from warbox.page.edits.nodes import nodes_within
from warbox.page.edits.notes import replaced_beginning
from warbox.syntax import Link, Node
from warbox.syntax.edits import Replacement
from warbox.templates.dates import DateTemplate, DaysInParts
from warbox.typed import changed
from warbox.values.dates.edtf import OPEN_END, UNKNOWN_END, split_edtf, with_sureness
from warbox.values.dates.historical_date import HistoricalDate, read_date
from warbox.values.dates.words import Kind, date_words, fold
from warbox.values.inline import Inline
from warbox.values.passage import Passage
from warbox.wikis import Wiki

_MOST_WAYS = 64
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NO_DAY = frozenset({OPEN_END, UNKNOWN_END})
_FULL_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NO_WORD = "\0"
_BRACKETS = "(\uff08"
_BEFORE_REMARK = re.compile(rf"\s*[{_BRACKETS};,\n]")
_NAMES = frozenset({Kind.MONTH, Kind.WEEKDAY, Kind.SEASON})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a date that a reader sees, and where it begins on the page; `is_whole` where no markup stands in it."""

    text: str
    start: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class DatePlace:
    """Where a date stands: what a reader sees of the value, the nodes in it, the text of the page, the wiki."""

    seen: Inline
    nodes: Sequence[Node]
    source: str
    wiki: Wiki


def date_alternatives(
    place: DatePlace, old: HistoricalDate, new: HistoricalDate, rewrite: Rewriting
) -> Iterator[Alternative]:
    """Ways to make one date of another where that stands, so that links, remarks and the form of the date stay.

    Words are exchanged where the two are of one shape; else the date is written anew before what is remarked of it.
    There is no way where something beside the date goes by it that cannot be changed with it: a weekday, a figure, what
    a template writes by itself. Which of the ways does it, reading must tell.
    """
    seen = place.seen
    ends, words = _changed_ends(old, new), _words_on_page(seen)
    if words is None:
        return
    yield from _surer(place, old, new, words)
    templates = _rewritten_templates(seen, ends or {}, rewrite)
    if ends is not None and templates is not None:
        for way in _in_words(place, old, ends, words):
            yield (*way, *templates)
    yield from _before_remark(place, old, new, templates)


def _surer(place: DatePlace, old: HistoricalDate, new: HistoricalDate, words: Sequence[_Word]) -> Iterator[Alternative]:
    """Ways to say before a date how sure it is, or to say it no more, where the date stays."""
    seen, wiki = place.seen, place.wiki
    before, after = (with_sureness(date.edtf or "", approximate=False) for date in (old, new))
    first = next((word for word in words if any(_meanings([word.text], wiki))), None)
    if before != after or old.approximate == new.approximate or first is None:
        return
    links = [node for node in nodes_within(place.nodes, seen.span.start, seen.span.end) if isinstance(node, Link)]
    start, end = seen.passage.offset(0), min([first.start, *(one.start for one in links if first.start < one.end)])
    mark, _, behind = date_words(wiki).patterns["approximate"].partition("{date}")
    if new.approximate and not behind:
        yield (Replacement(end, end, mark),)
    standing = place.source[start:end]
    name, stop = date_words(wiki).words.longest_at(fold(standing), 0) or (None, 0)
    if not new.approximate and name is not None and name.kind is Kind.APPROXIMATE and not standing[stop:].strip():
        yield (Replacement(start, end, ""),)


def _in_words(
    place: DatePlace, old: HistoricalDate, ends: dict[str, str], words: Sequence[_Word]
) -> Iterator[Alternative]:
    """Ways to exchange the words that differ, each where it stands."""
    seen, wiki = place.seen, place.wiki
    pairs = [] if _is_in_parts(seen) else _word_pairs(ends, old, wiki)
    if pairs is None or _names_more([word.text for word in words], [said for said, _ in pairs], wiki):
        return
    changes = [(said, saying) for said, saying in pairs if said != saying]
    links = [node for node in nodes_within(place.nodes, seen.span.start, seen.span.end) if _keeps_its_words(node)]
    free = [one for one in words if one.is_whole and not any(link.start <= one.start < link.end for link in links)]
    for wanted in (changes, list(dict.fromkeys(changes))):  # a year may stand once for both ends
        for way in islice(product(*([word for word in free if word.text == said] for said, _ in wanted)), _MOST_WAYS):
            if len({word.start for word in way}) == len(way):
                yield tuple(_exchanged(word, saying) for word, (_, saying) in zip(way, wanted, strict=True))


def _before_remark(
    place: DatePlace, old: HistoricalDate, new: HistoricalDate, templates: Sequence[Replacement] | None
) -> Iterator[Alternative]:
    """The date in its templates, or written anew, before a remark that says nothing which goes by it.

    Templates in the remark go with it.
    """
    seen, wiki = place.seen, place.wiki
    text = _without_parts(seen)
    for sign in _BEFORE_REMARK.finditer(text):
        head, remark = seen.passage.text[: sign.start()], text[sign.start() :]
        date = read_date(Passage(head), date_words(wiki))
        if date is None or date.edtf != old.edtf:
            continue
        is_named_behind = (date.calendar, date.old_style) != (old.calendar, old.old_style)
        if is_named_behind and (new.calendar, new.old_style) != (old.calendar, old.old_style):
            return
        bare = changed(new, calendar=date.calendar, old_style=date.old_style) if is_named_behind else new
        written = bare.to_wikitext_like(old, wiki)
        beginning = replaced_beginning(seen, place.nodes, place.source, len(head), written, wiki)
        is_free = templates is not None or remark == seen.passage.text[sign.start() :]
        if is_free and all(_may_stay(line, wiki) for line in remark.split("\n")):
            if templates:
                yield tuple(templates)
            if beginning is not None:
                yield (beginning, *(one for one in templates or () if one.start >= beginning.end))
        return


def _without_parts(seen: Inline) -> str:
    """The text that a reader sees with no words in the place of templates that give days in parts."""
    text = seen.passage.text
    for mark in seen.passage.marks:
        if isinstance(mark.value, DaysInParts):
            text = text[: mark.start] + _NO_WORD * (mark.end - mark.start) + text[mark.end :]
    return text


def _may_stay(line: str, wiki: Wiki) -> bool:
    """Whether a remark is as right beside another date: it names no number, month or day, or has a date of its own."""
    if not _names_more(_WORD.findall(line), (), wiki):
        return True
    date = None if line.strip()[:1] in _BRACKETS else read_date(Passage(line), date_words(wiki))
    return date is not None and date.edtf is not None


def _exchanged(word: _Word, text: str) -> Replacement:
    return Replacement(word.start, word.start + len(word.text), text)


def _changed_ends(old: HistoricalDate, new: HistoricalDate) -> dict[str, str] | None:
    """What becomes of each end of a date, in both calendars; None where the new one has other ends or calendars."""
    if (old.calendar, old.old_style is None) != (new.calendar, new.old_style is None):
        return None
    pairs: list[tuple[str, str]] = []
    for one, other in ((old.edtf, new.edtf), (old.old_style, new.old_style)):
        before, after = (split_edtf(edtf or "") for edtf in (one, other))
        if one is None and other is None:
            continue
        if before is None or after is None or (before[0] == before[1]) != (after[0] == after[1]):
            return None
        pairs += zip(before, after, strict=True)
    if any((one in _NO_DAY) != (other in _NO_DAY) for one, other in pairs):
        return None
    return {one: other for one, other in pairs if one not in _NO_DAY}


def _word_pairs(ends: dict[str, str], like: HistoricalDate, wiki: Wiki) -> list[tuple[str, str]] | None:
    """The words of each end, as the wiki writes it in the place of that date, and what becomes of them.

    None where an end has another number of words than what becomes of it.
    """
    pairs: list[tuple[str, str]] = []
    for end, other in ends.items():
        said, saying = (_WORD.findall(HistoricalDate(edtf=one).to_wikitext_like(like, wiki)) for one in (end, other))
        if len(said) != len(saying):
            return None
        pairs += zip(said, saying, strict=True)
    return pairs


def _words_on_page(seen: Inline) -> list[_Word] | None:
    """The words that a reader sees, but for those of templates that give dates in parts.

    None where another template writes one by itself.
    """
    passage = seen.passage
    own = [(mark.start, mark.end) for mark in passage.marks if isinstance(mark.value, DaysInParts)]
    words = []
    for found in _WORD.finditer(passage.text):
        if any(start <= found.start() < end for start, end in own):
            continue
        places = [passage.offset(index) for index in range(*found.span())]
        first = seen.span.start
        if "".join(seen.wikitext[place - first : place - first + 1] for place in places) != found[0]:
            return None
        words.append(_Word(found[0], places[0], is_whole=places[-1] - places[0] == len(places) - 1))
    return words


def _rewritten_templates(seen: Inline, ends: dict[str, str], rewrite: Rewriting) -> list[Replacement] | None:
    """Changes the templates that give the ends in parts; None where one gives something else."""
    replacements = []
    for mark in seen.passage.marks:
        model = mark.value
        if not isinstance(model, DaysInParts):
            continue
        changed: dict[str, str] = {}
        for names, end in zip(model.days, model.given_days(dict(model)), strict=True):
            parts = [getattr(model, name) for name in names]
            day = _FULL_DAY.fullmatch(ends.get(end or "", ""))
            if day is None or None in parts:
                return None
            given = zip(names, parts, day.groups(), strict=True)
            changed |= {name: str(int(number)).zfill(len(part)) for name, part, number in given}
        if changed:
            text = rewrite(model, model.model_copy(update=changed))
            if text is None:
                return None
            replacements.append(Replacement(model.span.start, model.span.end, text))
    return replacements


def _is_in_parts(seen: Inline) -> bool:
    """Whether templates give the date in parts, and not only the time that it took."""
    return any(isinstance(mark.value, DateTemplate) for mark in seen.passage.marks)


def _names_more(words: Sequence[str], date: Sequence[str], wiki: Wiki) -> bool:
    """Whether numbers or names of months, days and seasons stand there that are not those of the date."""
    there, said = (Counter(_meanings(texts, wiki)) for texts in (words, date))
    return bool(there - said)


def _meanings(texts: Iterable[str], wiki: Wiki) -> Iterator[Hashable]:
    """What the numbers and names among some words stand for, however these are spelt."""
    lexicon = date_words(wiki).words
    for text in texts:
        name, _ = lexicon.longest_at(fold(text), 0) or (None, 0)
        if text.isdecimal():
            yield int(text)
        elif name is not None and name.kind in _NAMES:
            yield name


def _keeps_its_words(node: Node) -> bool:
    """Whether a link shows other words than its target, so that these cannot be changed alone."""
    return isinstance(node, Link) and "|" in str(node)
