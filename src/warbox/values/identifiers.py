"""`Identifier`: the number of a work in some catalogue, and whether it can be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel, ConfigDict

from warbox.diagnostics import Code, Severity
from warbox.syntax import Template
from warbox.typed import ArgumentValue, Reader, plain_wikitext
from warbox.values.identifier_checks import SCHEMES, fault_of, is_valid
from warbox.values.inline import read_text
from warbox.wikis import Wiki

OTHER = "id"
"""The scheme of identifiers that the page gives without one."""

_ALIASES = {"eprint": "arxiv", "isbn13": "isbn", "unified": "csbn"}
_LABELLED = re.compile(r"\b([A-Za-z][A-Za-z0-9]{1,8})(?:\s*:\s*|\s+)")
_AROUND = " ,;/&"
"""What may stand between one identifier and the next."""


class Identifier(BaseModel):
    """A number or code by which catalogues know a work.

    `scheme` is the canonical name of its parameter (`isbn`, `doi`, ...; `id` where the page names none), `value` as the
    page has it. `valid` says whether form and check digit are right, None where the scheme has no rule for that.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    scheme: str
    value: str
    valid: bool | None = None

    @classmethod
    def of_text(cls, scheme: str, text: str) -> Self:
        """The identifier of that scheme. `((...))` around it says that it is to be taken as it stands."""
        if text.startswith("((") and text.endswith("))"):
            return cls(scheme=scheme, value=text, valid=None)
        return cls(scheme=scheme, value=text, valid=is_valid(scheme, text))

    @property
    def text(self) -> str:
        """The identifier as one writes it in running text: the scheme, and the value."""
        return self.value if self.scheme == OTHER else f"{self.scheme.upper()} {self.value}"

    @classmethod
    def read_list(cls, values: Sequence[ArgumentValue], reader: Reader) -> list[Self]:
        """The identifiers of several parameters; a wrong one is kept, and reported.

        The first of each scheme come first, in the order of the page but for those of `id=`, then further ones, then
        those without a scheme.
        """
        found = []
        for value in sorted(values, key=lambda value: (value.key == OTHER, value.start)):
            for identifier in cls._of_value(value, reader):
                found.append(identifier)
                if identifier.valid is False:
                    message = f"{value.written}: {identifier.value!r} is no {identifier.scheme}"
                    hint = fault_of(identifier.scheme, identifier.value)
                    reader.report(Code.WRONG_IDENTIFIER, Severity.WARNING, value.start, value.end, message, hint)
        if len(found) < 2:
            return found
        first = {identifier.scheme: identifier for identifier in reversed(found)}
        return sorted(found, key=lambda found: 2 if found.scheme == OTHER else found is not first[found.scheme])

    @classmethod
    def _of_value(cls, value: ArgumentValue, reader: Reader) -> list[Self]:
        scheme = _ALIASES.get(value.key, value.key)
        text = read_text(value, reader)
        if scheme != OTHER and text is not None:
            return [cls.of_text(scheme, text)]
        found = [model for model in _inner(value, reader) if isinstance(model, cls)]
        if text is not None and text.strip(_AROUND):
            found += cls._of_free_text(text)
        return found

    @classmethod
    def _of_free_text(cls, text: str) -> list[Self]:
        """The identifiers that a text lists if it begins with the name of a scheme: `ISBN 0-8147-1945-7 e ISBN ...`."""
        labels = [match for match in _LABELLED.finditer(text) if _is_label(match, text)]
        if not labels or labels[0].start() > 0:
            return [cls(scheme=OTHER, value=text)]
        found = []
        for place, label in enumerate(labels):
            end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
            value = text[label.end() : end].strip(_AROUND)
            scheme, head = label[1].lower(), value.rpartition(" ")[0].strip(_AROUND)
            if end < len(text) and head and not is_valid(scheme, value) and is_valid(scheme, head):
                value = head
            found += [cls.of_text(scheme, value)] if value else []
        return found or [cls(scheme=OTHER, value=text)]

    @classmethod
    def write_parameters(cls, values: Sequence[Identifier], wiki: Wiki) -> list[tuple[str, str]]:
        """Each identifier under its own name; a second one of the same scheme among the others, with its name."""
        written: dict[str, str] = {}
        others = []
        for identifier in values:
            text = plain_wikitext(identifier.value)
            if identifier.scheme == OTHER:
                others.append(text)
            elif identifier.scheme in written:
                others.append("{{" + f"{identifier.scheme}|{'1=' if '=' in text else ''}{text}" + "}}")
            else:
                written[identifier.scheme] = text
        return [*written.items(), *([(OTHER, " ".join(others))] if others else [])]


def _is_label(match: re.Match[str], text: str) -> bool:
    """Whether the word is the name of a scheme; within a text, only with figures behind it."""
    return match[1].lower() in SCHEMES and (match.start() == 0 or text[match.end() : match.end() + 1].isdecimal())


def _inner(value: ArgumentValue, reader: Reader) -> list[object]:
    """The identifiers that templates inside the value give."""
    templates = [child for child in value.children if isinstance(child, Template)]
    return [getattr(reader.typed(template), "identifier", None) for template in templates]


class Access(BaseModel):
    """How a link of the citation can be read: `to` names it (`url`, `chapter-url`, `doi`, ...).

    `level` is `free`, `registration`, `limited` or `subscription`, or what the page says instead.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    to: str
    level: str

    @classmethod
    def read(cls, value: ArgumentValue, reader: Reader) -> Self | None:
        """The access that a parameter such as `doi-access` gives."""
        level = read_text(value, reader)
        return None if level is None else cls(to=value.key.removesuffix(_ACCESS), level=level)

    @classmethod
    def write_parameters(cls, values: Sequence[Access], wiki: Wiki) -> list[tuple[str, str]]:
        """Each level under its own name."""
        return [(access.to + _ACCESS, plain_wikitext(access.level)) for access in values]


_ACCESS = "-access"
