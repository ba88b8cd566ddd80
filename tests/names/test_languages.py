"""The words of languages: those of a wiki, or of the list for languages without one."""

from __future__ import annotations

import pytest

from warbox.names.languages import languages_without_wiki, words_of_language
from warbox.names.prose.vocabulary import vocabulary
from warbox.names.territories import LANGUAGES, territories_of
from warbox.wikis import available_wikis
from warbox.wikis.form import form_errors


@pytest.mark.parametrize("language", languages_without_wiki())
def test_a_language_of_the_list_is_looked_up_and_has_the_form_of_a_wiki(language: str) -> None:
    assert f"{language}wiki" not in available_wikis()
    assert language in LANGUAGES
    assert form_errors(languages_without_wiki()[language]) == []
    assert words_of_language(language)


def test_a_wiki_comes_before_the_list_and_of_other_languages_nothing_is_known() -> None:
    words = words_of_language("de")
    assert words is not None
    assert words.code == "dewiki"
    assert words_of_language("eu") is None


@pytest.mark.parametrize(
    ("prose", "languages"),
    [
        ("i je u se da su na kao ali", ("hr",)),
        ("и је у се да су на као али", ("sr",)),
        ("hogy nem volt az", ("hu",)),
        ("den og det blev ikke af", ("da",)),
        ("xyz", LANGUAGES),
        ("hogy", LANGUAGES),
    ],
)
def test_small_words_tell_the_language(prose: str, languages: tuple[str, ...]) -> None:
    assert vocabulary(LANGUAGES).of_prose_with(frozenset(prose.split())).likely_languages == languages


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [("hu", "Nagy-Britannia", "GB"), ("fr", "Grande-Bretagne", "GB"), ("fi", "Neuvostoliitto", "SUN")],
)
def test_a_country_has_the_names_that_flags_have_for_it(language: str, name: str, code: str) -> None:
    assert territories_of(name, (language,)) == {code}


def test_in_english_great_britain_is_not_the_united_kingdom() -> None:
    assert territories_of("Great Britain", ("en",)) == frozenset()


def test_a_name_of_two_letters_is_one_in_capitals_alone() -> None:
    assert territories_of("AS", ("id",)) == {"US"}
    assert territories_of("As", ("id",)) == frozenset()


def test_a_name_in_another_case_of_grammar_is_known_in_prose_of_its_language_alone() -> None:
    words = vocabulary(LANGUAGES)
    finnish, english = (words.of_prose_with(frozenset(small.split())) for small in ("ja oli joka", "and was the which"))
    assert finnish.territories("Suomen") == {"FI"}
    assert english.territories("Italian") == frozenset()
