"""Where data, cache and configuration live: under one home, or where the system keeps such things."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from workbench import places
from workbench.errors import InputError

PLACES: dict[str, Callable[[], Path]] = {
    "data": places.data,
    "cache": places.cache,
    "configuration": places.config_file,
    "sessions": places.sessions_database,
    "memory": places.memory_database,
    "answers": places.answers_database,
    "glossaries": places.user_glossaries,
}
NAME = "wiki-translation-workbench"


def without_home(patch: pytest.MonkeyPatch, folder: Path, **variables: str) -> None:
    """Leave it to a system like Linux where things live."""
    patch.delenv("WORKBENCH_HOME", raising=False)
    patch.setenv("HOME", str(folder))
    for name in ("DATA", "CACHE", "CONFIG"):
        patch.delenv(f"XDG_{name}_HOME", raising=False)
    for name, value in variables.items():
        patch.setenv(name, value)


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("data", ""),
        ("cache", "cache"),
        ("configuration", "config.toml"),
        ("sessions", "sessions.db"),
        ("memory", "memory.db"),
        ("answers", "cache/answers.db"),
        ("glossaries", "glossaries"),
    ],
)
@pytest.mark.parametrize("home", ["/home/of mine", "~/mine"])
def test_one_home_moves_everything(
    place: str, path: str, home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("WORKBENCH_HOME", home)
    assert PLACES[place]() == Path(home.replace("~", str(tmp_path))) / path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="other systems have folders of their own")
@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("data", f".local/share/{NAME}"),
        ("cache", f".cache/{NAME}"),
        ("configuration", f".config/{NAME}/config.toml"),
        ("sessions", f".local/share/{NAME}/sessions.db"),
        ("memory", f".local/share/{NAME}/memory.db"),
        ("answers", f".cache/{NAME}/answers.db"),
        ("glossaries", f".local/share/{NAME}/glossaries"),
    ],
)
@pytest.mark.parametrize("home", [None, ""], ids=["unset", "empty"])
def test_without_a_home_things_live_where_the_system_keeps_them(
    place: str, path: str, home: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_home(monkeypatch, tmp_path, **({} if home is None else {"WORKBENCH_HOME": home}))
    assert PLACES[place]() == tmp_path / path
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="other systems have no such variables")
@pytest.mark.parametrize(
    ("variable", "place"),
    [("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "configuration")],
)
def test_the_variables_of_the_desktop_are_heeded(
    variable: str, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_home(monkeypatch, tmp_path, **{variable: "/elsewhere"})
    assert PLACES[place]().is_relative_to(f"/elsewhere/{NAME}")
    others = [find() for name, find in PLACES.items() if name in ("data", "cache", "configuration")]
    assert sum(path.is_relative_to("/elsewhere") for path in others) == 1


def test_the_shipped_glossaries_are_where_they_are_said_to_be() -> None:
    folder = places.shipped_glossaries()
    assert folder.is_absolute()
    assert {"ru-en.csv", "tg-en.csv", "en.csv"} <= {path.name for path in folder.iterdir()}


def test_a_current_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert places.current() == folder
    folder.rmdir()
    with pytest.raises(InputError, match="The current folder cannot be used: No such file") as told:
        places.current()
    assert told.value.hint == "Go to another one: cd ~"
