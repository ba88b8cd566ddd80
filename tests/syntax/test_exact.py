"""The tree is MediaWiki's: recorded answers of MediaWiki 1.39, see record_oracle.py."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.syntax.canonical import canonical_tree, digest
from tests.syntax.record_oracle import CASES, DIGESTS, SEED, read_page, recorded
from warbox.syntax import Kind, parse

DIGEST_OF = dict(line.rsplit("\t", 1) for line in DIGESTS.read_text("utf-8").splitlines())


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]


@pytest.mark.parametrize("case", cases())
def test_templates_and_kinds(case: dict[str, Any]) -> None:
    templates = parse(case["input"]).templates
    if "templates" in case:
        assert [str(template) for template in templates] == case["templates"]
    else:
        assert [template.kind for template in templates] == [Kind(kind) for kind in case["kinds"]]


@pytest.mark.parametrize(("text", "answer"), recorded())
def test_the_whole_tree_is_the_recorded_one(text: str, answer: Any) -> None:
    assert canonical_tree(parse(text)) == answer


def test_the_seed_article(seed_text: str) -> None:
    tree = parse(seed_text)
    assert digest(canonical_tree(tree)) == DIGEST_OF[SEED]
    assert len(tree.templates) == 170
    assert sum(len(template.arguments) for template in tree.templates) == 643
    assert sum(tag.name.lower() == "ref" for tag in tree.tags) == 115
    assert [len(nodes) for nodes in (tree.headings, tree.comments, tree.variants)] == [19, 6, 1]


def test_every_page_of_the_corpus(corpus_root: Path) -> None:
    different: list[str] = []
    for name, expected in DIGEST_OF.items():
        path = corpus_root / name
        if name != SEED and path.exists():
            tree = parse(read_page(path))
            if digest(canonical_tree(tree)) != expected or str(tree) != read_page(path):
                different.append(name)
    assert different == []
