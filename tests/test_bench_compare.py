"""`make bench-compare` tells which ratios became 25 % worse than in a stored run."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from benchmarks.all import compare, figure, missing, stored
from benchmarks.rows import Row

ROOT = Path(__file__).resolve().parents[1]
STORED = ROOT / "benchmarks" / "stored.json"
OLD = [Row("parse", 40.0, "a floor", 10.0), Row("adapt", 30.0, "a rival", 60.0)]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (Row("parse", 50.0, "a floor", 10.0), []),
        (Row("parse", 50.1, "a floor", 10.0), ["worse: parse beside a floor: 4.00 → 5.01"]),
        (Row("parse", 80.0, "a floor", 20.0), []),
        (Row("parse", 40.0, "a floor", 7.0), ["worse: parse beside a floor: 4.00 → 5.71"]),
        (Row("parse", 4.0, "a floor", 10.0), []),
        (Row("parse", 99.0, "another floor", 10.0), []),
        (Row("adapt", 40.0, "a rival", 60.0), ["worse: adapt beside a rival: 0.500 → 0.667"]),
        (Row("parse", 40.0, "a floor", 0.0), []),
    ],
)
def test_a_ratio_may_grow_by_a_quarter(now: Row, told: list[str]) -> None:
    assert compare([now], OLD) == told


def test_of_what_was_nothing_before_nothing_is_told() -> None:
    assert compare(OLD, [replace(row, theirs=0.0) for row in OLD]) == []


def test_what_is_not_measured_any_more_is_named() -> None:
    assert missing(OLD, OLD) == []
    assert missing(OLD[:1], OLD) == ["not measured: adapt beside a rival"]
    assert missing([replace(OLD[0], rival="x")], OLD[:1]) == ["not measured: parse beside a floor"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.5, "0.500"), (1, "1.00"), (9.994, "9.99"), (10, "10.0"), (100, "100"), (12345.6, "12,346")],
)
def test_a_figure_has_three_digits_that_count(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_a_slower_run_ends_with_an_error(tmp_path: Path) -> None:
    rows = stored(STORED)
    slower = [replace(rows[0], ours=rows[0].ours * 1.3), *rows[1:-1]]
    run = tmp_path / "run.json"
    run.write_text(json.dumps([asdict(row) for row in slower]), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "benchmarks/all.py", "--run", run, "--compare", STORED],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    worse, gone = done.stdout.splitlines()[-2:]
    assert worse.startswith(f"worse: {rows[0].what} beside {rows[0].rival}: ")
    assert gone == f"not measured: {rows[-1].what} beside {rows[-1].rival}"
    assert done.returncode == 1


def test_the_stored_run_is_no_worse_than_itself() -> None:
    rows = stored(STORED)
    assert len(rows) > 20
    assert compare(rows, rows) == missing(rows, rows) == []
