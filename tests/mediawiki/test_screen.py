"""Berlin on the screen, by keys alone, from real wikis to the summary."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.support import Terminal
from workbench import places
from workbench.store.sessions import Sessions

pytestmark = [
    pytest.mark.farm,
    pytest.mark.screen,
    pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed"),
]
SENTENCE = "Berlin is a city and a state."


@pytest.fixture
def windows(tmp_path: Path, home: Path) -> Iterator[list[Terminal]]:
    made = [Terminal(120, 40, tmp_path, home) for _ in range(2)]
    yield made
    for window in made:
        window.close()


def on_disk() -> dict[int, str]:
    with Sessions(places.sessions_database(), read_only=True) as store:
        name = store.summaries()[0].name
        return {unit: draft.text for unit, draft in store.drafts(name).items()}


def test_open_translate_lose_power_open_again_and_finish(
    windows: list[Terminal], wikis: dict[str, str]
) -> None:
    addresses = {f"WORKBENCH_WIKI_{lang.upper()}": url for lang, url in wikis.items()}
    first, again = windows
    first.start("open", "Berlin", **addresses)
    first.wait("F2 Compare", "missing", "Russian", "Tajik", seconds=60)
    first.keys("F3")
    first.wait("Enter Confirm", "saved", seconds=20)
    first.keys("C-g")
    first.wait("Go to segment")
    first.type("40")
    first.keys("Enter")
    first.wait("Russian · 40")
    first.type(SENTENCE)
    ends = time.monotonic() + 3
    while on_disk().get(40) != SENTENCE:
        assert time.monotonic() < ends, on_disk()
        time.sleep(0.05)
    first.keys("Enter")
    first.wait("Russian · 41", "saved")
    time.sleep(1)
    first.kill()

    again.start("open", "Berlin", **addresses)
    again.wait("Russian · 41", "saved", seconds=20)
    assert on_disk()[40] == SENTENCE
    again.keys("F5")
    shown = again.wait("history for attribution", seconds=20)
    told = "".join(shown.replace("│", " ").split())
    assert "existingRussianWikipediaarticleat[[:ru:Берлин]]" in told
