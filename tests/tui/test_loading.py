"""Glossaries that take long to load, or cannot be: told, and tried again."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from tests.tui.opened import editing, said, until
from tests.tui.support import in_loop
from workbench.errors import InputError
from workbench.flow.assisting import Assistant
from workbench.tui.screens import edit_panes


class Slow:
    """Stands in for loading a language's glossaries: waits until it may, or fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may = threading.Event()
        self.begun = 0
        self.error: Exception | None = None
        load = Assistant.matcher

        def matcher(assistant: Assistant, lang: str) -> Any:
            if threading.current_thread() is not threading.main_thread():
                self.begun += lang == "ru"
                self.may.wait(60)
                if self.error is not None:
                    raise self.error
            return load(assistant, lang)

        monkeypatch.setattr(Assistant, "matcher", matcher)


@pytest.fixture
def slow(home: Path, monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(monkeypatch)


@in_loop
async def test_loading_that_takes_long_is_waited_for_again_at_the_next_segment(
    slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit_panes, "LOADING", 0.05)
    async with editing() as (screen, pilot):
        await until(pilot, lambda: "Loading the glossaries took more than" in said(screen.app))
        await until(pilot, lambda: not screen._warming)
        assert screen.assistant is None
        monkeypatch.setattr(edit_panes, "LOADING", 60.0)
        await pilot.press("ctrl+down")
        await until(pilot, lambda: screen._warming and slow.begun)
        assert slow.begun == 1  # by the thread that was given up, which is not overtaken
        slow.may.set()
        await until(pilot, lambda: screen.assistant is not None)


@in_loop
async def test_what_cannot_be_loaded_is_told_once_and_tried_again_when_it_is_needed(
    slow: Slow,
) -> None:
    slow.error = InputError("x.csv cannot be read.")
    slow.may.set()
    async with editing() as (screen, pilot):
        await until(pilot, lambda: "x.csv cannot be read." in said(screen.app))
        await pilot.press("ctrl+down", "ctrl+down")
        await pilot.pause(0.1)
        assert said(screen.app).count("x.csv") == 1
        slow.error = None
        screen.action_confirm_exact()
        await until(pilot, lambda: screen.assistant is not None)
