"""The page as one file that needs nothing else: its templates filled, its style and script inside, nothing fetched."""

from __future__ import annotations

import re
from typing import Any

from warbox.report.html_file import content_policy, own_file, template_environment

_PACKAGE = "warbox.report.article"
_LAYOUT = "layout"
_NOT_HTML = re.compile("[\0\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def filled_page(values: dict[str, Any]) -> str:
    """The page of these values. Raises `MissingExtraError` where Jinja2 is not installed.

    Code points that no HTML file can hold (NUL, surrogates) are U+FFFD.
    """
    style, script = (own_file(_PACKAGE, f"{_LAYOUT}/{name}") for name in ("page.css", "page.js"))
    template = template_environment(_PACKAGE, _LAYOUT).get_template("page.html")
    html: str = template.render(**values, style=style, script=script, policy=content_policy(style, [script]))
    # A parser takes CR for LF, unless it is written as a reference.
    return _NOT_HTML.sub(_REPLACEMENT, html).replace("\r", "&#13;")
