"""Streams and blocks of bzip2 files, unpacked one by one, so that any part of a file can be read by itself.

A bzip2 stream is a header and blocks of at most 900 kB of text. Blocks begin with a mark of 48 bits at any bit, and
nothing in a block refers to another one. So a file with one stream is read in parallel like one with many, no index is
needed, and behind damage reading goes on at the next block. Blocks cost more than a stream as a whole does, so what can
be unpacked by streams is.
"""

from __future__ import annotations

import bz2
import re
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import BinaryIO

from warbox.dumps.reading.pieces import Damage, Piece

BLOCK_MARK = 0x314159265359
END_MARK = 0x177245385090
_MARK_BITS, _CHECKSUM_BITS = 48, 32
_HEADER = re.compile(rb"BZh[1-9]")
_HEADER_BITS = 32
_STREAM_START = re.compile(_HEADER.pattern + BLOCK_MARK.to_bytes(_MARK_BITS // 8, "big"))
_START_BYTES = (_HEADER_BITS + _MARK_BITS) // 8
_OWN_HEADER = b"BZh9"
_WINDOW = 1 << 18
_LONGEST_BLOCK = 2 << 20
"""In bytes, with room to spare: 900 kB that cannot be compressed grow by less than a fifth."""
_LONGEST_STREAM, _LONGEST_TEXT = 2 << 20, 16 << 20
"""In bytes. A longer stream, or one with more text, is read by blocks, so that no more of it need be held."""


def read_bzip2(path: Path, start: int, end: int) -> Iterator[Piece]:
    """The text of a file from the first block that begins at byte `start` or behind it.

    A piece is a stream that lies between `start` and `end`, else a block; those that begin before byte `end` are at
    home. An empty piece that is not marks the place, so that the caller can stop before more is unpacked; reading goes
    on behind it for as long as the caller asks. Offsets are the bytes of the file where a block begins, for a stream
    its first. Where a block cannot be unpacked, its piece is damage.
    """
    with path.open("rb") as stream:
        size = path.stat().st_size
        if start == 0 and (damage := _damage_before(stream, size)) is not None:
            yield Piece(b"", 0, at_home=True, damage=damage)
        place = start
        for header, following in pairwise(_stream_starts(stream, start, end)):
            yield from _blocks(stream, place, header, end, size)
            text = _unpacked_stream(stream, header, following)
            place = header if text is None else following
            if text is not None:
                yield Piece(text, header + _HEADER_BITS // 8, at_home=True)
        yield from _blocks(stream, place, size, end, size)


def _stream_starts(stream: BinaryIO, start: int, end: int) -> Iterator[int]:
    """The bytes at which streams with a block begin, from `start` on until `end`."""
    position = start
    while position <= end:
        stream.seek(position)
        window = stream.read(min(_WINDOW, end + _START_BYTES - position))
        yield from (position + found.start() for found in _STREAM_START.finditer(window))
        position += _WINDOW - _START_BYTES + 1


def _unpacked_stream(stream: BinaryIO, start: int, end: int) -> bytes | None:
    """The text of the stream between two bytes; None where it is damaged, or long, or something stands behind it."""
    if end - start > _LONGEST_STREAM:
        return None
    stream.seek(start)
    unpacker = bz2.BZ2Decompressor()
    try:
        text = unpacker.decompress(stream.read(end - start), _LONGEST_TEXT)
    except OSError:
        return None
    return text if unpacker.eof and not unpacker.unused_data else None


def _blocks(stream: BinaryIO, start: int, stop: int, end: int, size: int) -> Iterator[Piece]:
    """The blocks that begin between bytes `start` and `stop`; those that begin before byte `end` are at home."""
    if start == stop:
        return
    was_at_home = True
    marks: Iterator[int | None] = chain(_marks(stream, start * 8), [None])
    for mark, following in pairwise(marks):
        if mark is None or mark >= stop * 8:
            return
        offset, at_home = mark // 8, mark < end * 8
        if was_at_home and not at_home:
            yield Piece(b"", offset, at_home)
        was_at_home = at_home
        text = _unpacked(stream, mark, following, size)
        if text is None:
            damage = _damage_at(mark, following, size)
            yield Piece(b"", offset, at_home, damage)
        else:
            yield Piece(text, offset, at_home)


def _damage_before(stream: BinaryIO, size: int) -> Damage | None:
    """What is wrong in front of the first block of a file, where only a header should stand."""
    first = next(_marks(stream, 0), None)
    if first == _HEADER_BITS or (first is None and _is_empty(stream, size)):
        return None
    return Damage(0, size if first is None else first // 8, "no bzip2 block begins here")


def _is_empty(stream: BinaryIO, size: int) -> bool:
    """Whether the file holds nothing, or a stream without blocks."""
    stream.seek(0)
    return size == 0 or _find_mark(stream.read(64), END_MARK) == [_HEADER_BITS]


def _damage_at(mark: int, following: int | None, size: int) -> Damage:
    end = size if following is None else following // 8
    reason = "the file ends within a bzip2 block" if following is None else "the bzip2 block is damaged"
    return Damage(mark // 8, end, reason)


def _marks(stream: BinaryIO, start: int) -> Iterator[int]:
    """The bits at which blocks begin, from a bit that is the first of a byte."""
    position = start // 8
    last = start - 1
    while True:
        stream.seek(position)
        window = stream.read(_WINDOW)
        for found in _find_mark(window, BLOCK_MARK):
            bit = position * 8 + found
            if bit > last:
                last = bit
                yield bit
        if len(window) < _WINDOW:
            return
        position += _WINDOW - _MARK_BITS // 8 - 1


def _find_mark(window: bytes, mark: int) -> list[int]:
    """The bits at which a mark begins, in rising order."""
    found = []
    for shift in range(8):
        shifted = (mark << (8 - shift)).to_bytes(7, "big")
        # Whole bytes of the mark are looked for; the bits of the mark in the bytes around them are compared then.
        inner = shifted[1:6] if shift else shifted[:6]
        first = 1 if shift else 0
        place = window.find(inner, first)
        while place >= 0:
            bit = (place - first) * 8 + shift
            if not shift or _bits(window, bit, _MARK_BITS) == mark:
                found.append(bit)
            place = window.find(inner, place + 1)
    return sorted(found)


def _bits(data: bytes, start: int, count: int) -> int:
    """A few bits as a number; -1 where the data has no such bits."""
    first, last = start // 8, (start + count + 7) // 8
    if start < 0 or last > len(data):
        return -1
    return (int.from_bytes(data[first:last], "big") >> (last * 8 - start - count)) & ((1 << count) - 1)


def _unpacked(stream: BinaryIO, mark: int, following: int | None, size: int) -> bytes | None:
    """The text of the block that begins at a mark; None where it is damaged."""
    first = mark // 8
    length = (size if following is None else following // 8 + 1) - first
    if length > _LONGEST_BLOCK:
        length, following = _LONGEST_BLOCK, None
    stream.seek(first)
    data = stream.read(length)
    start, limit = mark - first * 8, (len(data) * 8 if following is None else following - first * 8)
    for end in _possible_ends(data, limit, last=following is None):
        try:
            return bz2.decompress(_as_stream(data, start, end))
        except (OSError, ValueError):
            continue
    return None


def _possible_ends(data: bytes, limit: int, *, last: bool) -> Iterator[int]:
    """The bits at which a block may end: where the next one begins, or before the end of its stream."""
    if not last:
        header = limit // 8 - _HEADER_BITS // 8
        if limit % 8 or not _HEADER.match(data, max(header, 0)):
            yield limit
        else:
            trailer = limit - _HEADER_BITS - _MARK_BITS - _CHECKSUM_BITS
            yield from (bit for bit in range(trailer, trailer - 8, -1) if _bits(data, bit, _MARK_BITS) == END_MARK)
    yield from _find_mark(data, END_MARK)


def _as_stream(data: bytes, start: int, end: int) -> bytes:
    """The bits of one block as a bzip2 stream of its own, whose checksum is that of the block."""
    first, last = start // 8, (end + 7) // 8
    block = bytearray(data[first:last])
    block[0] &= 0xFF >> (start % 8)
    bits = int.from_bytes(block, "big") >> (last * 8 - end)
    length = end - start
    checksum = _bits(data, start + _MARK_BITS, _CHECKSUM_BITS)
    bits = (((bits << _MARK_BITS) | END_MARK) << _CHECKSUM_BITS) | checksum
    length += _MARK_BITS + _CHECKSUM_BITS
    padding = -length % 8
    return _OWN_HEADER + (bits << padding).to_bytes((length + padding) // 8, "big")
