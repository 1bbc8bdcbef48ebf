"""Files are replaced whole or not at all, and new ones are private."""

from __future__ import annotations

import os
import resource
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


def test_a_device_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "gone")
    assert os.read(reading, 100) == b"gone"
    os.close(reading)
    assert pipe.is_fifo()


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write(path, "x" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["file.txt"]
