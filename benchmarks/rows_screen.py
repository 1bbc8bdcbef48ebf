"""The screen on a pty beside the least that Textual can show: a text area and nothing else."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from benchmarks.rows import Row
from benchmarks.screen import Window, make, opened

LETTERS = "the bridge was built of stone and timber by masons who came from three villages"
MOVES = 40
BARE = """
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea("Ready.\\n" + "\\n".join(f"line {n} " for n in range(2000)))

Bare().run()
"""


class BareWindow(Window):
    """The least program."""

    program: ClassVar[Sequence[str]] = ("-c", BARE)


def screens() -> list[Row]:
    """Measure opening, moving and typing, by the clock; the two programs one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        name = make(home, 2000)
        opening, moving, typing = [], [], []
        for attempt in range(4):  # the first one compiles and fills the disk's cache
            with ExitStack() as ending:
                ours, took = opened(home, name)
                ending.callback(ours.end)
                bare, least = bare_window(home)
                ending.callback(bare.end)
                if attempt:
                    opening.append((took, least))
                if attempt == 3:
                    ours.rest(1.5)
                    moving = list(zip(_moves(ours), _bare_moves(bare), strict=True))
                    typing = list(zip(_letters(ours), _letters(bare), strict=True))
    return [
        _row("open 2,000 segments", opening, "Textual with a text area"),
        _row("move to the next segment", moving, "to the next page of a text area"),
        _row("type a letter", typing, "in a text area"),
    ]


def _row(what: str, pairs: list[tuple[float, float]], rival: str) -> Row:
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Row(f"{what}, by the clock", ours, rival, theirs)


def bare_window(home: Path) -> tuple[Window, float]:
    """Open the least program; return its window and the milliseconds until it shows its text."""
    window = BareWindow(home)
    try:
        moment = window.until(lambda shown: "Ready." in shown)
    except SystemExit:
        window.end()
        raise
    return window, (moment - window.began) * 1000


def _moves(window: Window) -> list[float]:
    """Move from segment to segment."""
    return [
        window.press("\x1b[1;5B", lambda s, n=n: f"Russian · {n} " in s)
        for n in range(2, MOVES + 2)
    ]


def _bare_moves(window: Window) -> list[float]:
    """Page through the lines: each page shows one that was not there."""
    times = []
    for _ in range(MOVES):
        before = "\n".join(window.screen.display)
        times.append(window.press("\x1b[6~", lambda s, b=before: s != b))
        window.rest(0.03)
    return times


def _letters(window: Window) -> list[float]:
    """Type words; return each letter's time until it is shown."""
    times, word = [], ""
    window.press(" ", lambda _: True)
    for letter in LETTERS.replace(" ", ""):
        word += letter
        times.append(window.press(letter, lambda s, w=word: w in s))
        time.sleep(0.02)
        if len(word) > 8:
            window.press(" ", lambda _: True)
            window.rest(0.03)
            word = ""
    return times
