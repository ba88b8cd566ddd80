"""What one gets from a tree and its nodes."""

from __future__ import annotations

import pytest

from warbox.syntax import Comment, Heading, Ignored, Kind, Link, Tag, Template, Tree, Variable, Variant, parse

PAGE = "<!--x-->{{Infobox|a = {{b|[[c|d]]}} |<ref name=e>{{f}}</ref>|g<!--y-->=-{zh:h|i}-}}\n== {{{j|k}}} ==\n{{l}}"


@pytest.fixture
def tree() -> Tree:
    return parse(PAGE)


def test_lists_are_in_document_order(tree: Tree) -> None:
    assert [template.name for template in tree.templates] == ["Infobox", "b", "f", "l"]
    assert [str(node) for node in (*tree.links, *tree.variants)] == ["[[c|d]]", "-{zh:h|i}-"]
    assert [str(node) for node in (*tree.variables, *tree.headings)] == ["{{{j|k}}}", "== {{{j|k}}} =="]
    assert [str(node) for node in tree.comments] == ["<!--x-->", "<!--y-->"]


def test_children_are_of_every_sort(tree: Tree) -> None:
    assert [type(node) for node in tree.children] == [Comment, Template, Heading, Template]
    assert [type(node) for node in tree.templates[0].children] == [Template, Tag, Comment, Variant]
    assert [type(node) for node in tree.headings[0].children] == [Variable]
    assert [str(node) for node in tree.tags[0].children] == ["{{f}}"]
    assert [type(node) for node in parse("a<noinclude>").children] == [Ignored]


def test_children_within_a_stretch(tree: Tree) -> None:
    first, second, third = tree.templates[0].arguments
    assert [str(node) for node in first.children] == ["{{b|[[c|d]]}}"]
    assert [str(node) for node in second.children] == ["<ref name=e>{{f}}</ref>"]
    assert [str(node) for node in third.children] == ["-{zh:h|i}-"]
    assert [str(node) for node in tree.children_within(len(PAGE) - 5, len(PAGE))] == ["{{l}}"]


def test_parent_and_depth(tree: Tree) -> None:
    infobox, b, f, last = tree.templates
    assert [template.depth for template in tree.templates] == [0, 1, 1, 0]
    assert (infobox.parent, b.parent, f.parent, last.parent) == (None, infobox, infobox, None)
    assert f.container is tree.tags[0]
    assert tree.links[0].parent is b
    assert tree.links[0].depth == 2


@pytest.mark.parametrize("inside", ["", "<!--c-->"])
def test_names_lose_the_blanks_that_mediawiki_takes_off_and_no_others(inside: str) -> None:
    (template,) = parse(f"{{{{a|{inside} \t\u00a0b\u3000 \n=c}}}}").templates
    assert template.arguments[0].key == "\u00a0b\u3000"


def test_arguments() -> None:
    (template,) = parse("{{ a |b| c<!--d--> = e |f=}}").templates
    assert (template.name, template.title) == ("a", "a")
    assert [argument.name for argument in template.arguments] == ["1", " c<!--d--> ", "f"]
    assert [argument.key for argument in template.arguments] == ["1", "c", "f"]
    assert [argument.value for argument in template.arguments] == ["b", " e ", ""]
    assert [argument.positional for argument in template.arguments] == [True, False, False]
    assert [str(argument) for argument in template.arguments] == ["b", " c<!--d--> = e ", "f="]


def test_offsets_of_an_argument() -> None:
    text = "\U0001f6e1{{a|b=c}}"
    (argument,) = parse(text).templates[0].arguments
    assert text[argument.name_start : argument.name_end] == "b"
    assert text[argument.value_start : argument.value_end] == "c"
    assert (argument.start, argument.end) == (5, 8)


def test_name_without_comments() -> None:
    (template,) = parse("{{Infobox\n<!-- a --> settlement<noinclude>s</noinclude>\n|b}}").templates
    assert template.title == "Infobox\n settlements"
    assert template.name == "Infobox\n<!-- a --> settlement<noinclude>s</noinclude>"


