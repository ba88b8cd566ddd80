"""Names of people and parties, with the page they lead to."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from warbox.values.passage import Mark, Passage

_AROUND = " ,;:\uff0c\uff1b\uff1a\u3001"


class ForeignTitle(BaseModel):
    """A page of another wiki: its language code and its title there."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    lang: str
    title: str


class Name(BaseModel):
    """A name as a reader sees it.

    `lang` is the language of the text where the page says it; `target` the page of this wiki it links to; `foreign` the
    page of another wiki, for interlanguage links. Where a model has a name, a text stands for one that leads nowhere.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    lang: str | None = None
    target: str | None = None
    foreign: ForeignTitle | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_text(cls, given: Any) -> Any:
        return {"text": given} if isinstance(given, str) else given


def name_of_mark(mark: Mark, passage: Passage) -> Name:
    """The name that a marked link shows, without a comma that stands in the link."""
    foreign = None if mark.foreign is None else ForeignTitle(lang=mark.foreign[0], title=mark.foreign[1])
    return Name(text=passage.text[mark.start : mark.end].strip(_AROUND), target=mark.target, foreign=foreign)
