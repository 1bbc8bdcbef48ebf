"""`workbench engines` and `workbench translate`, as a script sees them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import Run
from tests.engines.standin import Standin
from workbench.config import Config
from workbench.engines import registry

TEXT = "Мост через [[Нева|Неву]] построен в 1987 году.<ref>Книга</ref>"


@pytest.fixture
def standin() -> Iterator[Standin]:
    """Return a stand-in that listens, behaving well."""
    server = Standin().start()
    yield server
    server.stop()


@pytest.fixture
def silent() -> Iterator[Standin]:
    """Return another, which never answers."""
    server = Standin("silent").start()
    yield server
    server.stop()


def test_engines_tells_of_each_what_the_contract_says(cli: Cli) -> None:
    run = cli("engines", "--json")
    engines = {engine["name"]: engine for engine in run.json["engines"]}
    assert run.code == 0
    assert list(engines) == [
        "google",
        "mymemory",
        "mint",
        "deepl",
        "libretranslate",
        "chat",
        "local",
    ]
    for engine in engines.values():
        assert {"name", "ru", "tg", "needs", "usable", "reason"} <= set(engine)
        assert engine["usable"] == (engine["reason"] == "")
    assert engines["mint"]["usable"]
    assert (engines["libretranslate"]["ru"], engines["libretranslate"]["tg"]) == (True, False)
    assert "WORKBENCH_KEY_DEEPL" in engines["deepl"]["reason"]


def test_engines_offline_says_so(cli: Cli) -> None:
    run = cli("engines", "--offline", "--json")
    reasons = {e["name"]: e["reason"] for e in run.json["engines"]}
    assert reasons["google"] == reasons["mint"] == "offline"


def test_a_pause_is_shown_and_reset(workbench: Run, standin: Standin) -> None:
    standin.mode, standin.status = "status", 403
    there = ("--engine-url", f"google={standin.host}/m")
    engine = registry.get("google", Config(engine_urls={"google": f"{standin.host}/m"}))
    for _ in range(3):
        engine.translate_each(["Один мост."], "ru")
    assert "paused until" in workbench("engines", *there).stdout
    run = workbench("engines", "--reset", "google", *there)
    assert "forgotten" in run.stderr
    assert "paused" not in run.stdout


@pytest.mark.parametrize(
    ("name", "path"),
    [("google", "/m"), ("google", ""), ("mint", ""), ("deepl", ""), ("chat", "/v1")],
)
def test_translate_keeps_the_markup(name: str, path: str, cli: Cli, standin: Standin) -> None:
    there = ("--engine-url", f"{name}={standin.host}{path}")
    run = cli("translate", TEXT, "--from", "ru", "--engine", name, "--json", *there)
    assert run.code == 0, run.err
    document = run.json
    assert document["engine"] == name
    assert document["text"].count("<ref>Книга</ref>") == 1
    assert "[[" in document["text"]
    assert "1987" in document["text"]
    assert {entry["kind"] for entry in document["ledger"]} >= {"link", "reference"}


def test_translate_reads_stdin_and_keeps_lines(cli: Cli, standin: Standin) -> None:
    page = "== История ==\nСтарый мост.\n\n* Новая школа.\n"
    run = cli(
        "translate", "-", "--from", "ru", "--engine-url", f"google={standin.host}", stdin=page
    )
    assert run.code == 0
    assert run.out.rstrip("\n") == "== Istoriya ==\nStaryy most.\n\n* Novaya shkola."


def test_translate_falls_back_to_the_next_engine(
    cli: Cli, standin: Standin, silent: Standin, tmp_path: Path
) -> None:
    (tmp_path / "workbench.toml").write_text(
        f'[engines]\norder = ["mint", "google"]\n'
        f'[engines.mint]\nurl = "{silent.host}"\ndeadline = 0.3\n'
        f'[engines.google]\nurl = "{standin.host}"\ndeadline = 60.0\n'
    )
    run = cli("translate", TEXT, "--from", "ru", "--json")
    assert run.json["engine"] == "google"
    assert run.code == 0


@pytest.mark.parametrize(
    ("mode", "reason"),
    [("quota", "quota"), ("echo", "untranslated"), ("captcha", "person"), ("redirect", "host")],
)
def test_translate_says_plainly_when_nothing_was_translated(
    mode: str, reason: str, cli: Cli, standin: Standin
) -> None:
    standin.mode = mode
    there = ("--engine-url", f"google={standin.host}/m")
    run = cli("translate", TEXT, "--from", "ru", "--engine", "google", *there)
    assert run.code == 3
    assert reason in run.err
    assert run.out.strip() == TEXT


def test_translate_offline_leaves_the_text_and_says_so(cli: Cli, standin: Standin) -> None:
    there = ("--engine-url", f"google={standin.host}/m")
    run = cli("--offline", "translate", TEXT, "--from", "ru", "--json", *there)
    assert run.code == 1
    assert run.json == {"text": TEXT, "engine": "", "ledger": []}
    assert "offline" in run.err
    assert standin.asked == []


def test_translate_partly_is_exit_code_1(cli: Cli, standin: Standin) -> None:
    standin.mode, standin.times = "echo", 1
    page = "Старый мост.\n\nНовая школа.\n"
    there = ("--engine-url", f"mint={standin.host}")
    run = cli("translate", page, "--from", "ru", "--engine", "mint", *there)
    assert run.code == 1
    assert "1 of 2" in run.err
    assert run.out.strip() == "Старый мост.\n\nNovaya shkola."


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--from", "ru", "--engine", "babel"), 2),
        (("--from", "ru", "--engine", "deepl"), 3),
        (("--from", "tg", "--engine", "libretranslate"), 3),
        (("--from", "zz"), 3),
        ((), 2),
    ],
)
def test_what_cannot_be_asked_is_two_plain_lines(
    arguments: tuple[str, ...], code: int, cli: Cli
) -> None:
    run = cli("translate", "Мост.", *arguments)
    assert run.code == code
    assert run.err.startswith("workbench: ")
    assert 1 <= len(run.err.strip().splitlines()) <= 2


def test_translate_sends_the_glossarys_terms_that_occur(
    cli: Cli, standin: Standin, tmp_path: Path
) -> None:
    (tmp_path / "glossaries").mkdir()
    (tmp_path / "glossaries" / "ru-en.csv").write_text(
        "source,english,flags\nмост,span,\nцерковь,chapel,\nГазпром,,keep\n"
    )
    there = ("--engine-url", f"chat={standin.host}/v1")
    run = cli("translate", "Под мостом Газпром.", "--from", "ru", "--engine", "chat", *there)
    assert run.code == 0, run.err
    system = standin.asked[0].body["messages"][0]["content"]
    assert "span" in system
    assert "chapel" not in system
    assert run.out.strip() == "Pod mostom Газпром."


def test_two_engines_are_compared(cli: Cli, standin: Standin) -> None:
    there = ("--engine-url", f"google={standin.host}/m", "--engine-url", f"mint={standin.host}")
    both = ("--engine", "google", "--engine", "mint", "--compare")
    run = cli("translate", TEXT, "--from", "ru", *both, *there)
    assert run.code == 0, run.err
    lines = run.out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["google", "mint", "mint, compared"]
    document = cli("translate", TEXT, "--from", "ru", *both, "--json", *there).json
    assert [row["engine"] for row in document["alternatives"]] == ["google", "mint"]
    assert all("<ref>" in row["text"] for row in document["alternatives"])


def test_a_comparison_with_one_that_fails_shows_the_other(cli: Cli, standin: Standin) -> None:
    there = ("--engine-url", "google=http://127.0.0.1:9/m", "--engine-url", f"mint={standin.host}")
    both = ("--engine", "google", "--engine", "mint", "--compare")
    run = cli("translate", "Мост.", "--from", "ru", *both, *there)
    assert run.code == 1
    assert run.out.splitlines() == ["mint: Most."]
    assert "google" in run.err
