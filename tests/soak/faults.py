"""What goes wrong around the program: engines that lie or hang, wikis that are slow or refuse."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.engines.standin import PATHS, SPOIL, Standin

ENGINE_FAULTS = (
    "good",
    "good",
    "good",
    *SPOIL,
    "silent",
    "drip",
    "driphead",
    "status",
    "captcha",
    "redirect",
    "moved",
    "circle",
    "truncated",
    "cut",
    "reset",
    "huge",
    "nothing",
    "count",
)
WIKI_FAULTS = (
    ("lag=8",),
    ("lag=8", "count=2"),
    ("http=503", "count=1", "retry_after=1"),
    ("http=503", "html=1", "count=5"),
    ("http=429", "count=2", "retry_after=1"),
    ("http=500", "count=2"),
    ("http=404", "html=1", "count=1"),
    ("slow=1",),
    ("readonly=Maintenance.",),
    ("ratelimit=1",),
    ("captcha=1",),
    ("filter=warn",),
)
PORTS = range(10_000, 32_768)
"""Where wikis started for a soak may listen: below what systems give to whoever asks for any."""
PASSWORD_OF_THE_FARM = "w1k1farm0tool0000000000000000000"


def engine_tables(standin: Standin) -> dict[str, Mapping[str, Any]]:
    """Return configuration that points every engine at a stand-in."""
    return {
        f"engines.{name}": {
            "url": standin.host + path,
            "deadline": 0.6,
            "rate": 0,
            "email": "translator@example.org",
        }
        for name, path in PATHS.items()
    }


def misbehave(standin: Standin, dice: random.Random) -> None:
    """Choose how the stand-in answers from now on."""
    standin.mode = dice.choice(ENGINE_FAULTS)
    standin.status = dice.choice((400, 401, 403, 404, 413, 429, 456, 500, 502, 503))
    standin.retry_after = dice.choice(("", "1", "3600", "soon"))
    standin.times = dice.choice((1, 2, -1))


@contextmanager
def farm() -> Iterator[None]:
    """Start wikis of our own where none are named and the farm is beside the checkout."""
    script = Path(__file__).resolve().parents[3] / "shared" / "wikifarm" / "wikifarm"
    if "WORKBENCH_WIKI_EN" in os.environ or not script.is_file():
        yield
        return
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        place = ["--dir", folder]
        first = free_ports(3, random.SystemRandom())
        subprocess.run([script, "up", *place, "--base-port", str(first)], check=True)
        try:
            os.environ.update(WORKBENCH_FARM=str(script), WORKBENCH_FARM_DIR=folder)
            for number, lang in enumerate(("EN", "RU", "TG")):
                url = f"http://127.0.0.1:{first + number}/w/api.php"
                os.environ[f"WORKBENCH_WIKI_{lang}"] = url
            yield
        finally:
            subprocess.run([script, "down", *place], check=True)


def free_ports(number: int, dice: random.Random) -> int:
    """Return the first of so many ports in a row on which nobody listens."""
    while True:
        first = dice.choice(PORTS[: -number + 1])
        if all(map(free, range(first, first + number))):
            return first


def free(port: int) -> bool:
    """Tell whether nobody listens on a port."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def turn_knobs(farm: str, folder: str, dice: random.Random) -> None:
    """Clear what ails the wikis, and make one of them misbehave, mostly."""
    for wiki in ("en", "ru", "tg"):
        turn(farm, folder, wiki, "clear")
    if dice.random() < 0.7:
        turn(farm, folder, dice.choice(("en", "en", "ru", "tg")), *dice.choice(WIKI_FAULTS))


def turn(farm: str, folder: str, wiki: str, *settings: str) -> None:
    """Turn a wiki's knobs; it may be writing to the database that this changes."""
    command = [farm, "knob", "--dir", folder, wiki, *settings]
    for _ in range(5):
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            return
    raise RuntimeError(f"the knob could not be turned: {settings}")
