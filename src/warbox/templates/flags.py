"""Flag templates: an icon, with or without the country's name."""

from __future__ import annotations

import re
from typing import Annotated, Any

from warbox.typed import Canvas, Parameter, Reader, TemplateModel, resolve, without_namespace
from warbox.typed.parameter_names import parameter_names
from warbox.values.image import Image, file_name
from warbox.values.services import name_of_title, service_title
from warbox.values.territory import (
    ENGLISH,
    Entity,
    country_of_template,
    is_country_code,
    is_own_name,
    local_country,
    resolve_territory,
)
from warbox.wikis import Wiki, find_wiki

_NO_NAME = "#"
_SIZE = re.compile(r"x?[0-9]+\s*px", re.IGNORECASE)


class Flag(TemplateModel, names=("flag", "flagu", "flaglist", "flag link", "flagg")):
    """A flag with the country's name in the wiki's language: `{{flag|country|variant}}`.

    `country` is as written; `entity` is what it resolves to. `variant` picks a flag of another time or branch, `name`
    is shown in place of the country, `file` is the flag's file where the page gives one, `size` as written.
    """

    country: Annotated[str | None, Parameter(1)] = None
    variant: Annotated[str | None, Parameter(2, "variant")] = None
    size: Annotated[str | None, Parameter("size")] = None
    name: Annotated[str | None, Parameter("name", "text")] = None
    link: Annotated[str | None, Parameter("link", "clink")] = None
    file: str | None = None
    entity: Entity | None = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """Resolves the country; a size that stands where the variant belongs is the size."""
        variant = values.get("variant")
        if variant is not None and _SIZE.fullmatch(variant):
            values["variant"] = None
            values["size"] = values.get("size") or variant
        country = values.get("country")
        if country is not None:
            values["entity"] = resolve_territory(country, reader.wiki)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The flag as wikitext; on another wiki than its own the country has the name that its language has for it."""
        known = find_wiki(wiki)
        if self.country is None or self.source_wiki == known.code:
            return super().to_wikitext(known)
        is_carried = bool(self.source_wiki) and self.entity is not None
        country = local_country(self.country, known, self.entity.code if is_carried and self.entity else None)
        return super(Flag, self.model_copy(update={"country": country})).to_wikitext(known)

    def as_icon(self, wiki: Wiki) -> Flag:
        """The flag alone, without a name beside it, as the wiki writes it."""
        return _icon(self)

    @property
    def shown_name(self) -> str | None:
        """The name a reader sees beside the flag; None where there is only the icon."""
        if self.name is not None or self.country is None:
            return self.name
        return self.country_name

    @property
    def country_name(self) -> str | None:
        """The country as written; the name that the wiki has for it where a code or its English name is written."""
        if self.country is None or self.entity is None:
            return self.country
        return self.country if is_own_name(self.country, find_wiki(self.source_wiki or ENGLISH)) else self.entity.name

    @property
    def target(self) -> str | None:
        """The page that the name links to; None where no name is shown."""
        return None if self.shown_name is None else self.link or self.country_name

    def seen_of_title(self, title: str) -> str:
        """The name beside the flag, which is another one than is written for a code or an English name."""
        return self.shown_name or ""

    def show(self, canvas: Canvas) -> None:
        """The name, marked with the flag; or the mark alone."""
        name = self.shown_name
        if name is None:
            canvas.mark(self)
        else:
            canvas.write(name, self, self.target)
            canvas.write(" ")


class FlagIcon(Flag, names=("flagicon", "flagdeco", "flag decoration")):
    """A flag alone: `{{flagicon|country|variant}}`."""

    @property
    def shown_name(self) -> str | None:
        """Only the icon is seen."""
        return None


class FlagCountry(Flag, names=("flagcountry", "flagcu")):
    """A flag with the country's full name."""


class FlagCore(Flag, names=("flag/core",)):
    """What `{{flag}}` is made of, which some pages use for a flag that has no name there."""

    country: Annotated[str | None, Parameter("alias")] = None
    variant: Annotated[str | None, Parameter("variant")] = None
    file: Annotated[str | None, Parameter("flag alias")] = None


class FlagImage(Flag, names=("flagicon image",)):
    """A flag given by its file: `{{flagicon image|file}}`."""

    country: str | None = None
    file: Annotated[str | None, Parameter(1)] = None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The file's name without its namespace."""
        values["file"] = file_name(values["file"], reader.wiki) if values.get("file") else None

    @property
    def shown_name(self) -> str | None:
        """Only the icon is seen."""
        return None


