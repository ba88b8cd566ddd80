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


def calls_made(task: Callable[[], Any]) -> int:
    """How many functions the code of warbox calls in the task, those written in C among them."""
    count = 0

    def profile(frame: FrameType, event: str, _: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call") and frame.f_code.co_filename.startswith(_PACKAGE)

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        task()
    finally:
        sys.setprofile(before)
    return count
