"""Bugs and refused saves on the screen: said plainly, noted, nothing lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual import work
from textual.worker import WorkerState

from tests.tui.opened import opened, said, until
from tests.tui.support import Terminal, in_loop
from workbench import places
from workbench.config import Config
from workbench.core.model import State
from workbench.store.sessions import Sessions
from workbench.tui.app import WorkbenchApp
from workbench.tui.screens.edit import EditScreen
from workbench.tui.screens.edit_tools import EditTools
from workbench.tui.widgets.session_list import SessionList


@pytest.mark.parametrize("where", ["action", "timer", "worker", "answer"])
@in_loop
async def test_after_a_bug_the_screen_goes_on(
    where: str, session: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("[/b] does not fit")

    monkeypatch.setattr(EditScreen, "action_next_segment", fails)
    async with opened(session) as (app, pilot):
        app.forgiving = True
        if where == "action":
            await pilot.press("ctrl+down")
        elif where == "timer":
            app.screen.set_timer(0.01, fails)
        elif where == "answer":
            monkeypatch.setattr(EditTools, "_go_to", fails)
            await pilot.press("ctrl+g", "4", "enter")
        else:

            @work(exit_on_error=False)
            async def fetch(_screen: Any) -> None:
                fails()

            fetch(app.screen)
        await until(pilot, lambda: "ValueError" in said(app))
        note = places.cache() / "last-error.txt"
        assert str(note) in said(app)
        assert "does not fit" in note.read_text(encoding="utf-8")
        await pilot.press(*"Lake", "enter")
        await until(pilot, lambda: app.screen.unit == 2)
        assert app.workspace.draft(1).text == "Lake"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a database as another program that writes does."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@in_loop
async def test_a_text_that_the_disk_refuses_is_kept_told_and_saved_later(session: str) -> None:
    async with opened(session) as (app, pilot):
        with locked(places.sessions_database()):
            await pilot.press(*"Lake", "ctrl+down")
            await until(pilot, lambda: app.screen.unit == 2)
            assert "Not saved: Another program is writing" in said(app)
            await pilot.press(*"Land", "enter")
            await until(pilot, lambda: app.screen.unsaved() == {1: "Lake", 2: "Land"})
            assert app.screen.unit == 2
            await pilot.press("ctrl+up")
            await until(pilot, lambda: app.screen.editor.text == "Lake")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: app.screen.unsaved() == {})
        assert [app.workspace.draft(n).text for n in (1, 2)] == ["Lake", "Land"]


@in_loop
async def test_leaving_with_a_refused_text_asks_and_writes_it_elsewhere(
    session: str, home: Path
) -> None:
    async with opened(session) as (app, pilot):
        with locked(places.sessions_database()):
            await pilot.press(*"Lake", "ctrl+q")
            await until(pilot, lambda: type(app.screen).__name__ == "Question")
            app.screen.dismiss(False)
            await until(pilot, lambda: list(home.glob("unsaved-*.txt")))
        [file] = home.glob("unsaved-*.txt")
        assert "segment 1\nLake" in file.read_text(encoding="utf-8")


@pytest.mark.screen
def test_a_screen_that_cannot_be_shown_ends_the_program_saved_and_in_plain_words(
    terminal: Callable[..., Terminal], session: str, tmp_path: Path
) -> None:
    script = tmp_path / "broken.py"
    script.write_text(
        "from workbench.cli.main import run\n"
        "from workbench.tui.screens.review import ReviewScreen\n"
        "def compose(self):\n"
        "    raise ValueError('no such thing')\n"
        "    yield\n"
        "ReviewScreen.compose = compose\n"
        "run()\n",
        encoding="utf-8",
    )
    window = terminal(100, 30)
    window.start("--offline", "open", session, program=[str(script)])
    window.tmux("set-option", "remain-on-exit", "on")
    window.wait("F3 Edit", "missing")
    window.keys("F3")
    window.wait("Russian · 1")
    window.type("A lake.")
    window.keys("F4")
    shown = window.wait("Internal error: ValueError", "last-error.txt")
    assert "Traceback" not in shown
    with Sessions(places.sessions_database(), read_only=True) as store:
        assert store.drafts(session)[1].text == "A lake."


@in_loop
async def test_what_comes_due_after_the_screen_is_gone_is_not_done(session: str) -> None:
    done: list[str] = []
    async with opened(session) as (app, _):
        screen = app.screen
        late = screen._guarded(lambda: done.append(screen.editor.text))
        await late()
    assert len(done) == 1
    await late()  # the editor is not there any more
    assert len(done) == 1


@in_loop
async def test_what_comes_back_after_the_screen_is_gone_is_no_bug(session: str) -> None:
    async with opened(session) as (app, _):
        screen = app.screen
    failed: Any = SimpleNamespace(
        state=WorkerState.ERROR, worker=SimpleNamespace(error=ValueError("no editor"))
    )
    screen.on_worker_state_changed(failed)
    assert app._exception is None


@in_loop
async def test_without_a_memory_that_can_be_read_the_editor_goes_on_and_says_so(
    session: str,
) -> None:
    places.memory_database().write_bytes(b"No database. " * 1000)
    async with opened(session) as (app, pilot):
        await until(pilot, lambda: "The memory is left out: " in said(app))
        assert "`workbench memory repair`" in said(app)
        await pilot.press(*"Lake", "enter")
        await until(pilot, lambda: app.workspace.draft(1).state is State.CONFIRMED)
        assert said(app).count("The memory is left out") == 1
    assert places.memory_database().read_bytes() == b"No database. " * 1000


@in_loop
async def test_the_start_screen_mends_a_damaged_database_and_says_so(session: str) -> None:
    with Sessions(places.sessions_database()):
        pass  # copies it
    places.sessions_database().write_bytes(b"No database. " * 1000)
    app = WorkbenchApp(Config(offline=True))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "was damaged. It is kept as " in said(app))
        assert [row.name for row in app.screen.query_one(SessionList).rows] == [session]
