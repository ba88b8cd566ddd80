"""What of a conversion rule is seen on a page that is not converted."""

from __future__ import annotations

from warbox.names.conversion.masking import MaskedText
from warbox.names.conversion.rules import Flag, read_rule
from warbox.syntax import Variant

_UNCONVERTED = "zh"
_SHOWING_NO_FORM = frozenset({Flag.HIDE, Flag.REMOVE, Flag.TITLE, Flag.DESCRIBE})


def shown_span(node: Variant) -> tuple[int, int]:
    """The stretch of the page that readers see of the rule who have chosen no variant: the form that theirs falls on.

    Of a rule that shows no form it is empty. Rules with rules in them, and what is no rule, are seen as they stand.
    """
    start, end = node.shown()
    masked = MaskedText(node.source, node.inner_start, node.inner_end, node.children)
    rule = read_rule(masked.text)
    if "-{" in masked.text or rule.variants or rule.flags in ((Flag.RAW,), (Flag.NAME,)):
        return start, end
    if Flag.ADD not in rule.flags and not _SHOWING_NO_FORM.isdisjoint(rule.flags):
        return start, start
    form = rule.form(_UNCONVERTED)
    place = -1 if form is None or rule.empty else masked.text.find(form, len(masked.text) - len(rule.text))
    if form is None or place < 0:
        return start, end
    return masked.offset(place), masked.end_offset(place + len(form))
