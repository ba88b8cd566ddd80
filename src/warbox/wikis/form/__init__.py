"""What a wiki's data file may hold. docs/adding-a-wiki.md says the same for people; both are checked by the tests.

The classes name every table and key, and forbid others. From them come the JSON Schema that an editor reads
(`wiki.schema.json`) and the messages of `warbox wikis check`. Nothing is loaded through them but files of a user's own:
the files of this package are checked by the tests.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from warbox.wikis.form.wiki_file import WikiFile


def form_errors(tables: dict[str, Any]) -> list[str]:
    """What is wrong with the form of a data file, one line each: `dates.month: Input should be a valid dictionary`."""
    try:
        WikiFile.model_validate(tables, strict=True)
    except ValidationError as refused:
        found = refused.errors(include_url=False, include_input=False)
        return [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in found]
    return []


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a wiki's data file, draft 2020-12."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **WikiFile.model_json_schema()}
    return {**schema, "title": "The data of a wiki for warbox"}
