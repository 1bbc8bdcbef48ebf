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
        ("x = " + "[" * 5000, "workbench.toml"),
        ("[wiki]\nru = 'http://'", "ru"),
        ("[wiki]\nru = 'https://[::1/w/api.php'", "ru"),
        ("[wiki]\nru = 'http:/ru.example/'", "http:/ru.example/"),
        ("[engines.mint]\nurl = 'file:///etc/passwd'", "mint"),
        ("[engines.mint]\nurl = 'mint.example'", "mint"),
        ("[keys]\nsave = 5", "save"),
        ("[screen]\nspelling = 'no'", "spelling"),
        ("[glossary]\nfiles = 'a.csv'", "files"),
        ("[checks]\nseverity = ['number']", "severity"),
        ("[engines]\norder_tg = 'mint'", "order_tg"),
        ("[engines]\nmint = 5", "mint"),
        ("[wiki.ru]\nurl = 'http://a/'", "ru"),
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


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"wikis": ("ru",)}, "--wiki ru"),
        ({"wikis": ("=http://a/",)}, "--wiki =http://a/"),
        ({"wikis": ("ru=",)}, "--wiki ru="),
        ({"wikis": ("ru=gopher://a/",)}, "gopher://a/"),
        ({"wikis": ("ru=http://",)}, "wiki ru"),
        ({"wikis": ("RU=http://a/",)}, "“RU” is no language code"),
        ({"wikis": ("ru:=http://a/",)}, "“ru:” is no language code"),
        ({"engine_urls": ("mint",)}, "--engine-url mint"),
        ({"engine_urls": ("mint=//host/",)}, "engine mint"),
    ],
)
def test_an_address_given_as_an_option_is_one_or_named(
    options: dict[str, tuple[str, ...]], named: str
) -> None:
    with pytest.raises(UsageError) as told:
        load(**options)  # type: ignore[arg-type]
    assert named in told.value.message


def test_an_address_may_hold_an_equals_sign_a_port_and_brackets() -> None:
    config = load(wikis=("ru=http://[::1]:8080/w/api.php?a=b", "tg = http://h/ "))
    assert config.api("ru") == "http://[::1]:8080/w/api.php?a=b"
    assert config.api("tg") == "http://h/"


def test_bytes_that_are_no_utf8_are_told_with_their_place() -> None:
    Path("workbench.toml").write_bytes(b"[contact]\naddress = '\xff'\n")
    with pytest.raises(UsageError) as told:
        load()
    assert told.value.message.endswith("workbench.toml is not UTF-8 (byte 21).")


def test_a_folder_is_no_configuration_file(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").mkdir()
    assert load().tables == {}
    with pytest.raises(UsageError, match="no configuration file"):
        load(file=str(tmp_path))


def test_tables_of_two_files_are_merged_key_by_key(home: Path) -> None:
    write("[glossary]\nselect = ['case']\nfail_on = 'error'\n", str(home / "config.toml"))
    write("[glossary]\nfail_on = 'info'\n")
    config = load()
    assert config.get("glossary", "select") == ["case"]
    assert config.get("glossary", "fail_on") == "info"
    assert config.get("glossary", "baseline", "none") == "none"


def test_the_nearest_project_file_alone_counts() -> None:
    write("[screen]\ntheme = 'light'\n")
    write("[adapt]\nred_links = 'red'\n", "inner/workbench.toml")
    config = load(folder=Path("inner").resolve())
    assert config.get("adapt", "red_links") == "red"
    assert config.get("screen", "theme") is None


def test_a_number_may_be_whole_or_not() -> None:
    write("[engines.mint]\nrate = 0\ndeadline = 2.5\n")
    assert load().engine("mint") == {"rate": 0, "deadline": 2.5}


def test_an_engines_settings_do_not_reach_another() -> None:
    write("[engines.mint]\nrate = 1\n[engines.chat]\nmodel = 'm'\n")
    config = load(engine_urls=("google=http://g/",))
    assert config.engine("chat") == {"model": "m"}
    assert config.engine("google") == {"url": "http://g/"}
    assert config.engine("deepl") == {}


@pytest.mark.parametrize(
    "given",
    [
        {"wikis": ("ru=https://me:Pa55word@h/api.php",)},
        {"engine_urls": ("mint=http://Pa55word@[",)},
    ],
    ids=["wiki", "engine"],
)
def test_a_password_within_an_address_is_refused_and_not_repeated(
    given: dict[str, tuple[str, ...]],
) -> None:
    with pytest.raises(UsageError, match="holds a name or password") as refused:
        load(**given)
    assert "Pa55word" not in f"{refused.value} {refused.value.hint}"
