"""The values of the model never change, and nothing in the core looks outside."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import workbench.core
from workbench.core import model
from workbench.core.model import Draft, Kind, Page, Proposal, Session, State, Unit

MODULES = sorted(
    found.name for found in pkgutil.walk_packages(workbench.core.__path__, "workbench.core.")
)
BOXES = [
    box for _, box in inspect.getmembers(model, inspect.isclass) if dataclasses.is_dataclass(box)
]
OUTSIDE = {
    "os", "io", "pathlib", "socket", "subprocess", "threading", "time", "datetime", "random", "secrets", "tempfile", "shutil",
    "sqlite3", "urllib.request", "logging", "asyncio", "multiprocessing",
}  # fmt: skip
"""What reads the clock, the disk, chance or the network."""


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.__name__)
def test_a_value_never_changes_and_takes_no_other_fields(box: type) -> None:
    assert box.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(box)


@pytest.mark.parametrize("box", BOXES, ids=lambda box: box.__name__)
def test_a_value_says_what_it_is(box: type) -> None:
    assert (box.__doc__ or "").endswith(".")
    assert not (box.__doc__ or "").startswith(f"{box.__name__}("), "dataclasses wrote it"


@pytest.mark.parametrize("name", MODULES)
def test_a_module_never_looks_outside(name: str) -> None:
    module = importlib.import_module(name)
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert OUTSIDE.isdisjoint(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module not in OUTSIDE
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("open", "print", "input", "exec", "eval")


@pytest.mark.parametrize("kind", [model.Kind, model.Gap, model.State, model.Severity])
def test_a_kind_is_written_as_its_word(kind: type) -> None:
    for member in kind:  # type: ignore[attr-defined]
        assert f"{member}" == member.value == str(member)
        assert kind(member.value) is member
        assert member.value == member.value.strip()


def test_the_kinds_of_blocks_are_those_of_the_contract() -> None:
    named = "heading, paragraph, list, table, template, file, gallery, category, blank, other"
    assert [kind.value for kind in Kind] == named.split(", ")


def test_what_is_left_out_means_nothing_known() -> None:
    draft = Draft(1, "", State.UNTRANSLATED)
    assert (draft.engine, draft.machine, draft.proposed, draft.updated) == ("", False, "", "")
    proposal = Proposal("x", "rules")
    assert (proposal.score, proposal.machine, proposal.notes) == (100, False, ())
    target = model.Revision("en", "A", 0, "", "")
    session = Session("a", target, ())
    assert (dict(session.links), session.taken, dict(session.absent)) == ({}, frozenset(), {})
    assert Session("b", target, ()).links is not session.links


def test_equal_values_are_one() -> None:
    unit = Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 5, "Слово")
    assert unit == dataclasses.replace(unit)
    assert len({unit, dataclasses.replace(unit), dataclasses.replace(unit, id=2)}) == 2
    assert Page("ru", "", ()) == Page("ru", "", ())
    with pytest.raises(dataclasses.FrozenInstanceError):
        unit.text = "x"  # type: ignore[misc]
