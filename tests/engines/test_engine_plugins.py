"""An engine of another package, exactly as the documentation shows it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engines.standin import Asked, Standin, _Handler, english
from workbench.config import BUILT_IN, ENGINES, Config, engine_names, load
from workbench.engines import registry
from workbench.errors import UsageError

DOCS = Path(__file__).resolve().parents[2] / "docs" / "engines.md"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install the documented package into a folder on the path."""
    code = re.search(r"```python\n# my_engine\.py\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert code is not None
    assert len([line for line in code.group(1).splitlines() if line.strip()]) <= 20
    folder = tmp_path / "site"
    info = folder / "my_engine-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "my_engine.py").write_text(code.group(1), "utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: my-engine\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[workbench.engines]\nmine = my_engine:MyEngine\nbroken = no_such_module:Engine\n"
    )
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    sys.modules.pop("my_engine", None)


def test_the_documented_engine_translates_and_is_guarded(
    package: Path, standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mine(self: _Handler, asked: Asked) -> None:
        answer = {"english": english(asked.body["text"])} if asked.body["from"] == "ru" else {}
        self._send(200, "application/json", json.dumps(answer).encode())

    monkeypatch.setattr(_Handler, "_mine", mine, raising=False)
    standin.mode = "mine"
    engine = registry.get("mine", Config(engine_urls={"mine": standin.host}))
    assert engine.translate(["Один мост."], "ru") == ["Odin most."]
    [answer] = engine.translate_each(["Пули нав."], "tg")
    assert "makes no sense" in str(answer.error)
    standin.mode = "captcha"
    assert engine.translate_each(["Один мост."], "ru")[0].text is None


def test_it_is_listed_and_a_broken_one_does_not_spoil_the_list(package: Path) -> None:
    found = {info.name: info for info in registry.describe(Config())}
    assert found["mine"].usable
    assert (found["mine"].ru, found["mine"].tg) == (True, True)
    assert not found["broken"].usable
    assert "no_such_module" in found["broken"].reason
    with pytest.raises(UsageError, match="cannot be loaded"):
        registry.get("broken", Config())


def test_the_command_line_finds_it(package: Path, standin: Standin, workbench: Run) -> None:
    run = workbench("engines", "--json", PYTHONPATH=str(package))
    names = [engine["name"] for engine in json.loads(run.stdout)["engines"]]
    assert names[-2:] == ["broken", "mine"]


def test_its_settings_are_taken_and_those_of_engines_that_are_not_there_refused(
    package: Path, tmp_path: Path
) -> None:
    file = tmp_path / "its.toml"
    file.write_text('[engines.mine]\nurl = "http://its.example/"\n', "utf-8")
    assert load(file=str(file)).engine("mine") == {"url": "http://its.example/"}
    told = load(file=str(file), engine_urls=("mine=http://flag.example/",))
    assert told.engine("mine")["url"] == "http://flag.example/"
    assert load(engine_urls=("broken=http://its.example/",)).engine_urls
    with pytest.raises(UsageError, match="names mien") as refused:
        load(engine_urls=("mien=http://its.example/",))
    assert refused.value.hint.endswith("chat, local, broken, mine.")
    file.write_text('[engines.main]\nurl = "http://its.example/"\n', "utf-8")
    with pytest.raises(UsageError, match=r"its.toml: \[engines.main\]"):
        load(file=str(file))


def test_the_program_comes_with_the_engines_that_the_configuration_knows() -> None:
    assert [registry.get(name, Config()).name for name in BUILT_IN] == [*ENGINES]
    assert engine_names() == list(ENGINES)


@pytest.mark.parametrize("name", ["gogle", "Google", "deep", "memory", "engines", "*"])
def test_an_address_for_no_engine_is_refused_with_the_names_of_those_there_are(name: str) -> None:
    with pytest.raises(UsageError, match=re.escape(f"--engine-url names {name}")) as refused:
        load(engine_urls=(f"{name}=http://its.example/",))
    assert refused.value.hint == f"There are: {', '.join(ENGINES)}."


def test_an_unknown_engine_is_said_to_be_unknown() -> None:
    with pytest.raises(UsageError, match="no engine babel"):
        registry.get("babel", Config())
    with pytest.raises(UsageError, match="names babel"):
        registry.order(Config(tables={"engines": {"order": ["babel"]}}), "ru")


def test_the_order_is_the_users_or_what_is_set_up_then_what_is_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert registry.order(Config(), "ru") == ["google", "mint", "mymemory"]
    tables = {"engines": {"order": ["mint"], "order_ru": ["deepl", "mint"]}}
    assert registry.order(Config(tables=tables), "ru") == ["deepl", "mint"]
    assert registry.order(Config(tables=tables), "tg") == ["mint"]
    monkeypatch.setenv("WORKBENCH_KEY_DEEPL", "k")
    chat = Config(engine_urls={"chat": "http://127.0.0.1:9/v1"})
    assert registry.order(chat, "ru")[:2] == ["deepl", "chat"]


def test_only_engines_that_can_be_asked_are_offered() -> None:
    assert [e.name for e in registry.usable(Config(), "tg")] == ["google", "mint", "mymemory"]
    assert registry.usable(Config(), "tg", ["deepl", "libretranslate"]) == []
    off = Config(tables={"engines.google": {"enabled": False}})
    assert [e.name for e in registry.usable(off, "ru")] == ["mint", "mymemory"]
    assert registry.usable(Config(offline=True), "ru") == []
