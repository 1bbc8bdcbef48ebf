"""How quick the screen is, through a real pty: opening, moving, typing, confirming, quitting.

    python benchmarks/screen.py [--json] [--only open,keys,busy,quit]

A key's time is from writing it to the terminal until the terminal has received what it
must show (120×40, the terminal emulated by pyte). Run it on a quiet machine: it takes about
four minutes. «Busy» types while every segment is given a proposal, by the memory, by rules
and by an engine on this machine that takes its time.
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
from collections.abc import Callable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pyte

WIDTH, HEIGHT = 120, 40
LONGER = ", а во время [[половодье|половодья]] по нему ходили только пешком"
"""Makes some segments longer than others, as they are in an article."""
TYPED = "the bridge was built of stone and timber by masons who came from three villages nearby "
YARDSTICK = "(import textual, 117 when the bars were set), ms"
BARS = {
    "open 2,000 segments, ms": 600,
    "open 10,000 segments, ms": 900,
    "moving median, ms": 12,
    "moving p95, ms": 25,
    "typing median, ms": 12,
    "typing p95, ms": 30,
    "typing while the memory is asked median, ms": 12,
    "typing while the memory is asked p95, ms": 30,
    "typing while an engine answers median, ms": 12,
    "typing while an engine answers p95, ms": 30,
    "confirm and next settled median, ms": 50,
    "memory 10,000 segments, MB": 150,
    "quit with a call hanging, ms": 500,
}


class Window:
    """The program on a pseudo-terminal whose contents can be read."""

    program: ClassVar[Sequence[str]] = ("-m", "workbench")
    """What Python is given to run."""

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
            [sys.executable, *self.program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)
        self.terminal = master
        self.last = self.began
        """When output last came."""

    def read(self, timeout: float) -> tuple[float, bytes]:
        """Return one piece of output and when it came; nothing when the time is over."""
        ready, _, _ = select.select([self.terminal], [], [], timeout)
        if not ready:
            return 0.0, b""
        try:
            piece = os.read(self.terminal, 1 << 16)
        except OSError:
            return 0.0, b""
        self.last = time.perf_counter()
        return self.last, piece

    def until(self, shown: Callable[[str], bool], timeout: float = 120) -> float:
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
        """Take in output until there is none for a while; return when the last came, now or before."""
        ends = time.perf_counter() + 10
        pieces = []
        while (got := self.read(quiet))[1] and got[0] < ends:
            pieces.append(got[1])
        for piece in pieces:
            self.stream.feed(piece)
        return self.last

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
        f"Его длина составила {n % 90 + 10} метров{(n % 5) * LONGER}, и он соединил два берега."
        for n in range(segments // 2)
    ]
    russian = "\n\n".join(lines)
    name = opening.from_texts(("Bridges", "'''Bridges'''.\n"), {"ru": ("Мосты", russian)})
    with Sessions(places.sessions_database()) as store:
        store.set_state(name, "stage", "edit")
    return name


def opened(home: Path, name: str, *more: str) -> tuple[Window, float]:
    """Open a session, offline unless told otherwise; return the milliseconds until it is usable."""
    window = Window(home, *(more or ("--offline",)), "open", name)
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


def measure_keys(home: Path, found: dict[str, float]) -> None:
    """Move, type and confirm in a session of 2,000 segments."""
    name = make(home, 2000)
    window, _ = opened(home, name)
    window.rest(1.5)
    moving = [
        window.press("\x1b[1;5B", lambda s, n=n: f"Russian · {n} " in s) for n in range(2, 152)
    ]
    report(found, "moving", moving)
    window.rest(0.5)
    report(found, "typing", type_text(window, 2 * TYPED))
    window.rest(1.0)
    confirming = []
    for n in range(152, 182):
        began = time.perf_counter()
        os.write(window.terminal, b"\r")
        window.until(lambda s, n=n: f"Russian · {n} " in s)
        confirming.append((window.rest(0.12) - began) * 1000)
        os.write(window.terminal, b"Done.")
        window.until(lambda s: "Done." in s)
        window.rest(0.9)
    found["confirm and next settled median, ms"] = statistics.median(confirming)
    window.end()


def type_text(window: Window, text: str) -> list[float]:
    """Type a text at ten to twenty letters a second; return each letter's time."""
    times = []
    word = ""
    for letter in text:
        word = "" if letter == " " else word + letter
        if not word:
            os.write(window.terminal, b" ")
            window.rest(0.03)
            continue
        before = "\n".join(window.screen.display).count(word)
        times.append(window.press(letter, lambda s, b=before, w=word: s.count(w) > b))
        time.sleep(0.02)
    return times


class Slow(BaseHTTPRequestHandler):
    """An engine that takes a third of a second, and answers in Latin letters."""

    LATIN = str.maketrans("абвгдежзийклмнопрстуфхцчшщъыьэюя", "abvgdezziiklmnoprstufhccssyyyeua")
    asked: ClassVar[list[int]] = []

    def do_POST(self) -> None:
        """Answer as LibreTranslate does."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        time.sleep(0.3)
        texts = [body["q"]] if isinstance(body["q"], str) else body["q"]
        self.asked.append(len(texts))
        told = [text.lower().translate(self.LATIN) for text in texts]
        answer = {"translatedText": told[0] if isinstance(body["q"], str) else told}
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


class Engine(ThreadingHTTPServer):
    """Says nothing when the program ends before its answer."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Go on."""


def measure_busy(home: Path, found: dict[str, float]) -> None:
    """Type while all other segments are given proposals."""
    name = make(home, 2000)
    server = Engine(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}/translate"
    settings = home / "busy.toml"
    settings.write_text(
        f'[engines]\norder = ["libretranslate"]\n[engines.libretranslate]\nurl = "{address}"\n'
    )
    window, _ = opened(home, name, f"--config={settings}")
    window.rest(1.5)
    os.write(window.terminal, b"\x1be")
    window.rest(0.3)
    report(found, "typing while the memory is asked", type_text(window, TYPED))
    ends = time.monotonic() + 120
    while len(Slow.asked) < 3 and time.monotonic() < ends:
        window.rest(0.5)
    report(found, "typing while an engine answers", type_text(window, TYPED))
    found["segments translated meanwhile"] = sum(Slow.asked)
    window.end()
    server.shutdown()
    if len(Slow.asked) < 4:
        raise SystemExit("the engine was not asked while the keys were pressed")


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


def measure_machine(found: dict[str, float]) -> None:
    """Time what any such program waits for, to tell a slow screen from a slow machine."""
    times = []
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import textual"], check=True)
        times.append((time.perf_counter() - began) * 1000)
    found[YARDSTICK] = min(times)


PARTS = {"open": measure_open, "keys": measure_keys, "busy": measure_busy, "quit": measure_quit}


def main() -> None:
    """Measure, and print each figure beside its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", default="open,keys,busy,quit")
    chosen = parser.parse_args()
    found: dict[str, float] = {}
    measure_machine(found)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for part in chosen.only.split(","):
            PARTS[part](home / part, found)
    if chosen.json:
        print(json.dumps(found, indent=2))
        return
    for what, value in found.items():
        bar = BARS.get(what)
        verdict = "" if bar is None else "ok" if value <= bar else "above the bar"
        print(f"{what:<50} {value:8.1f}   {bar or '':>6}  {verdict}")


if __name__ == "__main__":
    main()
