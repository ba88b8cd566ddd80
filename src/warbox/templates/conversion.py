"""Templates that say how a page's words are converted between the variants of Chinese; they show nothing in a value."""

from __future__ import annotations

from typing import Annotated

from warbox.typed import Parameter, TemplateModel
from warbox.values.inline import Inline


class ConversionNote(TemplateModel, names=("noteta",)):
    """The rules of a page: `{{noteTA|T=title|1=rule|2=rule|G1=group}}`.

    `title` and `rules` are the insides of rules (`zh-cn:one;zh-tw:two`), `groups` the names of conversion groups.
    """

    title: Annotated[Inline | None, Parameter("t")] = None
    rules: Annotated[tuple[Inline, ...], Parameter("#")] = ()
    groups: Annotated[tuple[Inline, ...], Parameter("g#")] = ()


class ConversionGroupItem(TemplateModel, names=("citem", "citemhidden", "ci", "cnotea", "citemlan")):
    """One rule of a conversion group that is a template's page: `{{CItem|rule|original=text}}`."""

    rule: Annotated[Inline | None, Parameter(1)] = None
    original: Annotated[Inline | None, Parameter("original", 2)] = None


class ReversedConversionGroupItem(ConversionGroupItem, names=("citemlan/r",)):
    """The same, with the text that the rule is about before the rule."""

    rule: Annotated[Inline | None, Parameter(2)] = None
    original: Annotated[Inline | None, Parameter("original", 1)] = None
