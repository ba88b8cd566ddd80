"""A value as a fragment of HTML, for the output of a notebook's cell.

Nothing of the article is markup here: Jinja2 escapes every text, and an address becomes a link only where it leads to
the web. The style is part of each fragment, as notebooks give no other place to it, and takes its colours from them.
"""

from __future__ import annotations

import html
import io
import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from rich.console import Console

from warbox.report.card import card
from warbox.report.plain import printable
from warbox.report.sheets import Line, sheets_of

if TYPE_CHECKING:
    from jinja2 import Template

_CARD_WIDTH = 110
_STRONG = frozenset({"L", "R", "AL"})
"""The classes of Unicode's characters that have a direction of their own."""


def html_of(value: Any) -> str:
    """The value as HTML; without Jinja2, which the extra `report` brings, its card as plain text.

    Raises `TypeError` for values that have no sheets.
    """
    shown = _template().render(sheets=sheets_of(value)) if find_spec("jinja2") else _plain(value)
    return shown.encode("utf-8", "replace").decode("utf-8")


@lru_cache(maxsize=1)
def _template() -> Template:
    # Only notebooks need it, and only where the extra is there.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        loader=PackageLoader("warbox.report", "notebook"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["printable"] = printable
    environment.tests["right_to_left"] = _is_right_to_left
    return environment.get_template("sheets.html")


def _is_right_to_left(line: Line) -> bool:
    """Whether a line begins in a script that runs from right to left: a rank then stands on the right of the name."""
    strong = (unicodedata.bidirectional(sign) for run in line.runs for sign in run.text)
    return next((direction for direction in strong if direction in _STRONG), "L") != "L"


def _plain(value: Any) -> str:
    output = io.StringIO()
    Console(file=output, width=_CARD_WIDTH, force_terminal=False, color_system=None).print(card(value))
    return f"<pre>{html.escape(output.getvalue())}</pre>"
