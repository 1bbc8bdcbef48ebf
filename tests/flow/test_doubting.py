"""Doubts about the sources: told before they are translated, held back once, answered once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.config import Config
from workbench.core.model import State
from workbench.errors import GateRefused, UsageError
from workbench.flow import finishing
from workbench.flow.opening import from_texts
from workbench.flow.reviewing import accept, check_work
from workbench.flow.workspace import Workspace

CONFIG = Config(offline=True)
RULE = "reliability-unreferenced-paragraph"
LONG = "Город стоит на реке, и его рынок помнят купцы многих далёких стран. " * 4
RUSSIAN = f"'''Город''' — место.\n\n== История ==\n{LONG.strip()}\n"


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace.open(CONFIG, session()) as opened:
        yield opened


def session() -> str:
    return from_texts(("Town", "'''Town''' is a place.\n"), {"ru": ("Город", RUSSIAN)}, {"ru": {}})


def told(workspace: Workspace) -> list[tuple[str, int]]:
    found = check_work(CONFIG, workspace.name)
    return [
        (one.finding.rule, one.finding.segment)
        for one in found
        if "no reference" in one.finding.message
    ]


def test_a_paragraph_without_a_reference_is_told_before_and_holds_after(
    workspace: Workspace,
) -> None:
    long = [unit for unit in workspace.units if "купцы" in unit.text]
    assert told(workspace) == [(RULE, long[0].id)]
    assert finishing.reasons(workspace, workspace.units) == []
    workspace.save_text(long[1].id, "The town stands on a river.")
    workspace.confirm(long[1].id)
    assert told(workspace) == [("review-gate", long[1].id)]
    with pytest.raises(GateRefused, match="no reference"):
        finishing.finish(workspace)
    workspace.skip(long[1].id)
    assert told(workspace) == [(RULE, long[0].id)]


def test_a_doubt_accepted_early_holds_nothing_back_later() -> None:
    name = session()
    [one] = [f for f in check_work(CONFIG, name) if f.finding.rule == RULE]
    accept(CONFIG, name, one.fingerprint, "read in the town's chronicle")
    with Workspace.open(CONFIG, name) as again:
        unit = next(unit for unit in again.units if "купцы" in unit.text)
        assert told(again) == []
        again.save_text(unit.id, "The town stands on a river.")
        again.confirm(unit.id)
        assert again.draft(unit.id).state is State.CONFIRMED
        assert told(again) == []
        assert finishing.finish(again).wikitext


def test_nothing_is_accepted_while_another_window_holds_the_session(workspace: Workspace) -> None:
    one = check_work(CONFIG, workspace.name)[0]
    with pytest.raises(UsageError, match="another window"):
        accept(CONFIG, workspace.name, one.fingerprint, "looks right")
    assert one.fingerprint in {found.fingerprint for found in check_work(CONFIG, workspace.name)}
