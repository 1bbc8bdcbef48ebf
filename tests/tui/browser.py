"""A headless Chromium that is told what to do through its debugging port."""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp


class Browser:
    """One page; what its websocket receives is kept."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self.received = b""
        """What the page's websocket has received since this was last emptied."""
        self.asked: list[str] = []
        """Addresses of which something was loaded."""

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Do one thing; return what it answers."""
        self._number += 1
        number = self._number
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            message = json.loads((await self._socket.receive(timeout=30)).data)
            if message.get("id") == number:
                answer: dict[str, Any] = message["result"]
                return answer
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        method, parameters = message.get("method"), message.get("params", {})
        if method == "Network.webSocketFrameReceived":
            frame = parameters["response"]
            data = frame["payloadData"]
            self.received += base64.b64decode(data) if frame["opcode"] == 2 else data.encode()
        elif method == "Network.responseReceived":
            self.asked.append(parameters["response"]["url"])

    async def until(self, wanted: str, seconds: float = 60) -> None:
        """Wait until the page has received a text."""
        async with asyncio.timeout(seconds):
            while wanted not in self.received.decode("utf-8", "replace"):
                self._note(json.loads((await self._socket.receive()).data))

    async def picture(self) -> bytes:
        """Return a picture of the page as PNG."""
        answer = await self.call("Page.captureScreenshot", format="png")
        return base64.b64decode(answer["data"])

    async def click(self, x: int, y: int) -> None:
        """Press and release the mouse's button."""
        for kind in ("mousePressed", "mouseReleased"):
            await self.call(
                "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1
            )

    async def type(self, text: str) -> None:
        """Type letters."""
        for letter in text:
            await self.call("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            await self.call("Input.dispatchKeyEvent", type="keyUp", key=letter)


@asynccontextmanager
async def browser(program: str, folder: Path) -> AsyncIterator[Browser]:
    """Start Chromium, which reaches nothing but this machine; give its page."""
    process = subprocess.Popen(
        [
            program,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            "--window-size=1280,800",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "about:blank",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json") as answer:
                pages = [one for one in await answer.json() if one["type"] == "page"]
            address = pages[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(address, max_msg_size=0) as socket:
                page = Browser(socket)
                for part in ("Page", "Network"):
                    await page.call(f"{part}.enable")
                yield page
    finally:
        process.terminate()
        process.wait(20)


async def _port(file: Path) -> str:
    async with asyncio.timeout(60):
        while not (file.exists() and "\n" in file.read_text()):
            await asyncio.sleep(0.1)
    return file.read_text().split()[0]
