"""An HTML page as the elements a parser finds in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "link", "img", "base", "hr", "source", "embed", "area", "col", "wbr"})
BARE = frozenset({"script", "style"})
"""Elements whose text is taken as it stands."""


@dataclass
class Element:
    """An element: its name, its attributes, the elements it stands in, and all the text in it, at any depth."""

    name: str
    attributes: dict[str, str]
    within: tuple[Element, ...]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def is_in(self, other: Element) -> bool:
        return any(one is other for one in self.within)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.every: list[Element] = []
        self.opened: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.opened))
        self.every.append(element)
        if tag not in VOID:
            self.opened.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened, f"</{tag}> closes nothing"
        assert self.opened[-1].name == tag, f"</{tag}> closes <{self.opened[-1].name}>"
        self.opened.pop()

    def handle_data(self, data: str) -> None:
        for element in self.opened:
            element.pieces.append(data)


def elements_of(html: str) -> list[Element]:
    """All elements of a page in order. Fails where tags are not well nested."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert not parser.opened, f"never closed: {parser.opened[-1].name}"
    return parser.every


def with_class(elements: list[Element], name: str) -> list[Element]:
    """The elements of that class, in order."""
    return [element for element in elements if name in element.attributes.get("class", "").split()]


def by_id(elements: list[Element], identifier: str) -> Element:
    """The one element of that id."""
    (found,) = [element for element in elements if element.attributes.get("id") == identifier]
    return found
