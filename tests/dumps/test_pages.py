"""Pages in the text of a dump: found once each, however the text is cut, with what is broken told apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.dumps.making import HEAD, MadePage, article, dump_xml, made_pages
from warbox.dumps.reading import pages
from warbox.dumps.reading.pages import CutPage, Found, Heads, Region, find_pages, read_heads, split_pages
from warbox.dumps.reading.pieces import Damage, Piece

TEXT = dump_xml(made_pages(12))


def stretch_of(text: bytes, start: int, end: int, size: int) -> Iterator[Piece]:
    """A stretch of a text, in pieces of that size."""
    while start < len(text):
        stop = min(start + size, end if start < end else len(text))
        yield Piece(text[start:stop], start, start < end)
        start = stop


def single_pages(found: Iterator[Found]) -> list[bytes | str]:
    """The pages one by one; of those that are cut the reason."""
    given: list[bytes | str] = []
    for one in found:
        assert not isinstance(one, Damage)
        parts = split_pages(one) if isinstance(one, Region) else [one]
        given += [part.reason if isinstance(part, CutPage) else part.data for part in parts]
    return given


ALL = single_pages(find_pages(stretch_of(TEXT, 0, len(TEXT), len(TEXT))))


def test_all_pages_are_found() -> None:
    assert len(ALL) == 12
    assert all(isinstance(page, bytes) and page.startswith(b"<page>") for page in ALL)


def test_a_cut_within_the_tag_of_a_page_that_comes_byte_by_byte() -> None:
    for place in range(TEXT.index(b"<page>") - 1, TEXT.index(b"<page>") + 8):
        first = single_pages(find_pages(stretch_of(TEXT, 0, place, 1)))
        assert first + single_pages(find_pages(stretch_of(TEXT, place, len(TEXT), 1))) == ALL


@given(st.lists(st.integers(0, len(TEXT)), max_size=5), st.integers(1, 3000))
def test_any_cuts_give_every_page_once(places: list[int], size: int) -> None:
    cuts = [0, *sorted(places), len(TEXT)]
    found = [
        page for start, end in pairwise(cuts) for page in single_pages(find_pages(stretch_of(TEXT, start, end, size)))
    ]
    assert found == ALL


def test_a_page_without_an_end_is_cut_where_the_next_begins() -> None:
    one, two = article(1).xml(), article(2).xml()
    text = (HEAD + one.replace("</page>", "") + two).encode()
    for size in (50, len(text)):
        found = single_pages(find_pages(stretch_of(text, 0, len(text), size)))
        assert found == ["another page begins within it", two.strip().encode()]


def test_a_page_without_an_end_is_cut_at_home_only() -> None:
    text = (article(1).xml().replace("</page>", "") + article(2).xml()).encode()
    end = len(article(1).xml()) - 20
    assert single_pages(find_pages(stretch_of(text, 0, end, 40))) == ["another page begins within it"]
    assert single_pages(find_pages(stretch_of(text, end, len(text), 40))) == [article(2).xml().strip().encode()]


def test_the_end_of_the_dump_cuts_the_last_page() -> None:
    text = TEXT[: TEXT.rfind(b"</revision>")]
    found = single_pages(find_pages(stretch_of(text, 0, len(text), 999)))
    assert found == [*ALL[:-1], "the dump ends within it"]


def test_damage_cuts_the_page_in_front_of_it_and_hides_the_one_behind() -> None:
    def pieces() -> Iterator[Piece]:
        yield Piece(TEXT[:2000], 0, at_home=True)
        yield Piece(b"", 2000, at_home=True, damage=Damage(2000, 3000, "broken"))
        yield Piece(TEXT[3000:], 3000, at_home=True)

    found = list(find_pages(pieces()))
    kinds = [type(one) for one in found]
    assert kinds == [Region, CutPage, Damage, Region]
    seen = [page for one in found if isinstance(one, Region) for page in single_pages(iter([one]))]
    assert set(seen) < set(ALL)


def test_a_long_history_keeps_its_last_revision(monkeypatch: object) -> None:
    limit = pages.LARGEST_PAGE
    revision = "<revision><id>{}</id><text>" + "x" * 1000 + "</text></revision>"
    text = ("<page><title>A</title>" + "".join(revision.format(number) for number in range(50)) + "</page>").encode()
    try:
        pages.LARGEST_PAGE = 5000
        (page,) = single_pages(find_pages(stretch_of(text, 0, len(text), 700)))
        assert isinstance(page, bytes)
        assert page.startswith(b"<page><title>A</title><revision><id>")
        assert page.endswith(revision.format(49).encode() + b"</page>")
        assert len(page) < 7000
        huge = b"<page><title>A</title><revision><text>" + b"x" * 9000 + b"</text></revision></page>"
        assert single_pages(find_pages(stretch_of(huge, 0, len(huge), 700))) == ["it is too large"]
    finally:
        pages.LARGEST_PAGE = limit


def heads_of(*pages: str) -> Heads:
    return read_heads(Region("".join(pages).strip().encode(), 0))


def test_heads_tell_what_pages_are() -> None:
    redirect, template = MadePage(4, "A", "#REDIRECT [[B]]", redirect="B").xml(), MadePage(5, "C", "{{d}}", 10).xml()
    told = MadePage(6, "D", "<page> </page> <redirect> <ns>10</ns> <![CDATA[ <text>").xml()
    assert heads_of(article(1).xml(), redirect, told, template, article(2).xml()) == Heads(5, 1, 1, True, False)


def test_a_page_without_a_text_hides_no_other() -> None:
    bare = "<page><title>A</title><ns>0</ns><revision><id>1</id></revision></page>"
    empty = MadePage(1, "A", "").xml().replace("></text>", " />")
    assert heads_of(bare, bare, empty, bare, article(1).xml()) == Heads(5, 0, 0, True, False)


def test_heads_tell_of_pages_without_an_end_and_of_verbatim_text() -> None:
    cut = article(1).xml().replace("</page>", "")
    verbatim = MadePage(2, "A", "B").xml().replace(">B<", "><![CDATA[B]]><")
    assert heads_of(cut, verbatim) == Heads(2, 0, 0, False, True)
