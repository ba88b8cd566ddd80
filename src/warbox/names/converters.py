"""OpenCC's converters, each built when it is first asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_STRETCH = re.compile(f"{_HAN.pattern}+")
"""A stretch of Chinese characters with nothing between them."""

_COMPILED = ".ocd2"

_LONE_SURROGATES = re.compile("[\ud800-\udfff]+")


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text: without one there is nothing to convert."""
    return _HAN.search(text) is not None


@cache
def converter(configuration: str) -> Callable[[str], str]:
    """What converts a text by a configuration of OpenCC, such as `t2s`, or one of the folder `opencc`, such as `zh-tw`.

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

    convert: Callable[[str], str]
    own = files("warbox.names") / "opencc" / f"{configuration}.json"
    if not own.is_file():
        convert = OpenCC(configuration).convert
        return convert
    with as_file(files("warbox.names") / "opencc") as folder, TemporaryDirectory() as made:
        # OpenCC takes a configuration from a file only.
        path = Path(made) / own.name
        path.write_text(json.dumps(_extended(json.loads(own.read_text("utf-8")), folder)), "utf-8")
        convert = OpenCC(str(path)).convert
        return convert


def _extended(own: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The configuration of OpenCC that `base` names, with dictionaries of the folder; nothing else without a base.

    `before` tells which are asked together with which of OpenCC's, so that the longest word counts; those of `last`,
    some of them OpenCC's, are a step of their own.
    """
    installed = Path(str(files("opencc"))) / "clib" / "share" / "opencc"
    configuration: dict[str, Any] = {"name": "", "conversion_chain": []}
    if "base" in own:
        configuration = json.loads((installed / f"{own['base']}.json").read_text("utf-8"))
    added = {name: [_dictionary(file, folder) for file in others] for name, others in own.get("before", {}).items()}
    if "last" in own:
        last = [_dictionary(file, folder) for file in own["last"]]
        configuration["conversion_chain"].append({"dict": {"type": "group", "match_policy": "union", "dicts": last}})
    extended: dict[str, Any] = _with_dictionaries(configuration, added, installed)
    return extended


def _dictionary(file: str, folder: Path) -> dict[str, str]:
    """A dictionary of the folder, or one of OpenCC, whose files are compiled."""
    if file.endswith(_COMPILED):
        return {"type": _COMPILED[1:], "file": file}
    return {"type": "text", "file": (folder / file).as_posix()}


def _with_dictionaries(part: Any, added: dict[str, list[dict[str, str]]], installed: Path) -> Any:
    """A part of a configuration with the added dictionaries, and the whole paths of those of OpenCC."""
    if isinstance(part, list):
        extended = [[*added.get(one.get("file"), ()), one] for one in part]
        return [_with_dictionaries(one, added, installed) for pair in extended for one in pair]
    if not isinstance(part, dict):
        return part
    inner = {key: _with_dictionaries(value, added, installed) for key, value in part.items()}
    return {**inner, "file": (installed / inner["file"]).as_posix()} if "file" in inner else inner


def _between(text: str, kept: re.Pattern[str], convert: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for match in kept.finditer(text):
        pieces += (convert(text[position : match.start()]), match[0])
        position = match.end()
    pieces.append(convert(text[position:]))
    return "".join(pieces)