def test_a_name_known_only_when_rendered() -> None:
    by_parameter, plain, by_template, _ = parse("{{a{{{b}}}}} {{a|{{{b}}}}} {{a{{b}}}}").templates
    assert (by_parameter.dynamic, plain.dynamic, by_template.dynamic) == (True, False, True)
    assert by_parameter.kind is Kind.TEMPLATE


def test_default_of_a_parameter() -> None:
    assert [variable.default for variable in parse("{{{a}}}{{{b|}}}{{{c|d|e}}}").variables] == [None, "", "d"]


@pytest.mark.parametrize(
    ("text", "target", "parts"),
    [
        ("[[a]]", "a", ["a"]),
        ("[[a|]]", "a", ["a", ""]),
        ("[[File:a.jpg|thumb|b [[c|d]] {{e|f}}|g]]", "File:a.jpg", ["File:a.jpg", "thumb", "b [[c|d]] {{e|f}}", "g"]),
    ],
)
def test_parts_of_a_link(text: str, target: str, parts: list[str]) -> None:
    link = parse(text).links[0]
    assert isinstance(link, Link)
    assert link.target == target
    assert [text[start:end] for start, end in link.parts()] == parts
    assert (link.text_start is None) == (len(parts) == 1)


@pytest.mark.parametrize(
    ("text", "shown"), [("-{a}-", "a"), ("-{zh-cn;zh-hk|a|b}-", "a|b"), ("-{a[[b|c]]}-", "a[[b|c]]")]
)
def test_what_a_variant_shows(text: str, shown: str) -> None:
    start, end = parse(text).variants[0].shown()
    assert text[start:end] == shown


def test_a_tag() -> None:
    enclosing, closed = parse('<Ref name="a">b</ref ><ref name=c />').tags
    assert (enclosing.name, enclosing.attributes, enclosing.inner) == ("Ref", ' name="a"', "b")
    assert (enclosing.inner_start, enclosing.inner_end) == (14, 15)
    assert (closed.name, closed.attributes, closed.inner) == ("ref", " name=c ", None)
    assert closed.inner_start is None


def test_levels_of_headings() -> None:
    assert [heading.level for heading in parse("=a=\n==b==\n======c======\n=======d=======").headings] == [1, 2, 6, 6]


def test_a_comment_on_its_own_line_takes_the_line() -> None:
    assert [str(comment) for comment in parse("a\n <!--b--> \nc<!--d-->\n").comments] == [" <!--b--> \n", "<!--d-->"]


def test_templates_come_as_soon_as_they_are_certain() -> None:
    text = "{{a|{{b}}}} [[{{c}}]] {{d"
    scanned = parse(text + "{{e}}" * 1000)
    templates = scanned.iter_templates()
    assert [next(templates).name for _ in range(3)] == ["a", "b", "c"]
    assert len(scanned.templates) == 1003
    assert [template.name for template in templates] == ["e"] * 1000


def test_templates_of_two_readers_at_once() -> None:
    tree = parse("{{a}}{{b}}{{c}}")
    assert [
        (one.name, other.name) for one, other in zip(tree.iter_templates(), tree.iter_templates(), strict=True)
    ] == [
        ("a", "a"),
        ("b", "b"),
        ("c", "c"),
    ]


@pytest.mark.parametrize("count", [2_000, 100_000])
def test_deep_nesting(count: int) -> None:
    text = "{{a|" * count + "}}" * count
    tree = parse(text)
    assert str(tree) == text
    assert len(tree.templates) == count
    innermost = tree.templates[-1]
    assert (innermost.depth, innermost.parent) == (count - 1, tree.templates[-2])
    assert all(len(template.arguments) == 1 for template in tree.templates)
    assert {template.kind for template in tree.templates} == {Kind.TEMPLATE}


def test_deep_nesting_of_tags() -> None:
    count = 2_000
    text = "{{a|<ref>" * count + "{{b}}" + "</ref>}}" * count
    assert str(parse(text)) == text
    assert parse(text).templates[-1].name == "b"
