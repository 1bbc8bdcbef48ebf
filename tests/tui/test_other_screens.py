"""Start, compare, review and finish; the screen in a browser."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.tui.support import free_port, in_loop, make_session
from workbench.config import Config
from workbench.core.model import Gap
from workbench.tui.app import WorkbenchApp
from workbench.tui.widgets.gap_list import GapList
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.session_list import SessionList


async def settled(app: WorkbenchApp, pilot: Any) -> None:
    """Wait until nothing is under way."""
    await app.workers.wait_for_complete()
    await pilot.pause(0.05)


@in_loop
async def test_the_start_screen_lists_sessions_and_opens_the_one_under_the_cursor() -> None:
    name = make_session()
    app = WorkbenchApp(Config(offline=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        assert [row.name for row in app.screen.query_one(SessionList).rows] == [name]
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.workspace is not None
        assert app.workspace.name == name


@in_loop
async def test_fetching_offline_says_what_is_the_matter_and_goes_back() -> None:
    app = WorkbenchApp(Config(offline=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        await pilot.press(*"Lake", "enter")
        await settled(app, pilot)
        assert "Offline" in str(app.screen.query_one("#error").render())
        await pilot.press("escape")
        await settled(app, pilot)
        assert type(app.screen).__name__ == "StartScreen"


@in_loop
async def test_choosing_gaps_narrows_the_editor_to_them() -> None:
    app = WorkbenchApp(Config(offline=True), session=make_session())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        grid = app.screen.query_one(GapList)
        states = {cell.state for row in grid.rows for cell in row.cells.values()}
        assert Gap.MISSING in states
        await pilot.press("alt+a", "enter")
        await settled(app, pilot)
        shown = {(unit.lang, unit.section) for unit in app.screen.shown}
        assert shown == grid.chosen
        assert len(app.screen.shown) < len(app.workspace.units)


@in_loop
async def test_a_section_without_counterpart_can_be_paired_by_hand() -> None:
    app = WorkbenchApp(Config(offline=True), session=make_session())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        app.screen._decide("ru", ["link", [2], [1]])
        await settled(app, pilot)
        rows = app.screen.query_one(GapList).rows
        row = next(row for row in rows if "ru" in row.cells and 2 in row.cells["ru"].sections)
        assert row.cells["en"].sections == (1,)


@in_loop
async def test_finish_holds_back_says_why_and_writes_files_when_reviewed(tmp_path: Path) -> None:
    app = WorkbenchApp(Config(offline=True), session=make_session())
    async with app.run_test(size=(120, 40)) as pilot:
        app.action_stage("finish")
        await settled(app, pilot)
        assert "Nothing is translated" in str(app.screen.query_one("#verdict").render())
        await pilot.press("f8")
        assert list(tmp_path.glob("*.wiki")) == []
        app.workspace.save_text(7, "The port closed in 1991.")
        app.workspace.confirm(7)
        await pilot.press("f4", "f5")
        await settled(app, pilot)
        assert "Ready" in str(app.screen.query_one("#verdict").render())
        assert app.screen.query_one(Reader).text.startswith("Content in this edit is translated")
        await pilot.press("f8", "f6")
        assert "The port closed" in (tmp_path / f"{app.workspace.name}.en.wiki").read_text()
        assert app.clipboard.startswith("Content in this edit")
        assert "summary=Content" in app.screen.edit_address()


@in_loop
async def test_review_lists_what_waits_and_goes_there() -> None:
    app = WorkbenchApp(Config(offline=True), session=make_session())
    async with app.run_test(size=(100, 30)) as pilot:
        app.workspace.save_text(6, "In 1975 a port was built here.")
        app.action_stage("review")
        await settled(app, pilot)
        assert {entry.unit for entry in app.screen.entries} == {6}
        await pilot.press("alt+v")
        await settled(app, pilot)
        assert len(app.screen.entries) == len(app.workspace.units)
        for _ in range(3):
            await pilot.press("alt+v")
            await settled(app, pilot)
        assert "In 1975" in app.screen.query_one(Reader).text
        app.screen.show_view("findings")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.screen.unit == 6


@in_loop
async def test_no_colour_leaves_every_state_its_own_sign() -> None:
    from workbench.core.model import Severity
    from workbench.tui import marks

    for signs in (marks.STATE_SIGN, marks.GAP_SIGN, marks.SEVERITY_SIGN):
        assert len(set(signs.values())) == len(signs)
    assert set(marks.SEVERITY_SIGN) == set(Severity)


@pytest.mark.screen
@in_loop
async def test_a_browser_on_this_machine_gets_the_same_screen() -> None:
    aiohttp = pytest.importorskip("aiohttp")
    pytest.importorskip("textual_serve")
    make_session()
    port = free_port()
    code = (
        "import os, sys, threading; "  # nothing is left running where the test is ended
        "threading.Thread(target=lambda: (sys.stdin.read(), os._exit(1)), daemon=True).start(); "
        "from workbench.cli.serve import serve; from workbench.cli.common import Common; "
        f"serve.main(args=['--port', '{port}'], obj=Common(offline=True), standalone_mode=False)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env=dict(os.environ),
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seen = b""
    try:
        async with aiohttp.ClientSession() as client, asyncio.timeout(120):
            while b"Recent sessions" not in seen:
                try:
                    async with client.ws_connect(
                        f"http://127.0.0.1:{port}/ws?width=100&height=30"
                    ) as socket:
                        async for message in socket:
                            seen += message.data if isinstance(message.data, bytes) else b""
                            if b"Recent sessions" in seen:
                                break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.2)
    finally:
        process.terminate()
        process.wait(timeout=180)
    assert b"Translation workbench" in seen
