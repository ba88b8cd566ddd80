"""The data files of the wikis: their form, and what they say of templates."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from warbox.report.wiki_check import wiki_problems
from warbox.values.dates.words import Kind
from warbox.values.figures.tokens.words import NounGroup, Role
from warbox.wikis import available_wikis
from warbox.wikis.form import json_schema
from warbox.wikis.form.dates import Dates
from warbox.wikis.form.figures import Figures
from warbox.wikis.loader import own_tables

# What of dates is no word: signs, and what stands for all the rest.
_NO_WORDS = {*("number", "dash", "tilde", "slash", "comma", "semicolon", "colon"), "opening", "closing", "newline"}
_FROM_CLDR = {"weekday", "other"}

SCHEMA = json.loads((files("warbox.wikis") / "wiki.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("wiki", available_wikis())
def test_a_data_file_is_sound(wiki: str) -> None:
    assert wiki_problems(own_tables(wiki)) == []


@pytest.mark.parametrize("wiki", available_wikis())
def test_a_data_file_fits_the_schema_that_editors_read(wiki: str) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(own_tables(wiki))


@pytest.mark.parametrize("wiki", available_wikis())
def test_no_list_of_a_data_file_has_a_word_twice(wiki: str) -> None:
    assert [word for words in _lists(own_tables(wiki)) for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("wiki", available_wikis())
def test_no_noun_of_a_data_file_is_of_two_categories(wiki: str) -> None:
    tables = own_tables(wiki).get("figures", {})
    nouns = [noun for group in NounGroup for forms in tables.get(group.value, {}).values() for noun in set(forms)]
    assert [noun for noun, times in Counter(nouns).items() if times > 1] == []


def test_the_schema_that_editors_read_is_that_of_the_form() -> None:
    assert json_schema() == SCHEMA


def test_the_form_has_every_kind_of_word_that_is_read() -> None:
    kinds = {kind.value for kind in Kind} - _NO_WORDS - _FROM_CLDR
    assert kinds <= _keys(Dates)
    assert {role.value for role in Role} | {group.value for group in NounGroup} <= _keys(Figures)


def _keys(form: type[Dates | Figures]) -> set[str]:
    return {field.alias or name for name, field in form.model_fields.items()}


def _lists(table: Any) -> Iterator[list[str]]:
    """The lists of words in a table and those within it."""
    if isinstance(table, dict):
        for value in table.values():
            yield from _lists(value)
    elif isinstance(table, list) and all(isinstance(word, str) for word in table):
        yield table
