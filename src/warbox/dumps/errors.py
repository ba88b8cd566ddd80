"""What a run over a dump stops at."""

from __future__ import annotations

from warbox.errors import WarboxError


class DumpError(WarboxError):
    """A dump cannot be read, or its tables cannot be written; the message tells a person why."""


class RunStoppedError(DumpError):
    """A run had to stop on the way; what it has done is kept, and the same command goes on from there."""
