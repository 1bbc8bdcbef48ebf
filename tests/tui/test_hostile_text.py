"""Text from a wiki, an engine or a file is shown as it stands, in every widget that shows any."""

from __future__ import annotations

import re

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from tests.tui.support import in_loop, make_session
from workbench.config import Config
from workbench.core.model import Gap, Proposal, Source, State
from workbench.store.sessions import SessionSummary
from workbench.tui.app import WorkbenchApp
from workbench.tui.literal import literal, one_line, printable
from workbench.tui.reading import coloured, differences, read, read_page
from workbench.tui.widgets.content_view import ContentView
from workbench.tui.widgets.editor import Editor
from workbench.tui.widgets.gap_list import GapCell, GapList, GapRow
from workbench.tui.widgets.pane import ListPane
from workbench.tui.widgets.proposals import ProposalsPane
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.segment_list import SegmentList, SegmentRow
from workbench.tui.widgets.session_list import SessionList
from workbench.tui.widgets.source_pane import SourcePane
from workbench.tui.widgets.top_bar import TopBar

HOSTILE = [
    "end[/b]",
    "[@click=app.quit]x[/]",
    "[sic] and [i] and [en]",
    "[//e.org x]",
    "\x1b]0;PWNED\x07",
    "a\x9b31mb\x85c",
    "abc\u202edef\u2066ghi",
    "$x [$primary]y",
]
ACTED_ON = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DOORS = [
    literal,
    one_line,
    printable,
    read,
    read_page,
    coloured,
    lambda text: differences(text, text + " z")[1],
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("door", range(len(DOORS)))
def test_a_door_lets_nothing_through_that_a_terminal_acts_on(text: str, door: int) -> None:
    shown = DOORS[door](text)
    plain = shown.plain if isinstance(shown, Content) else shown
    assert not ACTED_ON.search(plain)
    assert "@click" not in text or "@click=app.quit" in plain


class Everything(App[None]):
    """All widgets that show text of others."""

    def compose(self) -> ComposeResult:
        yield TopBar(self.text, "edit")
        yield SegmentList([SegmentRow(1, self.text, self.text, State.EDITED)])
        yield SessionList()
        yield GapList(["ru", "en"])
        yield SourcePane(id="source")
        yield ListPane(id="list")
        yield ProposalsPane(id="proposals")
        yield ContentView(id="view")
        yield Editor(id="editor")
        yield Reader(id="reader")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#808080"}

    def on_mount(self) -> None:
        text = self.text
        summary = SessionSummary(text, text, (Source("ru", text, 1),), 3, 1, "2026-01-01T00:00:00Z")
        self.query_one(SessionList).show_rows([summary])
        cell = GapCell((1,), text, 2, 5, Gap.MISSING)
        self.query_one(GapList).show_rows([GapRow({"ru": cell, "en": cell})])
        self.query_one(SourcePane).show_source(text, text)
        self.query_one("#list", ListPane).show_entries([literal(text)])
        proposal = Proposal(text, "memory", text, 90, text, notes=(text,))
        self.query_one(ProposalsPane).show_proposals([proposal], "x")
        self.query_one("#view", ContentView).show_text(literal(text))
        self.query_one(Editor).show_unit(1, text)
        self.query_one(Reader).show_text(text)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
@in_loop
async def test_no_widget_interprets_it(number: int) -> None:
    text = HOSTILE[number]
    app = Everything(text)
    async with app.run_test(size=(120, 90)) as pilot:
        await pilot.pause()
        for widget in app.query(
            "SegmentList, SessionList, GapList, SourcePane, ListPane, "
            "ProposalsPane, ContentView, Editor, Reader"
        ).results():
            lines = [widget.render_line(y).text for y in range(max(widget.size.height, 1))]
            shown = "\n".join(lines)
            assert not ACTED_ON.search(shown), widget
        for line in app.query_one(Editor).render_lines(app.query_one(Editor).size.region):
            assert not ACTED_ON.search(line.text)
        title = app.query_one("#title").render()
        assert printable(text).split()[0][:5] in str(title)


@pytest.mark.parametrize("number", range(len(HOSTILE)))
@in_loop
async def test_a_whole_session_of_it_opens_and_can_be_worked_on(number: int, home: object) -> None:
    text = HOSTILE[number].replace("\x85", "")
    name = make_session(f"{text} one. {text} two.\n\n== {text} ==\n{text}\n", "", f"{text}\n")
    app = WorkbenchApp(Config(offline=True), session=name)
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        app.action_stage("edit")
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.screen.editor.insert(text)
        app.notify(text)
        app.screen.action_confirm()
        await pilot.pause()
        for stage in ("review", "finish", "compare"):
            app.action_stage(stage)
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert app.is_running
        assert app.return_value is None
