"""A section and a whole article of Berlin from the start screen to the written files, by keys alone.

What the screen writes is what the commands print for the same session.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tui.support import Terminal
from workbench import places
from workbench.core.model import Kind, State, Unit
from workbench.store.sessions import Sessions

pytestmark = [
    pytest.mark.farm,
    pytest.mark.screen,
    pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed"),
]
INSERT = "Insert from the source"
OFFERS = 8
"""Segments in which something of the source is inserted, if it has anything."""
ROWS = 60
"""Rows of the comparison, and some to spare."""
SENTENCES = (
    "Summers are warm, and winters are cool.",
    "The warmest month is July.",
    "In the north it is colder.",
    "Most rain falls in June.",
)


@dataclass(frozen=True)
class Part:
    """What is translated of the article."""

    lang: str
    language: str
    title: str
    """Source heading of the section; empty for the whole article."""
    heading: str
    """What is proposed for the first heading."""


CLIMATE = Part("ru", "Russian", "Климат", "Climate")
TAJIK = Part("tg", "Tajik", "", "Geography")


class Job:
    """The job, and what is on disk of it."""

    def __init__(self, window: Terminal, part: Part) -> None:
        self.window = window
        self.part = part

    def on_disk(self) -> tuple[list[Unit], dict[int, State]]:
        """Return the segments of the part, and the states of all that have one."""
        with Sessions(places.sessions_database(), read_only=True) as store:
            name = store.summaries()[0].name
            units, drafts = store.units(name), store.drafts(name)
        mine = [unit for unit in units if unit.lang == self.part.lang]
        if self.part.title:
            titled = (u for u in mine if u.text == self.part.title and u.kind == "heading")
            section = next(titled).section
            mine = [unit for unit in mine if unit.section == section]
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
        if self.part.title:
            self.choose_section()
        else:
            window.keys("Right", "Right", "Right")  # it stays in the last column
            window.keys(*["Space", "Down"] * ROWS)
            window.wait("sections chosen", "only in English")
            window.keys("Space")  # the last row is pressed twice, or has nothing to choose
        window.keys("Enter")
        window.wait("Enter Confirm", "0 %", seconds=30)

    def choose_section(self) -> None:
        """Choose the section, wherever it stands."""
        chosen = re.compile(rf"▣ +{self.part.title}")
        for _ in range(ROWS):
            if chosen.search(self.after("Space")):
                break
            self.after("Space")
            self.after("Down")
        self.window.wait("1 section chosen")

    def translate(self) -> list[Unit]:
        """A proposal for the first heading, a segment split, terms inserted, the rest typed."""
        units, _ = self.on_disk()
        taken = cut = False
        at = 0
        while at < len(units):
            unit = units[at]
            self.window.wait(f"{self.part.language} · {unit.id} ·")
            if unit.kind == "heading" and not taken:
                taken = True
                self.take()
            elif unit.kind == "paragraph" and not cut:
                cut = True
                self.split(unit.id)
                units, _ = self.on_disk()
                self.write(at)
            else:
                self.write(at)
            self.confirm(unit.id)
            at += 1
        assert taken
        assert cut
        return units

    def take(self) -> None:
        """Take the proposal for a heading."""
        self.window.wait(self.part.heading, seconds=40)
        self.window.keys("F12")
        self.window.wait("proposed")

    def split(self, unit: int) -> None:
        """Split the current segment where that is offered."""
        self.window.keys("M-s")
        self.window.wait("Split the segment")
        self.window.keys("Enter")
        self.window.wait(f"{self.part.language} · {unit} ·", without="Split the segment")

    def write(self, at: int) -> None:
        """Insert something of the source, if that is early enough, and type a sentence."""
        window = self.window
        if at < OFFERS and self.either("F8", INSERT, "has no link") == INSERT:
            window.keys("End")
            window.keys("Enter")
            window.wait("edited", without=INSERT)
            window.type(" ")
        window.type(SENTENCES[at % len(SENTENCES)])

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


@pytest.mark.parametrize("part", [CLIMATE, TAJIK], ids=["section", "article"])
@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_what_the_screen_writes_is_what_the_commands_print(
    width: int,
    height: int,
    part: Part,
    make: list[Terminal],
    wikis: dict[str, str],
    tmp_path: Path,
    home: Path,
) -> None:
    addresses = {f"WORKBENCH_WIKI_{lang.upper()}": url for lang, url in wikis.items()}
    window = Terminal(width, height, tmp_path, home)
    make.append(window)
    window.start(**addresses)
    job = Job(window, part)
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
    one = ["--section", f"{part.lang}:{units[0].section}"] if part.title else []
    named = ["--section", part.heading] if part.title else []
    assert written[".en"].strip() == command("draft", "Berlin", *one).strip()
    assert written[".summary"] == command("summary", "Berlin", *named)
    assert written[".talk"] == command("talk", "Berlin", *named)
    assert part.heading in written[".en"]
    typed = [unit.kind for at, unit in enumerate(units) if at % len(SENTENCES) == 1]
    assert typed.count(Kind.PARAGRAPH) <= written[".en"].count(SENTENCES[1]) <= len(typed)
