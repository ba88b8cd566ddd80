"""Names of ships and of their classes, as naval articles link them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import computed_field

from warbox.typed import Canvas, Parameter, Reader, TemplateModel, resolve, template_key, without_namespace
from warbox.wikis import Wiki, find_wiki

PREFIXED = "prefixed ship"
"""The table of `[templates]` with what templates that are named after a prefix show for it."""

_PREFIX, _NAME, _DESIGNATION = 4, 2, 1
_ALL = _PREFIX | _NAME | _DESIGNATION


class Ship(TemplateModel, names=("ship",)):
    """A ship: `{{ship|German battleship|Tirpitz||2}}`.

    The title of its page is the prefix, the name and in brackets the designation: hull or pennant number, or year of
    launch. `display` adds up what of these a reader sees: 4 for the prefix, 2 for the name, 1 for the designation; all
    without it (Template:Ship).
    """

    prefix: Annotated[str | None, Parameter(1)] = None
    name: Annotated[str | None, Parameter(2)] = None
    designation: Annotated[str | None, Parameter(3)] = None
    display: Annotated[str | None, Parameter(4)] = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def link(self) -> str:
        """The title of its page."""
        return self._text(_ALL)

    def show(self, canvas: Canvas) -> None:
        """What the template asks for of the ship's name, marked as a link."""
        display = self.display or ""
        asked = int(display) & _ALL if display.isdecimal() else _ALL
        canvas.write(self._text(asked) or self.link, self, self.link)

    def _text(self, asked: int) -> str:
        name = " ".join(filter(None, (self.prefix if asked & _PREFIX else "", self.name if asked & _NAME else "")))
        if not self.designation or not asked & _DESIGNATION:
            return name
        return f"{name} ({self.designation})" if name else self.designation


class PrefixedShip(Ship, names=(PREFIXED,)):
    """A ship whose prefix is the template's name: `{{HMS|Victory||2}}`, or stands for it: `{{GS|U-47|1938}}`."""

    prefix: str | None = None
    name: Annotated[str | None, Parameter(1)] = None
    designation: Annotated[str | None, Parameter(2)] = None
    display: Annotated[str | None, Parameter(3)] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The prefix that the wiki has for the template's name."""
        key = template_key(without_namespace(values["template"], reader.wiki))
        prefixes = reader.wiki.table("templates").get(PREFIXED, {})
        values["prefix"] = next((prefix for name, prefix in prefixes.items() if template_key(name) == key), None)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The template as wikitext; with its prefix written out, where the wiki has no template of that name."""
        known = find_wiki(wiki)
        if self.source_wiki in ("", known.code) or resolve(self.template, known).model is type(self):
            return super().to_wikitext(known)
        plain = Ship(prefix=self.prefix, name=self.name, designation=self.designation, display=self.display)
        return plain.to_wikitext(known)


class ShipClass(TemplateModel, names=("sclass",)):
    """A class of ships: `{{sclass|Fletcher|destroyer|2}}`.

    `display` says what a reader sees: the name with the type of ship, without it, or as a noun (Template:Sclass).
    """

    name: Annotated[str | None, Parameter(1)] = None
    kind: Annotated[str | None, Parameter(2)] = None
    display: Annotated[str | None, Parameter(3)] = None
    text: str = ""
    link: str = ""

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """What is shown and the title of the page, as the wiki words them."""
        words = reader.wiki.table("ships")
        title = words.get("class_title", "")
        shown = words.get("class_forms", {}).get(values.get("display"), title)
        values["text"], values["link"] = (_filled_in(pattern, values) for pattern in (shown, title))

    def show(self, canvas: Canvas) -> None:
        """The name of the class, marked as a link."""
        canvas.write(self.text, self, self.link)


def _filled_in(pattern: str, values: dict[str, Any]) -> str:
    return pattern.replace("{name}", values.get("name") or "").replace("{kind}", values.get("kind") or "").strip()
