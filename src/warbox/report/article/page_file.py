"""The page as one file that needs nothing else: its templates filled, its style and script inside, nothing fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from warbox.interop.extras import import_from_extra

_FOLDER = "warbox.report.article"
_LAYOUT = "layout"
_NOT_HTML = re.compile("[\0\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def filled_page(values: dict[str, Any]) -> str:
    """The page of these values. Raises `MissingExtraError` where Jinja2 is not installed.

    Code points that no HTML file can hold (NUL, surrogates) are U+FFFD.
    """
    style, script = _own_file("page.css"), _own_file("page.js")
    html: str = (
        _environment()
        .get_template("page.html")
        .render(**values, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script))
    )
    # A parser takes CR for LF, unless it is written as a reference.
    return _NOT_HTML.sub(_REPLACEMENT, html).replace("\r", "&#13;")


@cache
def _environment() -> Any:
    jinja2 = import_from_extra("jinja2", "report")
    return jinja2.Environment(
        loader=jinja2.PackageLoader(_FOLDER, _LAYOUT),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _own_file(name: str) -> str:
    return (files(_FOLDER) / _LAYOUT / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The hash by which a Content-Security-Policy allows a script or a style."""
    return "sha256-" + b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
