"""Pictures: a file's name, or `[[File:...]]` with its options."""

from __future__ import annotations

import re
from typing import Self
from urllib.parse import unquote

from pydantic import BaseModel, ConfigDict, Field

from warbox.diagnostics import Span
from warbox.typed import ArgumentValue, Reader, plain_wikitext, readable
from warbox.wikis import Wiki

_SIZE = re.compile(r"[0-9]*x?[0-9]+\s*px", re.IGNORECASE)
_LAYOUT = frozenset(
    {
        *("thumb", "thumbnail", "frame", "framed", "frameless", "border", "left", "right", "center", "centre", "none"),
        *("baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom"),
    }
)
_FILE = "File"
"""The prefix of files that every wiki knows."""
_NAMED = re.compile(r"\s*(alt|link|upright|lang|page|class)\s*(?:=|\Z)", re.IGNORECASE)


@readable
class Image(BaseModel):
    """A picture of the page.

    `file` is the file's name with blanks for underscores and without its namespace, as the page writes it else;
    `size` as written (`300px`); `caption` and `alt` as a reader sees them. `is_link` tells whether it stands as
    `[[File:...]]`, with options of its own, and not as a name of which the template makes a link.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    file: str
    caption: str | None = None
    alt: str | None = None
    size: str | None = None
    link: str | None = None
    is_link: bool = Field(default=False, exclude=True, repr=False)
    span: Span = Span(0, 0)

    def to_wikitext(self, wiki: str | Wiki = "enwiki") -> str:
        """The file's name, or a link to the file where there are options."""
        named = {"alt": self.alt, "link": self.link}
        options = [
            self.size,
            *(f"{name}={plain_wikitext(value)}" for name, value in named.items() if value is not None),
        ]
        options.append(None if self.caption is None else plain_wikitext(self.caption))
        given = [option for option in options if option is not None]
        return f"[[{_FILE}:{'|'.join([self.file, *given])}]]" if given else self.file

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The picture of a parameter: the first `[[File:...]]` in it, or its text as a file's name."""
        from warbox.values.inline import Inline

        content = Inline.read(value, reader)
        if content.images:
            return cls._as_seen(content.images[0], value, reader)
        name = file_name(content.text, reader.wiki)
        return cls(file=name, span=Span(value.start, value.end)) if name else None

    @classmethod
    def _as_seen(cls, image: Image, value: ArgumentValue, reader: Reader) -> Self:
        """A picture in a value with its texts as a reader sees them; as the link has them they may hold markup."""
        from warbox.values.inline import read_text

        texts = {}
        for name in ("caption", "alt"):
            written = getattr(image, name)
            start = -1 if written is None else value.source.rfind(written, image.span.start, image.span.end)
            if start >= 0:
                texts[name] = read_text(value.part(start, start + len(written)), reader) or None
        return image.model_copy(update=texts)  # type: ignore[return-value]

    @classmethod
    def read_items(cls, value: ArgumentValue, reader: Reader) -> list[Self]:
        """The pictures of a parameter: every `[[File:...]]` in it, or its lines as names of files."""
        from warbox.values.inline import Inline, item_stretches

        content = Inline.read(value, reader)
        if content.images:
            return [cls._as_seen(image, value, reader) for image in content.images]
        return [image for part in item_stretches(value, reader) if (image := cls.read(part, reader)) is not None]


def file_name(written: str, wiki: Wiki) -> str:
    """A file's name without its namespace, with blanks for underscores and `%xx` resolved."""
    name = " ".join(unquote(written).replace("_", " ").split())
    prefix, colon, rest = name.partition(":")
    return rest.strip() if colon and is_file_namespace(prefix, wiki) else name


def is_file_namespace(prefix: str, wiki: Wiki) -> bool:
    """Whether a link's prefix is the wiki's name for files."""
    return prefix.strip().casefold() in wiki.table("namespaces").get("file", ())


def image_options(options: list[str]) -> dict[str, str]:
    """The size, alternative text, link and caption among the options of a file link. The last caption counts."""
    found: dict[str, str] = {}
    for option in options:
        named = _NAMED.match(option)
        if named is not None:
            found[named[1].lower()] = option[named.end() :].strip()
        elif _SIZE.fullmatch(option.strip()):
            found["size"] = option.strip()
        elif option.strip().lower() not in _LAYOUT:
            found["caption"] = option
    return found
