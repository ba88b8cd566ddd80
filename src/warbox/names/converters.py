"""OpenCC's converters, each built when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_STRETCH = re.compile(f"{_HAN.pattern}+")
"""A stretch of Chinese characters with nothing between them."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]+")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text: without one there is nothing to convert."""
    return _HAN.search(text) is not None


@cache
def converter(configuration: str) -> Callable[[str], str]:
    """What converts a text by that configuration of OpenCC, such as `t2s`. It leaves lone surrogates as they are.

    OpenCC is loaded when the first Chinese character is to be converted.
    """

    def convert_text(text: str) -> str:
        if not has_han(text):
            return text
        convert = _loaded(configuration)
        if _LONE_SURROGATES.search(text) is None:
            return convert(text)
        return _between(text, _LONE_SURROGATES, convert)

    return convert_text


@cache
def _loaded(configuration: str) -> Callable[[str], str]:
    # Loading OpenCC takes longer than parsing a page, and most pages never need it.
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(configuration).convert
    return convert


def _between(text: str, kept: re.Pattern[str], convert: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for match in kept.finditer(text):
        pieces += (convert(text[position : match.start()]), match[0])
        position = match.end()
    pieces.append(convert(text[position:]))
    return "".join(pieces)
