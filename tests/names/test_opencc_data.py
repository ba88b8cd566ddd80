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


def test_every_dictionary_is_used_and_every_configuration_is_a_variants_or_for_single_characters() -> None:
    configurations = {path.stem: path.read_text("utf-8") for path in FOLDER.glob("*.json")}
    used = {name for variety in varieties().values() for name in (variety.opencc, variety.characters)}
    assert configurations.keys() == used - {None, "t2s"} | {"traditional-characters"}
    for path in DICTIONARIES:
        assert any(f'"{path.name}"' in configuration for configuration in configurations.values())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_what_a_configuration_takes_from_the_installed_opencc_is_there(path: Path) -> None:
    own = json.loads(path.read_text("utf-8"))
    installed = Path(str(files("opencc"))) / "clib" / "share" / "opencc"
    if "base" in own:
        base = (installed / f"{own['base']}.json").read_text("utf-8")
        assert all(f'"{name}"' in base for name in own["before"])
    assert all((installed / name).is_file() for name in own.get("last", ()) if name.endswith(".ocd2"))
