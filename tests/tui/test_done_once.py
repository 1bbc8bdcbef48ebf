"""What takes a while is done once, whenever it is asked for, and holds nothing up."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.tui.opened import opened, said, settled, until
from tests.tui.support import in_loop, make_session
from workbench.core.model import Finding, Severity
from workbench.flow import comparing
from workbench.flow.checking import Inspector
from workbench.flow.workspace import Workspace
from workbench.tui.screens.edit_findings import is_of_terms, is_serious

RUSSIAN = "Озеро.\n\n== А ==\nПорт.\n\n== Б ==\nВ 1957 году построили порт.\n"


@in_loop
async def test_what_is_asked_for_while_the_glossaries_are_loaded_is_done_afterwards(
    home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded, prepare = threading.Event(), Inspector.prepare

    def slowly(self: Inspector, lang: str) -> None:
        loaded.wait(20)
        prepare(self, lang)

    monkeypatch.setattr(Inspector, "prepare", slowly)
    monkeypatch.setattr("tests.tui.opened.settled", lambda app, pilot: pilot.pause(0.05))
    async with opened(make_session(RUSSIAN, "", "Lake.\n")) as (app, pilot):
        screen = app.screen
        screen.workspace.save_text(5, "In 1968 a port was built.")
        await pilot.press("f7", "f7")
        assert screen.unit == 1
        assert "it begins in a moment" in said(app)
        loaded.set()
        await until(pilot, lambda: screen.unit == 5)
        await settled(app, pilot)


@in_loop
async def test_a_move_while_findings_are_looked_for_ends_the_search(home: object) -> None:
    russian = "\n\n".join(f"Порт {n}." for n in range(150))
    async with opened(make_session(russian, "", "Lake.\n")) as (app, pilot):
        screen = app.screen
        await until(pilot, lambda: screen.inspector is not None)
        for unit in screen.workspace.units:
            screen.workspace.save_text(unit.id, unit.text.replace("Порт", "Port"))
        screen.workspace.save_text(150, "Port 7.")
        screen.action_next_finding()
        screen.action_next_segment()
        await settled(app, pilot)
        assert screen.unit == 2
        assert "Nothing else was found." not in said(app)
        screen.action_next_finding()
        await until(pilot, lambda: screen.unit == 150)


@in_loop
async def test_articles_are_compared_once_however_often_the_cursor_moves_meanwhile(
    home: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = threading.Event(), []
    comparison = comparing.comparison

    def slowly(workspace: Workspace) -> Any:
        compare = comparison(workspace)

        def compared() -> Any:
            begun.append(workspace.name)
            go_on.wait(20)
            return compare()

        return compared

    monkeypatch.setattr(comparing, "comparison", slowly)
    monkeypatch.setattr("tests.tui.opened.settled", lambda app, pilot: pilot.pause(0.05))
    async with opened(make_session(RUSSIAN, "", "Lake.\n"), size=(200, 50)) as (app, pilot):
        await until(pilot, lambda: begun)
        for number in (2, 3):
            app.screen.show_unit(number)
            await pilot.pause(0.2)
        await pilot.press("alt+l")
        assert len(begun) == 1
        go_on.set()
        await until(pilot, lambda: app.screen._aligned)


@pytest.mark.parametrize(
    ("rule", "severity", "serious", "of_terms"),
    [
        ("number", Severity.ERROR, True, False),
        ("number", Severity.WARNING, True, False),
        ("number", Severity.INFO, False, False),
        ("glossary-term", Severity.INFO, False, True),
        ("gloss", Severity.WARNING, True, True),
        ("forbidden-term", Severity.ERROR, True, True),
    ],
)
def test_remarks_are_passed_over_and_terms_are_told_by_their_rule(
    rule: str, severity: Severity, serious: bool, of_terms: bool
) -> None:
    finding = Finding(rule, severity, "told", 0, 1)
    assert (is_serious(finding), is_of_terms(finding)) == (serious, of_terms)