class FlagCode(Flag, names=("*",)):
    """A flag template that is named after the country: `{{ARM}}`, on some wikis `{{France}}` or `{{FRA-1794}}`.

    `icon_only` says that no name is shown: the template's name ends as the wiki ends those of icons (`{{ARM-d}}`), or
    `#` stands in the place of the name, as some wikis have it.
    """

    country: str | None = None
    variant: Annotated[str | None, Parameter(1, "variant")] = None
    icon_only: bool = False

    @classmethod
    def takes_name_part(cls, part: str, wiki: Wiki) -> bool:
        """Only the codes and names of countries that the wiki names such templates after."""
        return country_of_template(part, wiki) is not None

    @classmethod
    def complete(cls, values: dict[str, Any], reader: Reader) -> None:
        """The country is the template's name, and the year in it the variant where none is given."""
        written = without_namespace(values["template"], reader.wiki).strip()
        country, year, icon_only = country_of_template(written, reader.wiki) or (written, None, False)
        values["country"] = country
        values["variant"] = values.get("variant") or year
        values["icon_only"] = icon_only or values.get("name") == _NO_NAME
        super().complete(values, reader)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The flag as wikitext; where the wiki has no template of that name, as the flag of the country."""
        known = find_wiki(wiki)
        name = self.template or self.country or ""
        own = country_of_template(name, known)
        if (self.source_wiki == known.code or own is not None) and (self.name != _NO_NAME or _hides_names(known)):
            return self._written(name, None if own is None else own.variant, known)
        model = FlagIcon if self.icon_only else Flag
        country = self.country
        if country is not None and not is_country_code(country, find_wiki(self.source_wiki or ENGLISH)):
            country = local_country(country, known, self.entity.code if self.entity else None)
        flag = model(country=country, variant=self.variant, size=self.size, link=self.link)
        return flag.to_wikitext(known)

    def _written(self, name: str, years: str | None, wiki: Wiki) -> str:
        """As a template of that name, which tells those years; the sign that hides a name stands as it is."""
        hides = self.name == _NO_NAME
        changes = {"template": name, "source_wiki": wiki.code, "name": None if hides else self.name}
        if self.variant == years:
            changes["variant"] = None
        written = super(Flag, self.model_copy(update=changes)).to_wikitext(wiki)
        return f"{written.removesuffix('}}')}|{_NO_NAME}}}}}" if hides else written

    def as_icon(self, wiki: Wiki) -> Flag:
        """The flag alone, as the wiki writes it."""
        if self.icon_only:
            return self
        if not _hides_names(wiki):
            return _icon(self)
        return self.model_copy(update={"name": _NO_NAME, "icon_only": True, "link": None})

    @property
    def country_name(self) -> str | None:
        """The country's name, also where the name of an icon has it in another case of grammar: `{{Suomen lippu}}`."""
        if self.icon_only and self.entity is not None and self.entity.code is not None:
            return self.entity.name
        return super().country_name

    @property
    def shown_name(self) -> str | None:
        """The name, unless only the icon is shown."""
        return None if self.icon_only else super().shown_name


def _hides_names(wiki: Wiki) -> bool:
    """Whether `#` in the place of the name hides it: where the name stands without one of its own, `{{ARM|name}}`."""
    return parameter_names(FlagCode, wiki)["1"] == "name"


def _icon(flag: Flag) -> FlagIcon:
    return FlagIcon(country=flag.country, variant=flag.variant, size=flag.size, source_wiki=flag.source_wiki)


class ServiceFlag(Flag, names=("navy", "army", "air force", "armed forces", "military", "marines", "coast guard")):
    """The flag of a country's service with the service's name: `{{navy|country}}`."""

    @property
    def shown_name(self) -> str | None:
        """The name given, or that of the service; that of the country where the wiki has no name for the service."""
        title = self.service_title
        return self.name or (self.country_name if title is None else name_of_title(title))

    @property
    def service_title(self) -> str | None:
        """The title of the page on the service, `Indian Army`; None where the wiki's data has none."""
        if self.country is None:
            return None
        wiki = find_wiki(self.source_wiki or ENGLISH)
        service = resolve(self.template, wiki).canonical if self.template else self.names[0]
        return service_title(service, self.country, wiki)

    @property
    def target(self) -> str | None:
        """The page that the name links to: the one given, that on the service, or that on the country."""
        return self.link or self.service_title or super().target


def flag_of_image(image: Image) -> Flag:
    """A picture that stands before a name, as a flag."""
    return Flag(span=image.span, file=image.file, size=image.size, link=image.link)
