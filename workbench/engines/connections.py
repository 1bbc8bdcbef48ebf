"""Sessions whose connection can be cut from another thread while a call is stuck in it."""

from __future__ import annotations

import socket
import threading
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager


class Held:
    """The sockets that a thread's current request reads from."""

    def __init__(self) -> None:
        self.sockets: list[Any] = []
        self._over = False

    def add(self, connected: Any) -> None:
        """Note one; it ends at once where the time was over while it was being connected."""
        self.sockets.append(connected)
        if self._over:
            self.cut()

    def cut(self) -> None:
        """End whatever waits on them, or will."""
        self._over = True
        for held in self.sockets:
            try:
                # Of the plain class: an SSL socket's own would tear down its state mid-read.
                socket.socket.shutdown(held, socket.SHUT_RDWR)
            except OSError:
                continue


_current = threading.local()


def watch() -> Held:
    """Begin to note the sockets of this thread's requests; returns where they are noted."""
    _current.held = Held()
    return _current.held  # type: ignore[no-any-return]


def _note(connection: HTTPConnection) -> None:
    held: Held | None = getattr(_current, "held", None)
    if held is not None and connection.sock is not None:
        held.add(connection.sock)


class _Plain(HTTPConnection):
    def getresponse(self) -> Any:
        _note(self)
        return super().getresponse()


class _Secure(HTTPSConnection):
    def getresponse(self) -> Any:
        _note(self)
        return super().getresponse()


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self._noting(self.poolmanager)

    def proxy_manager_for(self, *arguments: Any, **options: Any) -> Any:
        return self._noting(super().proxy_manager_for(*arguments, **options))

    @staticmethod
    def _noting(manager: PoolManager) -> PoolManager:
        manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
        return manager


def session(agent: str) -> requests.Session:
    """Return a session with our User-Agent and no retries of its own.

    Credentials of ~/.netrc are never sent.
    """
    new = requests.Session()
    new.headers["User-Agent"] = agent
    new.auth = lambda request: request
    adapter = _Adapter(max_retries=0)
    new.mount("http://", adapter)
    new.mount("https://", adapter)
    return new
