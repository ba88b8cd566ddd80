"""Makes small dumps of wars for the tests of the overview, and what `warbox dump` writes of them."""

from __future__ import annotations

from pathlib import Path

from tests.dumps.making import MadePage, dump_xml
from warbox.cli import main

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


def write_output(folder: Path, output: str, pages: list[MadePage] | None = None, *options: str) -> Path:
    """Runs `warbox dump` over the pages and gives the place of its output."""
    dump = folder / "enwiki-made.xml"
    dump.write_bytes(dump_xml(WARS if pages is None else pages))
    main(["dump", str(dump), "-o", str(folder / output), "--workers", "1", *options])
    return folder / output
