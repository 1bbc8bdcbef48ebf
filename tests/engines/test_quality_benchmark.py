"""The quality benchmark scores what an engine says, failures included."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import quality
from tests.engines.standin import Standin

pytest.importorskip("sacrebleu")
ROWS = [("Старый мост стоит здесь.", "Staryy most stoit zdes."), ("Новая школа.", "A new school.")]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of pairs, one of which the stand-in translates exactly."""
    path = tmp_path / "pairs.tsv"
    rows = [f"d\t{english}\t{source}\t" for source, english in ROWS]
    path.write_text("\n".join(["document\ten\tru\ttg", *rows]) + "\n", "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    """Run the benchmark; return its code and its report."""
    code = quality.main([*arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_an_engine_is_scored_beside_the_baselines(
    file: Path, standin: Standin, capsys: pytest.CaptureFixture[str]
) -> None:
    there = ("--engine", "google", "--engine-url", f"google={standin.host}")
    code, report = run(capsys, str(file), *there)
    systems = report["systems"]
    assert code == 0
    assert list(systems) == ["source as it is", "romanised", "google"]
    scores = {name: found["chrF2"]["score"] for name, found in systems.items()}
    assert scores["google"] > 50 > scores["source as it is"]
    assert report["untranslated"] == 0
    assert systems["google"]["BLEU"]["confidence"] >= 0


def test_lines_that_fail_count_as_untranslated(
    file: Path, standin: Standin, capsys: pytest.CaptureFixture[str]
) -> None:
    standin.mode = "echo"
    there = ("--engine", "google", "--engine-url", f"google={standin.host}")
    code, report = run(capsys, str(file), *there)
    assert code == 1
    assert report["untranslated"] == 2
    assert report["systems"]["google"] == report["systems"]["source as it is"]


def test_a_file_without_the_language_and_an_engine_without_its_key_are_refused(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quality.main([str(file), "--lang", "tg"]) == 2
    assert quality.main([str(file), "--engine", "deepl"]) == 3
    assert "WORKBENCH_KEY_DEEPL" in capsys.readouterr().err
