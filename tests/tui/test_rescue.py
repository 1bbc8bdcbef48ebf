"""Texts that the disk refused are written into the first folder that takes them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.tui.rescue import rescue

FOLDERS = ("data", "user", "here", "temporary")
Folders = dict[str, Path]


@pytest.fixture
def folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[tuple[str, ...]], Folders]:
    """Return a function that makes the four folders; those named are files, which hold nothing."""

    def make(spoilt: tuple[str, ...]) -> Folders:
        made = {name: tmp_path / "of" / name for name in FOLDERS}
        (tmp_path / "of").mkdir()
        for name, path in made.items():
            if name in spoilt and name != "here":
                path.write_text("no folder")
            else:
                path.mkdir()
        monkeypatch.setenv("WORKBENCH_HOME", str(made["data"]))
        monkeypatch.setenv("HOME", str(made["user"]))
        monkeypatch.setattr(tempfile, "tempdir", str(made["temporary"]))
        monkeypatch.chdir(made["here"])
        if "here" in spoilt:
            made["here"].rmdir()
        return made

    return make


@pytest.mark.parametrize(
    ("spoilt", "taken"),
    [
        pytest.param((), "data", id="the program's own"),
        pytest.param(("data",), "user", id="then the user's"),
        pytest.param(("data", "user"), "here", id="then the current one"),
        pytest.param(("data", "user", "here"), "temporary", id="then the system's"),
        pytest.param(("here", "data"), "user", id="the current one is gone"),
    ],
)
def test_the_first_folder_that_takes_a_file_gets_it(
    folders: Callable[[tuple[str, ...]], Folders], spoilt: tuple[str, ...], taken: str
) -> None:
    made = folders(spoilt)
    file = rescue("Lake", {3: "Озеро.\n", 12: "It is deep."})
    assert file is not None
    assert file.parent == made[taken]
    assert re.fullmatch(r"unsaved-Lake-\d{8}-\d{6}\.txt", file.name)
    assert file.read_text("utf-8") == (
        "=== Lake, segment 3\nОзеро.\n\n\n=== Lake, segment 12\nIt is deep.\n"
    )
    assert file.stat().st_mode & 0o777 == 0o600
    kept = [path for path in made.values() if path.is_dir() and any(path.iterdir())]
    assert kept == [file.parent]


def test_where_no_folder_takes_it_that_is_told(
    folders: Callable[[tuple[str, ...]], Folders],
) -> None:
    folders(FOLDERS)
    assert rescue("Lake", {1: "Text."}) is None
