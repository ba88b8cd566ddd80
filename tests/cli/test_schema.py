"""`warbox schema`, `--help` and `--version`."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

import warbox
from warbox.cli import main
from warbox.cli.schemas import model_schema


def test_the_schema_of_a_conflict_names_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["title"] == "MilitaryConflict"
    assert {"name", "date", "place", "sides", "joint", "parameters", "span"} <= schema["properties"].keys()


@pytest.mark.parametrize("model", ["Figure", "Flag", "HistoricalDate", "InterlanguageLink", "Diagnostic"])
def test_the_schema_of_any_model(model: str) -> None:
    assert model_schema(model)["title"] == model


def test_what_a_page_prints_is_as_its_schema_says(seed_text: str) -> None:
    properties = model_schema("Page")["properties"]
    page = warbox.parse(seed_text, wiki="zhwiki").model_dump()
    assert isinstance(properties, dict)
    assert list(properties) == list(page)


@pytest.mark.parametrize(
    ("model", "field", "description"),
    [
        ("Inline", "wikitext", "`wikitext` is the value as it stands on the page."),
        ("Strength", "category", "How many of what a side had: a `Figure` whose `category` is `personnel`, "),
        ("Strength", "text", "`text` is the clause the figure was read from."),
        ("Flag", "unread", "`template` is the name as the page writes it, `span` the stretch of the page, `unread` "),
        ("Span", "end", "A stretch of the page's text, in code points, `end` exclusive."),
    ],
)
def test_a_field_is_described_by_what_its_class_says_of_it(model: str, field: str, description: str) -> None:
    properties: Any = model_schema(model)["properties"]
    assert properties[field]["description"].startswith(description)


def test_a_described_schema_is_one_that_pages_follow(seed_text: str) -> None:
    schema = model_schema("Page")
    jsonschema.Draft202012Validator.check_schema(schema)
    dumped = warbox.parse(seed_text, wiki="zhwiki").model_dump(mode="json")
    jsonschema.Draft202012Validator(schema).validate(dumped)


def test_an_unknown_model_is_answered_with_the_names_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "Tank"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("warbox: there is no model 'Tank'; there are ")
    assert "MilitaryConflict" in said.err
    assert said.err.count("\n") == 1


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    output = capsys.readouterr().out
    assert "parse" in output
    assert "schema" in output


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == "0.1.0\n"
