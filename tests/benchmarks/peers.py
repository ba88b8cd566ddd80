"""The numbers of docs/why.md: warbox beside mwparserfromhell, wikitextparser and wtf_wikipedia, in one run.

    python -m tests.benchmarks.peers [FOLDER]

FOLDER may hold real pages (`*.wikitext`, at any depth) to measure on as well. wtf_wikipedia is measured where there is
a `node` and WTF_WIKIPEDIA names a folder in which it was installed (`npm install wtf_wikipedia`).
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import mwparserfromhell
import wikitextparser

import warbox
from tests.conftest import REPOSITORY, SEED_ARTICLE
from tests.pathological import PATHOLOGICAL
from tests.wikis.scoring import plain
from warbox.wikis.loader import available_wikis

ANSWERS = REPOSITORY / "tests" / "syntax" / "cases" / "answers.jsonl"
SHEETS = REPOSITORY / "tests" / "wikis" / "sheets"
WTF_SCRIPT = Path(__file__).parent / "wtf_wikipedia.mjs"
VARIANT_RULE = "{{flag|-{zh-hans:A|zh-hant:B}-|1991}}"
PATHOLOGICAL_LENGTH, MOST_SECONDS = 20_000, 10
TOO_LONG, RAISES = "too long", "raises"
_EXIT_RAISED = 3
ROUNDS = 7

Arguments = list[tuple[str, str]]


@dataclass(frozen=True)
class Found:
    """A template as a parser sees it: its text, and its arguments."""

    text: str
    arguments: Arguments


def warbox_templates(text: str) -> list[Found]:
    return [
        Found(str(one), [(argument.name, str(argument.value)) for argument in one.arguments])
        for one in warbox.syntax.parse(text).templates
    ]


def mwparserfromhell_templates(text: str) -> list[Found]:
    return [
        Found(str(one), [(str(argument.name).strip(), str(argument.value)) for argument in one.params])
        for one in mwparserfromhell.parse(text).filter_templates()
    ]


def wikitextparser_templates(text: str) -> list[Found]:
    tree = wikitextparser.parse(text)
    return [
        Found(str(one), [(argument.name.strip(), argument.value) for argument in one.arguments])
        for one in [*tree.templates, *tree.parser_functions]
    ]


Parser = Callable[[str], list[Found]]

PARSERS: dict[str, Parser] = {
    "warbox": warbox_templates,
    "mwparserfromhell": mwparserfromhell_templates,
    "wikitextparser": wikitextparser_templates,
}


def compare_on_seed() -> None:
    """How many templates of the seed article each finds, and in what time."""
    text = SEED_ARTICLE.read_text(encoding="utf-8")
    say("\nThe seed article")
    for name, parser in PARSERS.items():
        say(f"  {name}: {len(parser(text))} templates and their arguments in {least_time(parser, text):.1f} ms")
    say(f"  warbox: everything typed in {least_time(typed, text):.1f} ms")
    page = warbox.parse(text, wiki="zhwiki")
    names, figures = list(typed_names(page)), list(typed_figures(page))
    say(f"  warbox: {len(names)} parties and commanders, {len(figures)} figures, {len(page.references)} footnotes")
    for found in wtf_wikipedia([text], ROUNDS) or ():
        seen = plain(json.dumps(found["infoboxes"], ensure_ascii=False))
        given = sum(plain(name) in seen for name in names)
        say(
            f"  wtf_wikipedia: {found['templates']} templates and {found['references']} footnotes in "
            f"{found['milliseconds']:.1f} ms; {given} of {len(names)} names are seen"
        )


def typed(text: str) -> dict[str, Any]:
    return warbox.parse(text, wiki="zhwiki").model_dump()


def least_time(work: Callable[[str], Any], text: str) -> float:
    """The least CPU time of some rounds, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work(text)
        times.append(time.process_time() - before)
    return min(times) * 1000


def compare_with_mediawiki() -> None:
    """On how many recorded texts each finds the templates of MediaWiki 1.39, and their arguments."""
    answers = recorded_answers()
    say(f"\n{len(answers)} short texts, most of them hard, with the answers of MediaWiki 1.39")
    for name, parser in PARSERS.items():
        templates, arguments = same_as_mediawiki(parser, answers)
        say(f"  {name}: the same templates on {templates}, with the same arguments on {arguments}")


