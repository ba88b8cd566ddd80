"""Records what MediaWiki makes of the inputs in `cases/`, and digests for the seed article and the corpus.

The oracle is a program around MediaWiki 1.39 that reads lines of `{"id", "text"}` and writes, for each, a line with
`templates`, `tplargs`, `exts`, `headings` and `comments`. It is no part of this repository. To record anew, in its top
folder:

    python -m tests.syntax.record_oracle "php ORACLE/oracle.php --lang=zh --no-xml" [--corpus FOLDER]

Inputs are those of every `cases/*.toml`, and the texts already in `cases/answers.jsonl`, that random search has found.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.conftest import SEED_ARTICLE
from tests.syntax.canonical import canonical_answer, digest

CASES = Path(__file__).parent / "cases"
ANSWERS = CASES / "answers.jsonl"
DIGESTS = CASES / "corpus_digests.tsv"
SEED = "seed article"

_TEXTS_AT_ONCE = 200


def corpus_files(corpus: Path) -> list[Path]:
    """The pages of the corpus, in the order of their names."""
    return sorted(corpus.rglob("*.wikitext"))


def read_page(path: Path) -> str:
    """The text of a page, its line ends untouched."""
    return path.read_bytes().decode("utf-8", "replace")


def case_inputs() -> list[str]:
    """The inputs of the cases made by hand."""
    paths = sorted(CASES.glob("*.toml"))
    return [case["input"] for path in paths for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def recorded() -> list[tuple[str, Any]]:
    """Every recorded text with its canonical answer."""
    lines = ANSWERS.read_text("utf-8").split("\n") if ANSWERS.exists() else []
    return [(record["text"], record["answer"]) for record in map(json.loads, filter(None, lines))]


def ask(oracle: str, texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The oracle's answers, in order."""
    for first in range(0, len(texts), _TEXTS_AT_ONCE):
        asked = texts[first : first + _TEXTS_AT_ONCE]
        questions = "\n".join(json.dumps({"id": number, "text": text}) for number, text in enumerate(asked))
        done = subprocess.run(shlex.split(oracle), input=questions, capture_output=True, text=True, check=True)
        answers = [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]
        if len(answers) != len(asked):
            raise SystemExit(f"the oracle answered {len(answers)} of {len(asked)} questions: {done.stderr[-500:]}")
        yield from answers


def main() -> None:
    """Asks the oracle, and writes what it answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle", help="the command that runs the oracle")
    parser.add_argument("--corpus", type=Path, help="a folder of pages; their digests are written too")
    arguments = parser.parse_args()
    texts = list(dict.fromkeys(case_inputs() + [text for text, _ in recorded()]))
    with ANSWERS.open("w", encoding="utf-8", newline="\n") as file:
        for text, answer in zip(texts, ask(arguments.oracle, texts), strict=True):
            record = {"text": text, "answer": canonical_answer(answer)}
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    if arguments.corpus is not None:
        paths = corpus_files(arguments.corpus)
        names = [SEED, *(path.relative_to(arguments.corpus).as_posix() for path in paths)]
        pages = [read_page(path) for path in (SEED_ARTICLE, *paths)]
        with DIGESTS.open("w", encoding="utf-8", newline="\n") as file:
            for name, answer in zip(names, ask(arguments.oracle, pages), strict=True):
                file.write(f"{name}\t{digest(canonical_answer(answer))}\n")


if __name__ == "__main__":
    main()
