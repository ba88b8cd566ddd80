"""What a value that is given to an edit is as wikitext."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from warbox.errors import UnwritableValueError
from warbox.page.edits.keys import ParameterKeys
from warbox.page.edits.types import check_value
from warbox.syntax import Template
from warbox.templates.lists import BulletList, BulletListEnd, CollapsibleList, ItemList
from warbox.typed import TemplateModel, resolve
from warbox.typed.reading import FieldPlace
from warbox.typed.writing import is_written, value_wikitext
from warbox.wikis import Wiki

LINE_BREAK = "<br>"
_BREAKS = re.compile(r"<br\s{0,4}/?\s{0,4}>\n?", re.IGNORECASE)
_BULLETS = re.compile(r"(?:^|\n)([*#] ?)")


def value_text(value: Any, wiki: Wiki) -> str:
    """A value as wikitext: a string as it is, a number in digits, a typed object in the wiki's words, a list of these.

    Raises `UnwritableValueError` for anything else.
    """
    if isinstance(value, str):
        return value
    check_value(value)
    if isinstance(value, int | float):
        return str(value)
    if is_written(value):
        return value_wikitext(value, wiki)
    if isinstance(value, Iterable) and not isinstance(value, BaseModel):
        return list_text(list(value), wiki)
    raise UnwritableValueError(f"{type(value).__name__} does not say how it is written: it has no to_wikitext(wiki)")


def list_text(values: Sequence[Any], wiki: Wiki) -> str:
    """Several values as one: their type says how, or else they stand on lines of their own."""
    write_list = getattr(type(values[0]), "write_list", None) if values else None
    if write_list is not None and len({type(value) for value in values}) == 1:
        return str(write_list(values, wiki))
    return LINE_BREAK.join(value_text(value, wiki) for value in values)


def values_of(model: TemplateModel, keys: ParameterKeys, name: str, like: Any) -> Iterator[Any]:
    """What the model has read from the parameter of that name; a list where it is to be compared with one."""
    for place in keys.fields(name):
        read = value_at(model, place)
        yield list(read) if isinstance(like, list) and isinstance(read, tuple) else read


def value_at(model: TemplateModel, place: FieldPlace) -> Any:
    """What a model has in a field, or in that of the group of its number; None where there is no such group."""
    if place.group is None:
        return getattr(model, place.field.name)
    groups = getattr(model, place.group)
    return next((getattr(one, place.field.name) for one in groups if one.number == place.number), None)


def is_list_template(template: Template, wiki: Wiki) -> bool:
    """Whether the template is a list with its items in it."""
    model = resolve(template.title, wiki).model
    return model is not None and issubclass(model, ItemList | BulletList | CollapsibleList) and bool(template.arguments)


def holds_bullets(template: Template, wiki: Wiki) -> bool:
    """Whether the items of a list template are bulleted lines in one argument."""
    model = resolve(template.title, wiki).model
    return model is not None and issubclass(model, BulletList)


def closes_list(template: Template, wiki: Wiki) -> bool:
    """Whether the template ends a list whose items stand before it as bulleted lines."""
    model = resolve(template.title, wiki).model
    return model is not None and issubclass(model, BulletListEnd)


def is_one_line(text: str) -> bool:
    """Whether a text before a list is no list itself, but nothing or its heading."""
    heading = text.strip()
    ends = [found.end() for found in _BREAKS.finditer(heading)]
    return not _BULLETS.search(heading) and "\n" not in heading and ends in ([], [len(heading)])


def one_form_of_breaks(text: str) -> str:
    """A text in which all line breaks are written in one form."""
    return _BREAKS.sub(LINE_BREAK, text)


def usual_break(text: str) -> str:
    """The form that most line breaks in a text have; `<br>` where it has none."""
    forms = Counter(found.rstrip("\n") for found in _BREAKS.findall(text))
    return forms.most_common(1)[0][0] if forms else LINE_BREAK


def joint_of_items(text: str, line_break: str) -> str:
    """What parts a new item from the last one of a list: the sign of a bullet, or a line break as the list has it.

    `line_break` is that of a list that has none yet.
    """
    bullets = _BULLETS.findall(text)
    if bullets:
        return "\n" + str(bullets[-1])
    breaks = _BREAKS.findall(text)
    return str(breaks[-1]) if breaks else line_break
