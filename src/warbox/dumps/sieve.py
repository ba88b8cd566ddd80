"""Finds in the bytes of a dump the few pages that may hold a conflict, before any XML is parsed.

A page that the sieve lets through need not hold one; a page that it holds back never does. MediaWiki escapes `<`, `>`,
`&` and quotation marks in exports and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from warbox.dumps.letters import BLANK, Spellings
from warbox.typed import TemplateModel
from warbox.typed.names import WILDCARD, names_of, template_namespaces
from warbox.wikis import Wiki

_COMMENT, _COMMENT_END = b"&lt;!--", b"--&gt;"
_LONGEST_TITLE = 255
"""In bytes, as MediaWiki allows."""

_CHARACTER_REFERENCE = re.compile(rb"&#(?:([0-9]+)|[xX]([0-9A-Fa-f]+));")
_APOSTROPHE = b"&#039;"
_VERBATIM, _VERBATIM_END = b"<![CDATA[", b"]]>"
_ESCAPED = {ord("<"): b"&lt;", ord(">"): b"&gt;", ord("&"): b"&amp;"}


@dataclass(frozen=True, slots=True)
class Sieve:
    """What to look for on one wiki.

    `pattern` finds a box that is called, directly or as a module, or a call of the kind that may bring one from
    another page, or a name with a comment in it; `name` tells of a name by itself, without comments, whether it counts.
    """

    pattern: re.Pattern[bytes]
    name: re.Pattern[bytes]

    def find(self, text: bytes, start: int = 0) -> int:
        """Where from `start` on something stands that may be, or bring, a conflict; -1 where nothing does."""
        match = self.pattern.search(text, start)
        while match is not None:
            if match.lastgroup != "unclear" or self._counts_without_comments(text, match.start(), match.end()):
                return match.start()
            match = self.pattern.search(text, match.start() + 1)
        return -1

    def _counts_without_comments(self, text: bytes, start: int, end: int) -> bool:
        """Whether the name of a call counts once comments are taken out; yes where another tag stands in it."""
        name = text[start:end].removesuffix(b"&lt;")
        position = end - len(b"&lt;")
        while text.startswith(_COMMENT, position):
            closing = text.find(_COMMENT_END, position)
            if closing < 0:
                return self.name.match(name) is not None
            position = closing + len(_COMMENT_END)
            following = _NAME_PIECE.match(text, position)
            assert following is not None
            name += following[0]
            position = following.end()
            if len(name) > 2 * _LONGEST_TITLE:
                return False
        return (
            text.startswith(_TAGS_IN_NAMES, position)
            or self.name.match(name + text[position : position + 1]) is not None
        )


_NAME_PIECE = re.compile(rb"[^{}|&]*")
_TAGS_IN_NAMES = tuple(
    b"&lt;" + tag for tag in (b"noinclude", b"/noinclude", b"onlyinclude", b"/onlyinclude", b"includeonly")
)


def make_sieve(model: type[TemplateModel], wiki: Wiki) -> Sieve:
    """The sieve for the templates that a class types on a wiki."""
    spellings = Spellings(wiki)
    names = "|".join(_name_pattern(name, spellings) for name in names_of(model, wiki))
    spaces = "|".join(spellings.pattern(name) for name in sorted(template_namespaces(wiki)))
    table = wiki.table("dumps")
    modules = "|".join(spellings.pattern(word) for word in table.get("module_calls", ()))
    boxes = "|".join(spellings.pattern(word) for word in table.get("box_words", ()))
    direct = rf"{BLANK}*(?:(?:{spaces}){BLANK}*:{BLANK}*)?(?:{names}){BLANK}*(?=[|}}&])"
    called = rf"{BLANK}*(?:{modules}){BLANK}*:{BLANK}*(?:{names}){BLANK}*(?=[|}}&])"
    brought = rf"[^{{}}|&]*(?:{boxes})[ \t\n]*(?=}}}})"
    unclear = rf"(?P<unclear>[^{{}}|&]*&lt;(?=!--|/?(?:noinclude|onlyinclude)|includeonly))"
    alternatives = [direct, *([called] if modules else []), *([brought] if boxes else []), unclear]
    return Sieve(
        pattern=re.compile(rf"\{{\{{(?:{'|'.join(alternatives)})".encode()),
        name=re.compile(rf"\{{\{{{direct}|\{{\{{{BLANK}*(?:{names}){BLANK}*\Z".encode()),
    )


def _name_pattern(name: str, spellings: Spellings) -> str:
    before, star, after = name.partition(WILDCARD)
    if not star:
        return spellings.pattern(before)
    return spellings.pattern(before.strip()) + "[^{}|]*" + spellings.pattern(after.strip())


def plain_escapes(text: bytes) -> bytes:
    """XML with character references and verbatim sections written as MediaWiki writes them.

    No export of MediaWiki has either, but for the apostrophe. Text without them is given back as it is.
    """
    if _VERBATIM in text:
        text = b"".join(_without_verbatim(text))
    if text.count(b"&#") != text.count(_APOSTROPHE):
        text = _CHARACTER_REFERENCE.sub(_written_out, text)
    return text


def _without_verbatim(text: bytes) -> Iterable[bytes]:
    first, *others = text.split(_VERBATIM)
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
