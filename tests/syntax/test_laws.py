"""Laws that hold for every text."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from tests.strategies import any_text, wikitext
from warbox.syntax import Kind, Node, Template, Tree, parse


def all_nodes(tree: Tree) -> list[Node]:
    nodes: list[Node] = []
    pending: list[Sequence[Node]] = [tree.children]
    while pending:
        children = pending.pop()
        nodes += children
        pending += [child.children for child in children]
    return nodes


@given(any_text | wikitext)
def test_lossless(text: str) -> None:
    tree = parse(text)
    assert str(tree) == tree.text == text
    assert [str(node) for node in tree.templates] == [text[node.start : node.end] for node in tree.templates]


@given(wikitext)
def test_nodes_are_nested_and_in_order(text: str) -> None:
    tree = parse(text)
    places: list[tuple[Sequence[Node], int, int]] = [(tree.children, 0, len(text))]
    while places:
        children, position, limit = places.pop()
        for child in children:
            assert position <= child.start < child.end <= limit
            position = child.end
            places.append((child.children, child.start, child.end))


@given(wikitext)
def test_the_lists_hold_every_node_once(text: str) -> None:
    tree = parse(text)
    lists: list[Sequence[Node]] = [tree.templates, tree.variables, tree.links, tree.variants]
    lists += [tree.tags, tree.comments, tree.headings, tree.ignored]
    assert sorted(map(id, all_nodes(tree))) == sorted(id(node) for nodes in lists for node in nodes)
    for nodes in lists:
        assert [node.start for node in nodes] == sorted(node.start for node in nodes)


@given(wikitext)
def test_name_and_arguments_tile_a_template(text: str) -> None:
    for template in parse(text).templates:
        pieces = [text[template.inner_start : template.name_end], *map(str, template.arguments)]
        assert "{{" + "|".join(pieces) + "}}" == str(template)
        for argument in template.arguments:
            named = "" if argument.positional else argument.name + "="
            assert named + argument.value == str(argument)


@given(wikitext)
def test_depth_and_parent_agree_with_containers(text: str) -> None:
    for node in all_nodes(parse(text)):
        around = []
        container = node.container
        while container is not None:
            assert container.start <= node.start < node.end <= container.end
            if isinstance(container, Template):
                around.append(container)
            container = container.container
        assert node.depth == len(around)
        assert node.parent is (around[0] if around else None)


@given(wikitext)
def test_lazy_templates_are_the_templates(text: str) -> None:
    lazy, whole = parse(text), parse(text)
    lazily = [(template.start, template.end) for template in lazy.iter_templates()]
    assert lazily == [(template.start, template.end) for template in whole.templates]
    assert [str(link) for link in lazy.links] == [str(link) for link in whole.links]


@given(any_text | wikitext)
def test_nothing_raises(text: str) -> None:
    tree = parse(text)
    for template in tree.templates:
        assert template.kind in Kind
        assert template.dynamic in (True, False)
        assert len(template.title) <= len(template.name)
        assert all(len(argument.key) <= max(len(argument.name), 1) for argument in template.arguments)
    assert all(link.parts()[0] == (link.start + 2, link.target_end) for link in tree.links)
    assert all(variant.shown()[1] == variant.end - 2 for variant in tree.variants)
    assert all((variable.default is None) == (len(variable.parts()) == 1) for variable in tree.variables)
