"""A key is found in the environment or the keyring, and seen nowhere else."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path

import pytest

from tests.engines.conftest import Make
from tests.engines.standin import Standin
from workbench.config import Config
from workbench.engines import keys
from workbench.engines.pretranslate import Request, pretranslate
from workbench.errors import ReachError, UsageError
from workbench.store.answers import Answers

CANARY = "CANARY-7f3a-do-not-show:fx"
MODES = ["good", "status", "truncated", "reset", "captcha", "redirect", "quota", "silent"]
KEYED = {"deepl": "Authorization", "chat": "Authorization", "libretranslate": ""}


@pytest.fixture
def canary(monkeypatch: pytest.MonkeyPatch) -> str:
    """Put a recognisable key where engines look for theirs."""
    for name in KEYED:
        monkeypatch.setenv(keys.variable(name), CANARY)
    return CANARY


@pytest.mark.parametrize("name", KEYED)
def test_a_key_goes_in_a_header_or_the_body_and_never_in_the_address(
    name: str, canary: str, standin: Standin, make: Make
) -> None:
    make(name).translate(["Один мост."], "ru")
    [asked] = standin.asked
    assert canary not in asked.path + str(asked.query)
    if header := KEYED[name]:
        assert asked.headers[header].endswith(canary)
        assert canary not in str(asked.body)
    else:
        assert asked.body["api_key"] == canary


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", KEYED)
def test_a_key_shows_in_no_error_log_traceback_or_file(
    name: str,
    mode: str,
    canary: str,
    standin: Standin,
    make: Make,
    home: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    standin.mode, standin.status = mode, 403
    engine = make(name, deadline=0.3)
    seen = ""
    try:
        engine.translate(["Один мост."], "ru")
    except ReachError:
        seen = "".join(traceback.format_exception(*sys.exc_info()))
    with Answers(tmp_path / "answers.db") as cache:
        outcome = pretranslate([Request(1, "Один мост.")], "ru", [engine], cache)
    printed = capsys.readouterr()
    seen += str(outcome) + caplog.text + printed.out + printed.err + repr(engine)
    files = [p for p in (*home.rglob("*"), *tmp_path.rglob("*")) if p.is_file()]
    assert canary not in seen
    assert not [path for path in files if canary.encode() in path.read_bytes()]
    assert files


def test_the_text_of_an_article_shows_in_no_error(standin: Standin, make: Make) -> None:
    standin.mode = "reset"
    with pytest.raises(ReachError) as caught:
        make("google").translate(["Тайное слово."], "ru")
    shown = "".join(traceback.format_exception(caught.value))
    assert "%D0%A2" not in shown


def test_the_environment_comes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_KEY_DEEPL", "first")
    monkeypatch.setenv("ELSEWHERE", "second")
    given = Config(tables={"engines.deepl": {"key": "env:ELSEWHERE"}})
    assert keys.find("deepl", given) == "first"
    monkeypatch.delenv("WORKBENCH_KEY_DEEPL")
    assert keys.find("deepl", given) == "second"


def test_a_key_in_the_configuration_itself_is_refused_without_quoting_it() -> None:
    with pytest.raises(UsageError) as caught:
        keys.find("deepl", Config(tables={"engines.deepl": {"key": CANARY}}))
    assert CANARY not in caught.value.message + caught.value.hint


def test_a_key_file_must_be_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("secret\n")
    path.chmod(0o644)
    given = Config(tables={"engines.deepl": {"key": f"file:{path}"}})
    with pytest.raises(UsageError, match="read by others"):
        keys.find("deepl", given)
    path.chmod(0o600)
    assert keys.find("deepl", given) == "secret"


def test_the_keyring_is_asked_when_the_environment_has_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import keyring
    from keyring.backend import KeyringBackend

    class Memory(KeyringBackend):
        priority = 1.0

        def get_password(self, service: str, username: str) -> str | None:
            return {"workbench/deepl": "from the ring"}.get(f"{service}/{username}")

        def set_password(self, service: str, username: str, password: str) -> None:
            raise NotImplementedError

        def delete_password(self, service: str, username: str) -> None:
            raise NotImplementedError

    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        assert keys.find("deepl", Config()) == "from the ring"
        assert keys.find("chat", Config()) is None
    finally:
        keyring.set_keyring(before)
