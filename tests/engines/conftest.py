"""The stand-in, and engines that ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.engines.standin import PATHS, Standin
from workbench.config import Config
from workbench.engines import registry, throttle
from workbench.engines.base import Engine

Make = Callable[..., Engine]


@pytest.fixture
def standin() -> Iterator[Standin]:
    """Return a stand-in that listens, behaving well."""
    server = Standin().start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pause briefly between tries."""
    monkeypatch.setattr(throttle, "BASE", 0.02)


@pytest.fixture
def make(standin: Standin) -> Make:
    """Return a function that sets up an engine on the stand-in."""

    def engine(name: str, **settings: Any) -> Engine:
        return registry.get(name, config(standin, name, **settings))

    return engine


def config(standin: Standin, name: str, **settings: Any) -> Config:
    """Return a configuration with one engine on the stand-in, and time for each request on a busy machine."""
    given = {"deadline": 10.0, "url": standin.host + PATHS[name], **settings}
    if name == "mymemory":
        given.setdefault("email", "translator@example.org")
    return Config(tables={f"engines.{name}": given})
