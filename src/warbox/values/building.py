"""Builds passages line by line from text and marks that arrive in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from warbox.values.passage import Mark, Passage, Style

_BLANKS = re.compile(r"\s+")
_RARE_BLANK = re.compile(r"[^\S ]")


class PassageBuilder:
    """Collects lines of text as a reader sees them; runs of blanks become one blank.

    `place` is the offset into the page of what is written next, where the writer knows none of its own.
    """

    __slots__ = (
        "_anchors",
        "_bulleted",
        "_continued",
        "_held",
        "_length",
        "_level",
        "_lists",
        "_marks",
        "_open",
        "_parts",
        "_ruled",
        "_shift",
        "_soft",
        "_spaced",
        "lines",
        "place",
    )

    def __init__(self) -> None:
        self.lines: list[Passage] = []
        self.place = 0
        self._open: dict[Style, int] = {}
        self._lists = 0
        self._held = 0
        self._ruled = False
        self._spaced = False
        self._begin(0, soft=False)

    def _begin(self, level: int, soft: bool) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._anchors: list[tuple[int, int]] = []
        self._shift: int | None = None
        self._level = level
        self._bulleted = False
        self._soft = soft
        self._continued = False

    @property
    def empty(self) -> bool:
        """Whether the line so far has neither text nor marks."""
        return not self._length and not self._marks

    @property
    def length(self) -> int:
        """The length of the line so far."""
        return self._length

    def text_from(self, index: int) -> str:
        """The text of the line from that index on."""
        start = self._length
        if self._parts and start - len(self._parts[-1]) == index:
            return self._parts[-1]
        found: list[str] = []
        for part in reversed(self._parts):
            if start <= index:
                break
            start -= len(part)
            found.append(part)
        return "".join(reversed(found))[max(0, index - start) :]

    def take_back(self, index: int) -> None:
        """Takes away the text of the line from that index on."""
        text = "".join(self._parts)[:index]
        self._parts = [text] if text else []
        self._length = len(text)

    def ends_with(self, endings: tuple[str, ...]) -> bool:
        """Whether the line so far ends with one of these, blanks aside."""
        last = next((part for part in reversed(self._parts) if part.strip()), "")
        return last.rstrip().endswith(endings)

    @property
    def last_text(self) -> str:
        """What was written last on the line, a few pieces."""
        return "".join(self._parts[-3:])

    def write_at(self, text: str, offset: int) -> None:
        """Adds text that runs side by side with the page from that offset on."""
        if text and "  " not in text and text[0] != " " and _RARE_BLANK.search(text) is None:
            # The same as `_add`, without the call: this is where nearly all text comes in.
            length = self._length
            if offset - length != self._shift:
                self._anchor(length, offset)
            self._parts.append(text)
            self._length = length + len(text)
            return
        position = 0
        for blank in _BLANKS.finditer(text):
            self._add(text[position : blank.start()], offset + position)
            self.blank(offset + blank.start())
            position = blank.end()
        self._add(text[position:], offset + position)

    def blank(self, offset: int) -> None:
        """Adds the blank at that offset of the page, where the line does not begin or end with one already."""
        if self._length and not self._parts[-1].endswith(" "):
            self._add(" ", offset)

    def _add(self, text: str, offset: int) -> None:
        if not text:
            return
        length = self._length
        if offset - length != self._shift:
            self._anchor(length, offset)
        self._parts.append(text)
        self._length = length + len(text)

    def _anchor(self, index: int, offset: int) -> None:
        self._shift = offset - index
        self._anchors.append((index, offset))

    def write(
        self, text: str, value: Any = None, target: str | None = None, foreign: tuple[str, str] | None = None
    ) -> None:
        """Adds text that stands for something at `place`, marked with `value`."""
        start = self._length
        self.write_at(text, self.place)
        if value is not None:
            self._marks.append(Mark(start, self._length, value, target, foreign))

    def mark(self, value: Any) -> None:
        """Marks the present place."""
        if not self._anchors:
            self._anchor(self._length, self.place)
        self._marks.append(Mark(self._length, self._length, value))

    def change_mark(self, change: Callable[[Any], Any]) -> None:
        """Puts another value in the place of the one marked last, if the line has had no text since."""
        if self._marks and not self.text_from(self._marks[-1].start).strip():
            last = self._marks[-1]
            self._marks[-1] = Mark(last.start, last.end, change(last.value), last.target, last.foreign)

    def mark_from(self, start: int, value: Any, target: str | None = None) -> None:
        """Marks the text of the line from that index to the present place."""
        self._marks.append(Mark(min(start, self._length), self._length, value, target))

    def open_style(self, style: Style) -> None:
        """From here on the text has that style."""
        self._open.setdefault(style, self._length)

    def close_style(self, style: Style) -> None:
        """The text has that style no longer."""
        start = self._open.pop(style, None)
        if start is not None and start < self._length:
            self._marks.append(Mark(start, self._length, style))

    def toggle_style(self, style: Style) -> None:
        """Opens the style, or closes it where it is open."""
        if style in self._open:
            self.close_style(style)
        else:
            self.open_style(style)

    def close_quotes(self) -> None:
        """Bold and italic type end with the line of the source, as in MediaWiki."""
        if self._open:
            self.close_style(Style.BOLD)
            self.close_style(Style.ITALIC)

    def leave_quotes(self) -> dict[Style, int]:
        """From here on, no text is bold or italic by what stands before; gives where each of the two had begun."""
        if not self._open:
            return {}
        return {style: self._open.pop(style) for style in (Style.BOLD, Style.ITALIC) if style in self._open}

    def return_to_quotes(self, left: dict[Style, int]) -> None:
        """Goes on with the bold and italic type that was left."""
        self._open.update(left)

    def open_list(self) -> None:
        """From here on, lines are the items of a list that shows its first level of bullets without sign."""
        self.break_line()
        self._lists += 1
        self.indent(0)

    def close_list(self) -> None:
        """The list ends."""
        self.break_line()
        self._lists = max(0, self._lists - 1)
        self.indent(0)

    def hold_breaks(self) -> None:
        """From here on, a line break is a blank, as inside a link."""
        self._held += 1

    def release_breaks(self) -> None:
        """Lines break again."""
        self._held -= 1

    def rule(self) -> None:
        """A horizontal rule stands here."""
        self.break_line()
        self._ruled = True

    def space(self) -> None:
        """An empty line stands here."""
        self._spaced = True

    @property
    def indented(self) -> bool:
        """Whether the line stands behind a bullet or indent."""
        return self._level > 0

    def indent(self, level: int) -> None:
        """Gives the line, which is new, that depth of bullets."""
        self._level = self._depth(level)
        self._bulleted = self._soft = self._continued = False

    def bullet(self, level: int) -> None:
        """The line, which is new, is an item of a list of wikitext, of that depth."""
        self.indent(level)
        self._bulleted = True

    def _depth(self, level: int) -> int:
        return self._lists + max(0, level - 1) if self._lists else level

    def break_line(self, level: int = 0, soft: bool = False) -> None:
        """Ends the line and begins a new one. A line with nothing on it is left out."""
        if self._held:
            self.write_at(" ", self.place)
            return
        self._flush()
        self._begin(self._depth(level), soft)

    def break_item(self) -> None:
        """Ends the line and begins a new one behind the same bullet."""
        level, bulleted, empty = self._level, self._bulleted, not self._length and not self._marks
        continues = self._continued or not empty
        if empty and self.lines:
            self._spaced = True
        self.break_line()
        if not self._held:
            self._level, self._bulleted, self._continued = level, bulleted, continues

    def end_source_line(self) -> None:
        """A line of the source ends: its list item does, which a reader sees, or a line of a paragraph."""
        if not self.empty:
            self.break_line(soft=not self._bulleted)
        elif self._bulleted and not self._held:
            self.indent(0)

    def _flush(self) -> None:
        for style, start in self._open.items():
            if start < self._length:
                self._marks.append(Mark(start, self._length, style))
            self._open[style] = 0
        text = "".join(self._parts).rstrip()
        if not text and not self._marks:
            return
        self.lines.append(
            Passage(
                text,
                self._marks_within(len(text)) if self._marks else (),
                tuple(self._anchors) or ((0, self.place),),
                self._level,
                self._ruled,
                self._spaced,
                self._soft,
                self._continued,
            )
        )
        self._ruled = self._spaced = False

    def _marks_within(self, size: int) -> tuple[Mark, ...]:
        """The marks of the line, of which that much text is left, in reading order."""
        marks = [mark if mark.end <= size else mark.moved(min(mark.start, size), size) for mark in self._marks]
        if len(marks) > 1:
            marks.sort(key=_reading_order)
        return tuple(marks)

    def finish(self) -> tuple[Passage, ...]:
        """The lines."""
        self.close_style(Style.SMALL)
        self.close_style(Style.STRUCK)
        self.close_quotes()
        self._flush()
        return tuple(self.lines)

    def embed_lines(self, lines: Iterable[Passage], *, deeper: bool = False) -> None:
        """Adds lines that were built elsewhere; the first goes on the present line if it is no item of a list.

        The items of lists among them may be `deeper` by one than they were.
        """
        for number, line in enumerate(lines):
            if line.ruled:
                self.rule()
            if number or line.level:
                self.break_line(line.level + (deeper and line.level > 0), line.soft)
                self._continued = line.continued
            self._join(line)

    def _join(self, line: Passage) -> None:
        start = self._length
        for position, (index, offset) in enumerate(line.anchors):
            last = position + 1 == len(line.anchors)
            end = len(line.text) if last else line.anchors[position + 1][0]
            self._add(line.text[index:end], offset)
        if not self._anchors:
            self._anchor(start, line.anchors[0][1])
        self._marks += [mark.moved(mark.start + start, mark.end + start) for mark in line.marks]


def _reading_order(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end
