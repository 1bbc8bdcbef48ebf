"""Configuration: the nearest word wins, and nothing unknown is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.config import load
from workbench.errors import UsageError


def write(text: str, name: str = "workbench.toml") -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_wikipedia_unless_told_otherwise() -> None:
    assert load().api("tg") == "https://tg.wikipedia.org/w/api.php"


def test_flag_over_environment_over_project_over_user(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    write('[wiki]\nru = "http://user/"\n', str(home / "config.toml"))
    assert load().api("ru") == "http://user/"
    write('[wiki]\nru = "http://project/"\n')
    assert load().api("ru") == "http://project/"
    monkeypatch.setenv("WORKBENCH_WIKI_RU", "http://environment/")
    assert load().api("ru") == "http://environment/"
    assert load(wikis=("ru=http://flag/",)).api("ru") == "http://flag/"


def test_the_project_file_is_found_upwards() -> None:
    write('[adapt]\nred_links = "plain"\n')
    below = Path("a/b")
    below.mkdir(parents=True)
    assert load(folder=below.resolve()).get("adapt", "red_links") == "plain"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[adapt]\nred_link = 'ill'", "red_link"),
        ("[adapter]\nx = 1", "adapter"),
        ("x = 1", "x"),
        ("[adapt]\nred_links = 5", "red_links"),
        ("[publish]\nenabled = 'yes'", "enabled"),
        ("[engines.mint]\nspeed = 1", "speed"),
        ("[engines.mint]\nrate = true", "rate"),
        ("[wiki]\nru = 'ftp://x'", "ru"),
        ("not toml at all", "workbench.toml"),
    ],
)
def test_what_is_unknown_or_of_a_wrong_kind_is_named(text: str, named: str) -> None:
    write(text)
    with pytest.raises(UsageError) as told:
        load()
    assert named in told.value.message


def test_engine_settings_come_from_file_and_flag() -> None:
    write('[engines.mint]\nrate = 2\nurl = "http://file/"\n[engines]\norder_tg = ["mint"]\n')
    config = load(engine_urls=("mint=http://flag/",))
    assert config.engine("mint") == {"rate": 2, "url": "http://flag/"}
    assert config.get("engines", "order_tg") == ["mint"]


def test_another_file_instead(home: Path) -> None:
    write("[screen]\ntheme = 'light'\n", "other.toml")
    write("[screen]\ntheme = 'dark'\n")
    assert load(file="other.toml").get("screen", "theme") == "light"
    with pytest.raises(UsageError):
        load(file="missing.toml")


@pytest.mark.parametrize(("value", "off"), [("1", True), ("0", False), ("", False)])
def test_offline_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, value: str, off: bool
) -> None:
    monkeypatch.setenv("WORKBENCH_OFFLINE", value)
    assert load().offline is off
