"""Every real page beside this repository is read without an exception, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

import warbox

WIKIS = {"it": "itwiki", "zh": "zhwiki"}


@pytest.fixture(scope="module")
def pages(corpus_root: Path) -> list[Path]:
    found = [path for path in sorted(corpus_root.glob("*/**/*")) if path.is_file() and "dumps" not in path.parts]
    assert len(found) > 900
    return found


def test_every_page_is_read(pages: list[Path]) -> None:
    for path in pages:
        text = path.read_text("utf-8")
        page = warbox.parse(text, wiki=WIKIS.get(path.parent.name, "enwiki"), title=path.stem)
        assert str(page.tree) == text, path
        assert page.model_dump_json(), path
        assert len(page.typed) + len(page.untyped) == len(page.tree.templates), path


def test_every_infobox_has_its_conflict(pages: list[Path]) -> None:
    for path in (path for path in pages if path.parent.parent.name == "infoboxes"):
        text = path.read_text("utf-8")
        conflict = warbox.parse(text).conflict
        assert conflict is not None, path
        values = {name: value.wikitext for name, value in conflict.parameters.items()}
        for name, value in values.items():
            assert value in text, (path, name)
