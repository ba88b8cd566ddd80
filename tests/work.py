"""Counts the work that a call does, for tests of how it grows: no machine can be too slow for that."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import warbox

_PACKAGE = str(Path(warbox.__file__).parent)


def lines_run(task: Callable[[], Any]) -> int:
    """How many lines of warbox are run by the task."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        nonlocal count
        if not frame.f_code.co_filename.startswith(_PACKAGE):
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        task()
    finally:
        sys.settrace(before)
    return count
