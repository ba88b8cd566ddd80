"""Makes a multistream dump of any size from the seed article and varied text, for benchmarks.

Articles differ in their words, numbers and links, so that the dump is compressed about as enwiki's is (3.7 to 1), and
their lengths vary. One page in `PAGES_PER_CONFLICT` begins with the seed's infobox, with other numbers. That is about
as many as in enwiki, which has some 25,000 conflict boxes among the 17 million pages of its pages-articles dump,
redirects included. The seed's box is far larger than most: it takes more than twice as long to read as the 701 boxes of
the corpus do on average. So each of its parameters stands in every other box only, and one box in ten is whole.
"""

from __future__ import annotations

import bz2
import random
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape

PAGES_PER_CONFLICT = 600
PAGES_PER_STREAM = 100
FIRST_BOX = PAGES_PER_CONFLICT // 2
"""So that short dumps have as many for their pages as long ones."""
_MOST_PAGES = 10_000_000
"""More than a made dump has."""
_KEPT = 0.5
_WHOLE = 0.1

_HEAD = (
    '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="zh">\n  <siteinfo>\n'
    "    <dbname>zhwiki</dbname>\n    <base>https://zh.wikipedia.org/wiki/</base>\n  </siteinfo>\n"
)
_DIGITS = re.compile("[0-9]{2,}")


def write_dump(path: Path, size: int, seed_text: str, seed: int = 1, first_box: int = FIRST_BOX) -> int:
    """Writes a dump of about that many bytes of XML, and gives the number of its bytes.

    `first_box` is the number of the first page with a box. Dumps of different seeds have different pages.
    """
    chance = random.Random(seed)
    first_page = seed * _MOST_PAGES
    texts = _texts(seed_text, chance, first_box)
    written = number = 0
    with path.open("wb") as file:
        file.write(bz2.compress(_HEAD.encode()))
        while written < size:
            pages = "".join(
                _page(first_page + number + place, next(texts)) for place in range(PAGES_PER_STREAM)
            ).encode()
            number += PAGES_PER_STREAM
            written += len(pages)
            file.write(bz2.compress(pages))
        file.write(bz2.compress(b"</mediawiki>\n"))
    return written


def _page(number: int, text: str) -> str:
    return (
        f"  <page>\n    <title>Page {number}</title>\n    <ns>0</ns>\n    <id>{number + 1}</id>\n    <revision>\n"
        f"      <id>{number * 37 + 11}</id>\n      <timestamp>2026-01-02T03:04:05Z</timestamp>\n"
        f'      <model>wikitext</model>\n      <text bytes="{len(text.encode())}" xml:space="preserve">'
        f"{escape(text, {chr(34): '&quot;'})}</text>\n    </revision>\n  </page>\n"
    )


def _texts(seed_text: str, chance: random.Random, first_box: int) -> Iterator[str]:
    """Wikitext of articles, one in so many with an infobox."""
    box_end = seed_text.index("\n}}\n") + 4
    box, body = seed_text[:box_end], seed_text[box_end:]
    sentences = [sentence for sentence in re.split(r"(?<=[\u3002\n])", body) if sentence]
    words = _words(chance)
    for number in count():
        paragraphs = []
        for _ in range(int(chance.expovariate(1 / 7)) + 1):
            invented = " ".join(chance.choices(words, k=chance.randint(20, 160)))
            cited = f"<ref>{{{{cite web |title={chance.choice(words)} |url=http://{chance.choice(words)}.org}}}}</ref>"
            own = "".join(chance.choices(sentences, k=3)) if chance.random() < 0.15 else ""
            link = f"[[{chance.choice(words)}|{chance.choice(words)}]]"
            paragraphs.append(f"{invented} {link}{cited} {chance.randint(1, 10**6)}. {own}\n\n")
        text = "".join(paragraphs)
        if number % PAGES_PER_CONFLICT == first_box:
            some = _some_parameters(box, chance)
            text = _DIGITS.sub(lambda found: str(chance.randint(10, 10 ** len(found[0]))), some) + text
        yield text


def _some_parameters(box: str, chance: random.Random) -> str:
    """The box with all of its parameters, or with some of them."""
    kept = 1.0 if chance.random() < _WHOLE else _KEPT
    name, *parameters, end = box.rstrip("\n").split("\n|")
    last, _, closing = end.rpartition("\n")
    some = [parameter for parameter in [*parameters, last] if chance.random() < kept]
    return "\n|".join([name, *some]) + f"\n{closing}\n"


def _words(chance: random.Random) -> list[str]:
    """Invented words, the first ones as often as words of a language are."""
    letters = "etaoinshrdlucmfwypvbgkqjxz"
    weights = [1 / (place + 2) for place in range(len(letters))]
    words = ["".join(chance.choices(letters, weights, k=chance.randint(2, 10))) for _ in range(3500)]
    return [word for place, word in enumerate(words) for _ in range(1 + 60 // (place + 1))]
