"""Conflicts and pages as pandas' DataFrames, by way of the Arrow tables. Needs the extra `dataframes`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from warbox.conflict import MilitaryConflict
from warbox.errors import WarboxError
from warbox.interop.arrow import to_arrow
from warbox.interop.entities import row_types
from warbox.interop.extras import import_from_extra
from warbox.page import Page

if TYPE_CHECKING:
    import pandas

    from warbox.page.variant import PageInVariant


def to_dataframe(
    found: Iterable[MilitaryConflict | Page | PageInVariant] | MilitaryConflict | Page | PageInVariant,
    table: str = "conflicts",
) -> pandas.DataFrame:
    """One of the flat tables of conflicts or pages (see `to_arrow`) as a DataFrame.

    The columns keep Arrow's types, so that a whole number that may be missing stays a whole number. Raises
    `WarboxError` for a table that there is not, `MissingExtraError` without pandas and pyarrow, `TypeError` as
    `to_arrow` does.
    """
    if table not in row_types():
        raise WarboxError(f"there is no table {table!r}; there are {', '.join(row_types())}")
    frames = import_from_extra("pandas", "dataframes")
    return to_arrow(found)[table].to_pandas(types_mapper=frames.ArrowDtype)
