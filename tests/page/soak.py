"""Checks the laws of edits at length: `python -m tests.page.soak [EDITS]`, as `make soak` does.

Every parameter of every real page beside the repository is set to itself, and so is every list of its conflicts, in
which then each figure is changed. Then random edits are made, on the real pages and on generated ones, until there are
as many as asked for. Ends with one line of numbers, or at the first failure with
the page and the seed that repeat it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import monotonic

from tests.page.edit_laws import Tally, check_every_parameter, check_many_edits, generated_page
from tests.page.list_laws import check_lists

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
WIKIS = {"it": "itwiki", "zh": "zhwiki"}
EDITS_A_PAGE = 16
GENERATED_A_ROUND = 400


def corpus_pages(root: Path) -> list[Path]:
    """The real pages."""
    return [path for path in sorted(root.glob("*/**/*")) if path.is_file() and "dumps" not in path.parts]


def wiki_of(path: Path) -> str:
    """The wiki that a real page comes from."""
    return WIKIS.get(path.parent.name, "enwiki")


def main(wanted: int) -> int:
    """Runs the checks until that many edits were made; gives the exit code."""
    started = monotonic()
    tally = Tally()
    pages = corpus_pages(CORPUS)
    parameters = figures = unchanged = 0
    for path in pages:
        text, wiki = path.read_text("utf-8"), wiki_of(path)
        parameters += check_every_parameter(text, wiki)
        changed, refused = check_lists(text, wiki)
        figures, unchanged = figures + changed, unchanged + refused
    for number, (name, text, wiki) in enumerate(endless_pages(pages)):
        seed = f"{number} {name}"
        try:
            check_many_edits(text, wiki, Random(seed), EDITS_A_PAGE, tally)
        except Exception:
            sys.stderr.write(f"soak: a law is broken; page {name}, seed {seed!r}\n")
            raise
        if tally.made >= wanted:
            break
    sys.stdout.write(
        f"{len(pages)} pages, {parameters} parameters set to themselves, {figures} figures changed in their places, "
        f"{unchanged} not, {tally.made} edits made, "
        f"{tally.refused} refused, no law broken, {monotonic() - started:.0f} s\n"
    )
    return 0


def endless_pages(pages: list[Path]) -> Iterator[tuple[str, str, str]]:
    """Each real page in turn, then some generated ones, and so on: name, text, wiki."""
    round_number = 0
    while True:
        for path in pages:
            yield str(path.name), path.read_text("utf-8"), wiki_of(path)
        for number in range(GENERATED_A_ROUND):
            name = f"generated {round_number} {number}"
            yield name, generated_page(Random(name)), "enwiki"
        round_number += 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
