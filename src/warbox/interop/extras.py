"""The libraries that only an extra of warbox brings: imported when they are first needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from warbox.errors import MissingExtraError


def import_from_extra(module: str, extra: str) -> Any:
    """The module of that name. Raises `MissingExtraError`, which names the extra, where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise
        raise MissingExtraError(
            f"{module} is not installed; the extra {extra!r} brings it: pip install 'warbox[{extra}]'", name=module
        ) from error
