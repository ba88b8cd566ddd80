"""Records what MediaWiki's zh converter makes of the inputs of `cases/conversion.toml`, and of others found at random.

The oracle is a program around MediaWiki 1.39 that reads lines of `{"id", "text", "variant"}` and writes, for each, a
line with `text` and `title`. It is no part of this repository. To record anew, in its top folder:

    python -m tests.names.record_conversions "php ORACLE/convert.php" [--random COUNT] [--seed NUMBER]

With `--random`, that many inputs are drawn and compared, and those that differ are shown; a few of the others that have
rules in them are recorded.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.names.random_rules import draw_text
from warbox.names import varieties
from warbox.names.conversion.language_converter import Conversion

CASES = Path(__file__).parent / "cases" / "conversion.toml"
ANSWERS = Path(__file__).parent / "cases" / "conversion_answers.jsonl"
ERROR = "<error>"

_RECORDED_AT_RANDOM = 300
# MediaWiki's message about a broken rule; it may have been converted along with the text around it.
_MESSAGE = re.compile(r'<span class="error">[^<]*(?:检测到错误|檢測到錯誤)</span>')
_NAMES_IN_TRADITIONAL_SCRIPT = str.maketrans("陸體簡臺灣門馬", "陆体简台湾门马")


class Answer(NamedTuple):
    """What a reader of that variant sees of the text, and the title that a rule gives the page, or None."""

    text: str
    variant: str
    shown: str
    title: str | None


def recorded() -> list[Answer]:
    """Every recorded answer."""
    lines = ANSWERS.read_text("utf-8").split("\n") if ANSWERS.exists() else []
    return [Answer(**json.loads(line)) for line in lines if line]


def case_questions() -> list[tuple[str, str]]:
    """The inputs of the cases made by hand, each with every variant."""
    cases = tomllib.loads(CASES.read_text("utf-8"))["case"]
    return [(case["input"], variant) for case in cases for variant in varieties()]


def converted(text: str, variant: str) -> tuple[str, str | None]:
    """What warbox makes of a text without a dictionary."""
    conversion = Conversion(variant, dictionary=lambda plain, _: plain, when_broken=lambda _: ERROR)
    return conversion.text(text), conversion.title or None


def ask(oracle: str, questions: Sequence[tuple[str, str]]) -> Iterator[Answer]:
    """The oracle's answers, in order."""
    lines = [json.dumps({"id": n, "text": text, "variant": variant}) for n, (text, variant) in enumerate(questions)]
    done = subprocess.run(shlex.split(oracle), input="\n".join(lines), capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.split("\n") if line.startswith("{")]
    for (text, variant), answer in zip(questions, answers, strict=True):
        title = answer["title"] and _MESSAGE.sub(ERROR, answer["title"])
        yield Answer(text, variant, _MESSAGE.sub(ERROR, answer["text"]), title)


def agrees(answer: Answer) -> bool:
    """Whether warbox converts as MediaWiki did; names of variants may have been converted with the text around them."""
    shown, title = converted(answer.text, answer.variant)
    return (_one_script(shown), title) == (_one_script(answer.shown), answer.title)


def _one_script(text: str) -> str:
    return text.translate(_NAMES_IN_TRADITIONAL_SCRIPT)


def main() -> None:
    """Asks the oracle, and writes what it answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oracle", help="the command that runs the oracle")
    parser.add_argument("--random", type=int, default=0, help="how many inputs to draw")
    parser.add_argument("--seed", type=int, default=1, help="where the drawing begins")
    arguments = parser.parse_args()
    by_hand = case_questions()
    known = [(answer.text, answer.variant) for answer in recorded() if (answer.text, answer.variant) not in by_hand]
    source = random.Random(arguments.seed)
    drawn = [(draw_text(source), source.choice([*varieties()][1:])) for _ in range(arguments.random)]
    answers = list(ask(arguments.oracle, [*by_hand, *known, *drawn]))
    different = [answer for answer in answers if not agrees(answer)]
    kept = [*answers[: len(by_hand) + len(known)]]
    if drawn and not known:
        kept += [answer for answer in answers[len(by_hand) :] if "-{" in answer.text][:_RECORDED_AT_RANDOM]
    with ANSWERS.open("w", encoding="utf-8", newline="\n") as file:
        for answer in kept:
            file.write(json.dumps(answer._asdict(), ensure_ascii=False) + "\n")
    report = [f"{len(answers)} inputs, {len(different)} differ", *map(repr, different[:20])]
    raise SystemExit("\n".join(report) if different else None)


if __name__ == "__main__":
    main()
