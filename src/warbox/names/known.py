"""What a whole wiki tells of names, beyond the page that gives them: plain data, wherever it comes from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from warbox.names.occurrence import NameOccurrence

if TYPE_CHECKING:
    from warbox.names.conversion.groups import ConversionGroup


@dataclass(frozen=True)
class KnownNames:
    """What is known of some names. All titles are as `page_title` gives them.

    Attributes:
        redirects: for each title that leads to another page of the wiki that page.
        foreign: for each page the pages of other wikis that are the same, as language codes with titles.
        link_texts: for each text that links show the page that nearly all of them lead to.
    """

    redirects: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    link_texts: Mapping[str, str] = field(default_factory=dict)

    def page_of(self, name: NameOccurrence) -> str:
        """The page that a name leads to: by its link, or else as the title that its text is."""
        title = page_title(name.target or name.text)
        return self.redirects.get(title, title)

    def foreign_of(self, name: NameOccurrence) -> frozenset[tuple[str, str]]:
        """The pages of other wikis that are the page of a name."""
        if not self.foreign:
            return frozenset()
        pages = {self.page_of(name), page_title(name.target or name.text)}
        return frozenset[tuple[str, str]]().union(*(self.foreign.get(page, ()) for page in pages))

    def is_shown_for(self, name: NameOccurrence, other: NameOccurrence) -> bool:
        """Whether links to the page of the other name show the text of this one."""
        page = self.link_texts.get(name.text)
        return page is not None and page == self.page_of(other)


NOTHING_KNOWN = KnownNames()


class NameSource(Protocol):
    """Where such knowledge comes from; `warbox dump --names` writes one."""

    @property
    def conversion_groups(self) -> Mapping[str, ConversionGroup]:
        """The conversion groups of the wiki by name."""

    def known_of(self, names: Collection[str]) -> KnownNames:
        """What is known of these texts and titles."""


def page_title(written: str) -> str:
    """A title as the wiki writes it: single blanks for underscores, the first letter a capital."""
    title = " ".join(written.replace("_", " ").split())
    first = title[:1].upper()
    return first + title[1:] if len(first) == 1 else title
