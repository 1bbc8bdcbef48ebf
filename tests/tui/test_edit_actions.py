"""Every action of the editing screen by its key: what it changes, and what it says when it cannot."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.tui.opened import opened, settled, until
from tests.tui.support import in_loop, make_session
from workbench import places
from workbench.core.model import Proposal, State
from workbench.store.memory import Memory
from workbench.tui.finding_text import Search
from workbench.tui.widgets.editor import Editor
from workbench.tui.widgets.source_pane import SourcePane

TERMS = "source,english,forbidden\nозеро,lake,loch\nпорт,port,harbour\n"


@asynccontextmanager
async def ready(name: str = "", **options: Any) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """Open the editor with its glossaries loaded; gives the screen and the pilot."""
    async with opened(name or make_session(), **options) as (app, pilot):
        await until(pilot, lambda: app.screen.assistant is not None)
        yield app.screen, pilot


@asynccontextmanager
async def editing(name: str = "", **options: Any) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """Open the editor; gives the screen and the pilot."""
    async with opened(name or make_session(), **options) as (app, pilot):
        yield app.screen, pilot


def said(screen: Any) -> str:
    """Return what the program has told, the last first."""
    return "\n".join(note.message for note in reversed(list(screen.app._notifications)))


def texts(screen: Any) -> list[str]:
    return [screen.workspace.draft(unit.id).text for unit in screen.workspace.units]


def own_terms() -> None:
    folder = places.user_glossaries()
    folder.mkdir(parents=True)
    (folder / "ru-own.csv").write_text(TERMS, encoding="utf-8")


@in_loop
async def test_source_is_copied_emptied_and_brought_back_and_a_segment_left_out_taken_in_again() -> (
    None
):
    async with editing() as (screen, pilot):
        source = screen.workspace.source_text(1)
        await pilot.press("ctrl+l")
        await pilot.press("ctrl+s")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).text == source
        assert "Saved" in said(screen)
        await pilot.press("alt+z")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).state is State.UNTRANSLATED
        assert screen.editor.text == ""
        await pilot.press("alt+u")
        await pilot.pause(0.05)
        assert (screen.editor.text, screen.workspace.draft(1).state) == (source, State.EDITED)
        await pilot.press("alt+z")
        await pilot.pause(0.05)
        await pilot.press(*"Lake", "alt+k")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).state is State.SKIPPED
        assert screen.unit == 2
        await pilot.press("ctrl+up", "alt+k")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).state is not State.SKIPPED
        assert screen.unit == 1
        pane = screen.query_one(SourcePane)

        def shown() -> str:
            return "\n".join(pane.render_line(y).text for y in range(pane.size.height))

        assert "'''" not in shown()
        await pilot.press("alt+w")
        await pilot.pause(0.05)
        assert "'''Озеро'''" in shown()
        await pilot.press("alt+w")
        await pilot.pause(0.05)
        assert "'''" not in shown()


@in_loop
async def test_a_line_break_is_inserted_and_what_cannot_be_copied_is_told() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("alt+p", *"ab", "left", "alt+v")
        await pilot.pause(0.05)
        assert screen.editor.text == "a\nb"
        assert screen.unit == 1
        await pilot.press("alt+p")
        await settled(screen.app, pilot)
        told = said(screen)
        assert "There is nothing to copy." in told
        assert "No other segment has the same source." in told


@in_loop
async def test_find_goes_on_round_the_end_and_says_when_there_is_nothing() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "A deep bay")
        screen.workspace.save_text(5, "Another bay")
        for expected in (2, 5, 2):
            await pilot.press("ctrl+f")
            await settled(screen.app, pilot)
            field = screen.app.screen.query_one("#find", Input)
            field.value = "BAY"
            await pilot.press("enter")
            await settled(screen.app, pilot)
            assert screen.unit == expected
        screen._find(("next", Search("nowhere at all")))
        screen._find(("next", Search("(", regex=True)))
        screen._find(("all", Search("(b)", r"\2", regex=True)))
        await pilot.pause(0.05)
        told = said(screen)
        assert "stands nowhere else" in told
        assert "no regular expression" in told
        assert "cannot be put in place" in told
        assert texts(screen)[1] == "A deep bay"


@in_loop
async def test_replacing_reopens_what_was_confirmed_and_empties_what_is_taken_away() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "A deep bay")
        screen.workspace.confirm(2)
        screen.workspace.save_text(5, "bay")
        screen._find(("all", Search("bay", "")))
        await pilot.pause(0.05)
        assert [screen.workspace.draft(n).text for n in (2, 5)] == ["A deep ", ""]
        assert screen.workspace.draft(2).state is State.EDITED
        assert screen.workspace.draft(5).state is State.UNTRANSLATED
        assert "Replaced in 2 segments" in said(screen)
        screen.workspace.save_text(2, "12 km and 7 km")
        screen._find(("all", Search(r"(\d+) km", r"\1 miles", regex=True)))
        assert texts(screen)[1] == "12 miles and 7 miles"
        screen._find(("all", Search("M", "x", case=True)))
        assert texts(screen)[1] == "12 miles and 7 miles"


@in_loop
async def test_the_list_is_narrowed_by_key_and_by_mouse_and_widened_where_nothing_is_like_that(
    session: str,
) -> None:
    async with editing(session, size=(140, 44)) as (screen, pilot):
        whole = len(screen.shown)
        screen.workspace.save_text(3, "done")
        screen.workspace.confirm(3)
        await pilot.press("ctrl+t")
        await settled(screen.app, pilot)
        dialog = screen.app.screen
        options = dialog.query_one(OptionList)
        place = options.get_option_index("confirmed")
        await pilot.click(OptionList, offset=(3, place))
        await settled(screen.app, pilot)
        assert [unit.id for unit in screen.shown] == [3]
        assert screen.unit == 3
        await pilot.press("ctrl+t")
        await settled(screen.app, pilot)
        screen.app.screen.query_one(Input).focus()
        await pilot.press(*"nowhere", "enter")
        await settled(screen.app, pilot)
        assert len(screen.shown) == whole
        assert "all are shown" in said(screen)
        await pilot.press("ctrl+t", "escape")
        await settled(screen.app, pilot)
        assert screen.app.screen is screen
        assert isinstance(screen.app.focused, Editor)


@in_loop
async def test_each_filter_shows_what_it_says(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.workspace.save_text(2, "done")
        app.workspace.confirm(2)
        app.workspace.save_text(3, "begun")
        app.workspace.skip(4)
        rest = [1, 5, 6, 7, 8, 9, 10]
        for name, expected in (
            ("untranslated", rest),
            ("edited", [3]),
            ("skipped", [4]),
            ("open", [1, 3, *rest[1:]]),
        ):
            app.screen._filter((name, ""))
            await pilot.pause(0.02)
            assert [unit.id for unit in app.screen.shown] == expected


@in_loop
async def test_a_segment_is_split_by_keys_only_between_words() -> None:
    async with editing() as (screen, pilot):
        whole = screen.workspace.source_text(7)
        count = len(screen.workspace.units)
        screen.show_unit(7)
        await pilot.press("alt+s")
        await settled(screen.app, pilot)
        await pilot.press("escape", "alt+s")
        await settled(screen.app, pilot)
        await pilot.press("left", "left", "left", "left", "left", "enter")
        await settled(screen.app, pilot)
        assert len(screen.workspace.units) == count + 1
        first = screen.workspace.source_text(screen.unit)
        assert first == whole.split(" ")[0] + " " or first == whole.split(" ")[0]
        assert isinstance(screen.app.focused, Editor)
        await pilot.press("alt+m")
        await settled(screen.app, pilot)
        assert screen.workspace.source_text(screen.unit) == whole


@in_loop
async def test_what_cannot_be_joined_or_split_is_told() -> None:
    async with editing() as (screen, pilot):
        screen.show_unit(screen.shown[-1].id)
        await pilot.press("alt+m")
        await settled(screen.app, pilot)
        assert said(screen)
        before = len(screen.workspace.units)
        word = next(u for u in screen.shown if " " not in screen.workspace.source_text(u.id))
        screen.show_unit(word.id)
        await pilot.press("alt+s")
        await settled(screen.app, pilot)
        assert screen.app.screen is screen
        assert len(screen.workspace.units) == before


@in_loop
async def test_a_note_is_kept_with_its_segment_and_taken_away_when_emptied() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("alt+n")
        await settled(screen.app, pilot)
        await pilot.press(*"[/b] ask", "enter")
        await settled(screen.app, pilot)
        assert screen.workspace.state("notes", {}) == {"1": "[/b] ask"}
        screen.show_pane("notes")
        await pilot.press("ctrl+down", "ctrl+up", "alt+n")
        await settled(screen.app, pilot)
        field = screen.app.screen.query_one(Input)
        assert field.value == "[/b] ask"
        field.value = ""
        await pilot.press("enter")
        await settled(screen.app, pilot)
        assert screen.workspace.state("notes", {}) == {}
        screen._go_to("[/b]\x1b[2J")
        await pilot.pause(0.05)
        assert "[/b]" in said(screen)
        assert "\x1b" not in said(screen)


@in_loop
async def test_escape_goes_to_the_list_enter_comes_back_and_the_place_goes_with_it() -> None:
    async with editing() as (screen, pilot):
        await pilot.press("escape", "down", "down")
        await pilot.pause(0.05)
        assert screen.segments.has_focus
        assert screen.unit == 3
        await pilot.press("enter")
        await until(pilot, lambda: screen.editor.has_focus)
        assert screen.workspace.draft(3).state is State.UNTRANSLATED
        await pilot.press("escape", "escape")
        await pilot.pause(0.05)
        assert screen.editor.has_focus


@in_loop
async def test_sections_are_listed_with_their_progress_and_gone_to() -> None:
    async with editing() as (screen, pilot):
        screen.workspace.save_text(2, "Geography")
        screen.workspace.confirm(2)
        screen.refresh_unit(2)
        await pilot.press("alt+g")
        await settled(screen.app, pilot)
        rows = screen.app.screen.query_one(OptionList)
        shown = [str(rows.get_option_at_index(n).prompt) for n in range(rows.option_count)]
        assert any("География" in row and "1/3" in row for row in shown)
        await pilot.press("down", "down", "enter")
        await settled(screen.app, pilot)
        assert screen.workspace.unit(screen.unit).section == 2


@in_loop
async def test_trouble_with_terms_and_findings_is_gone_to() -> None:
    own_terms()
    async with ready() as (screen, pilot):
        screen.workspace.save_text(7, "The harbour closed in 1991.")
        screen.workspace.save_text(3, "The lake is deep.")
        screen.workspace.save_text(5, "In 1958 a port was built here.")
        await until(pilot, lambda: screen.inspector is not None)
        await pilot.press("alt+t")
        await settled(screen.app, pilot)
        gone = {screen.unit}
        await pilot.press("f7")
        await settled(screen.app, pilot)
        gone.add(screen.unit)
        assert gone == {n for n in (screen.unit, *gone) if any(screen.inspector.findings(n))}
        assert screen.workspace.draft(screen.unit).text


@in_loop
async def test_a_proposal_is_taken_by_its_number_and_a_number_too_high_is_told() -> None:
    with Memory(places.memory_database()) as memory:
        for target in ("Geography", "The geography"):
            memory.add("География", target, "ru", "test")
    async with ready() as (screen, pilot):
        await pilot.press("ctrl+down")
        await until(pilot, lambda: len(screen.proposals.proposals) >= 2)
        second = screen.proposals.proposals[1].text
        await pilot.press("alt+i")
        await settled(screen.app, pilot)
        await pilot.press("2")
        await settled(screen.app, pilot)
        assert screen.editor.text == second
        assert screen.workspace.draft(2).state is State.PROPOSED
        screen.action_accept(9)
        await pilot.press("ctrl+up")
        await settled(screen.app, pilot)
        assert "There is no proposal 9." in said(screen)


@in_loop
async def test_all_exact_matches_are_confirmed_in_one_step_of_undo() -> None:
    with Memory(places.memory_database()) as memory:
        memory.add("География", "Geography", "ru", "test")
        memory.add("Экономика", "Economy", "ru", "test")
    async with ready() as (screen, pilot):
        await pilot.press("alt+c")
        await settled(screen.app, pilot)
        confirmed = {n for n, d in screen.workspace.drafts.items() if d.state is State.CONFIRMED}
        assert {screen.workspace.draft(n).text for n in confirmed} == {"Geography", "Economy"}
        await pilot.press("alt+u")
        await settled(screen.app, pilot)
        assert all(screen.workspace.draft(n).text == "" for n in confirmed)


@in_loop
async def test_all_are_filled_in_from_what_is_known_offline() -> None:
    with Memory(places.memory_database()) as memory:
        memory.add("Экономика", "Economy", "ru", "test")
    async with ready() as (screen, pilot):
        await pilot.press("alt+e")
        await until(pilot, lambda: not screen.asking_all)
        await settled(screen.app, pilot)
        filled = {d.text: d.state for d in screen.workspace.drafts.values() if d.text}
        assert filled["Economy"] is State.PROPOSED
        assert screen.workspace.draft(1).text == ""


@in_loop
async def test_the_same_passage_in_the_other_language_is_gone_to() -> None:
    tajik = "'''Кӯл''' калон аст.\n\n== Иқтисодиёт ==\nСоли 1957 бандар сохта шуд.\n"
    russian = "'''Озеро''' глубокое.\n\n== Экономика ==\nВ 1957 году построили порт.\n"
    english = "'''Lake''' is deep.\n\n== Economy ==\nA port was built in 1957.\n"
    async with ready(make_session(russian, tajik, english)) as (screen, pilot):
        screen.show_unit(3)
        screen.show_pane("passage")
        await settled(screen.app, pilot)
        await until(pilot, lambda: screen._aligned is not None)
        await pilot.press("alt+l")
        await settled(screen.app, pilot)
        assert screen.workspace.unit(screen.unit).lang == "tg"
        assert "1957" in screen.workspace.source_text(screen.unit)
        await pilot.press("alt+l")
        await settled(screen.app, pilot)
        assert screen.unit == 3


@in_loop
async def test_panes_go_round_by_key_and_are_chosen_by_mouse(session: str) -> None:
    async with editing(session, size=(80, 24)) as (screen, pilot):
        seen = [screen.pane]
        for _ in range(6):
            await pilot.press("alt+right")
            await pilot.pause(0.02)
            seen.append(screen.pane)
        assert len(set(seen)) == 7
        await pilot.press("alt+right")
        await pilot.pause(0.02)
        assert screen.pane == seen[0]
        assert isinstance(screen.app.focused, Editor)


@in_loop
async def test_a_translation_is_given_to_the_same_sentence_and_not_to_a_confirmed_one() -> None:
    russian = "Озеро.\n\n== А ==\nПорт.\n\n== Б ==\nПорт.\n\n== В ==\nПорт.\n"
    async with editing(make_session(russian, "", "Lake.\n")) as (screen, pilot):
        same = [unit.id for unit in screen.workspace.units if unit.text == "Порт."]
        screen.workspace.save_text(same[2], "Harbour.")
        screen.workspace.confirm(same[2])
        screen.show_unit(same[0])
        await pilot.press(*"Port.", "alt+p")
        await settled(screen.app, pilot)
        assert [screen.workspace.draft(n).text for n in same] == ["Port.", "Port.", "Harbour."]
        await pilot.press("alt+u")
        await settled(screen.app, pilot)
        assert screen.workspace.draft(same[1]).text == ""


@in_loop
async def test_a_click_on_a_segment_goes_there_and_one_in_the_editor_comes_back() -> None:
    async with editing(size=(140, 44)) as (screen, pilot):
        await pilot.press(*"Lake")
        row = screen.segments.index_of(3)
        assert row is not None
        tops = [y for y in range(20) if "глубокое" in screen.segments.render_line(y).text]
        await pilot.click("#segments", offset=(8, tops[0]))
        await settled(screen.app, pilot)
        assert screen.unit == 3
        assert screen.workspace.draft(1).text == "Lake"
        await pilot.click("#editor", offset=(3, 1))
        await pilot.press(*"x")
        await pilot.pause(0.05)
        assert screen.editor.text == "x"


@in_loop
async def test_wide_letters_and_accents_are_typed_moved_over_and_kept() -> None:
    async with editing() as (screen, pilot):
        await pilot.press(*"水Та", "\u0301", *"ҷ ")
        await pilot.press("left", "left", "backspace", "ctrl+s")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).text == "水Тҷ "
        screen.editor.put_at_cursor("🙂")
        await pilot.press("right", "left", "left", "right", "x", "ctrl+s")
        await pilot.pause(0.05)
        assert screen.workspace.draft(1).text == "水Т🙂xҷ "


@in_loop
async def test_a_word_of_5000_letters_and_a_paragraph_of_5000_are_shown_and_kept() -> None:
    russian = f"Озеро {'ы' * 5000}.\n\n== А ==\n{'Слово ' * 833}конец.\n"
    async with editing(make_session(russian, "", "Lake.\n"), size=(80, 24)) as (screen, pilot):
        await pilot.press("ctrl+l", "ctrl+s", "ctrl+down", "ctrl+down")
        await settled(screen.app, pilot)
        await pilot.press("ctrl+l", "ctrl+end", "x", "ctrl+s")
        await pilot.pause(0.05)
        one, _, three = texts(screen)[:3]
        assert one == screen.workspace.source_text(1)
        assert three == screen.workspace.source_text(3) + "x"


@in_loop
async def test_a_proposal_is_taken_by_a_click_and_typed_over() -> None:
    async with editing(size=(140, 44)) as (screen, pilot):
        screen.proposals.show_proposals([Proposal("A lake.", "stand-in", machine=True)], "Озеро")
        await pilot.pause(0.05)
        await pilot.press("f12", *"!")
        await settled(screen.app, pilot)
        draft = screen.workspace.draft(1)
        assert screen.editor.text in ("A lake.!", "!A lake.")
        screen.flush()
        assert screen.workspace.draft(1).state is State.EDITED
        assert draft.engine == "stand-in"
