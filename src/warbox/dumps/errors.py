"""What a run over a dump stops at."""

from __future__ import annotations

from warbox.errors import WarboxError


class DumpError(WarboxError):
    """A dump cannot be read, or its tables cannot be written; the message tells a person why."""
