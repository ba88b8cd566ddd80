"""The shapes that most tables of a data file have."""

from __future__ import annotations

Words = list[str]
WordsByMeaning = dict[str, Words]
