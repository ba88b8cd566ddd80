"""`NameGroup`: the forms of one name, and which of them is meant for which reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.display import Displayed
from warbox.names.characters import has_japanese
from warbox.names.converters import has_han
from warbox.names.evidence import Evidence
from warbox.names.prepared import prepare
from warbox.names.renderings import renderings
from warbox.names.scripts import REGIONS, Script, script_of
from warbox.names.variant_words import VariantWords

_LETTERS = "und-Latn"


class NameForm(BaseModel):
    """One form of a name: its text, its language where the page tells, and every place that gives it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    lang: str | None = None
    spans: tuple[Span, ...] = ()


class NameGroup(Displayed, BaseModel):
    """The forms of one name.

    `members` are the forms as they are written, sorted. `variants` has the form for each variant of Chinese, and for
    each other language the page gives one in; `und-Latn` is a form in letters of which no language is told. Which
    variant a form is for is told by the list of renderings, where it has several of them for one name, or else by its
    script. A variant of Chinese that no member is written in gets a member converted to it, and so do words of other
    regions; rules of the page come first. `territories` are the codes of the countries that it names (ISO 3166), and
    the time zone of a city that bears no country's name. `evidence` is what joined the members.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    members: tuple[NameForm, ...]
    variants: dict[str, str]
    territories: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def make_group(
    members: Sequence[NameForm], territories: Iterable[str], evidence: Iterable[Evidence], words: VariantWords
) -> NameGroup:
    """The group of these forms; `words` are those of each variant's readers on the page."""
    return NameGroup(
        members=tuple(members),
        variants=_variants(members, words),
        territories=tuple(sorted(territories)),
        evidence=tuple(evidence),
    )


def _variants(members: Sequence[NameForm], words: VariantWords) -> dict[str, str]:
    """For each variant the form that is written most often; the longer one of equally frequent ones.

    What the list of renderings has for the variant comes before all others, what it has for another one comes last. A
    form with characters that Japan alone writes so is for readers of Chinese where there is no other.
    """
    ordered = sorted(members, key=lambda form: (-len(form.spans), -len(form.text), form.text))
    in_characters = [form.text for form in ordered if has_han(form.text)]
    chinese = [text for text in in_characters if not has_japanese(text)] or in_characters
    told = _regions(chinese)
    found = {}
    for variant in REGIONS if chinese else ():
        own = [text for text in chinese if variant in told.get(text, ())]
        free = [text for text in chinese if text not in told]
        found[variant] = _fitting(own or [*free, *chinese], variant, words)
    for form in ordered:
        if not has_han(form.text):
            found.setdefault(form.lang or _LETTERS, form.text)
    return found


def _fitting(forms: Sequence[str], variant: str, words: VariantWords) -> str:
    """The first form that fits the variant's script, with the words of its region, or else the first one converted."""
    fitting = (text for text in forms if script_of(text) in (REGIONS[variant], Script.BOTH))
    text = next(fitting, None)
    return words.converted(forms[0], variant) if text is None else words.in_script(text, variant)


def _regions(forms: Sequence[str]) -> dict[str, frozenset[str]]:
    """For the forms that the list of renderings has for one name the variants that it has them for."""
    names = {text: prepare(text) for text in forms}
    holders: dict[int, set[str]] = defaultdict(set)
    if len(names) > 1:
        for name in names.values():
            for number in name.listed:
                holders[number].add(name.joined)
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for number in [number for number, held in holders.items() if len(held) > 1]:
        regions = renderings().regions(number)
        for text, name in names.items():
            if name.joined in regions:
                found[text] |= regions[name.joined]
    return found
