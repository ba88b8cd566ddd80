"""OpenCC's converters, each built when it is first asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_STRETCH = re.compile(f"{_HAN.pattern}+")
"""A stretch of Chinese characters with nothing between them."""

_LONE_SURROGATES = re.compile("[\ud800-\udfff]+")
_DICTIONARY = re.compile(r'(?<="file": ")[^"]+')


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text: without one there is nothing to convert."""
    return _HAN.search(text) is not None


@cache
def converter(configuration: str) -> Callable[[str], str]:
    """What converts a text by a configuration of OpenCC: one of its own, such as `t2s`, or one in the folder `opencc`.

    It leaves lone surrogates as they are. OpenCC is loaded when the first Chinese character is to be converted.
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

    own = files("warbox.names") / "opencc" / f"{configuration}.json"
    if not own.is_file():
        plain: Callable[[str], str] = OpenCC(configuration).convert
        return plain
    with as_file(files("warbox.names") / "opencc") as folder, TemporaryDirectory() as made:
        # OpenCC reads a configuration from a file, and looks for dictionaries beside it only.
        path = Path(made) / own.name
        path.write_text(_with_whole_paths(own.read_text(encoding="utf-8"), folder), encoding="utf-8")
        convert: Callable[[str], str] = OpenCC(str(path)).convert
        return convert


def _with_whole_paths(configuration: str, folder: Path) -> str:
    """The configuration with the paths of its dictionaries, those in the folder and those of OpenCC."""
    installed = files("opencc") / "clib" / "share" / "opencc"

    def whole_path(name: re.Match[str]) -> str:
        own = folder / name[0]
        return (own if own.is_file() else Path(str(installed / name[0]))).as_posix()

    return _DICTIONARY.sub(whole_path, configuration)


def _between(text: str, kept: re.Pattern[str], convert: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for match in kept.finditer(text):
        pieces += (convert(text[position : match.start()]), match[0])
        position = match.end()
    pieces.append(convert(text[position:]))
    return "".join(pieces)
