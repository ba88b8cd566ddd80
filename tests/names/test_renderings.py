"""The list of names as each region renders them: its lines are what they must be, and what it tells is used."""

from __future__ import annotations

from importlib.resources import files

import pytest

from warbox.names import EvidenceKind, compare, convert, reconcile
from warbox.names.renderings import Renderings

LINES = (files("warbox.names") / "renderings.tsv").read_text(encoding="utf-8").splitlines()
KINDS = {"given", "other", "people", "person", "place", "surname", "term"}


def test_every_line_has_its_columns() -> None:
    for line in LINES:
        original, kind, mainland, taiwan, _ = line.split("\t")
        assert original, line
        assert kind in KINDS, line
        assert mainland, line
        assert taiwan, line


def test_no_form_is_empty_or_has_blanks_around_it() -> None:
    for line in LINES:
        forms = [form for column in line.split("\t")[2:] if column for form in column.split("/")]
        assert all(form and form == form.strip() for form in forms), line


def test_no_name_stands_twice_with_one_form_of_the_mainland() -> None:
    keys = [(original.casefold(), mainland.split("/")[0]) for original, _, mainland, *_ in map(_columns, LINES)]
    assert keys == sorted(set(keys))


def test_the_forms_differ_by_more_than_script() -> None:
    for line in LINES:
        _, _, mainland, taiwan, *_ = _columns(line)
        assert not set(convert(taiwan, "zh-hans").split("/")) <= set(mainland.split("/")), line


def _columns(line: str) -> list[str]:
    return line.split("\t")


def test_a_list_of_one_line_finds_its_forms_and_its_spelling() -> None:
    listed = Renderings("Cannes\tplace\t戛纳\t坎城\t康城\n")
    assert listed.original(0) == "Cannes"
    for form in ("戛纳", "坎城", "康城", "cannes"):
        assert listed.numbers_of(form) == {0}
    assert not listed.numbers_of("坎")


def test_names_that_do_not_sound_alike_are_reconciled_where_they_are_listed() -> None:
    groups = [{form.text for form in group.members} for group in reconcile(["戛纳", "坎城", "康城", "里昂", "Cannes"])]
    assert {"戛纳", "坎城", "康城", "Cannes"} in groups
    assert {"里昂"} in groups


def test_the_evidence_names_what_is_listed() -> None:
    evidence = compare("戛纳", "坎城").evidence[0]
    assert (evidence.kind, evidence.detail) == (EvidenceKind.KNOWN_RENDERING, "Cannes")


@pytest.mark.parametrize(
    ("names", "variants"),
    [
        (["里根", "雷根"], {"zh-cn": "里根", "zh-tw": "雷根"}),
        (["坎城", "戛纳"], {"zh-cn": "戛纳", "zh-tw": "坎城"}),
        (["坎城", "戛纳", "康城"], {"zh-cn": "戛纳", "zh-tw": "坎城", "zh-hk": "康城"}),
        (["意大利", "义大利"], {"zh-cn": "意大利", "zh-tw": "義大利", "zh-hk": "意大利"}),
    ],
    ids=lambda case: "/".join(case) if isinstance(case, list) else "",
)
def test_a_form_is_for_the_readers_that_the_list_tells(names: list[str], variants: dict[str, str]) -> None:
    (group,) = reconcile(names)
    assert {variant: group.variants[variant] for variant in variants} == variants
