"""What `warbox schema` prints: the JSON Schema of a model, of the flat tables, or of the rows of a dump."""

from __future__ import annotations

from dataclasses import is_dataclass

from pydantic import BaseModel, TypeAdapter

import warbox
from warbox.cli.articles import CommandError
from warbox.cli.described_schema import DescribedSchema
from warbox.dumps.output.row_schema import ROW_SCHEMAS, rows_json_schema
from warbox.interop.entities import EntityRows, entities_json_schema
from warbox.page import PageContent


def model_schema(name: str) -> dict[str, object]:
    """The JSON Schema of what the model of that name is written as.

    `EntityRows` is that of the flat tables, `DumpRow` and `DumpPageRow` those of the nested rows of a dump, without
    `--all` and with it. Raises `CommandError` with the names there are where there is no such model.
    """
    if name == EntityRows.__name__:
        return entities_json_schema()
    if name in ROW_SCHEMAS:
        return rows_json_schema(name, DescribedSchema)
    public = {known: getattr(warbox, known) for known in warbox.__all__} | {"Page": PageContent}
    models = {
        known: value
        for known, value in public.items()
        if isinstance(value, type) and (issubclass(value, BaseModel) or is_dataclass(value))
    }
    if name not in models:
        known_names = sorted([*models, *ROW_SCHEMAS, EntityRows.__name__])
        raise CommandError(f"there is no model {name!r}; there are {', '.join(known_names)}")
    return TypeAdapter(models[name]).json_schema(mode="serialization", schema_generator=DescribedSchema)
