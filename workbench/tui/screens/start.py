"""The start screen: recent sessions, and the title of another article."""

from __future__ import annotations

import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench import places
from workbench.core.counting import counted
from workbench.errors import ReachError, WorkbenchError
from workbench.flow.naming import newest
from workbench.store.sessions import Sessions, SessionSummary
from workbench.tui import keys
from workbench.tui.blocking import off_the_loop
from workbench.tui.guard import Guarded
from workbench.tui.literal import literal, one_line
from workbench.tui.request import Request
from workbench.tui.turns import Turns
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.row_list import RowList
from workbench.tui.widgets.session_list import SessionList

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

PAUSE = 0.3
"""Seconds without typing before the wiki is asked for titles."""


class StartScreen(Guarded, Turns):
    """Where the work begins."""

    NAME = "start"
    CSS_PATH = "start.tcss"
    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.START,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.START, queued=True),
        Binding("down", "down", "Down", show=False),
        Binding("up", "up", "Up", show=False),
        Binding("enter", "open_picked", "Open", show=False),
    ]
    AUTO_FOCUS = ""

    @property
    def program(self) -> WorkbenchApp:
        """The application, of our own kind."""
        return cast("WorkbenchApp", self.app)

    _waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title field above the sessions."""
        with Vertical(id="page"):
            yield Static(self._heading(), id="heading")
            field = Input(
                placeholder="Title or address of an English, Russian or Tajik article", id="title"
            )
            field.border_title = "New article"
            yield field
            yield OptionList(id="suggestions", markup=False)
            sessions = SessionList(id="sessions")
            sessions.border_title = "Recent sessions"
            yield sessions
            yield Static("", id="hint")
        yield KeyBar(keys.START, keys.EVERYWHERE)

    def _heading(self) -> Content:
        state = "offline: no wiki is asked  " if self.program.config.offline else ""
        return Content.assemble(
            ("Translation workbench  ", "bold $text-primary"),
            (state, "bold $text-warning"),
            ("Russian and Tajik → English Wikipedia", "$muted"),
        )

    def on_mount(self) -> None:
        """Read the sessions."""
        self._read_sessions()

    def on_screen_resume(self) -> None:
        """Read them again after a session was worked on."""
        self._read_sessions()

    def _read_sessions(self) -> None:
        found: list[SessionSummary] = []
        try:
            found = newest()
        except WorkbenchError as error:
            self.program.report(error)
        listing = self.query_one(SessionList)
        listing.show_rows(found)
        listing.display = bool(found)
        hint = (
            "Enter opens a session; type a title above for another article."
            if found
            else (
                "No sessions yet. Type a title above, or press F6 for a small article to try things on."
            )
        )
        self.query_one("#hint", Static).update(Content(hint))
        (listing if found else self.query_one("#title")).focus()

    # ----------------------------------------------------------- the title

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask the wiki for titles when the typing pauses."""
        if self._waiting is not None:
            self._waiting.stop()
        text = event.value.strip()
        if len(text) < 2 or "://" in text or self.program.config.offline:
            self._show_suggestions([])
            return
        self._waiting = self.set_timer(PAUSE, partial(self._suggest, text))

    @work(exclusive=True, group="suggest", exit_on_error=False)
    async def _suggest(self, text: str) -> None:
        from workbench.wiki.suggesting import titles_like

        config = self.program.config
        try:
            titles = await off_the_loop(lambda: titles_like(config, text), 10, "Looking up titles")
        except ReachError:
            titles = []  # a title can be typed without help
        if self.query_one("#title", Input).value.strip() == text:
            self._show_suggestions(titles)

    def _show_suggestions(self, titles: list[str]) -> None:
        listing = self.query_one("#suggestions", OptionList)
        listing.clear_options()
        listing.add_options([Option(literal(one_line(title)), id=title) for title in titles])
        listing.display = bool(titles)
        listing.highlighted = 0 if titles else None

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Fetch the article, or open its session if there is one."""
        self._open_title(event.value.strip())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Fetch a suggested article."""
        self._open_title(event.option.id or "")

    def _open_title(self, title: str) -> None:
        if not title:
            return
        for row in self.query_one(SessionList).rows:
            if title in (row.name, row.title):
                self.program.open_session(row.name)
                return
        self.program.fetch(Request(title))

    # -------------------------------------------------------------- sessions

    def on_row_list_picked(self, event: RowList.Picked) -> None:
        """Open the session that was clicked."""
        self.action_open_picked()

    def action_open_picked(self) -> None:
        """Open the session under the cursor."""
        row = self.query_one(SessionList).current
        if row is not None:
            self.program.open_session(row.name)

    def action_down(self) -> None:
        """Go from the field to what is below it."""
        self.focus_next()

    def action_up(self) -> None:
        """Go up to the field."""
        self.focus_previous()

    def action_demo(self) -> None:
        """Open the embedded article."""
        from workbench.flow.demo import open_demo

        self.program.open_session(open_demo())

    def action_delete_session(self) -> None:
        """Delete the session under the cursor, once asked."""
        from workbench.tui.screens.dialogs import Question

        row = self.query_one(SessionList).current
        if row is None:
            return
        question = f"Delete the session “{one_line(row.title)}”?"
        detail = (
            f"{counted(row.segments, 'segment')}, {row.confirmed} of them confirmed, will be lost."
        )
        self.program.push_screen(
            Question(question, detail, yes="Delete", no="Keep", careful=True),
            partial(self._delete, row.name),
        )

    def _delete(self, name: str, yes: bool | None) -> None:
        if not yes:
            return
        try:
            with Sessions(places.sessions_database()) as store:
                store.delete(name)
        except WorkbenchError as error:
            self.program.report(error)
        self._read_sessions()

    def action_new_from_files(self) -> None:
        """Ask for files, as the command line takes them."""
        from workbench.tui.screens.dialogs import Line

        self.program.push_screen(
            Line(
                "New session from files",
                "en:FILE ru:FILE tg:FILE, separated by spaces; en and at least one source. "
                'A name with spaces stands in quotes: en:"My page.wiki"',
            ),
            self._from_files,
        )

    def _from_files(self, answer: str | None) -> None:
        from workbench.flow import opening

        texts: dict[str, tuple[str, str]] = {}
        for lang, path in named_files(answer or ""):
            try:
                texts[lang] = (path.stem, path.expanduser().read_text(encoding="utf-8"))
            except OSError as error:
                self.program.notify(f"{path} cannot be read: {error.strerror}.", severity="error")
                return
            except UnicodeDecodeError:
                self.program.notify(f"{path} is not UTF-8.", severity="error")
                return
        target = texts.pop("en", None)
        if target is None or not texts:
            if answer:
                self.program.notify(
                    "Name an English file and a source, as in en:page.wiki ru:page-ru.wiki"
                )
            return
        self.program.open_session(opening.from_texts(target, texts))


def named_files(answer: str) -> list[tuple[str, Path]]:
    """Return the languages and files that an answer names; a name with spaces stands in quotes."""
    try:
        parts = shlex.split(answer)
    except ValueError:  # a quotation mark of the name itself
        parts = answer.split()
    pairs = (part.partition(":") for part in parts)
    return [(lang, Path(path)) for lang, _, path in pairs]
