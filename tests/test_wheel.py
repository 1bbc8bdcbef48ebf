"""The wheel has everything inside: it runs the demo from any folder, and is built the same twice."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.slow


def build(into: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(into)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return next(into.glob("*.whl"))


def test_the_wheel_runs_the_demo_from_any_folder(tmp_path: Path) -> None:
    wheel = build(tmp_path / "dist")
    target = tmp_path / "installed"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index",
         "--target", str(target), str(wheel)],
        check=True,
        timeout=120,
    )  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(target)}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    def python(*arguments: str) -> str:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=elsewhere,
            env=environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
        ).stdout

    assert python("-c", "import workbench; print(workbench.__file__)").startswith(str(target))
    report = json.loads(python("-m", "workbench", "demo", "--json"))
    assert "protectorate of the [[Russian Empire]]" in report["wikitext"]
    shown = python("-m", "workbench", "glossary", "lookup", "Душанбе", "--from", "ru")
    assert "Dushanbe" in shown


def test_the_wheel_is_the_same_each_time(tmp_path: Path) -> None:
    first, second = build(tmp_path / "a"), build(tmp_path / "b")
    assert (
        hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest()
    )


def test_the_wheel_holds_data_and_no_tests(tmp_path: Path) -> None:
    names = zipfile.ZipFile(build(tmp_path)).namelist()
    assert "workbench/glossaries/ru-en.csv" in names
    assert "workbench/demo/ru.wiki" in names
    assert "workbench/tui/app.tcss" in names
    assert not [name for name in names if name.startswith("tests/")]
