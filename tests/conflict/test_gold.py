"""Facts of real infoboxes against hand labels: ours, and those that lie beside the corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

OWN_LABELS = Path(__file__).parent / "gold"


def score(scorer: Path, corpus: Path, *labels: Path) -> tuple[float, float, str]:
    """Recall, precision and what the scorer printed."""
    run = subprocess.run(
        [sys.executable, str(scorer), str(corpus), *map(str, labels)], capture_output=True, text=True, check=False
    )
    words = run.stdout.rsplit("recall", 1)[-1].split()
    return float(words[0]), float(words[2].rstrip(",")), run.stdout


@pytest.fixture(scope="module")
def scorer(shared_root: Path) -> Path:
    found = shared_root / "gold" / "score_infobox.py"
    if not found.is_file():
        pytest.skip("there are no labels beside this repository")
    return found


def test_labels_beside_the_corpus(scorer: Path, corpus_root: Path) -> None:
    recall, precision, report = score(scorer, corpus_root, scorer.parent / "en", scorer.parent / "it")
    assert recall >= 0.999, report
    assert precision >= 0.996, report


def test_own_labels(scorer: Path, corpus_root: Path) -> None:
    recall, precision, report = score(scorer, corpus_root, OWN_LABELS / "en")
    assert recall >= 0.998, report
    assert precision >= 0.987, report


@pytest.mark.parametrize("label", sorted(OWN_LABELS.glob("*/*.json")), ids=lambda path: path.stem)
def test_label_is_complete(label: Path) -> None:
    facts = json.loads(label.read_text("utf-8"))
    assert facts["sides"], "a label without sides says nothing"
    assert facts["page"].endswith(".wikitext")
