"""Keeps two runs from writing the same output at once."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warbox.dumps.errors import DumpError


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Holds the output as long as the block runs, by a lock on a file beside it.

    The lock is one of POSIX: it ends with the process that holds it, however that ends, and workers that outlive a run
    that was killed do not inherit it. Raises `DumpError` where another run holds the output.
    """
    path = output.with_name(output.name + ".lock")
    descriptor = _open_locked(path)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(descriptor)


def _open_locked(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            raise DumpError(f"another run is writing {path.with_suffix('')}: wait for it, or stop it") from error
        if os.fstat(descriptor).st_size:
            os.close(descriptor)
            raise DumpError(f"{path} is no lock of warbox: move it away, or give another name for the output")
        if _is_at(descriptor, path):
            return descriptor
        os.close(descriptor)  # the run that held it has ended meanwhile, and taken its file away


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
