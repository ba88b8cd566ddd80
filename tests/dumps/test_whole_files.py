"""Files that are written whole: what is there is the old content or the new, and never a part."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from warbox.dumps.output.whole_files import write_whole


def fails_on_a_full_disk(descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def is_interrupted(descriptor: int) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("fault", "error"), [(fails_on_a_full_disk, OSError), (is_interrupted, KeyboardInterrupt)], ids=["full", "stopped"]
)
@pytest.mark.parametrize("before", [b"old", None])
def test_what_cannot_be_written_to_its_end_leaves_what_was_there(
    fault: object, error: type[BaseException], before: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    if before is not None:
        path.write_bytes(before)
    monkeypatch.setattr(os, "fsync", fault)
    with pytest.raises(error):
        write_whole(path, b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == ({"page.html": before} if before else {})


def test_a_file_keeps_its_permissions_and_a_new_one_has_the_usual_ones(tmp_path: Path) -> None:
    private, new, plain = (tmp_path / name for name in ("private", "new", "plain"))
    private.write_bytes(b"old")
    private.chmod(0o600)
    plain.write_bytes(b"")
    for path in (private, new):
        write_whole(path, b"new")
    assert private.stat().st_mode & 0o777 == 0o600
    assert new.stat().st_mode == plain.stat().st_mode


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "article").write_bytes(b"old")
    for name in ("article", "missing"):
        link = tmp_path / name
        link.symlink_to(folder / name)
        write_whole(link, b"new")
        assert link.is_symlink()
        assert (folder / name).read_bytes() == b"new"
    assert sorted(path.name for path in folder.iterdir()) == ["article", "missing"]


def test_a_name_as_long_as_a_file_may_have_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.geteuid() == 0, reason="to root every file may be written")
def test_a_file_that_may_not_be_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "article"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    path.chmod(0o644)
    tmp_path.chmod(0o555)
    with pytest.raises(PermissionError, match="no file may be made beside it"):
        write_whole(path, b"new")
    tmp_path.chmod(0o755)
    assert path.read_bytes() == b"old"


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    named = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"new")
    assert os.read(named, 10) == b"new"
    os.close(named)
    reading, writing = os.pipe()
    write_whole(Path(f"/dev/fd/{writing}"), b"new")
    assert os.read(reading, 10) == b"new"
    os.close(reading)
    os.close(writing)
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"new")
