"""Templates that say which language a text is in."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Canvas, NamePart, Parameter, TemplateModel
from warbox.values.inline import Inline
from warbox.wikis import Wiki


class LanguageText(TemplateModel, names=("lang", "langx", "native name", "transliteration", "transl", "script")):
    """A text with the code of its language: `{{lang|hy|text}}`."""

    language: Annotated[str | None, Parameter(1)] = None
    content: Annotated[Inline | None, Parameter(3, 2)] = None

    def show(self, canvas: Canvas) -> None:
        """The text."""
        canvas.embed(self.content)


class LabelledLanguageText(TemplateModel, names=("lang-*",)):
    """A text whose language stands in the template's name and before the text: `{{lang-hy|text}}`."""

    language: Annotated[str | None, NamePart()] = None
    content: Annotated[Inline | None, Parameter(1)] = None
    transliteration: Annotated[str | None, Parameter(2)] = None
    meaning: Annotated[str | None, Parameter(3)] = None

    def show(self, canvas: Canvas) -> None:
        """The text, without the name of its language."""
        canvas.embed(self.content)


class LanguageIcon(TemplateModel, names=("* icon",)):
    """The remark that a source is in some language: `{{ru icon}}`."""

    language: Annotated[str | None, NamePart()] = None

    @classmethod
    def takes_name_part(cls, part: str, wiki: Wiki) -> bool:
        """Only codes of languages stand before `icon`."""
        return 2 <= len(part) <= 7 and part.replace("-", "").isalpha()


class InLanguage(TemplateModel, names=("in lang",)):
    """The remark that a source is in these languages: `{{in lang|ru|hy}}`."""

    languages: Annotated[tuple[str, ...], Parameter("#")] = ()
