"""What an edit may take out without leaving half of a pair."""

from __future__ import annotations

import pytest

from warbox.page.edits.items.balance import is_balanced


@pytest.mark.parametrize(
    "text",
    [
        *("", "a, b", "(a) b (c)", "((a) b)", "\uff08甲\uff09", "''a'' '''b'''"),
        *("<small>a</small>", "<Small>a</small>", "<b><i>a</i></b>", "a<br>b<br />c", "<span class='(' />"),
        *("{{x|(}}", "[[a (b|c]]", "<ref>(</ref>", "<!-- ( '' <b> -->"),
    ],
)
def test_pairs_that_are_whole(text: str) -> None:
    assert is_balanced(text)


@pytest.mark.parametrize(
    "text",
    [
        *("(a", "a)", ") a (", "(a\uff09", "\uff08甲", "''a", "a'''"),
        *("<small>a", "a</small>", "<b><i>a</b></i>", "</b>a<b>", "<small>a</small></small>"),
    ],
)
def test_half_of_a_pair(text: str) -> None:
    assert not is_balanced(text)
