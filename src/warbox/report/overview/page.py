"""The page: templates, styles and scripts of this folder put together to one file that needs no network."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from warbox.interop.addresses import article_address, database_language
from warbox.report.html_file import content_policy, own_file, template_environment
from warbox.report.overview.casualties import Total
from warbox.report.overview.summary import read_overview

_PACKAGE = "warbox.report.overview"
_SCRIPTS = ("rows.js", "timeline.js", "map.js", "overview.js")
_LIBRARY = "d3.min.js"


def overview_html(path: Path) -> str:
    """The page on what `warbox dump` wrote there: HTML with all in it, the same for the same files.

    Raises `OverviewError` where that is no output of a dump, and `MissingExtraError` without DuckDB or Jinja2.
    """
    environment = template_environment(_PACKAGE)
    environment.filters |= {"number": _number, "range": _range, "article": _article}
    environment.globals |= {"log_place": _log_place}
    style = own_file(_PACKAGE, "overview.css")
    scripts = [own_file(_PACKAGE, f"vendor/{_LIBRARY}"), "".join(own_file(_PACKAGE, name) for name in _SCRIPTS)]
    overview = read_overview(path)
    return str(
        environment.get_template("overview.html.j2").render(
            overview=overview,
            data=_json(overview.data),
            style=style,
            scripts=scripts,
            policy=content_policy(style, scripts),
        )
    )


def _json(data: dict[str, Any]) -> str:
    """JSON that can stand in a script element: no tag ends in it and no comment begins."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _number(value: int) -> str:
    return f"{value:,}"


def _range(total: Total) -> str:
    """A range in as few signs as keep three digits."""
    ends = [short_number(total.low), short_number(total.high) + ("+" if total.open else "")]
    return ends[1] if total.low == total.high else "\u2013".join(ends)


_MAGNITUDES = ("", "k", "M", "G", "T", "P", "E")


def short_number(value: int) -> str:
    """A number in full below ten thousand, else with three digits: 12.3k, 4.56M."""
    if value < 10_000:
        return _number(value)
    rounded = float(f"{value:.3g}")
    power = min(int(math.log10(rounded)) // 3, len(_MAGNITUDES) - 1)
    return f"{rounded / 1000**power:.3g}{_MAGNITUDES[power]}"


def _article(title: str, wikis: Sequence[str]) -> str:
    """The address of an article, where it is clear of which wiki it is; else empty."""
    return (article_address(database_language(wikis[0]), title) if len(wikis) == 1 else None) or ""


def _log_place(value: int, most: int) -> float:
    """Where a number stands on a scale of powers of ten from 1 to the greatest, in percent."""
    return round(100 * math.log10(max(value, 1)) / max(math.log10(max(most, 1)), 1), 2)
