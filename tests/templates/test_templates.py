"""Every typed template reads its parameters and shows what a reader sees: one case a template, as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import pytest

import warbox
from warbox import Inline, Parameter, TemplateModel

FOLDER = Path(__file__).parent / "cases"
CASES = [case for file in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(file.read_text("utf-8"))["case"]]


class Frame(TemplateModel, names=("frame around a case",)):
    """Holds the template of a case as a value."""

    value: Annotated[Inline | None, Parameter("value")] = None


def contains(found: Any, expected: Any) -> bool:
    """Whether all that is expected was found; a table may have more keys than expected."""
    if isinstance(expected, dict):
        return all(contains(found.get(key), value) for key, value in expected.items())
    if isinstance(expected, list):
        return list(found) == expected
    return bool(found == expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_template_is_typed(case: dict[str, Any]) -> None:
    (model,) = warbox.parse(case["input"], wiki=case["wiki"]).typed[:1]
    assert type(model).__name__ == case["model"]
    dumped = model.model_dump()
    for name, expected in case.get("fields", {}).items():
        assert contains(dumped[name], expected), f"{name}: {dumped[name]!r}"
    assert model.span == warbox.Span(0, len(case["input"]))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_reader_sees(case: dict[str, Any]) -> None:
    (frame,) = warbox.parse("{{frame around a case|value=" + case["input"] + "}}", wiki=case["wiki"]).find(Frame)
    assert frame.value is not None
    assert frame.value.text == case["shown"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_written_and_read_again_it_is_the_same(case: dict[str, Any]) -> None:
    page = warbox.parse(case["input"], wiki=case["wiki"])
    before = page.typed[0]
    written = before.to_wikitext(page.wiki)
    after = warbox.parse(written, wiki=case["wiki"]).typed[0]
    assert without_places(after.model_dump()) == without_places(before.model_dump())


def without_places(value: Any) -> Any:
    """Dumped models without the places in the page and the exact wikitext, which writing may lay out anew."""
    if isinstance(value, dict):
        return {key: without_places(entry) for key, entry in value.items() if key not in ("span", "wikitext", "unread")}
    if isinstance(value, list | tuple):
        return [without_places(entry) for entry in value]
    return value
