"""`NameGroup`: the forms of one name, and which of them is meant for which reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Span
from warbox.display import Displayed
from warbox.names.converters import has_han
from warbox.names.evidence import Evidence
from warbox.names.scripts import Script, script_of
from warbox.names.variants import convert

REGIONS = {"zh-cn": Script.SIMPLIFIED, "zh-tw": Script.TRADITIONAL, "zh-hk": Script.TRADITIONAL}
"""The variants of Chinese that a name has a form for, each with its script."""

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
    each other language the page gives one in; `und-Latn` is a form in letters of which no language is told. A variant
    of Chinese that no member is written in gets a member converted to it. `territories` are the codes of the countries
    that it names (ISO 3166), and the time zones that are named after the city. `evidence` is what joined the members.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    members: tuple[NameForm, ...]
    variants: dict[str, str]
    territories: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def make_group(members: Sequence[NameForm], territories: Iterable[str], evidence: Iterable[Evidence]) -> NameGroup:
    """The group of these forms."""
    return NameGroup(
        members=tuple(members),
        variants=_variants(members),
        territories=tuple(sorted(territories)),
        evidence=tuple(evidence),
    )


def _variants(members: Sequence[NameForm]) -> dict[str, str]:
    """For each variant the form that is written most often; the longer one of equally frequent ones."""
    ordered = sorted(members, key=lambda form: (-len(form.spans), -len(form.text), form.text))
    chinese = [form.text for form in ordered if has_han(form.text)]
    found = {}
    for variant, script in REGIONS.items() if chinese else ():
        fitting = [text for text in chinese if script_of(text) in (script, Script.BOTH)]
        found[variant] = fitting[0] if fitting else convert(chinese[0], variant)
    for form in ordered:
        if not has_han(form.text):
            found.setdefault(form.lang or _LETTERS, form.text)
    return found
