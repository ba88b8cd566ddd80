"""Blocks of bzip2 files: the same text as the library unpacks, from any cut on, and what damage costs."""

from __future__ import annotations

import bz2
import random
from itertools import pairwise, takewhile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dumps.making import dump_xml, made_pages, multistream
from warbox.dumps.reading import bzip2
from warbox.dumps.reading.bzip2 import read_bzip2
from warbox.dumps.reading.pieces import Damage, Piece

TEXT = dump_xml(made_pages(400))
SINGLE = bz2.compress(TEXT, 1)
MULTI = multistream(made_pages(400), in_stream=100)[0]


@pytest.fixture(params=[SINGLE, MULTI], ids=["one stream", "many streams"])
def packed(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(request.param)
    return path


def unpack(path: Path, cuts: list[int]) -> tuple[bytes, list[Damage]]:
    """The text that the stretches between these cuts own, and the damage in them."""
    pieces = [piece for start, end in pairwise(cuts) for piece in read_bzip2(path, start, end) if piece.at_home]
    return b"".join(piece.data for piece in pieces), [piece.damage for piece in pieces if piece.damage is not None]


def blocks_of(path: Path) -> list[Piece]:
    """The blocks of a file: no stream lies within a stretch that is shorter than it."""
    size, step = path.stat().st_size, 4000
    stretches = [(start, min(start + step, size)) for start in range(0, size, step)]
    return [piece for cuts in stretches for piece in takewhile(lambda piece: piece.at_home, read_bzip2(path, *cuts))]


def test_there_are_several_blocks(packed: Path) -> None:
    assert len(blocks_of(packed)) > 3


def test_streams_are_unpacked_as_a_whole_and_give_what_their_blocks_give(packed: Path) -> None:
    pieces, blocks = list(read_bzip2(packed, 0, packed.stat().st_size)), blocks_of(packed)
    assert b"".join(piece.data for piece in pieces) == b"".join(block.data for block in blocks) == TEXT
    assert (len(pieces) < len(blocks)) == (packed.read_bytes() == MULTI)


@pytest.mark.parametrize("limit", ["_LONGEST_STREAM", "_LONGEST_TEXT"])
def test_a_long_stream_is_not_held_in_memory(packed: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(bzip2, limit, 1000)
    pieces = list(read_bzip2(packed, 0, packed.stat().st_size))
    assert max(len(piece.data) for piece in pieces) < 101_000
    assert b"".join(piece.data for piece in pieces) == TEXT


@settings(max_examples=40)
@given(places=st.lists(st.integers(0, len(SINGLE)), max_size=4), content=st.sampled_from([SINGLE, MULTI]))
def test_any_cuts_give_the_whole_text_once(
    places: list[int], content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("bzip2") / "dump.xml.bz2"
    path.write_bytes(content)
    assert unpack(path, [0, *sorted(min(place, len(content)) for place in places), len(content)]) == (TEXT, [])


def test_an_empty_piece_stands_where_the_blocks_of_the_next_stretch_begin(packed: Path) -> None:
    pieces = list(read_bzip2(packed, 0, packed.stat().st_size // 2))
    strangers = [piece for piece in pieces if not piece.at_home]
    assert strangers[0].data == b""
    assert strangers[0].offset == strangers[1].offset
    assert all(piece.data for piece in strangers[1:])


def test_a_damaged_byte_costs_one_block(packed: Path) -> None:
    whole = packed.read_bytes()
    pieces = blocks_of(packed)
    place = (pieces[1].offset + pieces[2].offset) // 2
    packed.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
    text, (damage,) = unpack(packed, [0, len(whole)])
    assert damage.start <= place < damage.end
    assert text == b"".join(piece.data for index, piece in enumerate(pieces) if index != 1)


def test_a_lost_stretch_of_bytes_costs_the_blocks_it_touches(packed: Path) -> None:
    whole = packed.read_bytes()
    pieces = blocks_of(packed)
    start, end = pieces[1].offset + 40, pieces[3].offset + 40
    packed.write_bytes(whole[:start] + bytes(end - start) + whole[end:])
    text, damage = unpack(packed, [0, len(whole)])
    assert damage[0].start <= start
    assert end <= damage[-1].end
    assert text.startswith(pieces[0].data)
    assert text.endswith(pieces[-1].data)


def test_a_file_that_ends_too_early_keeps_what_is_whole(packed: Path) -> None:
    whole = packed.read_bytes()
    pieces = blocks_of(packed)
    cut = pieces[-1].offset + 20
    packed.write_bytes(whole[:cut])
    text, (damage,) = unpack(packed, [0, cut])
    assert (damage.start, damage.end) == (pieces[-1].offset, cut)
    assert damage.reason == "the file ends within a bzip2 block"
    assert text == b"".join(piece.data for piece in pieces[:-1])


@pytest.mark.parametrize("content", [b"", bz2.compress(b"")])
def test_nothing_packed_is_no_damage(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "empty.bz2"
    path.write_bytes(content)
    assert unpack(path, [0, len(content)]) == (b"", [])


def test_what_is_no_bzip2_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "noise.bz2"
    path.write_bytes(b"BZh9" + random.Random(1).randbytes(5000))
    assert unpack(path, [0, 5004]) == (b"", [Damage(0, 5004, "no bzip2 block begins here")])
