"""The whole job in a program that cannot open a socket: from the articles to the summary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.formats.tmx import TmxUnit, write

BLOCKED = r"""
import json, sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} {arguments[1:]}")
sys.addaudithook(refuse)
from workbench.cli.main import main
for arguments in json.loads(sys.argv[1]):
    print("\x1e" + arguments[0], flush=True)
    print("\x1f" + str(main(arguments)), flush=True)
"""
JOB = (
    ["demo", "--json"],
    ["align", "demo", "--offline"],
    ["memory", "import", "own.tmx"],
    ["memory", "search", "Столица — город.", "--from", "ru"],
    ["propose", "demo", "--offline"],
    ["status", "demo"],
    ["translate", "Столица.", "--from", "ru", "--offline"],
    ["check", "demo", "--offline"],
    ["draft", "demo", "--rough"],
    ["summary", "demo"],
    ["talk", "demo"],
    ["references", "demo"],
    ["engines", "--offline"],
)


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int, str]]:
    """Return name, exit code and output of each step."""
    folder: Path = tmp_path_factory.mktemp("offline")
    with (folder / "own.tmx").open("wb") as stream:
        write(stream, [TmxUnit("Столица — город.", "The capital is a city.", "ru")])
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, json.dumps(JOB)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "WORKBENCH_HOME": str(folder / "home")},
        timeout=120,
        check=True,
    )
    found = []
    for step in done.stdout.split("\x1e")[1:]:
        name, _, rest = step.partition("\n")
        output, _, code = rest.rpartition("\x1f")
        found.append((name, int(code.strip()), output))
    return found


def test_every_step_goes_through_without_a_socket(outcomes: list[tuple[str, int, str]]) -> None:
    assert [name for name, _, _ in outcomes] == [arguments[0] for arguments in JOB]
    assert {name: code for name, code, _ in outcomes if code not in (0, 1)} == {}


def test_what_nobody_knows_offline_stays_untranslated_and_the_rest_is_there(
    outcomes: list[tuple[str, int, str]],
) -> None:
    said = {name: output for name, _, output in reversed(outcomes)}
    assert said["translate"].strip() == "Столица."
    assert "untranslated:" in said["propose"]
    assert "The capital is a city." in [o for n, _, o in outcomes if n == "memory"][1]
    assert "==" in said["draft"]
    assert "[[:ru:" in said["summary"]
    assert "{{Translated" in said["talk"]
