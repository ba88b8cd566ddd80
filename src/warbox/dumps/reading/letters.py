"""All spellings that count as the same template name, as a pattern over the bytes of a dump."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from warbox.wikis import Wiki

_ESCAPES = {"&": ("&amp;",), "<": ("&lt;",), ">": (">", "&gt;"), '"': ('"', "&quot;"), "'": ("'", "&apos;", "&#0?39;")}
_SURROGATES = range(0xD800, 0xE000)
_LONGEST_FOLD = 3
"""In letters. Case folding turns no letter into more (Unicode, CaseFolding.txt)."""

_ASCII_BLANKS = " \t\n\r\x0b\x0c_"
_OTHER_BLANKS = [chr(code) for code in range(0x80, 0x10000) if chr(code).isspace()]

BLANK = f"(?:[{_ASCII_BLANKS}]|{'|'.join(_OTHER_BLANKS)})"
"""A blank in a name, or the underscore that stands for one."""
BLANK_STARTS = frozenset(blank.encode()[0] for blank in (*_ASCII_BLANKS, *_OTHER_BLANKS))
"""The bytes that such a blank begins with."""


class Spellings:
    """Writes patterns for names on one wiki: upper and lower case, blanks, other scripts of the wiki's language."""

    def __init__(self, wiki: Wiki) -> None:
        self._variants = _script_variants(tuple(wiki.table("scripts").get("opencc", ())))

    def pattern(self, name: str) -> str:
        """A pattern, to be encoded in UTF-8, for every spelling of a name in the form of `template_key`."""
        return f"{BLANK}+".join(self._word(word) for word in name.split(" "))

    def starts(self, name: str) -> set[int]:
        """The bytes that a spelling of a name, which is not empty, can begin with."""
        joined = {form for length in range(2, _LONGEST_FOLD + 1) for form in _folding_to(name[:length])}
        written = (text for form in self._forms(name[0]) | joined for text in _ESCAPES.get(form, (form,)))
        return {text.encode()[0] for text in written}

    def _word(self, word: str) -> str:
        """Each letter in all its forms; where a single letter folds to several, that one as well."""
        pattern = ""
        for index in range(len(word) - 1, -1, -1):
            pattern = self._letter(word[index]) + pattern
            for length in range(2, _LONGEST_FOLD + 1):
                joined = _folding_to(word[index : index + length]) if index + length <= len(word) else ()
                if joined:
                    rest = self._word(word[index + length :])
                    pattern = f"(?:{pattern}|{_any_of(joined)}{rest})"
        return pattern

    def _letter(self, letter: str) -> str:
        return _any_of(written for form in self._forms(letter) for written in _ESCAPES.get(form, (re.escape(form),)))

    def _forms(self, letter: str) -> set[str]:
        return {form for variant in self._variants.get(letter, {letter}) for form in (variant, *_folding_to(variant))}


def _any_of(patterns: Iterable[str]) -> str:
    """A group of the alternatives; a set where all are ASCII letters, as sets of bytes hold no others."""
    found = sorted(set(patterns))
    if len(found) == 1:
        return found[0]
    if all(len(one) == 1 and one.isascii() for one in found):
        return f"[{''.join(found)}]"
    return f"(?:{'|'.join(found)})"


def _folding_to(text: str) -> tuple[str, ...]:
    return _foldings().get(text, ())


@cache
def _foldings() -> dict[str, tuple[str, ...]]:
    """For each folded text the single letters that case folding turns into it, other than itself."""
    found: dict[str, list[str]] = {}
    for code in range(0x110000):
        if code in _SURROGATES:
            continue
        folded = chr(code).casefold()
        if folded != chr(code):
            found.setdefault(folded, []).append(chr(code))
    return {folded: tuple(letters) for folded, letters in found.items()}


@cache
def _script_variants(configurations: tuple[str, ...]) -> dict[str, set[str]]:
    """For each letter that OpenCC converts, all that conversions connect it with, itself included.

    A phrase may be converted otherwise than its letters, but only to letters that convert back to the same one.
    """
    from opencc import OpenCC

    letters = [
        chr(code) for code in (*range(0x2E80, _SURROGATES.start), *range(0xF900, 0xFB00), *range(0x20000, 0x32000))
    ]
    groups: dict[str, set[str]] = {}
    for name in configurations:
        converted = OpenCC(name).convert("\n".join(letters)).split("\n")
        for letter, other in zip(letters, converted, strict=True):
            if letter != other and len(other) == 1:
                group = groups.get(letter, {letter}) | groups.get(other, {other})
                groups |= dict.fromkeys(group, group)
    return groups
