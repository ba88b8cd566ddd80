"""What MediaWiki's converter (1.39) leaves alone in a page: tags with their attributes, code, character references.

It works on the page as it is sent to a reader. A text that is not well-formed there is left alone rather than converted
wrongly: an unclosed tag protects all that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARKER = "\x7f"
"""Stands around the number of something that was taken out of a text: the converter leaves it alone."""

_SPECIAL = re.compile(rf"<|&[A-Za-z#][a-z0-9]+;|{MARKER}[0-9]+{MARKER}")
_VERBATIM = re.compile(r"<(?:(?P<code>code)>|(?P<other>script|pre)[^>]*>)")
_SCRIPTS = re.compile(r"<(script|style)")
_VALUE = re.compile(r"=\s*(?:(?P<quote>[\"'])|[^'\">\s]*)", re.ASCII)
_REST_OF_TAG = re.compile(r"[^<>]*>")
_RULE_OR_TAG = re.compile(r"<|-\{")


class MarkupScanner:
    """Finds the markup of a text up to `end`, as if the text ended there.

    It keeps what it found and what it looked for in vain, so that all that it is asked about one text stays linear.
    """

    def __init__(self, text: str, end: int) -> None:
        self.text = text
        self.end = end
        self._dead_ends: set[int] = set()
        self._found: dict[str, tuple[int, int]] = {}

    def stretches(self, start: int) -> Iterator[tuple[int, int, bool]]:
        """Divides what begins there in stretches that are to be converted and others, as a text of its own."""
        position = start
        rest = _REST_OF_TAG.match(self.text, start, self.end)
        if rest is not None and _SPECIAL.match(self.text, start, self.end) is None:
            yield start, rest.end(), False
            position = rest.end()
        while position < self.end:
            special = _SPECIAL.search(self.text, position, self.end)
            first = self.end if special is None else special.start()
            if first > position:
                yield position, first, True
            if special is None:
                return
            position = self._end_of_element(first) if special[0] == "<" else special.end()
            yield first, position, False

    def next_rule(self, start: int) -> int:
        """Where the next `-{` stands that is in no tag; -1 where there is none."""
        position = start
        while (found := _RULE_OR_TAG.search(self.text, position, self.end)) is not None:
            if found[0] != "<":
                return found.start()
            position = self._past_tag(found.start())
        return -1

    def _end_of_element(self, start: int) -> int:
        """Where a tag ends, or with it what is between it and its closing tag; the end of the text at worst."""
        verbatim = _VERBATIM.match(self.text, start, self.end)
        if verbatim is not None:
            closing = f"</{verbatim['code'] or verbatim['other']}>"
            found = self._find(closing, verbatim.end())
            if found >= 0:
                return found + len(closing)
        found = self._end_of_tag(start)
        return self.end if found < 0 else found

    def _past_tag(self, start: int) -> int:
        """What is passed at a `<`: scripts and styles on one line, a tag, or else the rest of the line."""
        line_end = self._find("\n", start)
        line_end = self.end if line_end < 0 else line_end
        script = _SCRIPTS.match(self.text, start, self.end)
        if script is not None:
            closing = f"</{script[1]}>"
            opened = self._find(">", script.end())
            closed = self._find(closing, opened) if opened >= 0 else -1
            if 0 <= closed < line_end:
                return closed + len(closing)
        found = self._end_of_tag(start)
        return line_end if found < 0 else found

    def _end_of_tag(self, start: int) -> int:
        """Where the tag that begins there ends: at the first `>` outside of quoted values; -1 where none follows."""
        position = start + 1
        passed: list[int] = []
        while position not in self._dead_ends:
            passed.append(position)
            closing, equals = self._find(">", position), self._find("=", position)
            if closing >= 0 and not 0 <= equals < closing:
                return closing + 1
            if equals < 0:
                break
            position = self._end_of_value(equals)
        self._dead_ends.update(passed)
        return -1

    def _end_of_value(self, equals: int) -> int:
        value = _VALUE.match(self.text, equals, self.end)
        if value is None:
            return equals + 1
        if value["quote"] is None:
            return value.end()
        closing = self._find(value["quote"], value.end())
        return value.end() - 1 if closing < 0 else closing + 1

    def _find(self, sought: str, start: int) -> int:
        """Where it stands next; an answer is kept, since it holds for every place between there and here."""
        since, found = self._found.get(sought, (start + 1, -1))
        if start < since or 0 <= found < start:
            found = self.text.find(sought, start, self.end)
            self._found[sought] = start, found
        return found
