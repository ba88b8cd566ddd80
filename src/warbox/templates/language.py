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


class JapaneseText(TemplateModel, names=("nihongo",)):
    """A name with how it is written in Japanese: `{{nihongo|Eastern Army|東軍|Tōgun}}` (Template:Nihongo)."""

    english: Annotated[Inline | None, Parameter(1)] = None
    japanese: Annotated[Inline | None, Parameter(2)] = None
    romanized: Annotated[Inline | None, Parameter(3)] = None
    remark: Annotated[Inline | None, Parameter(4)] = None
    behind: Annotated[Inline | None, Parameter(5)] = None

    def show(self, canvas: Canvas) -> None:
        """The name, all else in brackets behind it, and what is to stand behind these."""
        canvas.embed(self.english or self.romanized)
        romanized = self.romanized if self.english else None
        inside = [part for part in (self.japanese, romanized, self.remark) if part is not None]
        for place, part in enumerate(inside):
            canvas.write(", " if place else " (", self)
            canvas.embed(part)
        if inside:
            canvas.write(")", self)
        if self.behind:
            canvas.write(" ", self)
            canvas.embed(self.behind)


class ChineseText(TemplateModel, names=("zh", "lang-zh")):
    """How something is called in Chinese: `{{zh|t=漢字|s=汉字|p=hànzì|l=characters}}` (Template:Zh).

    `first` is `t` where the traditional form stands before the simplified one.
    """

    chinese: Annotated[Inline | None, Parameter("c", 1)] = None
    simplified: Annotated[Inline | None, Parameter("s")] = None
    traditional: Annotated[Inline | None, Parameter("t")] = None
    pinyin: Annotated[Inline | None, Parameter("p", "hp")] = None
    wade_giles: Annotated[Inline | None, Parameter("w")] = None
    jyutping: Annotated[Inline | None, Parameter("j")] = None
    peh_oe_ji: Annotated[Inline | None, Parameter("poj")] = None
    meaning: Annotated[Inline | None, Parameter("l", "tr")] = None
    first: Annotated[str | None, Parameter("first")] = None

    def show(self, canvas: Canvas) -> None:
        """The first form, without the name of its language and how it sounds; the sound where there is no form."""
        forms = [self.simplified, self.traditional]
        if self.first == "t":
            forms.reverse()
        sounds = (self.pinyin, self.wade_giles, self.jyutping, self.peh_oe_ji)
        canvas.embed(next(filter(None, (self.chinese, *forms, *sounds)), None))
