"""Real MediaWikis: where they are, and what makes them misbehave."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator

import pytest

from workbench.config import Config

WIKIS = {lang: os.environ.get(f"WORKBENCH_WIKI_{lang.upper()}", "") for lang in ("en", "ru", "tg")}
FARM = os.environ.get("WORKBENCH_FARM", "")
FARM_DIR = os.environ.get("WORKBENCH_FARM_DIR", "")


@pytest.fixture(autouse=True)
def wikis(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Point the program at the wikis, or skip."""
    if not all(WIKIS.values()):
        pytest.skip("set WORKBENCH_WIKI_EN, WORKBENCH_WIKI_RU and WORKBENCH_WIKI_TG to run this")
    for lang, url in WIKIS.items():
        monkeypatch.setenv(f"WORKBENCH_WIKI_{lang.upper()}", url)
    return WIKIS


@pytest.fixture
def config(wikis: dict[str, str]) -> Config:
    return Config(wikis=wikis)


Knob = Callable[..., None]


@pytest.fixture
def knob() -> Iterator[Knob]:
    """Make a wiki misbehave until the end of the test: `knob("ru", "http=503", "count=2")`."""
    if not FARM:
        pytest.skip("set WORKBENCH_FARM and WORKBENCH_FARM_DIR to make the wikis misbehave")
    turned: set[str] = set()

    def turn(wiki: str, *settings: str) -> None:
        turned.add(wiki)
        command = [FARM, "knob", "--dir", FARM_DIR, wiki, *settings]
        for _ in range(5):  # the wiki may be writing to the database that this changes
            if subprocess.run(command, check=False, capture_output=True).returncode == 0:
                return
        pytest.fail(f"the knob could not be turned: {settings}")

    yield turn
    for wiki in turned:
        turn(wiki, "clear")
