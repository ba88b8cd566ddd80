"""What a value says, for comparing values that stand in different places or are written in different ways."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from warbox.conflict.combatant import Combatant
from warbox.conflict.commander import Commander
from warbox.templates.flags import Flag
from warbox.typed import TemplateModel
from warbox.values.dates.historical_date import HistoricalDate
from warbox.values.figures.figure import Figure
from warbox.values.inline import Inline
from warbox.values.reference import ReferenceUse
from warbox.wikis import Wiki

_OF_PLACE = frozenset({"span", "source_wiki", "lines", "is_link"})
LEFT_TO_PAGE = frozenset({"noun"})
"""Fields that are left to the page where a value that is given does not say them."""

_UNSAID: dict[type, frozenset[str]] = {
    Figure: frozenset({"counted", "text", "picture", "alone"}),
    Combatant: frozenset({"link", "flag"}),
}
_UNSAID[Commander] = _UNSAID[Combatant]


def said(value: Any, wiki: Wiki) -> Any:
    """What a value says, wherever it stands and however it is written, for comparing."""
    if isinstance(value, ReferenceUse):
        if is_named_tag(value):
            return value.name, value.group, value.pages
        return value.to_wikitext(wiki) or (value.name, value.group, value.template)
    if isinstance(value, Inline):
        return value.text, value.wikitext.strip()
    if isinstance(value, HistoricalDate):
        return value.edtf or value.text, value.approximate, value.calendar, value.old_style
    if isinstance(value, Flag):
        return value.country, value.variant, value.size, value.link, value.file
    if isinstance(value, TemplateModel):
        plan = value.plan()
        names = [*(field.name for field in plan.fields), *(group.name for group in plan.groups)]
        return type(value).__name__, *(said(getattr(value, name), wiki) for name in names)
    if isinstance(value, BaseModel):
        unsaid = _OF_PLACE.union(*(names for kind, names in _UNSAID.items() if isinstance(value, kind)))
        saying = {name: said(getattr(value, name), wiki) for name in type(value).model_fields if name not in unsaid}
        return {**saying, "status": sorted(value.status)} if isinstance(value, Commander) else saying
    if isinstance(value, dict):
        return {name: said(one, wiki) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [said(one, wiki) for one in value]
    return value


def is_named_tag(use: ReferenceUse) -> bool:
    """Whether a `<ref>` has a name, which alone stands for it wherever it is used again."""
    return use.template is None and use.name is not None
