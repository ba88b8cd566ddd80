"""What readers of each variant see of names: by the rules of the page first, then by the dictionaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from warbox.names.conversion.glossary import Glossary
from warbox.names.conversion.rules import ConversionRule
from warbox.names.converters import has_han
from warbox.names.regional_words import regional_words
from warbox.names.scripts import REGIONS
from warbox.names.variants import convert

Replacing = Callable[[str], str]


class VariantWords:
    """The words of each variant's readers on a page with these rules, for the names that are given.

    Rules that the page does not add to its own say nothing of names, nor do those with words that no name has.
    """

    def __init__(self, rules: Sequence[ConversionRule] = (), names: Iterable[str] = ()) -> None:
        signs = {beginning for name in names if has_han(name) for beginning in _beginnings(name)} if rules else set()
        told = [rule for rule in rules if rule.adds and not signs.isdisjoint(_first_signs(rule))]
        self._in_script = {variant: _with(told, variant, regional_words(variant).anywhere) for variant in REGIONS}
        self._converted = {variant: _with(told, variant, _converter(variant)) for variant in REGIONS}

    def in_script(self, name: str, variant: str) -> str:
        """What they see of a name that is written in their script."""
        return self._in_script[variant](name)

    def converted(self, name: str, variant: str) -> str:
        """What they see of a name that is written in another script."""
        return self._converted[variant](name)


def _with(rules: Iterable[ConversionRule], variant: str, dictionary: Replacing) -> Replacing:
    """What replaces by these rules, and between what they replace by a dictionary."""
    pairs = {old: new for rule in rules for old, new in rule.replacements(variant).items()}
    if not pairs:
        return dictionary
    glossary = Glossary(dictionary)
    glossary.add(pairs)
    return lambda name: "".join(piece.text for piece in glossary.convert(name))


def _converter(variant: str) -> Replacing:
    return lambda text: convert(text, variant)


def _beginnings(text: str) -> Iterator[str]:
    """The signs of a text, and every two that follow each other: what a word in it may begin with."""
    yield from text
    yield from map("".join, pairwise(text))


def _first_signs(rule: ConversionRule) -> Iterator[str]:
    """The first two signs of every word that the rule replaces."""
    yield from (form[:2] for form in rule.forms.values())
    yield from (old[:2] for pairs in rule.one_way.values() for old in pairs)
