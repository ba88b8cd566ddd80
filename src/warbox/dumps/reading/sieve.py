"""Finds in the bytes of a dump the few pages that may hold a conflict, before any XML is parsed.

A page that the sieve lets through need not hold one; a page that it holds back never does. MediaWiki escapes `<`, `>`,
`&` and quotation marks in exports and nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from warbox.dumps.reading.letters import BLANK, BLANK_STARTS, Spellings
from warbox.dumps.reading.pages import VERBATIM
from warbox.typed import TemplateModel
from warbox.typed.names import WILDCARD, names_of, template_namespaces
from warbox.typed.parameter import NUMBER
from warbox.wikis import Wiki

_COMMENT, _COMMENT_END = b"&lt;!--", b"--&gt;"
_LESS_THAN = b"&lt;"
_MOST_COMMENTS = 8
_LONGEST_NAME = 512
"""In bytes: twice what MediaWiki allows for a title."""

_CHARACTER_REFERENCE = re.compile(rb"&#(?:([0-9]+)|[xX]([0-9A-Fa-f]+));")
_NUMBER_SIGN, _REFERENCE, _APOSTROPHE = b"#", b"&#", b"&#039;"
_VERBATIM_END = b"]]>"
_ESCAPED = {ord("<"): b"&lt;", ord(">"): b"&gt;", ord("&"): b"&amp;"}


@dataclass(frozen=True, slots=True)
class Sieve:
    """What to look for on one wiki.

    `pattern` finds a box that is called, directly or as a module, or a call of the kind that may bring one from
    another page, or a name with a comment in it; `name` tells of a name by itself, without comments, whether it counts.
    """

    pattern: re.Pattern[bytes]
    name: re.Pattern[bytes]

    def find(self, text: bytes, start: int = 0, comments: Comments | None = None) -> int:
        """Where from `start` on something stands that may be, or bring, a conflict; -1 where nothing does.

        `comments` are those of the text: who looks in one text many times gives the same each time.
        """
        comments = comments or Comments(text)
        match = self.pattern.search(text, start)
        while match is not None:
            if match.lastgroup != "unclear" or self._counts_without_comments(comments, match):
                return match.start()
            match = self.pattern.search(text, match.start() + 1)
        return -1

    def _counts_without_comments(self, comments: Comments, match: re.Match[bytes]) -> bool:
        """Whether the name of a call counts once comments are taken out.

        What would take long to tell, and what has another tag in its name, counts.
        """
        text, position = comments.text, match.end() - len(_LESS_THAN)
        name = text[match.start() : position]
        for _ in range(_MOST_COMMENTS):
            if not text.startswith(_COMMENT, position):
                return text.startswith(_TAGS_IN_NAMES, position) or self._is_name(name + text[position : position + 1])
            position = comments.end_of(position)
            end = _find_end_of_name(text, position)
            name += text[position:end]
            if end - position == _LONGEST_NAME:
                return True
            position = end
        return True

    def _is_name(self, name: bytes) -> bool:
        return self.name.match(name) is not None


class Comments:
    """Where the comments of a text end. The text is searched once, however many calls ask."""

    def __init__(self, text: bytes) -> None:
        self.text = text

    def end_of(self, start: int) -> int:
        """Where the comment that begins there ends: with the text where it is not closed."""
        closing = bisect_left(self._closings, start + len(_COMMENT))
        return self._closings[closing] + len(_COMMENT_END) if closing < len(self._closings) else len(self.text)

    @cached_property
    def _closings(self) -> list[int]:
        return [found.start() for found in re.finditer(_COMMENT_END, self.text)]


def _find_end_of_name(text: bytes, start: int) -> int:
    """Where a name ends that goes on at `start`, or where one would be too long."""
    found = _NAME_PIECE.match(text, start, start + _LONGEST_NAME)
    return start if found is None else found.end()


_NAME_PIECE = re.compile(rb"[^{}|&]*")
_TAGS_IN_NAMES = tuple(
    b"&lt;" + tag for tag in (b"noinclude", b"/noinclude", b"onlyinclude", b"/onlyinclude", b"includeonly")
)


def make_sieve(model: type[TemplateModel], wiki: Wiki) -> Sieve:
    """The sieve for the templates that a class types on a wiki."""
    spellings = Spellings(wiki)
    table = wiki.table("dumps")
    all_names = names_of(model, wiki)
    all_prefixes = [*sorted(template_namespaces(wiki)), *wiki.table("modules").get("calls", ())]
    names = "|".join(_name_pattern(name, spellings) for name in all_names)
    prefixes = "|".join(spellings.pattern(prefix) for prefix in all_prefixes)
    # Most calls are of other templates, as their first letter tells: to try all names on them takes twice as long.
    starts = BLANK_STARTS.union(*(_starts(name, spellings) for name in all_names), *map(spellings.starts, all_prefixes))
    first = "".join(rf"\x{start:02x}" for start in sorted(starts))
    called = rf"(?=[{first}]){BLANK}*(?:(?:{prefixes}){BLANK}*:{BLANK}*)?(?:{names}){BLANK}*(?=[|}}&])"
    commented = r"&lt;(?=!--|/?(?:noinclude|onlyinclude)|includeonly)(?P<unclear>)"
    # How a name ends is looked at from its end: to try it from every place in the name takes twice as long.
    ends = "|".join(rf"(?<={_plainly(word)}}}}})" for word in table.get("box_words", ()))
    brought = [rf"}}}}(?:{ends})"] if ends else []
    others = rf"[^{{}}|&]*+(?:{'|'.join([commented, *brought])})"
    return Sieve(
        pattern=re.compile(rf"\{{\{{(?:{called}|{others})".encode()),
        name=re.compile(rf"\{{\{{{called}|\{{\{{{BLANK}*(?:{names}){BLANK}*\Z".encode()),
    )


def _plainly(word: str) -> str:
    """A pattern of fixed width for a word in any case of its ASCII letters."""
    return "".join(
        f"[{letter}{letter.upper()}]" if letter.isascii() and letter.islower() else re.escape(letter) for letter in word
    )


def _name_pattern(name: str, spellings: Spellings) -> str:
    """A pattern for a name of a class, in which `*` may stand for anything and `#` for a number."""
    return "[^{}|]*".join(_numbered_pattern(part, spellings) for part in name.split(WILDCARD))


def _starts(name: str, spellings: Spellings) -> set[int]:
    """The bytes that a name of a class can begin with."""
    return set(range(0x100)) if name.startswith((WILDCARD, NUMBER)) else spellings.starts(name)


def _numbered_pattern(name: str, spellings: Spellings) -> str:
    before, number, after = name.partition(NUMBER)
    return spellings.pattern(before) + ("[0-9]+" if number else "") + spellings.pattern(after)


def plain_escapes(text: bytes) -> bytes:
    """XML with character references and verbatim sections written as MediaWiki writes them.

    No export of MediaWiki has either, but for the apostrophe. Text without them is given back as it is.
    """
    if VERBATIM in text:
        text = b"".join(_without_verbatim(text))
    if has_references(text):
        text = _CHARACTER_REFERENCE.sub(_written_out, text)
    return text


def has_references(text: bytes) -> bool:
    """Whether there is a character reference besides apostrophes. One sign is found several times as fast as two."""
    place = text.find(_NUMBER_SIGN)
    while place >= 0:
        if text.startswith(_REFERENCE, place - 1) and not text.startswith(_APOSTROPHE, place - 1):
            return True
        place = text.find(_NUMBER_SIGN, place + 1)
    return False


def _without_verbatim(text: bytes) -> Iterable[bytes]:
    first, *others = text.split(VERBATIM)
    yield first
    for part in others:
        verbatim, _, rest = part.partition(_VERBATIM_END)
        yield verbatim.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
        yield rest


def _written_out(reference: re.Match[bytes]) -> bytes:
    decimal, hexadecimal = reference.groups()
    code = int(decimal or hexadecimal, 10 if decimal else 16) if len(decimal or hexadecimal) < 9 else 0x110000
    if code in _ESCAPED:
        return _ESCAPED[code]
    return chr(code).encode("utf-8", "replace") if code < 0x110000 else reference[0]
