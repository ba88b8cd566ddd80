"""Makes a text safe as the value of an argument: what would end the argument is written otherwise, or refused."""

from __future__ import annotations

from warbox.errors import UnwritableValueError
from warbox.syntax.braces import Template
from warbox.syntax.spans import gaps
from warbox.syntax.tree import Tree

_PIPE, _EQUALS = "{{!}}", "{{=}}"
_SHOWN = 60


def safe_value(text: str) -> str:
    """The text with pipes that would end an argument as `{{!}}`.

    Raises `UnwritableValueError` where braces, brackets, comments or tags in it are not closed, or close others.
    """
    template = _only_template("{{x|1=", text, "\n}}")
    pipes = [argument.start - 1 for argument in template.arguments[1:]]
    if not pipes:
        return text
    safe = _written_otherwise(text, [pipe - len("{{x|1=") for pipe in pipes], _PIPE)
    if len(_only_template("{{x|1=", safe, "\n}}").arguments) != 1:
        raise UnwritableValueError(_refusal(text))
    return safe


def names_itself(value: str) -> bool:
    """Whether a value without a name would be taken for `name=value`."""
    return not _only_template("{{x|", value, "\n}}").arguments[0].positional


def without_equals(value: str) -> str:
    """The value with the equals signs that would part a name from it as `{{=}}`."""
    before = "{{x|"
    template = _only_template(before, value, "\n}}")
    places: list[int] = []
    for start, end in gaps(template.children, template.shields, len(before), len(before) + len(value)):
        place = template.source.find("=", start, end)
        while place >= 0:
            places.append(place - len(before))
            place = template.source.find("=", place + 1, end)
    return _written_otherwise(value, places, _EQUALS)


def runs_into(value: str) -> bool:
    """Whether braces at the end of a value would be taken together with those that close the template."""
    if not value.endswith("}"):
        return False
    tree = Tree("{{x|1=" + value + "}}")
    return len(tree.children) != 1 or tree.children[0].end != len(tree.text)


def _only_template(before: str, text: str, after: str) -> Template:
    """The template that the text stands in; raises where the text breaks it."""
    probe = before + text + after
    tree = Tree(probe)
    if len(tree.children) != 1 or not isinstance(tree.children[0], Template) or len(str(tree.children[0])) < len(probe):
        raise UnwritableValueError(_refusal(text))
    if any(probe.startswith("<", start) for template in tree.templates for start, _ in template.shields):
        raise UnwritableValueError(_refusal(text))
    return tree.children[0]


def _written_otherwise(text: str, places: list[int], replacement: str) -> str:
    pieces: list[str] = []
    position = 0
    for place in places:
        pieces += (text[position:place], replacement)
        position = place + 1
    return "".join([*pieces, text[position:]])


def _refusal(text: str) -> str:
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return (
        f"{shown!r} cannot be the value of a parameter: it holds markup that is not closed, or that closes other markup"
    )
