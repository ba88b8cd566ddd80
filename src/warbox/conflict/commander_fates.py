"""What became of commanders: by templates and signs beside their names, and by words in brackets or behind them."""

from __future__ import annotations

from collections.abc import Sequence

from warbox.conflict.commander_words import CommanderWords
from warbox.conflict.segments import Segment, trimmed
from warbox.values.figures.tokens.words import is_unspaced
from warbox.values.passage import Mark

_LONGEST_FATE = 7  # words of one: "mort des suites de ses blessures"
_FEWEST_IN_FULL = 3  # words of one that says it whatever follows: "died of wounds received at sea"
_LONGEST_TOLD = 120  # characters of one
_FEWEST_LETTERS = 2  # of one that is found within a remark
_LONGEST_REMARK = 40  # characters in which fates are looked for, where words are not parted


def fates_told(segment: Segment, words: CommanderWords) -> tuple[str, ...]:
    """The fates of a segment: those of templates, of words in brackets or behind the link, of signs beside the name."""
    found = [fate_of_template(fate.status, fate.manner, words) for fate in segment.fates]
    for remark in segment.remarks:
        for part in [remark] if _is_one_fate(remark.strip(), words) else words.joints.split(remark):
            found += _fates_in_turn(part.strip(), words)
    for mark in segment.targets:
        status = fate_of_link(mark, segment.passage.text, words)
        found += [status] if status is not None else []
    if segment.links:
        behind = trimmed(segment.passage.text[segment.links[-1].end : segment.end]).casefold()
        found += [words.fates[behind]] if behind in words.fates else []
    text = segment.text
    found += [status for sign, status in words.fate_signs.items() if sign in text and stands_beside(sign, text)]
    return tuple(dict.fromkeys(found))


def stands_beside(sign: str, text: str) -> bool:
    """Whether a sign in a text is for a fate: one that is typed for want of a dagger is so at the end alone."""
    return not sign.isascii() or text.endswith(sign)


def is_fate(remark: str, words: CommanderWords) -> bool:
    """Whether a remark is words or signs for fates, and says no more: "wounded and captured"."""
    return _is_one_fate(remark, words) or all(_is_one_fate(part.strip(), words) for part in words.joints.split(remark))


def _is_one_fate(remark: str, words: CommanderWords) -> bool:
    return remark.casefold() in words.fates or remark in words.fate_signs


def fate_of_link(mark: Mark, text: str, words: CommanderWords) -> str | None:
    """The fate that a link stands for, as a dagger that leads to an article on it."""
    label = text[mark.start : mark.end].strip().strip("()").casefold()
    return words.fates.get(label) or words.fate_signs.get(label) or words.fates.get((mark.target or "").casefold())


def _fates_in_turn(remark: str, words: CommanderWords) -> list[str]:
    """The fates that a remark tells one after the other: "captured in May then executed", "wounded, later killed"."""
    folded = remark.casefold()
    found: list[str] = []
    position = 0
    for lead in words.fate_leads.finditer(folded):
        if lead.start() == position or folded[lead.start() - 1] != " ":
            continue
        told = _fates_of_remark(folded[position : lead.start()].strip(), words)
        if not told:
            break
        found += told
        position = lead.end()
    return [*found, *_fates_of_remark(folded[position:] if found else remark, words)]


def _fates_of_remark(remark: str, words: CommanderWords) -> list[str]:
    """The fates that a remark tells: it is a word for one, or begins with such a word, and where, when or whereof.

    Words such as "later" may stand before, and so may the time, as in German: "1525 hingerichtet".
    Where words are not parted, it may tell several: "captured later beheaded".
    """
    if remark in words.fate_signs:
        return [words.fate_signs[remark]]
    folded = remark.casefold()
    position = 0
    while True:
        status = _fate_at(folded, position, words)
        if status is not None:
            return [status]
        lead = words.fate_leads.match(folded, position)
        if lead is None or lead.end() == position:
            break
        position = lead.end()
    folded = folded[position:]
    if folded and (is_unspaced(folded[0]) or is_unspaced(folded[-1])):  # a year may stand first
        return _fates_within(folded[:_LONGEST_REMARK], words)
    pieces = folded.split(maxsplit=_LONGEST_FATE + 1)
    told = (" ".join(pieces[:count]) for count in range(len(pieces) - 1, 0, -1) if _goes_on(pieces, count, words))
    begins = next(([words.fates[start]] for start in told if start in words.fates), [])
    return begins or _fates_behind_time(folded, words)


def _fate_at(remark: str, position: int, words: CommanderWords) -> str | None:
    """The fate that a remark is from there on, in small letters."""
    if len(remark) - position > _LONGEST_TOLD:
        return None
    rest = remark[position:]
    return words.fates.get(rest) or words.fates.get(rest.replace(".", "")) or words.fate_signs.get(rest)


def _fates_behind_time(remark: str, words: CommanderWords) -> list[str]:
    """The fate that a remark ends with, where nothing but a time stands before it."""
    for count in range(1, _LONGEST_FATE + 1):
        time, *fate = remark.rsplit(maxsplit=count)
        status = words.fates.get(" ".join(fate))
        if status is not None and any(map(str.isdigit, time)) and words.is_time(time):
            return [status]
    return []


def _goes_on(pieces: Sequence[str], count: int, words: CommanderWords) -> bool:
    """Whether the first words of a remark may be a fate, for where, when or whereof follows: "killed on 5 May"."""
    last, behind = pieces[count - 1 : count + 1]
    dated = behind in words.particles and count + 1 < len(pieces) and pieces[count + 1][0].isdigit()
    in_full = count >= _FEWEST_IN_FULL
    return in_full or behind in words.links or behind[0].isdigit() or dated or last in words.links


def _fates_within(remark: str, words: CommanderWords) -> list[str]:
    """The fates told by the words of a remark, of which at each place the longest counts.

    One of a single letter may be a part of other words; it counts before a party, where nothing or a time stands
    between it and the fate before or the beginning.
    """
    found: list[str] = []
    at = done = 0
    while at < len(remark):
        shortest = 1 if _is_of_party(remark, done, at, words) else _FEWEST_LETTERS
        sizes = range(len(remark) - at, shortest - 1, -1)
        length = next((size for size in sizes if remark[at : at + size] in words.fates), 0)
        found += [words.fates[remark[at : at + length]]] if length else []
        at += length or 1
        done = at if length else done
    return found


def _is_of_party(remark: str, done: int, at: int, words: CommanderWords) -> bool:
    """Whether a party stands behind the letter there, and nothing but a time between it and what is read."""
    return remark.startswith(words.fate_parties, at + 1) and (at == done or words.is_time(remark[done:at]))


def fate_of_template(status: str, manner: str | None, words: CommanderWords) -> str:
    """The fate that a template stands for; the one in its manner where that is a word for a fate."""
    return words.fates.get((manner or "").casefold(), status or manner or "")
