"""What a person is shown of the values of warbox, whatever it is drawn with: a `Sheet` for each."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from warbox.conflict import MilitaryConflict, Side
from warbox.names.evidence import Comparison
from warbox.names.group import NameGroup
from warbox.page import Page, Reference, ShortFootnote
from warbox.page.variant import PageInVariant
from warbox.report.sheets.conflict import conflict_sheet, side_sheet
from warbox.report.sheets.names import comparison_sheet, name_group_sheet
from warbox.report.sheets.page import page_sheets
from warbox.report.sheets.sheet import Cell, Columns, Line, Role, Row, Run, Sheet
from warbox.report.sheets.template import template_sheet
from warbox.report.sheets.works import citation_sheet, reference_sheet, short_footnote_sheet
from warbox.templates.citations import Citation
from warbox.typed import TemplateModel

__all__ = ["Cell", "Columns", "Line", "Role", "Row", "Run", "Sheet", "sheets_of"]


def sheets_of(value: Any) -> tuple[Sheet, ...]:
    """What is shown of a value: the sheets of a page, one of anything else. Raises `TypeError` for other values."""
    found = _described(value)
    return (found,) if isinstance(found, Sheet) else found


@singledispatch
def _described(value: Any) -> Sheet | tuple[Sheet, ...]:
    raise TypeError(f"there is no sheet of a {type(value).__name__}")


_described.register(Page, page_sheets)
_described.register(PageInVariant, page_sheets)
_described.register(MilitaryConflict, conflict_sheet)
_described.register(Side, side_sheet)
_described.register(Citation, citation_sheet)
_described.register(TemplateModel, template_sheet)
_described.register(Reference, reference_sheet)
_described.register(ShortFootnote, short_footnote_sheet)
_described.register(NameGroup, name_group_sheet)
_described.register(Comparison, comparison_sheet)
