"""Files that are written whole: aside, and then renamed, so that whatever bears a file's name is all of it."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from io import BufferedWriter
from pathlib import Path
from uuid import uuid4

ASIDE = ".aside"
"""How the names of files end that are being written."""
_REPLACED = ".replaced"


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that it is either there with all of its content or as it was, even where the power fails.

    A link leads to the file that is written. One that is there keeps its permissions, and its owner where the system
    lets it; `OSError` where it may not be written. What is no file but takes text, as a device, is written to.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = Path(os.path.realpath(path))
    standing = _status_of_writable(path)
    aside = path.with_name(f".warbox-{uuid4().hex}{ASIDE}")
    try:
        with _opened_beside(aside) as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if standing is not None:
            _give_owner_and_permissions(aside, standing)
        put_in_place(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _opened_beside(aside: Path) -> BufferedWriter:
    try:
        return aside.open("xb")
    except PermissionError as error:
        raise PermissionError(error.errno, f"{error.strerror}: no file may be made beside it") from error


def _status_of_writable(path: Path) -> os.stat_result | None:
    """What the system says of a file that may be written; None where there is none."""
    try:
        with path.open("r+b") as stream:
            return os.fstat(stream.fileno())
    except FileNotFoundError:
        return None


def _give_owner_and_permissions(path: Path, like: os.stat_result) -> None:
    """Gives a file the owner and permissions of another one; the system may keep owners as they are."""
    with suppress(OSError, LookupError):
        shutil.chown(path, like.st_uid, like.st_gid)
    path.chmod(stat.S_IMODE(like.st_mode))


def put_in_place(aside: Path, path: Path) -> None:
    """Gives a file or folder that was written aside its name, in the place of what bears it.

    A folder that is replaced is left beside where the new one was written. A file takes no folder's place: `OSError`.
    """
    if path.is_dir() and aside.is_dir():
        replaced = aside.with_name(aside.name + _REPLACED)
        shutil.rmtree(replaced, ignore_errors=True)
        path.rename(replaced)
        aside.rename(path)
    else:
        aside.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # elsewhere folders cannot be opened
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
