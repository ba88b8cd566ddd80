"""Makes small dumps for tests: pages in, the bytes of a dump out, packed in every way."""

from __future__ import annotations

import bz2
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

BATTLE = """{{{{Infobox military conflict
| conflict = Battle of {name}
| date = {day} May {year}
| place = {name}
| combatant1 = {{{{flag|France}}}}
| combatant2 = [[Kingdom of England]]
| commander1 = [[Jean {name}]] {{{{KIA}}}}
| commander2 = [[John {name}]]
| strength1 = {strength}
| casualties1 = {killed} killed
}}}}
The '''Battle of {name}''' was fought in {year}.
"""

HEAD = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Wikipedia</sitename>
    <dbname>{wiki}</dbname>
    <base>https://en.wikipedia.org/wiki/Main_Page</base>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="10" case="first-letter">Template</namespace>
      <namespace key="828" case="first-letter">Module</namespace>
    </namespaces>
  </siteinfo>
"""
TAIL = "</mediawiki>\n"


@dataclass(frozen=True)
class MadePage:
    """A page of a made dump."""

    page_id: int
    title: str
    text: str
    namespace: int = 0
    redirect: str | None = None

    def xml(self) -> str:
        redirect = "" if self.redirect is None else f'    <redirect title="{escape(self.redirect)}" />\n'
        text = escape(self.text, {'"': "&quot;"})
        return (
            f"  <page>\n    <title>{escape(self.title)}</title>\n    <ns>{self.namespace}</ns>\n"
            f"    <id>{self.page_id}</id>\n{redirect}    <revision>\n      <id>{self.page_id + 1000}</id>\n"
            "      <timestamp>2026-01-02T03:04:05Z</timestamp>\n      <model>wikitext</model>\n"
            f'      <text bytes="{len(self.text.encode())}" xml:space="preserve">{text}</text>\n'
            "    </revision>\n  </page>\n"
        )


def battle(number: int) -> MadePage:
    """An article with a conflict."""
    name = f"Ford {number}"
    text = BATTLE.format(name=name, day=number % 28 + 1, year=1000 + number, strength=1000 + number, killed=10 + number)
    return MadePage(number, f"Battle of {name}", text)


def article(number: int) -> MadePage:
    """An article without a conflict; what stands in it is hard to compress."""
    words = " ".join(f"{(number * 7919 + word * word * 104729) % 99991:05}" for word in range(200))
    return MadePage(number, f"Article {number}", f"'''Article {number}''' {{{{cn}}}} {words}\n")


def made_pages(count: int, every: int = 5) -> list[MadePage]:
    """That many pages, one in so many with a conflict."""
    return [battle(number) if number % every == 0 else article(number) for number in range(1, count + 1)]


def dump_xml(pages: Sequence[MadePage], wiki: str = "enwiki") -> bytes:
    """The pages as one XML dump."""
    return "".join([HEAD.format(wiki=wiki), *(page.xml() for page in pages), TAIL]).encode()


def multistream(pages: Sequence[MadePage], in_stream: int = 10, level: int = 1) -> tuple[bytes, str]:
    """The pages as a multistream dump, so many in each stream, and the lines of its index."""
    packed = bz2.compress(HEAD.format(wiki="enwiki").encode(), level)
    lines = []
    for start in range(0, len(pages), in_stream):
        some = pages[start : start + in_stream]
        lines += [f"{len(packed)}:{page.page_id}:{page.title}\n" for page in some]
        packed += bz2.compress("".join(page.xml() for page in some).encode(), level)
    return packed + bz2.compress(TAIL.encode(), level), "".join(lines)
