"""The screen in a browser: what is typed there arrives, and no other page reaches it."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.support import free_port, in_loop
from workbench import places
from workbench.store.sessions import Sessions

aiohttp = pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")


@asynccontextmanager
async def served(home: Path, *arguments: str) -> AsyncIterator[str]:
    """Serve the screen on a free port; give its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "workbench", "--offline", "serve", f"--port={port}", *arguments],
        env={**os.environ, "WORKBENCH_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(60):
            while await asyncio.to_thread(_refuses, port):
                await asyncio.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(60)


def _refuses(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def drafts(session: str) -> list[str]:
    """Return the translations on disk."""
    with Sessions(places.sessions_database(), read_only=True) as store:
        return [draft.text for draft in store.drafts(session).values()]


@pytest.mark.slow
@in_loop
async def test_other_pages_and_names_of_this_machine_are_turned_away(home: Path) -> None:
    async with served(home) as address, aiohttp.ClientSession() as client:
        async with client.get(address) as answer:
            assert answer.status == 200
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        for headers in ({"Host": "elsewhere.example"}, {"Origin": "http://elsewhere.example"}):
            for path in ("/", "/ws"):
                async with client.get(address + path, headers=headers) as answer:
                    assert answer.status == 403


@pytest.mark.slow
@in_loop
async def test_a_busy_port_is_told(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-m", "workbench", "serve", f"--port={port}"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.slow
@in_loop
async def test_typing_in_chromium_changes_the_screen_and_is_saved(
    session: str, home: Path, tmp_path: Path
) -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium")
    from tests.tui.browser import browser

    with Sessions(places.sessions_database()) as store:
        store.set_state(session, "stage", "edit")
    async with (
        served(home, session) as address,
        browser(program, tmp_path / "profile") as page,
    ):
        await page.call("Page.navigate", url=address)
        await page.until("Russian · 1")
        await asyncio.sleep(1.0)
        before = await page.picture()
        await page.click(960, 230)  # into the editor
        page.received = b""
        await page.type("Lake")
        await page.until("edited")
        async with asyncio.timeout(60):
            while drafts(session) != ["Lake"] or await page.picture() == before:
                await asyncio.sleep(0.1)
        assert {url.split("/")[2] for url in page.asked} == {address.split("/")[2]}
