"""Files are replaced whole or not at all, and new ones are private."""

from __future__ import annotations

import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.keeping import append, write


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file.txt"
    write(path, "Мост\r\n")
    assert path.read_bytes() == "Мост\r\n".encode()
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_lines_are_put_at_the_end_of_a_file_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "words.txt"
    before = os.umask(0)
    try:
        append(path, "мост")
        append(path, "порт")
    finally:
        os.umask(before)
    assert path.read_text(encoding="utf-8") == "мост\nпорт\n"
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)


def test_a_file_that_is_there_keeps_its_permissions_and_a_link_its_target(tmp_path: Path) -> None:
    path, link = tmp_path / "file.txt", tmp_path / "link"
    path.write_text("old")
    path.chmod(0o644)
    link.symlink_to(path)
    write(link, b"new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert mode(path) == 0o644
    assert sorted(os.listdir(tmp_path)) == ["file.txt", "link"]


def test_a_file_that_is_removed_while_it_is_written_is_there_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    copy = shutil.copymode

    def removed_before(source: Path, target: str) -> None:
        path.unlink()
        copy(source, target)

    monkeypatch.setattr(shutil, "copymode", removed_before)
    write(path, b"new")
    assert (path.read_text(), os.listdir(tmp_path)) == ("new", ["file.txt"])


def test_a_device_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "gone")
    assert os.read(reading, 100) == b"gone"
    os.close(reading)
    assert pipe.is_fifo()


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    with at_most(10), pytest.raises(OSError, match="too large"):
        write(path, "x" * 1000)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["file.txt"]


@pytest.mark.parametrize("left", range(9))
def test_a_line_that_a_full_disk_does_not_take_whole_is_left_out(tmp_path: Path, left: int) -> None:
    path = tmp_path / "words.txt"
    append(path, "река")
    size = path.stat().st_size
    with at_most(size + left), pytest.raises(OSError, match=r"too large|No space left"):
        append(path, "мост")  # nine bytes with the line's end
    assert path.stat().st_size == size
    with at_most(size + 9):
        append(path, "порт")
    assert path.read_text(encoding="utf-8") == "река\nпорт\n"
