"""Actions of the other screens by their keys: start, compare, finish."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input, Static

from tests.tui.opened import opened, said, settled
from tests.tui.support import in_loop, make_session
from workbench import places
from workbench.config import Config
from workbench.flow.demo import open_demo
from workbench.store.sessions import Sessions
from workbench.tui.app import WorkbenchApp
from workbench.tui.theme import THEMES
from workbench.tui.widgets.gap_list import GapList
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.session_list import SessionList


def kept() -> list[str]:
    """Return the names of the sessions on the disk."""
    with Sessions(places.sessions_database(), read_only=True) as store:
        return [summary.name for summary in store.summaries()]


@in_loop
async def test_a_session_is_deleted_only_after_a_yes() -> None:
    name = make_session()
    app = WorkbenchApp(Config(offline=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for answer in ("escape", "enter", "no"):
            await pilot.press("f7")
            await settled(app, pilot)
            shown = " ".join(str(line.render()) for line in app.screen.query(Static))
            assert "10 segments, 0 of them confirmed" in shown
            if answer == "no":
                await pilot.click("#no")
            else:
                await pilot.press(answer)
            await settled(app, pilot)
            assert kept() == [name]
        await pilot.press("f7")
        await settled(app, pilot)
        await pilot.click("#yes")
        await settled(app, pilot)
        assert kept() == []
        assert app.screen.query_one(SessionList).rows == []
        await pilot.press("f7")
        await settled(app, pilot)
        assert type(app.screen).__name__ == "StartScreen"


@in_loop
async def test_files_make_a_session_or_it_is_told_what_is_missing(tmp_path: Any) -> None:
    (tmp_path / "Lake.wiki").write_text("A lake.\n", encoding="utf-8")
    (tmp_path / "Озеро.wiki").write_text("Озеро.\n", encoding="utf-8")
    (tmp_path / "bad.wiki").write_bytes(b"\xff")
    app = WorkbenchApp(Config(offline=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        for answer in ("en:Lake.wiki", "en:Lake.wiki ru:none.wiki", "en:Lake.wiki ru:bad.wiki"):
            app.screen._from_files(answer)
        await pilot.pause(0.05)
        told = said(app)
        assert "Name an English file and a source" in told
        assert "none.wiki cannot be read: No such file or directory." in told
        assert "bad.wiki is not UTF-8." in told
        await pilot.press("f8")
        await settled(app, pilot)
        app.screen.query_one(Input).value = "en:Lake.wiki ru:Озеро.wiki"
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.workspace is not None
        assert app.workspace.session.target.wikitext == "A lake.\n"
        await pilot.press("f9")
        await settled(app, pilot)
        assert type(app.screen).__name__ == "StartScreen"


@in_loop
async def test_sections_are_chosen_one_by_one_and_the_paragraphs_scrolled() -> None:
    async with opened(open_demo(), "compare", (80, 24)) as (app, pilot):
        grid = app.screen.query_one(GapList)
        row = next(n for n, row in enumerate(app.screen.gaps.rows) if row.title == "History")
        await pilot.press("home", *["down"] * row, "space")
        await settled(app, pilot)
        assert grid.chosen == {("ru", n) for n in app.screen.gaps.rows[row].sides["ru"].sections}
        preview = app.screen.query_one("#preview")
        await pilot.press("alt+down")
        await settled(app, pilot)
        assert preview.scroll_offset.y > 0
        assert grid.cursor == row
        await pilot.press("alt+up")
        await settled(app, pilot)
        assert preview.scroll_offset.y == 0
        await pilot.press("space")
        await settled(app, pilot)
        assert grid.chosen == set()


@in_loop
async def test_a_rough_draft_is_handed_over_when_asked_for_and_each_text_shown() -> None:
    name = make_session()
    async with opened(name, "finish") as (app, pilot):
        await pilot.press("f6")
        assert "There is nothing to copy yet." in said(app)
        app.workspace.accept_many([(7, proposal())])
        await pilot.press("f4", "f5")
        await settled(app, pilot)
        verdict = app.screen.query_one("#verdict", Static)
        assert "not everything has been reviewed. 1 reason" in str(verdict.render())
        reader, note = app.screen.query_one(Reader), app.screen.query_one("#note", Static)
        assert reader.text.startswith("segment 7: machine-proposed and not confirmed.")
        assert "Edit summary: made once" in str(note.render())
        await pilot.press("alt+h")
        await settled(app, pilot)
        assert "as a rough draft" in str(verdict.render())
        assert "made once" not in str(note.render())
        seen = [reader.text]
        for _ in range(3):
            await pilot.press("alt+v")
            await settled(app, pilot)
            seen.append(reader.text)
        summary, talk, wikitext, ledger = seen
        assert summary.startswith("Content in this edit is translated from")
        assert talk.startswith("{{Translated|ru|")
        assert wikitext.startswith("{{")
        assert "The port closed in 1991." in wikitext
        assert "segment" in ledger
        await pilot.press("alt+h")
        await settled(app, pilot)
        assert str(verdict.render()).startswith("Held back")


def proposal() -> Any:
    from workbench.core.model import Proposal

    return Proposal("The port closed in 1991.", "stand-in", machine=True)


@in_loop
async def test_themes_follow_one_another_and_a_configured_one_is_first(session: str) -> None:
    async with opened(session, screen={"theme": "light"}) as (app, pilot):
        seen = [app.theme]
        for _ in THEMES:
            app.action_next_theme()
            await pilot.pause(0.01)
            seen.append(app.theme)
        assert seen[0] == seen[-1] == "workbench-light"
        assert set(seen) == {theme.name for theme in THEMES}
