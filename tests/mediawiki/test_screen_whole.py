"""A section of Berlin from the start screen to the written files, by keys alone.

What the screen writes is what the commands print for the same session.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.support import Terminal
from workbench import places
from workbench.core.model import State, Unit
from workbench.store.sessions import Sessions

pytestmark = [
    pytest.mark.farm,
    pytest.mark.screen,
    pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed"),
]
TITLE = "Климат"
"""The section of the Russian article that is translated."""
INSERT = "Insert from the source"
SENTENCES = (
    "Summers are warm, and winters are cool.",
    "The warmest month is July.",
    "In the north it is colder.",
    "Most rain falls in June.",
)


class Job:
    """The job, and what is on disk of it."""

    def __init__(self, window: Terminal) -> None:
        self.window = window

    def on_disk(self) -> tuple[list[Unit], dict[int, State]]:
        """Return the segments of the section, and the states of all that have one."""
        with Sessions(places.sessions_database(), read_only=True) as store:
            name = store.summaries()[0].name
            units, session = store.units(name), store.load(name)
            drafts = store.drafts(name)
        page = session.sources[0].wikitext
        heading = next(u for u in units if u.text == TITLE and u.kind == "heading")
        assert TITLE in page
        mine = [u for u in units if (u.lang, u.section) == (heading.lang, heading.section)]
        mine.sort(key=lambda unit: unit.start)
        return mine, {unit: draft.state for unit, draft in drafts.items()}

    def confirm(self, unit: int) -> None:
        """Confirm the current segment; wait until that is on disk."""
        self.window.keys("Enter")
        ends = time.monotonic() + 20
        while self.on_disk()[1].get(unit) is not State.CONFIRMED:
            assert time.monotonic() < ends, self.window.screen()
            time.sleep(0.1)

    def either(self, key: str, *answers: str) -> str:
        """Press a key; return which of its possible answers is shown, however long that takes."""
        for answer in answers:
            self.window.wait(without=answer)  # of a key before: a message stays for some seconds
        self.window.keys(key)
        ends = time.monotonic() + 60
        while True:
            screen = self.window.screen()
            for answer in answers:
                if answer in screen:
                    return answer
            assert time.monotonic() < ends, screen
            time.sleep(0.05)

    def after(self, key: str) -> str:
        """Press a key that changes the screen; return it once it has, or after a while."""
        before = self.window.screen()
        self.window.keys(key)
        ends = time.monotonic() + 10
        while self.window.screen() == before and time.monotonic() < ends:
            time.sleep(0.05)
        time.sleep(0.3)
        return self.window.screen()

    def choose(self) -> None:
        """From the start screen to the section in the editor."""
        window = self.window
        window.wait("New article")
        window.type("Berl")
        window.wait("Berlin Cathedral", seconds=30)
        window.keys("Down")
        window.keys("Enter")
        window.wait("missing", "only in English", seconds=90)
        chosen = re.compile(rf"▣ +{TITLE}")
        for _ in range(60):
            if chosen.search(self.after("Space")):
                break
            self.after("Space")
            self.after("Down")
        window.wait("1 section chosen")
        window.keys("Enter")
        window.wait("Enter Confirm", "0 %", seconds=30)

    def translate(self) -> list[Unit]:
        """A proposal for the heading, a segment split, a term from the glossary, the rest typed."""
        window = self.window
        units, _ = self.on_disk()
        window.wait(f"Russian · {units[0].id} · heading", "Climate", seconds=40)
        window.keys("F12")
        window.wait("proposed")
        self.confirm(units[0].id)
        window.wait(f"Russian · {units[1].id} ·")
        window.keys("M-s")
        window.wait("Split the segment")
        window.keys("Enter")
        window.wait(f"Russian · {units[1].id} ·", without="Split the segment")
        units, _ = self.on_disk()
        for at, unit in enumerate(units[1:]):
            window.wait(f"Russian · {unit.id} ·")
            if self.either("F8", INSERT, "has no link") == INSERT:
                window.keys("End")
                window.keys("Enter")
                window.wait("edited", without=INSERT)
                window.type(" ")
            window.type(SENTENCES[at % len(SENTENCES)])
            self.confirm(unit.id)
        return units

    def explain(self) -> None:
        """Say of the first reason that holds the text back why it may stay so."""
        window = self.window
        window.keys("F8")
        offered = re.search(r"(\d) say why", window.wait("say why it may stay so"))
        assert offered
        window.keys(offered[1])
        window.wait("Why may it stay so?")
        window.type("looked up in print")
        window.keys("Enter")

    def finish(self) -> None:
        """Look through the review, hand over, write the files, and leave."""
        window = self.window
        window.keys("F4")
        window.wait("Findings", "Held back", "warning")
        window.keys("F6")
        window.wait("Every segment is confirmed")
        window.keys("F6")
        window.wait("hold", seconds=20)
        while (still := re.search(r"\d+ reasons? to hold", window.screen())) is not None:
            self.explain()
            window.wait("the text back", "answered", without=still[0])
        assert "Nothing holds the text back" in window.screen()
        window.keys("F6")
        window.wait("characters")
        window.keys("F5")
        window.wait("Ready.", "attribution.", seconds=20)
        window.keys("F8")
        window.wait("Written:")
        window.keys("C-q")
        ends = time.monotonic() + 10
        while window.tmux("list-sessions").strip():
            assert time.monotonic() < ends
            time.sleep(0.1)


@pytest.fixture
def make(tmp_path: Path, home: Path) -> Iterator[list[Terminal]]:
    made: list[Terminal] = []
    yield made
    for window in made:
        window.close()


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_what_the_screen_writes_is_what_the_commands_print(
    width: int, height: int, make: list[Terminal], wikis: dict[str, str], tmp_path: Path, home: Path
) -> None:
    addresses = {f"WORKBENCH_WIKI_{lang.upper()}": url for lang, url in wikis.items()}
    window = Terminal(width, height, tmp_path, home)
    make.append(window)
    window.start(**addresses)
    job = Job(window)
    job.choose()
    units = job.translate()
    job.finish()

    def command(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "--offline", *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    written = {file.suffixes[-2]: file.read_text("utf-8") for file in tmp_path.glob("Berlin.*")}
    section = f"{units[0].lang}:{units[0].section}"
    assert written[".en"].strip() == command("draft", "Berlin", "--section", section).strip()
    assert written[".summary"] == command("summary", "Berlin", "--section", "Climate")
    assert written[".talk"] == command("talk", "Berlin", "--section", "Climate")
    assert "Climate" in written[".en"]
    assert SENTENCES[0] in written[".en"]
