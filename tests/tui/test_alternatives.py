"""Two engines' answers on the screen, with the words in which they differ marked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.standin import PATHS, Standin
from tests.tui.opened import settled, until
from tests.tui.support import in_loop, make_session
from workbench.config import Config
from workbench.core.model import Proposal
from workbench.tui.app import WorkbenchApp
from workbench.tui.widgets.proposals import ProposalsPane, entries


@pytest.fixture
def standin() -> Iterator[Standin]:
    server = Standin().start()
    yield server
    server.stop()


def tables(standin: Standin) -> dict[str, dict[str, object]]:
    named = {f"engines.{n}": {"url": standin.host + PATHS[n]} for n in ("google", "mint")}
    return {**named, "engines": {"order": ["google", "mint"]}}


@in_loop
async def test_a_key_asks_two_engines_and_shows_both(standin: Standin) -> None:
    app = WorkbenchApp(Config(tables=tables(standin)), session=make_session())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(app, pilot)
        app.action_stage("edit")
        await settled(app, pilot)
        await until(pilot, lambda: app.screen.assistant is not None)
        await pilot.press("alt+a")
        pane = app.screen.query_one("#proposals", ProposalsPane)

        def engines() -> list[str]:
            return [one.engine for one in pane.proposals if one.machine]

        await until(pilot, lambda: engines() == ["google", "mint"])
        mint = pane.proposals[-1]
        app.screen.action_accept(len(pane.proposals))
        assert app.workspace.draft(app.screen.unit).text == mint.text


def test_words_that_only_one_of_two_engines_has_are_marked() -> None:
    one = Proposal("The old bridge.", "google", "google", 0, machine=True)
    other = Proposal("The ancient bridge.", "mint", "mint", 0, machine=True)
    memory = Proposal("A bridge.", "memory", "Ob · 2026-01-01", 80, "Мост", machine=True)
    assert underlined([memory, one, other]) == [[], ["old"], ["ancient"]]
    assert underlined([memory, one]) == [[], []]


def underlined(proposals: list[Proposal]) -> list[list[str]]:
    """Return the words that are marked in each proposal's text."""
    return [
        [shown.plain[s.start : s.end] for s in shown.spans if "underline" in str(s.style)]
        for shown in entries(proposals, "Мост")
    ]
