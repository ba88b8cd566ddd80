"""Law: reading what a typed model writes gives the same model."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import warbox
import warbox.page
from tests.strategies import plain_values
from warbox import TemplateModel
from warbox.typed.names import registry
from warbox.wikis import load_wiki

WIKI = load_wiki("enwiki")


def declared_models() -> list[type[TemplateModel]]:
    """Every class of warbox that types a template by a full name."""
    return sorted(
        {model for model in registry.exact.values() if model.__module__.startswith("warbox.")},
        key=lambda model: model.__name__,
    )


@pytest.mark.parametrize("model", declared_models(), ids=lambda model: model.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_written_and_read_again_it_is_the_same(model: type[TemplateModel], data: st.DataObject) -> None:
    names = sorted({name.replace("#", "1") for name in model.plan().parameters()})
    chosen = data.draw(st.lists(st.sampled_from(names), unique=True, max_size=4)) if names else []
    arguments = "".join(f"|{name}={data.draw(plain_values)}" for name in chosen)
    before = warbox.parse("{{" + model.names[0] + arguments + "}}").typed[0]
    after = warbox.parse(before.to_wikitext(WIKI)).typed[0]
    assert comparable(after) == comparable(before)


def comparable(model: TemplateModel) -> dict[str, Any]:
    """What a model says, without where it stands and how its values are laid out."""
    dumped: dict[str, Any] = _without_places(model.model_dump(exclude={"parameters", "unread"}))
    return dumped


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(entry) for key, entry in value.items() if key != "span"}
    if isinstance(value, list | tuple):
        return [_without_places(entry) for entry in value]
    return value
