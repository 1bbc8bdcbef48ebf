"""The habits of CONTRIBUTING that a machine can hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import untouched_home

home = pytest.fixture(scope="module", autouse=True)(untouched_home)
ROOT = Path(__file__).resolve().parents[1]
CODE = sorted((ROOT / "workbench").rglob("*.py"))
EVERYTHING = [
    *CODE,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "benchmarks").rglob("*.py")),
    *sorted((ROOT / "docs").glob("*.py")),
]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_a_file_has_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name} ({_lines(node)})"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _lines(node) > LONGEST_FUNCTION
    ]
    assert long == []


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3]) + r")\b")
    left = [name(p) for p in EVERYTHING if marks.search(p.read_text(encoding="utf-8"))]
    assert left == []


def test_placeholders_of_sql_have_no_numbers() -> None:
    """Python 3.14 refuses them with a sequence of values, and 3.12 warns."""
    found = [name(p) for p in CODE if re.search(r"[ (,]\?\d[ ),]", p.read_text(encoding="utf-8"))]
    assert not found


def test_only_the_command_line_prints() -> None:
    printing = re.compile(r"(?<![.\w])(?:print|click\.echo)\(")
    found = [
        name(path)
        for path in CODE
        if printing.search(path.read_text(encoding="utf-8")) and path.name != "common.py"
    ]
    assert found == []


def test_the_screen_shows_foreign_text_through_one_door() -> None:
    doors = re.compile(r"(?:Static|Label)\(\s*f[\"']")
    found = [
        name(path)
        for path in sorted((ROOT / "workbench" / "tui").rglob("*.py"))
        if doors.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
