"""The list of survivors is one that a person can follow, and the run is compared with it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.mutants.making import Mutant, files
from tests.mutants.survivors import Change, change, compared, listed

ROOT = Path(__file__).resolve().parents[2]


def mutant(name: str, diff: str) -> Mutant:
    return Mutant("a.py", name, 1, 1, "", diff)


def test_a_mutant_is_known_by_what_it_does_and_not_by_where_it_stands() -> None:
    diff = "@@ -3 +3,2 @@\n-    return  a + b\n+    return (\n+        a - b)"
    assert change(mutant("sum", diff)) == Change("a.py", "sum", "return a + b", "return ( ⏎ a - b)")
    assert change(mutant("sum", diff.replace("-3", "-9"))) == change(mutant("sum", diff))


def test_a_run_tells_of_survivors_without_a_reason_and_of_reasons_without_a_survivor() -> None:
    one, two, three = (mutant(name, "-x\n+y") for name in ("one", "two", "three"))
    known = {change(one): "the same", change(three): "the same", change(mutant("gone", "")): "-"}
    assert compared([one, two, three], [one, two], known) == ([two], [change(three)])


def functions(path: str) -> set[str]:
    """Return the functions of a file, after their class if they have one."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {
        f"{owner}{node.name}"
        for body, owner in [
            (tree.body, ""),
            *((c.body, c.name + ".") for c in tree.body if isinstance(c, ast.ClassDef)),
        ]
        for node in body
        if isinstance(node, ast.FunctionDef)
    }


def test_the_list_names_functions_that_are_there_with_a_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    there = {path: functions(path) for path in files()}
    rows = listed()
    assert [row for row in rows if row.name not in there.get(row.path, ())] == []
    assert [row for row, why in rows.items() if len(why) < 8] == []
    assert list(rows) == sorted(rows)
