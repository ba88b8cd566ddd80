"""What holds of figures for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import figure_texts
from tests.work import lines_run
from warbox.values.figures.figure import FigureKind, figure_words, read_figures
from warbox.values.passage import Passage
from warbox.wikis import load_wiki

wikis = st.sampled_from(["en", "it", "zh"])
kinds = st.sampled_from(FigureKind)


@given(st.lists(st.one_of(figure_texts(), st.text()), max_size=4), wikis, kinds)
def test_any_text_is_read(texts: list[str], wiki: str, kind: FigureKind) -> None:
    lines: list[Passage] = []
    start = 0
    for index, text in enumerate(texts):
        lines.append(Passage(text, level=index % 3, anchors=((0, start),)))
        start += len(text) + 1
    whole = " ".join(text for text in texts if text)
    for figure in read_figures(lines, figure_words(load_wiki(wiki)), kind):
        assert figure.low is not None or figure.high is not None
        assert figure.low is None or figure.high is None or 0 <= figure.low <= figure.high
        assert figure.category
        assert figure.text in whole
        assert 0 <= figure.span.start < figure.span.end


@given(st.integers(1, 10**9), st.sampled_from(["men", "guns", "ships of the line"]))
def test_a_number_is_read_as_it_is_written(value: int, noun: str) -> None:
    (figure,) = read_figures([Passage(f"{value:,} {noun}")], figure_words(load_wiki("en")), FigureKind.STRENGTH)
    assert (figure.low, figure.high) == (value, value)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.sampled_from(["–", "-", " – ", " to "]))
def test_a_range_is_one_figure(low: int, more: int, joint: str) -> None:
    text = f"{low:,}{joint}{low + more:,} killed"
    (figure,) = read_figures([Passage(text)], figure_words(load_wiki("en")), FigureKind.CASUALTIES)
    assert figure.high == low + more
    # The first number of a range may leave out its thousands: "6–7,000".
    assert figure.low in (low, low * 1000)


@pytest.mark.parametrize(
    "unit", ["1 ", "(1 ", "1, killed, ", "a: 1; ", "one thousand ", "men and ", "1–", "二", "1 of "]
)
def test_work_grows_with_the_length(unit: str) -> None:
    words = figure_words(load_wiki("zh"))

    def work(count: int) -> int:
        return lines_run(lambda: read_figures([Passage(unit * count)], words, FigureKind.CASUALTIES))

    work(1)
    assert work(400) < 6 * work(100)
