"""The JSON Schemas of nested rows: `warbox schema DumpRow` and `DumpPageRow` hold for every line that is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.dumps.conftest import Run, read_lines
from tests.dumps.making import MadePage, battle, dump_xml
from warbox.cli.schemas import model_schema
from warbox.dumps.output.row_schema import rows_schema

RICH = """{{Infobox military conflict|conflict=War{{sfn|Smith|1999}}|date=c. 400 BC|coordinates={{coord|1|N|2|E}}
|combatant1={{flag|Peru}}<ref name=a>{{cite book|title=T|last=Smith|date=1999|isbn=1}}</ref>|odd=x|result=[[A|B]] won
|combatant2={{ill|Lima|de|Lima (Peru)}}|commander1=[[Ney]]{{KIA}}|strength1=5–6 men|casualties3=all}}
{{cn}} <ref name=b />"""


def closed(schema: Any) -> Any:
    """The same schema, which lets nothing through that it does not name."""
    if isinstance(schema, list):
        return [closed(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    entries = {name: closed(entry) for name, entry in schema.items()}
    names_all = schema.get("type") == "object" and "properties" in schema
    return {**entries, "additionalProperties": False} if names_all else entries


@pytest.mark.parametrize(("name", "everything"), [("DumpRow", False), ("DumpPageRow", True)])
def test_every_line_is_as_its_schema_says(
    run: Run, tmp_path: Path, seed_text: str, name: str, *, everything: bool
) -> None:
    pages = [battle(1), MadePage(2, "War", RICH), MadePage(3, "Empty", "{{Infobox military conflict}}")]
    (tmp_path / "en.xml").write_bytes(dump_xml(pages))
    (tmp_path / "zh.xml").write_bytes(dump_xml([MadePage(4, "战争", seed_text)], wiki="zhwiki"))
    run(tmp_path / "en.xml", tmp_path / "zh.xml", everything=everything)
    schema = model_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    rows = read_lines(tmp_path / "out.jsonl")
    assert len(rows) == 4
    for row in rows:
        jsonschema.Draft202012Validator(closed(schema)).validate(row)
        del row["page_id"]
        assert not jsonschema.Draft202012Validator(schema).is_valid(row)


def test_a_field_that_is_missing_within_a_row_is_against_the_schema(run: Run, tmp_path: Path) -> None:
    (tmp_path / "en.xml").write_bytes(dump_xml([battle(1)]))
    run(tmp_path / "en.xml")
    (row,) = read_lines(tmp_path / "out.jsonl")
    del row["sides"][0]["casualties"][0]["low"]
    (error,) = jsonschema.Draft202012Validator(model_schema("DumpRow")).iter_errors(row)
    assert error.message == "'low' is a required property"


def test_parquet_and_lines_have_the_same_columns_and_their_meaning() -> None:
    for name, everything in (("DumpRow", False), ("DumpPageRow", True)):
        schema = rows_schema(everything=everything)
        properties: Any = model_schema(name)["properties"]
        assert schema.names == list(properties)
        assert schema.field("timestamp").metadata[b"description"].decode() == properties["timestamp"]["description"]
        assert [entry.nullable for entry in schema][:5] == [False, False, False, True, True]
