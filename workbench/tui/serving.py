"""The server that shows the screen in a browser, to pages of its own alone."""

from __future__ import annotations

import logging
from typing import Any

from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"


class LocalServer(Server):
    """Serves the screen on the loopback address.

    Whoever reaches the websocket types in the program, and a browser lets every page of the
    web reach it; so that the page's own address is asked for, in both headers that tell it.
    """

    def __init__(self, command: str, port: int, title: str) -> None:
        super().__init__(command, host=HOST, port=port, title=title)
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}

    def initialize_logging(self) -> None:
        """Tell of trouble alone, not of each request."""
        logging.basicConfig(level=logging.WARNING, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Show no banner: the command has said where to look."""

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._own_pages)
        app.on_response_prepare.append(self._nothing_from_elsewhere)
        return app

    @web.middleware
    async def _own_pages(self, request: web.Request, handler: Any) -> web.StreamResponse:
        origin = request.headers.get("Origin", f"http://{request.host}")
        if request.host not in self._hosts or origin.partition("://")[2] not in self._hosts:
            raise web.HTTPForbidden(text="This page is not of the workbench.")
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _nothing_from_elsewhere(
        self, request: web.Request, answer: web.StreamResponse
    ) -> None:
        """Forbid the page to load anything from other hosts; its template asks for a font."""
        answer.headers["Content-Security-Policy"] = (
            "default-src 'self' 'unsafe-inline' data:; font-src 'self' data:; frame-ancestors 'none'; "
            f"connect-src 'self' {' '.join(f'ws://{host}' for host in sorted(self._hosts))}"
        )
