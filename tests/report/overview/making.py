"""Makes small dumps of wars for the tests of the overview, and what `warbox dump` writes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import warbox
from tests.dumps.making import MadePage
from warbox.dumps.ledger import Ledger
from warbox.dumps.output.outputs import form_of, join_parts
from warbox.dumps.output.rows import make_rows
from warbox.dumps.output.side_files import write_side_files
from warbox.dumps.reading.page_xml import PageRecord
from warbox.dumps.report import Balance, Counts

HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror=window.ran=1>"
"""What a page may be called, or say, that wants to run."""

BOX = "{{{{Infobox military conflict\n{parameters}\n}}}}\n"


def war(page_id: int, title: str, **parameters: str) -> MadePage:
    """An article on a conflict with these parameters of its infobox."""
    lines = "\n".join(f"| {name} = {value}" for name, value in parameters.items())
    return MadePage(page_id, title, BOX.format(parameters=lines))


WARS = [
    war(
        1,
        "Great War of X",
        conflict="Great War of X",
        date="1 May 1700 – 3 June 1712",
        place="Xland",
        coordinates="{{coord|48|2|N|16|20|E}}",
        combatant1="{{flag|France}}",
        combatant2="[[Xland]]",
        casualties1="1,000–1,500 killed",
        casualties2="at least 400 killed<br>20 guns",
        result="Peace of Y",
    ),
    war(
        2,
        "Battle of Y",
        conflict="Battle of Y (the bridge)",
        partof="the [[Great War of X|war]]",
        date="5 May 1701",
        combatant1="[[France]]",
        combatant2="[[Xland]]",
        casualties1="300 killed",
        casualties2="200 wounded",
        strength1="2,000",
    ),
    war(3, "Siege of Z", date="480 BC", combatant1="Zedians", casualties3="700 killed"),
    war(4, "Raid on Q", date="in the days of the giants", combatant1="{{flag|France}}", commander1="[[Jean Q]]"),
    war(
        5,
        HOSTILE,
        conflict=f"<nowiki>{HOSTILE}</nowiki>",
        place=f"<nowiki>{HOSTILE} $(id) `id` \"'</nowiki>",
        date="June 1999",
        coordinates="{{coord|-33.9|151.2}}",
        combatant1=f"<nowiki>{HOSTILE} $(id) `id` \"'</nowiki>",
        casualties1="5 killed",
        **{"hostile parameter": "1"},
    ),
    MadePage(6, "Peace", "No box."),
]


def write_output(folder: Path, output: str, pages: Sequence[MadePage] = WARS, *, everything: bool = False) -> Path:
    """Writes what `warbox dump` makes of the pages, without its processes, and gives the place of the output."""
    place = folder / output
    rows = make_rows(form_of(place), "enwiki", everything=everything)
    ledger, counts = Ledger(), Counts(pages=len(pages))
    for made in pages:
        page = warbox.parse(made.text, wiki="enwiki", title=made.title)
        record = PageRecord(made.page_id, 0, made.title, None, made.page_id, None, made.text)
        counts.with_conflict += bool(page.conflicts)
        counts.conflicts += len(page.conflicts)
        ledger.add_page(page)
        if page.conflicts or everything:
            rows.add(rows.of_page(page, record))
    counts.without_box = counts.pages - counts.with_conflict
    part = folder / f"{output}.part"
    part.write_bytes(rows.content())
    join_parts([part] if part.stat().st_size else [], place, {}, everything=everything)
    part.unlink()
    write_side_files(place, [], [], [], [], ledger, Balance(**counts.model_dump(), wikis=["enwiki"]))
    return place
