"""What `warbox.parse` takes."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import warbox


@pytest.mark.parametrize("given", [b"{{flag|France}}", None, 5])
def test_what_is_no_text_is_refused_at_once(given: Any) -> None:
    with pytest.raises(TypeError, match=f"is a str, and not {type(given).__name__}"):
        warbox.parse(given)


@pytest.mark.parametrize("given", [None, 5])
def test_what_names_no_wiki_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match=f"and not by {given}"):
        warbox.parse("", wiki=given)


@pytest.mark.parametrize("given", ["Flag", int, warbox.Flag | warbox.Citation])
def test_only_classes_of_templates_are_found(given: Any) -> None:
    with pytest.raises(TypeError, match="is a class of templates"):
        warbox.parse("{{flag|France}}").find(given)


def test_a_page_goes_to_another_process() -> None:
    page = warbox.parse("{{Infobox Conflit militaire|issue=Victoire}}", wiki="fr", title="Bataille")
    assert page.conflict is not None
    again = pickle.loads(pickle.dumps(page))
    assert (again.text, again.wiki, again.title) == (page.text, page.wiki, page.title)
    assert again.conflict == page.conflict
    edit = again.edit()
    edit[again.conflict]["issue"] = "Défaite"
    assert edit.text == "{{Infobox Conflit militaire|issue=Défaite}}"
