"""What MediaWiki takes a `{{...}}` for, judged by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from warbox.syntax.titles import is_valid_title

UNKNOWN_PART = "\x7f"
"""Stands for a template or parameter inside a name: what it is gets known only when the page is rendered."""

STRIPPED_TAG = "\x01"
"""Stands for an extension tag inside a name."""


@dataclass(frozen=True, slots=True)
class _MagicWords:
    """The words of all languages: what stands before a colon, what stands alone, what may precede a name."""

    functions: frozenset[str]
    functions_exact: frozenset[str]
    variables: frozenset[str]
    variables_exact: frozenset[str]
    substitution: re.Pattern[str]
    forced_substitution: re.Pattern[str]
    modifiers: tuple[re.Pattern[str], ...]


@cache
def _magic_words() -> _MagicWords:
    import tomllib
    from importlib.resources import files

    languages = tomllib.loads(files("warbox.syntax").joinpath("magic_words.toml").read_text("utf-8")).values()

    def words(group: str) -> list[str]:
        return [word for language in languages for word in language.get(group, ())]

    def prefix(group: str) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, words(group))), re.IGNORECASE)

    return _MagicWords(
        functions=frozenset(words("functions")),
        functions_exact=frozenset(words("functions_exact")),
        variables=frozenset(words("variables")),
        variables_exact=frozenset(words("variables_exact")),
        substitution=prefix("substitutions"),
        forced_substitution=prefix("forced_substitutions"),
        modifiers=tuple(prefix(group) for group in ("unparsed", "messages", "raw")),
    )


def kind_of(name: str, has_arguments: bool) -> str:
    """`template`, `function`, `variable` or `invalid`.

    `name` has neither comments nor outer blanks; what stands for a node in it is `UNKNOWN_PART` or `STRIPPED_TAG`.
    A name that depends on a parameter or another template counts as a template's. A substitution is invalid: where one
    stands on a saved page, it is shown as text.
    """
    return _remembered_kind(name, has_arguments) if len(name) <= _REMEMBERED_LENGTH else _kind(name, has_arguments)


_REMEMBERED_LENGTH = 100


def _kind(name: str, has_arguments: bool) -> str:
    words = _magic_words()
    if words.substitution.match(name):
        return "invalid"
    name = _without(words.forced_substitution, name)
    if not has_arguments and (name in words.variables_exact or name.lower() in words.variables):
        return "variable"
    if ":" in name:
        for modifier in words.modifiers:
            name = _without(modifier, name)
        before, colon, _ = name.partition(":")
        if colon and (before in words.functions_exact or before.lower() in words.functions):
            return "function"
    if UNKNOWN_PART in name:
        return "template"
    return "template" if is_valid_title(name.replace(STRIPPED_TAG, UNKNOWN_PART)) else "invalid"


_remembered_kind = lru_cache(maxsize=4096)(_kind)


def _without(prefix: re.Pattern[str], name: str) -> str:
    found = prefix.match(name)
    return name if found is None else name[found.end() :]
