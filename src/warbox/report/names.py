"""The names of an article, and where prose mentions them, as lines for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from warbox.names import EvidenceKind, NameGroup
from warbox.names.mentions import Mention, find_mentions
from warbox.report.findings import line_and_column, line_starts, one_line

_BETWEEN_FORMS = " = "


def written_names(groups: Sequence[NameGroup], plain: bool) -> str:
    """The names of an article: lines where they are to be plain, else JSON."""
    if plain:
        return "\n".join(name_lines(groups))
    return json.dumps([group.model_dump(mode="json") for group in groups], ensure_ascii=False, indent=2)


def written_mentions(texts: Mapping[str, str], groups: Sequence[NameGroup], plain: bool) -> str:
    """The mentions in texts by the names of their files: lines where they are to be plain, else JSON.

    In JSON the names of the article stand first, as `group` of a mention is an index into them.
    """
    found = {file: find_mentions(text, groups) for file, text in texts.items()}
    if plain:
        lines = [line for file, mentions in found.items() for line in mention_lines(file, texts[file], mentions)]
        return "\n".join(lines)
    data = {
        "names": [group.model_dump(mode="json") for group in groups],
        "mentions": {
            file: [mention.model_dump(mode="json") for mention in mentions] for file, mentions in found.items()
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def name_lines(groups: Iterable[NameGroup]) -> list[str]:
    """For each group a line: how often the page gives it, its forms, and its reasons, the weightiest first."""
    lines = []
    for group in groups:
        count = sum(len(form.spans) for form in group.members)
        forms = _BETWEEN_FORMS.join(form.text for form in group.members)
        reasons = ", ".join(dict.fromkeys(evidence.kind for evidence in group.evidence))
        lines.append(one_line(f"{count}\t{forms}" + (f"\t({reasons})" if len(group.members) > 1 and reasons else "")))
    return lines


def mention_lines(file: str, prose: str, mentions: Sequence[Mention]) -> list[str]:
    """For each mention `file:line:col: text = name (score, reasons)`, the name as the form that was recognised.

    The reasons are the weightiest one, and that only a part of the name stands there.
    """
    starts = line_starts(prose)
    lines = []
    for mention in mentions:
        line, column = line_and_column(mention.span.start, starts)
        kinds = [evidence.kind for evidence in mention.evidence]
        reasons = [*kinds[:1], *(kind for kind in kinds[1:] if kind is EvidenceKind.ONLY_A_PART)]
        text = f"{mention.text}{_BETWEEN_FORMS}{mention.name} ({', '.join([f'{mention.score:.2f}', *reasons])})"
        lines.append(f"{file}:{line}:{column}: {one_line(text)}")
    return lines
