"""What the editing screen proposes and marks, the mouse, and letters of every width."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from tests.tui.opened import editing, opened, said, settled, until
from tests.tui.support import in_loop, make_session
from workbench import places
from workbench.core.model import Proposal, State
from workbench.store.memory import Memory
from workbench.tui.widgets.editor import Editor

TERMS = "source,english,forbidden\nозеро,lake,loch\nпорт,port,harbour\n"


@asynccontextmanager
async def ready(name: str = "", **options: Any) -> AsyncIterator[tuple[Any, Pilot[None]]]:
    """Open the editor with its glossaries loaded; gives the screen and the pilot."""
    async with opened(name or make_session(), **options) as (app, pilot):
        await until(pilot, lambda: app.screen.assistant is not None)
        yield app.screen, pilot


def texts(screen: Any) -> list[str]:
    return [screen.workspace.draft(unit.id).text for unit in screen.workspace.units]


def own_terms() -> None:
    folder = places.user_glossaries()
    folder.mkdir(parents=True)
    (folder / "ru-own.csv").write_text(TERMS, encoding="utf-8")


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
        assert "There is no proposal 9." in said(screen.app)


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
async def test_an_entry_of_each_pane_beside_the_editor_is_taken_by_a_click() -> None:
    own_terms()
    with Memory(places.memory_database()) as memory:
        memory.add("Озеро глубокое.", "The lake is deep.", "ru", "test")
    async with ready(size=(200, 50)) as (screen, pilot):
        screen.show_unit(3)
        await settled(screen.app, pilot)
        await until(pilot, lambda: screen.proposals.proposals)
        await pilot.click("#proposals", offset=(4, 1))
        await settled(screen.app, pilot)
        assert screen.editor.text.startswith("The lake is deep.")
        screen.editor.put_text("A loch.")
        await until(pilot, lambda: any(f.fix == "lake" for f in screen.findings))
        await pilot.click("#glossary", offset=(4, 1))
        await settled(screen.app, pilot)
        assert screen.editor.text == "A loch.lake"
        await pilot.click("#references", offset=(4, 1))
        await settled(screen.app, pilot)
        assert "https://example.org/lake" in said(screen.app)
        assert "Something went wrong" not in said(screen.app)


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
