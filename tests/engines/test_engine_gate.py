"""The gate: who we say we are, which connections are kept, what never leaves."""

from __future__ import annotations

import sys
import threading
import tracemalloc
from pathlib import Path

import pytest
import requests

from tests.engines.conftest import Make
from tests.engines.standin import PATHS, Standin
from workbench.config import Config
from workbench.engines import connections, registry
from workbench.engines.gate import CAP, Gate, seconds
from workbench.errors import BadReply, Offline, Refused


@pytest.mark.parametrize("name", PATHS)
def test_says_who_it_is(name: str, standin: Standin, make: Make) -> None:
    make(name).translate(["Один мост."], "ru")
    assert standin.asked[0].headers["User-Agent"].startswith("wiki-translation-workbench/")


def test_names_the_contact_of_the_configuration(standin: Standin) -> None:
    tables = {"contact": {"address": "someone@example.org"}}
    engine = registry.get("mint", Config(tables=tables, engine_urls={"mint": standin.host}))
    engine.translate(["Один мост."], "ru")
    assert "someone@example.org" in standin.asked[0].headers["User-Agent"]


def test_one_thread_keeps_one_connection(standin: Standin, make: Make) -> None:
    engine = make("google")
    for number in range(5):
        engine.translate([f"Мост номер {number}."], "ru")
    assert len({asked.port for asked in standin.asked}) == 1


def test_threads_do_not_share_a_connection(standin: Standin, make: Make) -> None:
    engine = make("google")
    standin.delay = 0.1
    threads = [
        threading.Thread(target=engine.translate, args=(["Один мост."], "ru")) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({asked.port for asked in standin.asked}) == 3


def test_deep_translator_itself_is_left_as_it_is(make: Make) -> None:
    import deep_translator.google
    import deep_translator.mymemory
    import requests

    for name in ("google", "mymemory"):
        make(name).translate(["Один мост."], "ru")
    assert deep_translator.google.requests is requests
    assert deep_translator.mymemory.requests is requests


def test_passwords_of_a_netrc_are_not_sent(
    standin: Standin, make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password CANARY-netrc\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    make("mint").translate(["Один мост."], "ru")
    assert "Authorization" not in standin.asked[0].headers


def test_a_proxy_of_the_environment_does_not_see_this_machine(
    standin: Standin, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    make("mint").translate(["Один мост."], "ru")
    assert len(standin.asked) == 1


@pytest.mark.parametrize(
    "host", ["engine.example", "127.0.0.1.example", "127.0.0.1@engine.example", "10.0.0.1"]
)
def test_nothing_is_sent_unencrypted_to_another_machine(host: str) -> None:
    gate = Gate("deepl", f"http://{host}/v2/translate")
    with pytest.raises(Refused, match="nothing is sent over plain http"):
        gate.post(gate.url, json={}, headers={"Authorization": "DeepL-Auth-Key CANARY"})
    with pytest.raises(Refused, match="nothing is sent over plain http"):
        gate.get(gate.url)


def test_an_answer_is_cut_off_at_the_cap_without_reading_the_rest(standin: Standin) -> None:
    standin.mode = "huge"
    gate = Gate("google", standin.host, cap=1000)
    with pytest.raises(BadReply, match="1,000 bytes"):
        gate.get(standin.host + "/m")


def test_a_huge_answer_never_stands_in_memory_at_either_end(standin: Standin) -> None:
    standin.mode = "huge"
    gate = Gate("google", standin.host)
    tracemalloc.start()
    try:
        with pytest.raises(BadReply, match="1,000,000 bytes"):
            gate.get(standin.host + "/m")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 2 * CAP


def test_a_call_that_hangs_does_not_keep_another_thread_waiting(
    standin: Standin, make: Make
) -> None:
    standin.mode, standin.times = "silent", 1
    engine = make("google", deadline=55)
    hangs = threading.Thread(target=engine.translate_each, args=(["Мост."], "ru"), daemon=True)
    hangs.start()
    assert standin.heard()
    assert engine.translate(["Школа."], "ru") == ["Shkola."]
    assert hangs.is_alive()


def test_a_connection_that_stands_when_the_time_is_over_is_cut_at_once(standin: Standin) -> None:
    standin.mode, standin.gap = "drip", 0.2  # no pause is so long that a read would time out
    held = connections.watch()
    held.cut()
    # Which of the two it is depends on whether the first bytes of the answer were there already.
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        connections.session("someone").get(f"{standin.host}/m?q=Мост", timeout=10)


@pytest.mark.parametrize("name", [*PATHS])
def test_offline_opens_no_socket(name: str, standin: Standin) -> None:
    given = Config(offline=True, engine_urls={name: standin.host + PATHS[name]})
    engine = registry.get(name, given)
    with pytest.raises(Offline):
        engine.translate(["Один мост."], "ru")
    with pytest.raises(Offline):
        engine.gate.get(engine.address)
    assert standin.asked == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [("3", 3.0), ("-1", 0.0), ("", None), ("soon", None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)],
)
def test_retry_after_is_read_as_seconds_or_date(value: str, expected: float | None) -> None:
    assert seconds(value) == expected


def test_the_registry_imports_only_what_is_asked_for(workbench: object) -> None:
    import subprocess

    code = (
        "import sys; from workbench.engines import registry; from workbench.config import Config;"
        "registry.order(Config(), 'ru'); heavy = [m for m in sys.modules if m in"
        " ('requests', 'deep_translator', 'ctranslate2', 'keyring', 'sqlite3')];"
        "registry.get('mint', Config());"
        "print(heavy, 'workbench.engines.google' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] False"