def recorded_answers() -> list[dict[str, Any]]:
    """Texts with the trees that MediaWiki 1.39 made of them."""
    return [json.loads(line) for line in ANSWERS.read_text(encoding="utf-8").splitlines()]


def same_as_mediawiki(parser: Parser, answers: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """On how many texts a parser finds the same templates, and on how many of these the same arguments."""
    templates = arguments = 0
    for answer in answers:
        text, right = answer["text"], answer["answer"]["templates"]
        found = parser(text)
        if Counter(one.text for one in found) == Counter(text[start:end] for start, end, *_ in right):
            templates += 1
            arguments += _same_arguments(found, [(text[one[0] : one[1]], one[4]) for one in right if is_plain(one)])
    return templates, arguments


def is_plain(template: Sequence[Any]) -> bool:
    """Whether it is no parser function: for these, parsers count arguments in ways of their own."""
    return bool(template[3] == "template")


def _same_arguments(found: Iterable[Found], right: Iterable[tuple[str, list[Any]]]) -> bool:
    arguments = {one.text: one.arguments for one in found}
    return all(arguments[text] == [(name, value) for name, _, value in given] for text, given in right)


def compare_on_variants() -> None:
    """How each parts the arguments of a template with a rule of Chinese conversion in it."""
    say(f"\nThe arguments of {VARIANT_RULE}")
    for name, parser in PARSERS.items():
        say(f"  {name}: {[value for _, value in parser(VARIANT_RULE)[0].arguments]}")


def compare_on_depth() -> None:
    """How many of templates within each other each finds."""
    depths = (30, 60, 300)
    say(f"\nTemplates found of {', '.join(map(str, depths))} that stand within each other")
    texts = ["{{a|" * depth + "}}" * depth for depth in depths]
    for name, parser in PARSERS.items():
        say(f"  {name}: {', '.join(str(len(parser(text))) for text in texts)}")


def compare_on_pathological_texts() -> None:
    """How long each needs for texts that are made to be hard."""
    say(f"\n{len(PATHOLOGICAL)} texts of {PATHOLOGICAL_LENGTH:,} characters of broken or nested markup")
    for name, parser in PARSERS.items():
        outcomes = [outcome(parser, make(size_of(make))) for make in PATHOLOGICAL.values()]
        times = [spent for spent in outcomes if isinstance(spent, float)]
        say(
            f"  {name}: {max(times):.2f} s at most; over 1 s: {sum(spent > 1 for spent in times)}; "
            f"not done in {MOST_SECONDS} s: {outcomes.count(TOO_LONG)}; raises: {outcomes.count(RAISES)}"
        )


def size_of(make: Callable[[int], str]) -> int:
    return PATHOLOGICAL_LENGTH * 100 // len(make(100))


def outcome(parser: Callable[[str], Any], text: str) -> float | str:
    """The seconds of CPU time that the parser takes, in a process of its own that may not take more than so many."""
    before = _children()
    process = get_context("fork").Process(target=_within_limit, args=(parser, text))
    process.start()
    process.join()
    if process.exitcode == 0:
        return _children() - before
    return RAISES if process.exitcode == _EXIT_RAISED else TOO_LONG


def _within_limit(parser: Callable[[str], Any], text: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    try:
        parser(text)
    except Exception:
        os._exit(_EXIT_RAISED)


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def compare_on_infoboxes() -> None:
    """How many of the names of combatants and commanders that hand-written labels have are given by each."""
    labels = [(path.parent.name, path) for path in sorted(SHEETS.glob("*/*.json"))]
    texts = [path.with_suffix(".wikitext").read_text(encoding="utf-8") for _, path in labels]
    wanted = [list(labelled_names(json.loads(path.read_text(encoding="utf-8")))) for _, path in labels]
    total = sum(map(len, wanted))
    wikis = len({code for code, _ in labels})
    say(f"\n{len(labels)} infoboxes of {wikis} wikis, with {total} names of parties and people")
    pages = [warbox.parse(text, wiki=code) for text, (code, _) in zip(texts, labels, strict=True)]
    values = [[plain(name) for name in typed_names(page)] for page in pages]
    say(f"  warbox: {sum(page.conflict is not None for page in pages)} infoboxes found, {_given(wanted, values)} names")
    found = wtf_wikipedia(texts, 0)
    if found is not None:
        seen = [[plain(json.dumps(one["infoboxes"], ensure_ascii=False))] for one in found]
        boxes = sum(bool(one["infoboxes"]) for one in found)
        say(f"  wtf_wikipedia: {boxes} infoboxes found, {_given(wanted, seen)} names somewhere in their text")


def labelled_names(label: dict[str, Any]) -> Iterable[str]:
    for side in label["sides"]:
        yield from (plain(one["name"]) for one in [*side.get("combatants", ()), *side.get("commanders", ())])


def typed_names(page: warbox.Page) -> Iterable[str]:
    for side in page.conflict.sides if page.conflict else ():
        yield from (one.name.text for one in side.combatants)
        yield from (one.name.text for one in side.commanders)


def typed_figures(page: warbox.Page) -> Iterable[warbox.Figure]:
    for side in [*page.conflict.sides, page.conflict.joint] if page.conflict else ():
        yield from [*side.strength, *side.casualties] if side else ()


def _given(wanted: Iterable[list[str]], given: Iterable[list[str]]) -> int:
    return sum(
        any(name in text for text in texts) for names, texts in zip(wanted, given, strict=True) for name in names
    )


def compare_on_pages(folder: Path) -> None:
    """Real pages: what each finds of the templates of MediaWiki's tree, and the time it takes for all of them."""
    paths = sorted(folder.rglob("*.wikitext"))
    texts = [path.read_bytes().decode("utf-8", "replace") for path in paths]
    right = [Counter(one.text for one in warbox_templates(text)) for text in texts]
    every = sum(templates.total() for templates in right)
    say(f"\n{len(texts)} real pages, {sum(map(len, texts)):,} characters, {every:,} templates")
    for name, parser in PARSERS.items():
        before = time.process_time()
        found = [Counter(one.text for one in parser(text)) for text in texts]
        spent = time.process_time() - before
        missed = sum((templates - own).total() for templates, own in zip(right, found, strict=True))
        pages = sum(templates != own for templates, own in zip(right, found, strict=True))
        say(f"  {name}: {missed:,} templates missed, other templates on {pages} pages, {spent:.1f} s")
    before = time.process_time()
    for path, text in zip(paths, texts, strict=True):
        warbox.parse(text, wiki=wiki_of(path)).model_dump()
    say(f"  warbox: everything typed, with the data of its wikis loaded, in {time.process_time() - before:.1f} s")
    found_by_wtf = wtf_wikipedia(texts, 1)
    if found_by_wtf is not None:
        templates = sum(one["templates"] + one["references"] for one in found_by_wtf)
        spent = sum(one["milliseconds"] for one in found_by_wtf) / 1000
        say(f"  wtf_wikipedia: {templates:,} templates and footnotes listed, {spent:.1f} s")


def wiki_of(path: Path) -> str:
    """The wiki that the page's folder is named after; the English one where warbox knows none of that name."""
    name = f"{path.parent.name}wiki"
    return name if name in available_wikis() else "enwiki"


def wtf_wikipedia(texts: Iterable[str], rounds: int) -> list[dict[str, Any]] | None:
    """What wtf_wikipedia finds on each text; None where it is not there."""
    node = shutil.which("node")
    if node is None or "WTF_WIKIPEDIA" not in os.environ:
        return None
    lines = "".join(json.dumps({"text": text, "rounds": rounds}) + "\n" for text in texts)
    done = subprocess.run([node, str(WTF_SCRIPT)], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    compare_on_seed()
    compare_with_mediawiki()
    compare_on_variants()
    compare_on_depth()
    compare_on_infoboxes()
    for given in sys.argv[1:]:
        compare_on_pages(Path(given))
    compare_on_pathological_texts()
