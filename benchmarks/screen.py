"""How quick the screen is, through a real pty: opening, moving, typing, confirming, quitting.

    python benchmarks/screen.py [--json] [--only open,keys,busy,quit]

A key's time is from writing it to the terminal until the terminal has received what it
must show (120×40, the terminal emulated by pyte). Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import os
import pty
import select
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyte

WIDTH, HEIGHT = 120, 40
BARS = {
    "open 2,000 segments, ms": 600,
    "open 10,000 segments, ms": 900,
    "moving median, ms": 12,
    "moving p95, ms": 25,
    "typing median, ms": 12,
    "typing p95, ms": 30,
    "typing while pre-translating median, ms": 12,
    "typing while pre-translating p95, ms": 30,
    "confirm and next settled median, ms": 50,
    "memory 10,000 segments, MB": 150,
    "quit with a call hanging, ms": 500,
}


class Window:
    """The program on a pseudo-terminal whose contents can be read."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.screen = pyte.Screen(WIDTH, HEIGHT)
        self.stream = pyte.ByteStream(self.screen)
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment = {
            **kept,
            "WORKBENCH_HOME": str(home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
        }
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workbench", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.terminal = master

    def read(self, timeout: float) -> tuple[float, bytes]:
        """Return one piece of output and when it came; nothing when the time is over."""
        ready, _, _ = select.select([self.terminal], [], [], timeout)
        if not ready:
            return 0.0, b""
        try:
            piece = os.read(self.terminal, 1 << 16)
        except OSError:
            return 0.0, b""
        return time.perf_counter(), piece

    def until(self, shown: Callable[[str], bool], timeout: float = 30) -> float:
        """Return when the output came that made a condition true.

        Output is gathered first and looked at afterwards: emulating a terminal takes longer
        than what is measured.
        """
        ends = time.perf_counter() + timeout
        if shown("\n".join(self.screen.display)):
            return time.perf_counter()
        while time.perf_counter() < ends:
            pieces = []
            while (got := self.read(0.025))[1]:
                pieces.append(got)
            found = 0.0
            for moment, piece in pieces:
                self.stream.feed(piece)
                if not found and shown("\n".join(self.screen.display)):
                    found = moment
            if found:
                return found
        raise SystemExit("not shown in time:\n" + "\n".join(self.screen.display))

    def rest(self, quiet: float) -> float:
        """Take in output until there is none for a while; return when the last came."""
        last = 0.0
        ends = time.perf_counter() + 10
        pieces = []
        while (got := self.read(quiet))[1] and got[0] < ends:
            last = got[0]
            pieces.append(got[1])
        for piece in pieces:
            self.stream.feed(piece)
        return last

    def press(self, keys: str, shown: Callable[[str], bool]) -> float:
        """Return the milliseconds from pressing keys to what they must show."""
        began = time.perf_counter()
        os.write(self.terminal, keys.encode())
        return (self.until(shown) - began) * 1000

    def memory(self) -> float:
        """Return the resident memory in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def end(self) -> None:
        """End the program at once."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.terminal)


def make(home: Path, segments: int) -> str:
    """Store a session of that many segments, with the editor as its stage."""
    os.environ["WORKBENCH_HOME"] = str(home)
    from workbench import places
    from workbench.flow import opening
    from workbench.store.sessions import Sessions

    lines = [
        f'В {1900 + n % 100} году у [[река|реки]] № {n} построили мост.<ref name="n{n}">Отчёт {n}</ref> '
        f"Его длина составила {n % 90 + 10} метров, и он соединил два берега."
        for n in range(segments // 2)
    ]
    russian = "\n\n".join(lines)
    name = opening.from_texts(("Bridges", "'''Bridges'''.\n"), {"ru": ("Мосты", russian)})
    with Sessions(places.sessions_database()) as store:
        store.set_state(name, "stage", "edit")
    return name


def opened(home: Path, name: str, *more: str) -> tuple[Window, float]:
    """Open a session; return the window and the milliseconds until it is usable."""
    window = (
        Window(home, "--offline", *more, "open", name)
        if not more
        else Window(home, *more, "open", name)
    )
    moment = window.until(lambda s: "Russian · 1 " in s and "Enter Confirm" in s)
    return window, (moment - window.began) * 1000


def measure_open(home: Path, found: dict[str, float]) -> None:
    """Open 2,000 and 10,000 segments several times; look at the memory."""
    for size in (2000, 10_000):
        name = make(home / str(size), size)
        times = []
        for attempt in range(6):  # the first one compiles and fills the disk's cache
            window, took = opened(home / str(size), name)
            if attempt:
                times.append(took)
            if size == 10_000:
                window.rest(1.0)
                found["memory 10,000 segments, MB"] = window.memory()
            window.end()
        found[f"open {size:,} segments, ms"] = statistics.median(times)


def measure_keys(
    home: Path, found: dict[str, float], *, prefix: str = "", more: tuple[str, ...] = ()
) -> None:
    """Move, type and confirm in a session of 2,000 segments."""
    name = make(home, 2000)
    window, _ = opened(home, name, *more)
    window.rest(1.5)
    if prefix:
        os.write(window.terminal, b"\x1be")
        window.rest(0.3)
    else:
        moving = [
            window.press("\x1b[1;5B", lambda s, n=n: f"Russian · {n} " in s) for n in range(2, 152)
        ]
        report(found, "moving", moving)
        window.rest(0.5)
    typing = []
    for letter in 15 * "abcdefghij":
        before = "\n".join(window.screen.display).count(letter)
        typing.append(window.press(letter, lambda s, c=letter, b=before: s.count(c) > b))
        time.sleep(0.02)
    report(found, f"typing{prefix}", typing)
    if not prefix:
        window.rest(1.0)
        confirming = []
        for n in range(152, 182):
            began = time.perf_counter()
            os.write(window.terminal, b"\r")
            window.until(lambda s, n=n: f"Russian · {n} " in s)
            settled = window.rest(0.12) or time.perf_counter()
            confirming.append((settled - began) * 1000)
            os.write(window.terminal, b"Done.")
            window.until(lambda s: "Done." in s)
            window.rest(0.9)
        found["confirm and next settled median, ms"] = statistics.median(confirming)
    window.end()


def report(found: dict[str, float], what: str, times: list[float]) -> None:
    """Note the median and the 95th percentile."""
    found[f"{what} median, ms"] = statistics.median(times)
    found[f"{what} p95, ms"] = statistics.quantiles(times, n=20)[-1]


def hanging() -> tuple[socket.socket, int]:
    """Return a server that takes connections and never answers, and its port."""
    server = socket.create_server(("127.0.0.1", 0))
    kept: list[socket.socket] = []

    def accept() -> None:
        while True:
            try:
                kept.append(server.accept()[0])
            except OSError:
                return

    threading.Thread(target=accept, daemon=True).start()
    return server, server.getsockname()[1]


def measure_quit(home: Path, found: dict[str, float]) -> None:
    """Quit while a wiki does not answer."""
    server, port = hanging()
    times = []
    for _ in range(3):
        window = Window(home, "--wiki", f"en=http://127.0.0.1:{port}/w/api.php", "open", "Berlin")
        window.until(lambda s: "fetching" in s)
        time.sleep(0.5)
        began = time.perf_counter()
        os.write(window.terminal, b"\x11")
        while window.process.poll() is None:
            window.read(0.01)
        times.append((time.perf_counter() - began) * 1000)
        window.end()
    server.close()
    found["quit with a call hanging, ms"] = statistics.median(times)


def main() -> None:
    """Measure, and print each figure beside its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="open,keys,quit")
    chosen = parser.parse_args()
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for part in chosen.only.split(","):
            {"open": measure_open, "keys": measure_keys, "quit": measure_quit}[part](
                home / part, found
            )
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    for what, value in found.items():
        bar = BARS.get(what)
        verdict = "" if bar is None else "ok" if value <= bar else "above the bar"
        print(f"{what:<42} {value:8.1f}   {bar or '':>6}  {verdict}")


if __name__ == "__main__":
    main()
