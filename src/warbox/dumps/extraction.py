"""From a page of a dump to what stands on it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from warbox.conflict import MilitaryConflict
from warbox.dumps.reading.page_xml import PageRecord
from warbox.dumps.report import Elsewhere, ElsewhereKind
from warbox.page import Page
from warbox.page.checks.markup import unclosed_templates
from warbox.typed import resolve, template_key
from warbox.typed.calls import called_module
from warbox.wikis import Wiki

TEMPLATE_NAMESPACE = 10


class PageTimeoutError(BaseException):
    """A page took longer than it may. No `Exception`, so that nothing on the way takes it for a fault of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises `PageTimeoutError` where the block takes longer; 0 is no limit. Only in the main thread of a process."""
    if seconds <= 0:
        yield
        return
    signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise PageTimeoutError


@dataclass(frozen=True, slots=True)
class Extraction:
    """What is asked for: the namespaces whose pages count, and whether all of a page is typed or its conflicts only."""

    namespaces: frozenset[int] | None
    everything: bool

    def takes(self, record: PageRecord) -> bool:
        """Whether a page counts: it has wikitext, leads nowhere else, and is in a namespace that was asked for."""
        wanted = self.namespaces is None or record.namespace in self.namespaces
        return wanted and not record.is_redirect and record.text is not None


def boxes_elsewhere(page: Page, record: PageRecord, database: str, *, taken: bool) -> list[Elsewhere]:
    """The conflict boxes that a page of that database has or brings in without a row for them.

    On a page that counts these are modules that it calls, boxes that are never closed where it has no other, and
    templates without arguments whose name is that of a box, as other pages may hold one; on a page of another namespace
    all that it has.
    """
    if record.is_redirect:
        return []
    if not taken:
        kind = ElsewhereKind.OTHER_NAMESPACE
        if record.namespace == TEMPLATE_NAMESPACE:
            kind = ElsewhereKind.TEMPLATE_PAGE
        return [_elsewhere(kind, record, database, record.title)] if page.conflict is not None else []
    found = [] if page.conflict is not None else _unclosed_boxes(page, record, database)
    others = set()
    for template in page.tree.templates:
        title = template.title
        if title in others:
            continue
        module = _called_module(title, page.wiki)
        if module is not None and page.model_of(template) is None:
            found.append(_elsewhere(ElsewhereKind.MODULE, record, database, module))
        elif not _is_unknown_box(title, page.wiki):
            others.add(title)
        elif template.kind == "template" and not template.arguments:
            found.append(_elsewhere(ElsewhereKind.TRANSCLUDED, record, database, title))
    return found


def _unclosed_boxes(page: Page, record: PageRecord, database: str) -> list[Elsewhere]:
    """The conflict boxes of a page that are never closed, so that readers see their wikitext."""
    unclosed = unclosed_templates(page.tree, page.wiki)
    return [
        _elsewhere(ElsewhereKind.UNCLOSED, record, database, opening.name)
        for opening in unclosed
        if issubclass(opening.model, MilitaryConflict)
    ]


def _elsewhere(kind: ElsewhereKind, record: PageRecord, database: str, template: str) -> Elsewhere:
    return Elsewhere(kind=kind, wiki=database, page_id=record.page_id, page_title=record.title, template=template)


def _called_module(title: str, wiki: Wiki) -> str | None:
    """The module that a template of that name calls, where it bears the name of a conflict box."""
    module = called_module(title, wiki)
    model = None if module is None else resolve(module, wiki).model
    return module if model is not None and issubclass(model, MilitaryConflict) else None


def _is_unknown_box(title: str, wiki: Wiki) -> bool:
    """Whether that is the name of some box, and no class types it."""
    words = wiki.table("dumps").get("box_words", ())
    return template_key(title).endswith(tuple(words)) and resolve(title, wiki).model is None
