"""What every test stands on: an empty home of its own, and no socket but loopback's."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import socket_allow_hosts

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Real data beside the checkout; tests that need it skip where it is absent."""

settings.register_profile(
    "workbench",
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("workbench")


def pytest_configure() -> None:
    """Let programs that tests start hear signals, though the run is under nohup or in the background.

    Whoever ignores a signal hands that on to what he starts; whoever does nothing about it
    in a function of his own does not.
    """
    for number in (signal.SIGHUP, signal.SIGINT):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, lambda *_: None)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Refuse a case that workers which run side by side name otherwise: by a set, by the time."""
    if re.search(r"\{'[^']*', ", item.name):
        raise pytest.UsageError(f"{item.nodeid}: put what names this case in order")
    if re.search(r"\\x1f\\x8b\\x08\\x00(?!(\\x00){4})", item.name):
        raise pytest.UsageError(f"{item.nodeid}: this was packed with the time; give mtime=0")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are processors: a quarter of the time is waiting."""
    usable = getattr(os, "sched_getaffinity", lambda _: range(os.cpu_count() or 1))(0)
    return len(usable) + 1


def pytest_runtest_setup() -> None:
    """Let no test reach beyond this machine."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


def live_in(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Work in a folder, with an empty home there, so that nobody's own files decide a test."""
    for name in [n for n in os.environ if n.startswith("WORKBENCH_")]:
        patch.delenv(name)
    patch.setenv("WORKBENCH_HOME", str(folder / "home"))
    patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    patch.chdir(folder)
    return folder / "home"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own."""
    return live_in(tmp_path, monkeypatch)


def untouched_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give all tests of a module one home, in which none of them may leave anything."""
    folder = tmp_path_factory.mktemp("untouched")
    with pytest.MonkeyPatch.context() as patch:
        yield live_in(folder, patch)
    assert list(folder.iterdir()) == []


@pytest.fixture
def shared() -> Path:
    """Return the folder of real data, or skip."""
    if not SHARED.is_dir():
        pytest.skip("the real data (../shared) is not beside this checkout")
    return SHARED


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def workbench(tmp_path: Path) -> Run:
    """Run the real command in a process of its own; returns its CompletedProcess."""

    def run(
        *arguments: str, stdin: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "workbench", *arguments],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, **environment},
            timeout=120,
            check=False,
        )

    return run
