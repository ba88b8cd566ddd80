"""Laws that hold for every page: nothing raises, nothing is lost in silence, the same text gives the same bytes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

import warbox
from tests.laws.test_round_trip import declared_models
from tests.strategies import infobox_pages, plain_values, wikitext
from warbox import TemplateModel

_COMMENT = re.compile("<!--.*?-->", re.DOTALL)


@settings(max_examples=300)
@given(infobox_pages())
@example("{{Infobox military conflict|combatant1=10:500}}")  # digits that no date has
@example("{{Infobox military conflict|combatant1= Nisan 1915 \u2013 }}")
def test_no_infobox_raises(text: str) -> None:
    page = warbox.parse(text, wiki="zhwiki")
    page.model_dump_json()
    assert page.conflict == (page.conflicts[0] if page.conflicts else None)


@settings(max_examples=200)
@given(wikitext, st.sampled_from(["enwiki", "zhwiki", "itwiki"]))
def test_no_text_raises(text: str, wiki: str) -> None:
    page = warbox.parse(text, wiki=wiki)
    page.model_dump_json()
    assert str(page.tree) == text


@settings(max_examples=200)
@given(infobox_pages())
def test_every_template_is_typed_or_listed(text: str) -> None:
    page = warbox.parse(text)
    typed = [model.span for model in page.typed]
    untyped = [template.span for template in page.untyped]
    every = [warbox.Span(template.start, template.end) for template in page.tree.templates]
    assert sorted([*typed, *untyped], key=lambda span: (span.start, span.end)) == sorted(
        every, key=lambda span: (span.start, span.end)
    )


@settings(max_examples=200)
@given(infobox_pages())
@example("{{Infobox military conflict|conflict=<!-- no name -->|result=a<!-- b -->}}")
def test_every_parameter_of_a_conflict_is_kept(text: str) -> None:
    page = warbox.parse(text)
    for conflict in page.conflicts:
        (node,) = [t for t in page.tree.templates if (t.start, t.end) == (conflict.span.start, conflict.span.end)]
        last = {argument.key.casefold(): argument.value for argument in node.arguments}
        given_names = {name for name, value in last.items() if _COMMENT.sub("", value).strip()}
        assert {name.casefold() for name in conflict.parameters} == given_names
        for value in conflict.parameters.values():
            assert text[value.span.start : value.span.end] == value.wikitext


@settings(max_examples=200)
@given(infobox_pages())
@example("{{Infobox military conflict|casualties1={{OldStyleDate|21|May|1853|9}}}}")  # shown in another order
@example("{{Infobox military conflict|casualties1={{OldStyleDate|Foo21|ноября|1853|9}}}}")
def test_spans_lie_within_the_page_and_their_infobox(text: str) -> None:
    for conflict in warbox.parse(text).conflicts:
        for side in conflict.sides:
            spans = [entry.span for entry in side.combatants] + [entry.span for entry in side.commanders]
            spans += [entry.span for entry in side.strength] + [entry.span for entry in side.casualties]
            for span in spans:
                assert conflict.span.start <= span.start <= span.end <= conflict.span.end


@settings(max_examples=100)
@given(infobox_pages())
def test_reading_a_page_leaves_nothing_behind_that_changes_the_next_reading(text: str) -> None:
    assert warbox.parse(text).model_dump_json() == warbox.parse(text).model_dump_json()


def told_by_a_process(hash_seed: int, seed_path: Path) -> str:
    """A digest of what a process of its own tells of the seed article; sets of texts lie in it as the hashes fall."""
    told = """
import sys
from hashlib import sha256
from pathlib import Path
import warbox
page = warbox.parse(Path(sys.argv[1]).read_text(encoding="utf-8"), wiki="zhwiki")
names = [group.model_dump_json() for group in page.names]
written = [model.to_wikitext(wiki) for wiki in ("zhwiki", "dewiki") for model in page.typed]
parts = [page.model_dump_json(), page.text_in("zh-tw"), *names, *written]
print(*(sha256(part.encode()).hexdigest() for part in parts))
"""
    run = subprocess.run(
        [sys.executable, "-c", told, str(seed_path)],
        env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_the_same_text_gives_the_same_bytes_in_every_process(seed_path: Path) -> None:
    first, second = (told_by_a_process(hash_seed, seed_path) for hash_seed in (1, 2))
    assert len(first.split()) > 100
    assert first == second


@settings(max_examples=200)
@given(st.data())
def test_every_parameter_is_read_or_listed(data: st.DataObject) -> None:
    model = data.draw(st.sampled_from(declared_models()))
    names = sorted({name.replace("#", "1") for name in model.plan().parameters()})
    known = data.draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []
    unknown = data.draw(st.lists(st.from_regex("zz[a-z]{1,5}", fullmatch=True), unique=True, max_size=3))
    given_names = data.draw(st.permutations([*known, *unknown]))
    written = "".join(f"|{name}=v {data.draw(plain_values)}" for name in given_names)
    (found,) = warbox.parse("{{" + model.names[0] + written + "}}").typed
    if found.plan().all_parameters is None:
        assert [name for name in found.unread if name in unknown] == [name for name in given_names if name in unknown]
    assert {name for name in found.unread if name not in unknown} <= set(known)


def test_templates_nested_deeper_than_mediawiki_reads_them_are_listed() -> None:
    depth = 2000
    page = warbox.parse("{{Infobox military conflict|place=" + "{{nowrap|" * depth + "x" + "}}" * depth + "}}")
    assert page.conflict is not None
    assert len(page.typed) + len(page.untyped) == depth + 1
    page.model_dump_json()


def test_links_nested_without_end_are_read() -> None:
    depth = 2000
    page = warbox.parse("{{Infobox military conflict|place=" + "[[a|" * depth + "x" + "]]" * depth + "}}")
    assert page.conflict is not None
    page.model_dump_json()


def test_lone_surrogates_are_escaped_in_json() -> None:
    page = warbox.parse("{{Infobox military conflict|conflict=a\ud800b}}")
    (conflict,) = json.loads(page.model_dump_json())["conflicts"]
    assert conflict["name"]["text"] == "a\ud800b"


def test_a_class_that_is_declared_later_finds_its_templates() -> None:
    page = warbox.parse("{{declared later|1}}")
    assert page.typed == []

    class Later(TemplateModel, names=("declared later",)):
        pass

    assert len(page.find(Later)) == 1
