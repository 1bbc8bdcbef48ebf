"""A session of short texts, and the real program in a terminal of its own."""

from __future__ import annotations

import asyncio
import functools
import os
import random
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from workbench.flow import opening

ENGLISH = "'''Lake''' is a [[lake]].\n\n== Geography ==\nIt is deep.\n"
RUSSIAN = (
    "'''Озеро''' — [[озеро]] площадью 12 км².<ref name=\"a\">{{cite web|url=https://example.org/lake"
    "|title=Записка|author=Петров|date=2011-03-02}}</ref>\n\n"
    '== География ==\nОзеро глубокое.<ref name="a" /> Берега озера пологие.\n\n'
    "== Экономика ==\nВ 1957 году здесь построили порт. Озеро глубокое. Порт закрыт в 1991 году.\n"
)
TAJIK = "'''Кӯл''' кӯли калон аст.\n\n== Иқтисодиёт ==\nСоли 1957 дар ин ҷо бандар сохта шуд.\n"


def make_session(russian: str = RUSSIAN, tajik: str = TAJIK, english: str = ENGLISH) -> str:
    """Store a session of texts; return its name."""
    sources = {"ru": ("Озеро", russian), "tg": ("Кӯл", tajik)}
    return opening.from_texts(("Lake", english), {k: v for k, v in sources.items() if v[1]})


class Terminal:
    """The real program in a tmux pane of its own server."""

    def __init__(self, width: int, height: int, folder: Path, home: Path) -> None:
        self.name = f"wb-{uuid.uuid4().hex[:8]}"
        self.size = (width, height)
        self.folder = folder
        self.home = home

    def tmux(self, *arguments: str, must: bool = False) -> str:
        """Run a tmux command, which must work or may fail; return what it prints."""
        done = subprocess.run(
            ["tmux", "-L", self.name, "-f", "/dev/null", *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=180,
        )
        assert not must or done.returncode == 0, done.stderr
        return done.stdout

    def start(
        self, *arguments: str, program: Sequence[str] = ("-m", "workbench"), **environment: str
    ) -> None:
        """Start the program, or another that Python can run; `pid` is its process."""
        width, height = self.size
        keep = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/"),
            "LANG": "C.UTF-8",
            "WORKBENCH_HOME": str(self.home),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            **environment,
        }
        inner = shlex.join([sys.executable, *program, *arguments])
        pid = self.tmux(
            "new-session",
            "-d",
            "-P",
            "-F",
            "#{pane_pid}",
            "-x",
            str(width),
            "-y",
            str(height),
            "-c",
            str(self.folder),
            f"exec env -i TERM=$TERM {' '.join(f'{k}={shlex.quote(v)}' for k, v in keep.items())} {inner}",
        )
        self.tmux(  # a server of tmux outlives who started it
            "run-shell",
            "-b",
            f"while kill -0 {os.getpid()}; do sleep 2; done; tmux -L {self.name} kill-server",
        )
        self.pid = int(pid or 0)
        assert self.pid > 0, "tmux did not start the program"

    def keys(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self.tmux("send-keys", *keys, must=True)

    def type(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text, must=True)

    def screen(self) -> str:
        """Return what is shown."""
        return self.tmux("capture-pane", "-p")

    def coloured(self, text: str) -> str:
        """Return the colours and letters of the first line in which a text is shown, once it is."""
        self.wait(text)
        for line in self.tmux("capture-pane", "-pe").splitlines():
            if text in re.sub(r"\x1b\[[\d;:]*m", "", line):
                return line
        return self.coloured(text)  # it was being painted

    def wait(self, *wanted: str, without: str = "", seconds: float = 60) -> str:
        """Wait until texts are shown; return the screen.

        What must be gone has to be so twice: it is not seen either while the screen is painted.
        """
        ends = time.monotonic() + seconds
        gone = 0
        while True:
            shown = self.screen()
            gone = gone + 1 if without not in shown else 0
            if all(text in shown for text in wanted) and (not without or gone > 1):
                return shown
            assert time.monotonic() < ends, f"{wanted} not shown:\n{shown}"
            time.sleep(0.05)

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        self.tmux("kill-server")

    def close(self) -> None:
        """End tmux and what runs in it."""
        self.tmux("kill-server")


def free_port() -> int:
    """Return a port on which nobody listens, and which no system gives out by itself meanwhile."""
    for port in random.Random().sample(range(20_000, 32_000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise OSError("no port is free")


def in_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run a test that is a coroutine."""

    @functools.wraps(test)
    def run(*arguments: Any, **named: Any) -> None:
        asyncio.run(test(*arguments, **named))

    return run
