"""What holds a text back, on the screen: named, gone to, answered, and taken back."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from tests.tui.opened import opened, settled
from tests.tui.support import in_loop, make_session
from workbench.core.model import Draft, Proposal, State
from workbench.tui.screens.edit_engines import EditEngines

DOUBTED = (
    "'''Озеро''' — озеро площадью 12 км².<ref name=\"a\">{{cite web|url=https://example.org/lake"
    "|title=Записка}}</ref>\n\nЗдесь жили тысячи людей{{нет АИ|12|5|2020}}.\n"
)


async def open_gate(app: Any, pilot: Pilot[None]) -> list[str]:
    """Show the view of the reasons; return them as they are shown."""
    app.review_view = "gate"
    app.action_stage("review")
    await settled(app, pilot)
    return [entry.content.plain for entry in app.screen.entries]


@in_loop
async def test_unread_machine_text_is_named_gone_to_and_confirmed(session: str) -> None:
    async with opened(session) as (app, pilot):
        app.workspace.accept(3, Proposal("It is deep.", "stand-in", machine=True))
        app.workspace.save_text(1, 'Lake.<ref name="a">x</ref>')
        app.workspace.save_text(4, "Flat.")
        [shown] = [one for one in await open_gate(app, pilot) if "not confirmed" in one]
        assert "  3  machine-proposed" in shown
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, EditEngines)
        assert app.screen.unit == 3
        await pilot.press("f4")
        await settled(app, pilot)
        await pilot.press("f8", "1")
        await settled(app, pilot)
        assert app.workspace.draft(3).state is State.CONFIRMED
        assert not [e for e in app.screen.entries if "not confirmed" in e.content.plain]


@in_loop
async def test_a_lost_reference_is_put_back(home: object) -> None:
    async with opened(make_session(DOUBTED, "")) as (app, pilot):
        app.workspace.put_many([Draft(1, "A lake of 12 km².", State.CONFIRMED)])
        [shown] = [one for one in await open_gate(app, pilot) if "was lost" in one]
        assert "the reference “a” was lost" in shown
        await pilot.press("f8", "1")
        await settled(app, pilot)
        draft = app.workspace.draft(1)
        assert draft.text.startswith("A lake of 12 km².<ref")
        assert draft.state is State.CONFIRMED
        assert not [e for e in app.screen.entries if "was lost" in e.content.plain]


@in_loop
async def test_a_doubt_of_the_source_is_tagged_or_said_to_be_checked(home: object) -> None:
    async with opened(make_session(DOUBTED, "")) as (app, pilot):
        app.workspace.put_many([Draft(2, "Thousands lived here.", State.CONFIRMED)])
        [shown] = [one for one in await open_gate(app, pilot) if "the ru page says" in one]
        await pilot.press("f8", "2", *"in print", "enter")
        await settled(app, pilot)
        assert "“in print”" in app.screen.entries[-1].content.plain
        app.screen.answer(app.screen.entries[-1])
        await settled(app, pilot)
        assert [e.content.plain for e in app.screen.entries if not e.answered] == [shown]
        await pilot.press("f8", "1")
        await settled(app, pilot)
        assert "{{citation needed|date=" in app.workspace.draft(2).text
        assert app.screen.entries == []


@in_loop
async def test_what_the_finish_holds_back_leads_to_the_reasons(home: object) -> None:
    async with opened(make_session(DOUBTED, "")) as (app, pilot):
        app.workspace.put_many([Draft(2, "Thousands lived here.", State.CONFIRMED)])
        await pilot.press("f5")
        await settled(app, pilot)
        await pilot.press("f4")
        await settled(app, pilot)
        assert app.screen.view == "gate"
        assert app.screen.entries[0].unit == 2
