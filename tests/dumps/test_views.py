"""The views of a database lead from what was read to the works that it rests on."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.dumps.conftest import Run
from tests.dumps.making import MadePage, battle, dump_xml


def test_views_lead_to_the_works_behind_a_figure_a_leader_and_a_party(run: Run, tmp_path: Path) -> None:
    text = (
        "{{Infobox military conflict|conflict=War|combatant1=France{{sfn|Roe|1999|p=5}}|commander1=Ney{{KIA}}"
        "{{sfn|Roe|1999}}|strength1=900 men{{sfn|Doe|2001|p=7}}"
        "|casualties1=300 killed{{sfn|Roe|1999|p=5}}{{sfn|Doe|2001|p=9}}}}"
        "{{cite book|last=Roe|title=Waterloo|year=1999}}{{cite book|last=Doe|title=The Guard|year=2001}}"
    )
    path = tmp_path / "dump.xml"
    path.write_bytes(dump_xml([battle(1), MadePage(2, "War", text)]))
    run(path, output="out.duckdb", everything=True)
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as database:
        works = (
            "select title, cited from (select page, unnest(sources) as citation, unnest(source_pages) as cited "
            "from {} where page_title = 'War') join citations using (page, citation) order by 1"
        )
        found = {
            view: database.execute(works.format(view)).fetchall() for view in ("losses", "forces", "leaders", "parties")
        }
    assert found == {
        "losses": [("The Guard", "9"), ("Waterloo", "5")],
        "forces": [("The Guard", "7")],
        "leaders": [("Waterloo", None)],
        "parties": [("Waterloo", "5")],
    }
