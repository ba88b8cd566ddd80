"""What of a value its parameter says by itself, where other parameters have a part in it: a caption, a last day."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from warbox.values.dates.historical_date import HistoricalDate


def own_part(given: Any, full: Any, own: Any) -> Any:
    """What a parameter is to say by itself for a field to have the value that is given.

    `full` is the value that the field has, `own` what is read of it from the parameter alone. Where others have no part
    in it, or what they give is to be another, it is all of what is given.
    """
    if not isinstance(own, BaseModel) or not type(own) is type(full) is type(given) or own == full:
        return given
    if isinstance(given, HistoricalDate) and isinstance(full, HistoricalDate) and isinstance(own, HistoricalDate):
        return _own_day(given, full, own)
    return own.model_copy(update=changed_fields(full, given))


def changed_fields(old: BaseModel, new: BaseModel) -> dict[str, Any]:
    """The fields of a model that another one of its class has otherwise, with what they are there."""
    return {name: getattr(new, name) for name in type(new).model_fields if getattr(new, name) != getattr(old, name)}


def _own_day(given: HistoricalDate, full: HistoricalDate, own: HistoricalDate) -> HistoricalDate:
    """The first day alone, where another parameter gives the last one."""
    is_first = full.start != full.end and own.edtf in (None, full.start)
    return HistoricalDate(edtf=given.start) if is_first and given.start is not None else given
