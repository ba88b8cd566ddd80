"""Checks of the rules by which a page's words are converted between the variants of Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warbox.diagnostics import Code, Diagnostic, Severity, Span
from warbox.names.conversion.masking import MaskedText
from warbox.names.conversion.notes import note_rules, rule_text
from warbox.names.conversion.rules import ConversionRule, Flag, read_rule, variant_of_code
from warbox.names.variants import varieties
from warbox.page.parts import PageParts
from warbox.syntax import Variant
from warbox.syntax.embedded import wikitext_spans
from warbox.templates.conversion import ConversionNote

_OPENING = re.compile(r"-\{(?!\{)")
_CODE_IN_FORM = re.compile(r";\s*([a-z]{2,3}-[A-Za-z]{2,8})\s*:")
_HINT = "a part is a variant's code, a colon and its form, with a semicolon behind"


def check_rules(parts: PageParts) -> Iterator[Diagnostic]:
    """The rules in the text and in notes, and the groups that notes ask for."""
    if "-{" in parts.tree.text:
        yield from _never_closed(parts)
        for variant in parts.tree.variants:
            yield from _broken_rule(variant)
    for _, model in parts.models:
        if isinstance(model, ConversionNote):
            yield from _broken_note(model)
            yield from _missing_groups(model, parts)


def _never_closed(parts: PageParts) -> Iterator[Diagnostic]:
    """Openings of rules that are none, where they stand in text."""
    known = {variant.start for variant in parts.tree.variants}
    text = parts.tree.text
    hidden = sorted((node.start, node.end) for node in (*parts.tree.comments, *parts.tree.ignored))
    for tag in parts.tree.tags:
        if tag.inner_start is not None and tag.inner_end is not None:
            inner = (tag.inner_start, tag.inner_end)
            if not list(wikitext_spans(text, tag.name.lower(), (tag.attributes_start, tag.attributes_end), inner)):
                hidden.append(inner)
    hidden.sort(reverse=True)
    covered = -1
    for opening in _OPENING.finditer(text):
        start = opening.start()
        while hidden and hidden[-1][0] <= start:
            covered = max(covered, hidden.pop()[1])
        if start not in known and start >= covered:
            message = "this conversion rule is never closed, so MediaWiki shows it as text"
            yield Diagnostic(
                Code.UNCLOSED_CONVERSION, Severity.ERROR, Span(start, start + 2), message, "close it by }-"
            )


def _broken_rule(variant: Variant) -> Iterator[Diagnostic]:
    """What MediaWiki does not understand of a rule, and readers for whom it has nothing."""
    written = MaskedText(variant.source, variant.inner_start, variant.inner_end, variant.children).text
    if "-{" in written:
        return
    rule = read_rule(written)
    span = Span(variant.start, variant.end)
    yield from _faults(rule, span)
    shown = not rule.flags or (Flag.ADD in rule.flags and Flag.DESCRIBE not in rule.flags)
    if shown and not rule.variants:
        without = [code for code, variety in varieties().items() if variety.rules == "both" and rule.form(code) is None]
        if without:
            message = f"MediaWiki shows an error to readers of {', '.join(without)}: the rule has no form for them"
            hint = "give a form for zh-hans and one for zh-hant, on which the others fall back"
            yield Diagnostic(Code.BROKEN_CONVERSION_RULE, Severity.ERROR, span, message, hint)


def _broken_note(note: ConversionNote) -> Iterator[Diagnostic]:
    """What MediaWiki does not understand of the rules of a page's note."""
    written = [note.title, *note.rules] if note.title is not None else note.rules
    for value, rule in zip(written, note_rules(note), strict=True):
        if value is not None and "-{" not in rule_text(value):
            yield from _faults(rule, value.span)


def _faults(rule: ConversionRule, span: Span) -> Iterator[Diagnostic]:
    codes = [match[1] for form in rule.forms.values() for match in _CODE_IN_FORM.finditer(form)]
    unknown = [code for code in codes if variant_of_code(code) is None]
    messages = [f"MediaWiki does not read this part of the rule: {fault.strip()!r}" for fault in rule.faults]
    messages += [f"no variant has the code {code}, so what follows belongs to the form before it" for code in unknown]
    for message in dict.fromkeys(messages):
        yield Diagnostic(Code.BROKEN_CONVERSION_RULE, Severity.WARNING, span, message, _HINT)


def _missing_groups(note: ConversionNote, parts: PageParts) -> Iterator[Diagnostic]:
    """Groups that the page asks for and that are not at hand."""
    for name in note.groups:
        if name.text and name.text not in parts.conversion_groups:
            message = f"the conversion group {name.text!r} is not given, so its rules are not applied"
            hint = "give the wiki's groups: --groups, or conversion_groups="
            yield Diagnostic(Code.MISSING_CONVERSION_GROUP, Severity.NOTE, name.span, message, hint)
