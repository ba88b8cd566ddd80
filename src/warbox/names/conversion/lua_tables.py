"""Reads the data that a Lua module returns, without running it: tables, strings, calls with such arguments.

Lua 5.1, as Scribunto has it. Whatever would have to be run stays unread, and is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from warbox.diagnostics import Span

DEEPEST = 50
"""How deep tables and calls are read inside each other."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call such as `Item('a', 'b')` or `require 'x'`: what is called, by its dotted name, and the arguments.

    An argument that cannot be read is an object of no meaning; numbers are strings as they are written.
    """

    name: str
    arguments: tuple[Any, ...]
    span: Span


@dataclass(slots=True)
class LuaTable:
    """A table: its values in order, and those with a name."""

    values: list[Any] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class LuaData:
    """What a module returns, and the stretches of it that could not be read."""

    value: Any = None
    unread: list[Span] = field(default_factory=list)


_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    r"|(?P<comment>--(?!\[=*\[)[^\n]*)"
    r"|(?P<long>(?:--)?\[(?P<level>=*)\[)"
    r"|(?P<quote>[\"'])"
    r"|(?P<number>0[xX][0-9A-Fa-f]+|[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)"
    r"|(?P<sign>\.\.\.|\.\.|[=~<>]=|.)",
    re.DOTALL,
)
_QUOTED = {quote: re.compile(rf"(?:[^\\{quote}\n]|\\.)*{quote}", re.DOTALL) for quote in "\"'"}
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9]{1,3})|(?P<sign>.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_CONSTANTS = {"nil": None, "true": True, "false": False}
_OPENERS = frozenset({"function", "do", "then", "repeat"})
_CLOSERS = frozenset({"end", "until", "elseif"})
_UNREAD = object()


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int
    end: int


def read_module(source: str) -> LuaData:
    """What the module returns at its outermost level. Never raises."""
    reader = _LuaReader(list(_tokens(source)), len(source))
    return reader.read()


def _tokens(source: str) -> Iterator[_Token]:
    """The tokens but for blanks and comments; the text of a string is what it says."""
    position = 0
    missing: set[str] = set()
    while position < len(source):
        match = _TOKEN.match(source, position)
        if match is None:
            return
        start, position = match.span()
        kind = str(match.lastgroup if match.lastgroup != "level" else "long")
        text = match[0]
        if kind == "long":
            closing = f"]{match['level']}]"
            end = -1 if closing in missing else source.find(closing, position)
            if end < 0:
                missing.add(closing)
                yield _Token("sign", text, start, position)
                continue
            text, position = source[position:end].removeprefix("\n"), end + len(closing)
            if not match[0].startswith("--"):
                yield _Token("string", text, start, position)
        elif kind == "quote":
            quoted = _QUOTED[text].match(source, position)
            if quoted is None:
                yield _Token("sign", text, start, position)
                continue
            position = quoted.end()
            yield _Token("string", _ESCAPE.sub(_unescaped, quoted[0][:-1]), start, position)
        elif kind not in ("blank", "comment"):
            yield _Token(kind, text, start, position)


def _unescaped(match: re.Match[str]) -> str:
    if match["code"] is not None:
        # A number above 127 is one byte of several that make a character; alone it says nothing.
        return chr(int(match["code"])) if int(match["code"]) < 128 else match[0]
    return _ESCAPED.get(match["sign"], match["sign"])


class _LuaReader:
    def __init__(self, tokens: list[_Token], length: int) -> None:
        self._tokens = [*tokens, _Token("end", "", length, length)]
        self._at = 0
        self._data = LuaData()

    def read(self) -> LuaData:
        """Passes what stands before the outermost `return`, and reads the expression behind it."""
        depth = 0
        while self._next.kind != "end":
            token = self._take()
            if token.kind != "name":
                continue
            if token.text == "return" and depth == 0:
                self._data.value = self._expression(0)
                break
            depth += (token.text in _OPENERS) - (token.text in _CLOSERS)
        if self._data.value is None or self._data.value is _UNREAD:
            self._data.value = None
            if not self._data.unread:
                self._data.unread.append(Span(0, self._tokens[-1].end))
        return self._data

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    @property
    def _passed_end(self) -> int:
        """Where the last token ended."""
        return self._tokens[self._at - 1].end if self._at else 0

    def _take(self) -> _Token:
        token = self._tokens[self._at]
        self._at += token.kind != "end"
        return token

    def _sees(self, *signs: str) -> bool:
        """Whether one of these signs comes next, or with no signs given the end."""
        return self._next.text in signs if self._next.kind == "sign" else self._next.kind == "end" and not signs

    def _expression(self, depth: int) -> Any:
        """A value, or several strings joined by `..`."""
        start = self._next.start
        value = self._value(depth)
        while self._sees(".."):
            self._take()
            more = self._value(depth)
            value = value + more if isinstance(value, str) and isinstance(more, str) else _UNREAD
        if value is _UNREAD or not (self._sees(",", ";", "}", ")") or self._sees() or depth == 0):
            return self._give_up(start)
        return value

    def _value(self, depth: int) -> Any:
        token = self._next
        if token.kind == "string":
            return self._take().text
        if token.kind == "number":
            return self._take().text
        if token.kind == "name":
            return self._named(depth)
        if self._sees("{") and depth < DEEPEST:
            return self._table(depth + 1)
        return _UNREAD

    def _named(self, depth: int) -> Any:
        first = self._take()
        name = first.text
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        while self._sees("."):
            self._take()
            name += "." + self._take().text
        if self._next.kind == "string":
            arguments: tuple[Any, ...] = (self._take().text,)
        elif self._sees("{") and depth < DEEPEST:
            arguments = (self._table(depth + 1),)
        elif self._sees("(") and depth < DEEPEST:
            arguments = self._arguments(depth + 1)
        else:
            return _UNREAD
        return Call(name, arguments, Span(first.start, self._passed_end))

    def _arguments(self, depth: int) -> tuple[Any, ...]:
        opening = self._take()
        found: list[Any] = []
        while not self._sees(")") and not self._sees():
            found.append(self._expression(depth))
            if self._sees(","):
                self._take()
            elif not self._sees(")"):
                break
        self._close(opening)
        return tuple(found)

    def _table(self, depth: int) -> LuaTable:
        table = LuaTable()
        opening = self._take()
        while not self._sees("}") and not self._sees():
            key = self._key()
            value = self._expression(depth)
            if value is not _UNREAD and key is None:
                table.values.append(value)
            elif value is not _UNREAD and key is not None:
                table.named[key] = value
            if self._sees(",", ";", ")"):
                self._take()
        self._close(opening)
        return table

    def _key(self) -> str | None:
        """The name in front of a value: `name =` or `["name"] =`."""
        ahead = self._tokens[self._at : self._at + 4]
        signs = [token.text if token.kind == "sign" else "" for token in ahead]
        if ahead[0].kind == "name" and signs[1:2] == ["="]:
            self._at += 2
            return ahead[0].text
        if signs[0] == "[" and signs[2:4] == ["]", "="] and ahead[1].kind in ("string", "number"):
            self._at += 4
            return ahead[1].text
        return None

    def _close(self, opening: _Token) -> None:
        """Passes what closes a table or a call; where the source ends before it, the opening one is unread."""
        if self._sees():
            self._data.unread.append(Span(opening.start, opening.end))
        self._take()

    def _give_up(self, start: int) -> Any:
        """Passes an expression that cannot be read, to the end of the value it stands for."""
        depth = 0
        while not self._sees() and not (depth == 0 and self._sees(",", ";", "}", ")")):
            depth += self._sees("{", "(", "[") - self._sees("}", ")", "]")
            depth = max(depth, 0)
            self._take()
        self._data.unread.append(Span(start, max(start, self._passed_end)))
        return _UNREAD
