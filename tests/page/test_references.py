"""Every footnote of a page, whatever makes it and wherever it is defined, and the way from a value to its source."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings

import warbox
from tests.strategies import footnote_pages
from warbox import Page, Reference


@pytest.fixture(scope="module")
def seed(seed_text: str) -> Page:
    return warbox.parse(seed_text, wiki="zhwiki", title="纳戈尔诺-卡拉巴赫战争")


def named(page: Page, name: str, group: str | None = None) -> Reference:
    (found,) = [reference for reference in page.references if (reference.name, reference.group) == (name, group)]
    return found


class TestSeed:
    def test_tags_that_define_and_tags_that_reuse(self, seed: Page) -> None:
        tags = [(tag.start, tag.end) for tag in seed.tree.tags if tag.name == "ref"]
        by_tag = [reference for reference in seed.references if reference.template is None]
        defining = [(span.start, span.end) for reference in by_tag for span in reference.definitions]
        using = [(span.start, span.end) for reference in by_tag for span in reference.uses]
        assert sorted(using) == tags
        assert len(tags) == 115
        assert len(defining) == len(set(defining)) == 69
        assert len(set(using) - set(defining)) == 46

    def test_two_names_are_used_and_never_defined(self, seed: Page) -> None:
        undefined = {reference.name: len(reference.uses) for reference in seed.references if not reference.defined}
        assert undefined == {"OhanyanVelikhanova": 3, "melkonian": 1}

    def test_a_note_numbered_by_hand(self, seed: Page) -> None:
        note = named(seed, "(I)")
        assert note.template == "fn"
        assert note.text.startswith("该地区的名称在各种语言当中有着大致相同的意义。")
        assert seed.text[note.uses[0].start : note.uses[0].end] == "{{fn|(I)}}"

    def test_a_figure_leads_to_its_source_in_the_body(self, seed: Page) -> None:
        assert seed.conflict is not None
        (figure,) = [figure for figure in seed.conflict.sides[0].strength if figure.low == 20000]
        (use,) = figure.references
        assert use.name == "CaucasianKnot"
        reference = seed.reference_of(use)
        assert reference is not None
        assert len(reference.uses) == 3
        (source,) = seed.sources_of(use)
        assert (source.authors[0].last, source.date and source.date.edtf) == ("Chorbajian", "1994")
        assert seed.references[source.reference or 0] is reference

    def test_a_figure_leads_to_the_work_of_its_short_footnote(self, seed: Page) -> None:
        assert seed.conflict is not None
        uses = [use for figure in seed.conflict.sides[1].casualties for use in figure.references]
        (source,) = {seed.sources_of(use)[0].title for use in uses if use.template == "sfn"}
        assert source is not None
        assert source.startswith("Black Garden")

    def test_every_use_in_the_infobox_has_its_reference_or_short_footnote(self, seed: Page) -> None:
        assert seed.conflict is not None
        short = {footnote.span for footnote in seed.short_footnotes}
        uses = [use for value in seed.conflict.parameters.values() for use in value.references]
        assert len(uses) == 28 + 9
        for use in uses:
            reference = seed.reference_of(use)
            assert (reference is None) == (use.span in short)
            if reference is not None:
                assert use.span in reference.uses

    def test_every_citation_knows_its_reference(self, seed: Page) -> None:
        assert len(seed.citations) == 52
        assert all(citation.reference is not None for citation in seed.citations)
        for index, reference in enumerate(seed.references):
            assert all(seed.citations[number].reference == index for number in reference.citations)


class TestKinds:
    def test_each_kind_of_footnote(self) -> None:
        page = warbox.parse(
            "a<ref>one</ref> b{{efn|two}} c{{refn|group=n|name=x|three}} d{{#tag:ref|four|name=y}} e{{notetag|five}} "
            "f{{r|y|z}} g<ref group=n name=x />"
        )
        found = [(ref.text, ref.name, ref.group, ref.template, len(ref.uses)) for ref in page.references]
        assert found == [
            ("one", None, None, None, 1),
            ("two", None, "lower-alpha", "efn", 1),
            ("three", "x", "n", "refn", 2),
            ("four", "y", None, "#tag:ref", 2),
            ("five", None, "note", "notetag", 1),
            ("", "z", None, None, 1),
        ]

    @pytest.mark.parametrize(
        ("content", "text"),
        [
            (
                "See {{cite news|last=Carney|title=Carnage|newspaper=Time|volume=139|issue=15|date=1992|p=3}}",
                "See Carney (1992). Carnage. Time 139 (15). 3.",
            ),
            ("{{cite web|url=http://a.org}}", "http://a.org"),
            ("{{cite Q|Q15625490}}", "Q15625490"),
            ("{{webarchive|url=http://a.org|date=20070520231150|title=A}}", "A (2007-05-20)"),
            ("{{ISBN|0-8147-1945-7}}", "ISBN 0-8147-1945-7"),
            ("{{cite book|last1=A|last2=B|last3=C|last4=D|title=Who won?|chapter=One}}", "A; B; C; …. One. Who won?"),
        ],
    )
    def test_a_footnote_that_only_cites(self, content: str, text: str) -> None:
        (reference,) = warbox.parse(f"a<ref>{content}</ref>").references
        assert reference.text == text

    def test_links_and_identifiers_in_a_footnote(self) -> None:
        text = (
            "a<ref>Chapman, {{ISBN|0-19-518767-9}}, [https://b.example/?id=1 Print, p. 166], PMID 1234; "
            "see (http://c.example/x), doi:10.1177/0002764. {{cite web|url=http://d.example|isbn=1}}</ref>"
        )
        (reference,) = warbox.parse(text).references
        assert [(link.url, text[slice(*span_of(link.span))]) for link in reference.links] == [
            ("https://b.example/?id=1", "[https://b.example/?id=1 Print, p. 166]"),
            ("http://c.example/x", "http://c.example/x"),
        ]
        assert [(found.scheme, found.value, found.valid) for found in reference.identifiers] == [
            ("isbn", "0-19-518767-9", True),
            ("pmid", "1234", True),
            ("doi", "10.1177/0002764", True),
        ]

    def test_a_work_that_is_cited_outside_of_a_footnote_is_no_part_of_the_text(self) -> None:
        page = warbox.parse("{{Infobox military conflict|casualties1=500 {{cite book|title=T|date=1999}}}}")
        assert page.conflict is not None
        assert page.conflict.parameters["casualties1"].text == "500"

    def test_a_definition_in_a_list_is_no_use(self) -> None:
        page = warbox.parse('a<ref name="x"/>{{reflist|refs=<ref name="x">one {{cite book|title=T}}</ref>}}')
        (reference,) = page.references
        assert page.text[slice(*span_of(reference.span))] == '<ref name="x">one {{cite book|title=T}}</ref>'
        assert [page.text[slice(*span_of(use))] for use in reference.uses] == ['<ref name="x"/>']
        assert reference.citations == (0,)

    def test_a_footnote_in_a_note(self) -> None:
        page = warbox.parse("a{{efn|one<ref>{{cite book|title=T}}</ref>}}")
        outer, inner = page.references
        assert (outer.text, outer.citations, inner.citations) == ("one", (), (0,))

    def test_a_footnote_that_goes_on(self) -> None:
        (reference,) = warbox.parse('a<ref name="x">one</ref> b<ref follow="x">two</ref>').references
        assert reference.text == "one two"
        assert len(reference.definitions) == 2

    @pytest.mark.parametrize(
        ("second", "titles"),
        [
            ("{{cite book|title=T|page=1}}", ["T"]),
            ("{{cite book|title=T\n|page=1}} {{sfn|A|1999}}", ["T", "U"]),
            ("{{cite book|title=T|page=2}}", ["T", "T"]),
        ],
    )
    def test_a_footnote_that_is_defined_twice_gives_each_work_once(self, second: str, titles: list[str]) -> None:
        page = warbox.parse(
            "{{Infobox military conflict|strength1=5 men<ref name=x>{{cite book|title=T|page=1}}</ref>"
            f"|strength2=6 men<ref name=x>{second}</ref>}}}}{{{{cite book|last=A|year=1999|title=U}}}}"
        )
        assert page.conflict is not None
        for side in page.conflict.sides:
            (use,) = side.strength[0].references
            assert [source.title for source in page.sources_of(use)] == titles

    @pytest.mark.parametrize(
        ("note", "titles"),
        [
            ("{{efn|Of both days.<ref>{{cite book|title=T}}</ref>}}", ["T"]),
            ("{{efn|Of both days.<ref name=z/>{{sfn|A|1999}}}}", ["U", "Z"]),
            ("<ref>{{cite book|title=T}}{{efn|{{refn|{{r|z}}}}}}</ref>", ["T", "Z"]),
            ("{{efn|name=x|One.{{efn|name=y|Two.<ref name=z/>{{efn|name=x}}}}}}", ["Z"]),
        ],
    )
    def test_the_works_of_footnotes_within_a_footnote(self, note: str, titles: list[str]) -> None:
        page = warbox.parse(
            f"{{{{Infobox military conflict|strength1=5 men{note}}}}}"
            "<ref name=z>{{cite book|title=Z}}</ref>{{cite book|last=A|year=1999|title=U}}"
        )
        assert page.conflict is not None
        (use,) = page.conflict.sides[0].strength[0].references
        assert [source.title for source in page.sources_of(use)] == titles

    @pytest.mark.parametrize(
        ("signs", "expected"),
        [
            ("{{sfn|A|1999|p=5}}", [("5", ["5"])]),
            ("{{sfn|A|1999|loc=ch. 3}}", [("ch. 3", ["ch. 3"])]),
            ("{{sfnm|1a1=A|1y=1999|1pp=5, 7|2a1=B|2y=2001}}", [(None, ["5, 7", None])]),
            ("{{r|z||y|p=5|p3=7}}", [("5", ["5"]), ("7", ["7"])]),
            (
                "<ref>{{harvnb|A|1999|pp=3–4}}, {{harvnb|A|1999|p=9}}{{harv|B|2001}}</ref>",
                [(None, ["3–4, 9", None])],
            ),
            ("{{efn|Or less.{{sfn|A|1999|p=5}}}}", [(None, ["5"])]),
            ("<ref name=z/>{{rp|23–24}}", [("23–24", ["23–24"])]),
            ("<ref name=z/> {{rp|at=fig. 2}}{{sfn|B|2001|p=1}}", [("fig. 2", ["fig. 2"]), ("1", ["1"])]),
            ("{{efn|Or less.<ref name=z/>{{rp|23}}}}", [(None, ["23"])]),
            ("<ref name=z/>", [(None, [None])]),
            ("{{r|z|y|p=5}}", [("5", ["5"]), (None, [None])]),
            ("{{r|z|y|p2=7}}{{rp|9}}", [(None, [None]), ("7", ["7"])]),
            ("{{r|z|y}}{{rp|9}}", [(None, [None]), ("9", ["9"])]),
            ("{{rp|9}}", []),
        ],
    )
    def test_the_pages_that_are_named_for_a_value(
        self, signs: str, expected: list[tuple[str | None, list[str | None]]]
    ) -> None:
        page = warbox.parse(
            f"{{{{Infobox military conflict|strength1=5 men{signs}}}}}"
            "<ref name=z>{{cite book|title=Z|pages=1–99}}</ref><ref name=y>{{cite book|title=Y}}</ref>"
            "{{cite book|last=A|year=1999}}{{cite book|last=B|year=2001}}"
        )
        assert page.conflict is not None
        (figure,) = page.conflict.sides[0].strength
        assert [(use.pages, page.pages_of(use)) for use in figure.references] == expected
        assert figure.text == "5 men"

    def test_notes_numbered_by_hand_on_one_line(self) -> None:
        page = warbox.parse("a{{ref label|x|1}} b{{ref label|y|2}}\n{{note label|x}} one {{note label|y}} two\nthree")
        assert [reference.text for reference in page.references] == ["one", "two"]

    def test_a_note_in_a_cell(self) -> None:
        (reference,) = warbox.parse("{{infobox|notes={{note|x}} one|other=two}}").references
        assert reference.text == "one"

    def test_the_same_place_points_to_several(self) -> None:
        page = warbox.parse("{{Infobox military conflict|result=a{{r|x|y}}}}<ref name=x>1</ref><ref name=y>2</ref>")
        assert page.conflict is not None
        uses = page.conflict.parameters["result"].references
        assert [reference.text for use in uses if (reference := page.reference_of(use))] == ["1", "2"]


def span_of(span: warbox.Span) -> tuple[int, int]:
    return span.start, span.end


@settings(max_examples=300)
@given(footnote_pages)
def test_every_tag_is_the_definition_or_use_of_one_reference(text: str) -> None:
    page = warbox.parse(text)
    places: Counter[tuple[int, int]] = Counter()
    for reference in page.references:
        if reference.template is None or reference.template not in ("fn", "fnb"):
            places.update(span_of(span) for span in {*reference.uses, *reference.definitions})
    for tag in page.tree.tags:
        if tag.name.lower() == "ref":
            assert places[tag.start, tag.end] == 1, text[tag.start : tag.end]


@settings(max_examples=300)
@given(footnote_pages)
def test_references_and_citations_know_each_other(text: str) -> None:
    page = warbox.parse(text)
    page.model_dump_json()
    for index, citation in enumerate(page.citations):
        inside = [number for number, reference in enumerate(page.references) if index in reference.citations]
        assert inside == ([] if citation.reference is None else [citation.reference])
    for footnote in page.short_footnotes:
        assert (footnote.target is None) == (footnote.target_count == 0)
    for finding in page.diagnostics:
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
