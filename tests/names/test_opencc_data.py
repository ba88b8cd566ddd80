"""The configurations and dictionaries for OpenCC that come with warbox."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from warbox.names import convert, varieties
from warbox.names.converters import converter

FOLDER = Path(str(files("warbox.names") / "opencc"))
DICTIONARIES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", DICTIONARIES, ids=lambda path: path.name)
def test_a_dictionary_is_sorted_and_has_each_entry_once(path: Path) -> None:
    entries = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    assert all(len(entry) == 2 and len(entry[0]) == len(entry[1]) for entry in entries)
    keys = [key for key, _ in entries]
    assert keys == sorted(set(keys))


def test_a_character_that_is_kept_is_one_of_traditional_script_that_opencc_would_change() -> None:
    for line in (FOLDER / "kept.txt").read_text("utf-8").splitlines():
        sign, kept = line.split("\t")
        assert sign == kept
        assert sign.encode("big5")
        assert converter("s2t")(sign) != sign
        assert convert(sign, "zh-tw") == sign


def test_every_dictionary_is_used_and_every_configuration_is_a_variants() -> None:
    configurations = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    assert configurations.keys() == {variety.opencc for variety in varieties().values()} - {None, "t2s", "tw2s"}
    for path in DICTIONARIES:
        assert any(path.name in configuration for configuration in configurations.values())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_dictionaries_stand_before_some_that_the_installed_opencc_has(path: Path) -> None:
    own = json.loads(path.read_text("utf-8"))
    base = Path(str(files("opencc"))) / "clib" / "share" / "opencc" / f"{own['base']}.json"
    assert all(f'"{name}"' in base.read_text("utf-8") for name in own["before"])
