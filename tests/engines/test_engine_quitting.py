"""Whoever wants to leave does not wait for a service."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.engines.standin import Standin

QUIT = """
import sys, threading, time
from workbench.config import Config
from workbench.engines import registry
from workbench.engines.pretranslate import pretranslate
config = Config(tables={"engines.google": {"url": sys.argv[1], "deadline": 60.0}})
requests = [(n, f"Мост номер {n}.") for n in range(50)]
engine = registry.get("google", config)
work = threading.Thread(target=pretranslate, args=(requests, "ru", [engine]), daemon=True)
work.start()
sys.stdin.readline()
"""

AT_ONCE = 30.0
"""Seconds that ending may take on a busy machine; a call that is waited for takes a minute."""


def test_a_program_ends_at_once_while_a_call_hangs(standin: Standin) -> None:
    standin.mode = "silent"
    process = subprocess.Popen(
        [sys.executable, "-c", QUIT, standin.host], stdin=subprocess.PIPE, env={**os.environ}
    )
    assert standin.heard()
    start = time.monotonic()
    process.communicate(b"\n", timeout=120)
    assert time.monotonic() - start < AT_ONCE
    assert process.returncode == 0


def test_an_interrupt_ends_the_command_while_a_call_hangs(standin: Standin, tmp_path: Path) -> None:
    standin.mode = "silent"
    (tmp_path / "workbench.toml").write_text(
        f'[engines.google]\nurl = "{standin.host}"\ndeadline = 60.0\n', encoding="utf-8"
    )
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "workbench",
            "translate",
            "Мост.",
            "--from",
            "ru",
            "--engine",
            "google",
        ],
        stderr=subprocess.PIPE,
        env={**os.environ},
        cwd=tmp_path,
    )
    assert standin.heard()
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=120)
    assert time.monotonic() - start < AT_ONCE
    assert process.returncode == 130
    assert b"Traceback" not in errors
