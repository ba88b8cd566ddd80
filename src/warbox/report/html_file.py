"""HTML files that need nothing else: filled templates, style and scripts inside, and a policy against all others."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from warbox.interop.extras import import_from_extra


def template_environment(package: str, folder: str = "") -> Any:
    """What fills the templates that lie in a folder of a package: every value is escaped, none may be missing.

    Raises `MissingExtraError` where Jinja2 is not installed.
    """
    import_from_extra("jinja2", "report")
    return _environment(package, folder)


@cache  # it keeps the templates that it has compiled
def _environment(package: str, folder: str) -> Any:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader(package, folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def own_file(package: str, path: str) -> str:
    """The text of a file that is part of a package, such as a style or a script."""
    return files(package).joinpath(*path.split("/")).read_text(encoding="utf-8")


def content_policy(style: str, scripts: Sequence[str]) -> str:
    """The Content-Security-Policy that allows this style and these scripts, by their hashes, and nothing else.

    No string becomes markup or code in the page either (Trusted Types, where the browser knows them).
    """
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {' '.join(map(_hash, scripts))}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
