"""Fetching an article, with what each wiki is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from workbench.core.languages.names import english_name
from workbench.core.model import Session
from workbench.errors import WorkbenchError
from workbench.tui import keys
from workbench.tui.blocking import off_the_loop
from workbench.tui.guard import Guarded
from workbench.tui.literal import literal, one_line
from workbench.tui.request import Request
from workbench.tui.turns import Turns
from workbench.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp

DEADLINE = 300.0
"""Seconds for the whole article; each request has a deadline of its own."""


class FetchingScreen(Guarded, Turns):
    """Shown while the wikis are asked; Esc gives up."""

    CSS_PATH = "fetching.tcss"
    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.FETCHING,)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.FETCHING, queued=True)]

    @property
    def program(self) -> WorkbenchApp:
        """The application, of our own kind."""
        return cast("WorkbenchApp", self.app)

    @dataclass
    class Doing(Message):
        """A wiki reports what it is doing."""

        lang: str
        doing: str

    def __init__(self, request: Request) -> None:
        super().__init__()
        self._wanted = request
        self._doing: dict[str, str] = {}
        self._error: WorkbenchError | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title above a line for each wiki."""
        with Vertical(id="box"):
            yield Static(literal(one_line(self._wanted.title)), id="what")
            yield Static("", id="wikis")
            yield Static("", id="error")
        yield KeyBar(keys.FETCHING, keys.EVERYWHERE)

    def on_mount(self) -> None:
        """Begin."""
        self.action_again()

    def action_again(self) -> None:
        """Ask the wikis, once more if it failed."""
        self._error = None
        self._doing = dict.fromkeys(("en", *self._wanted.langs, *self._wanted.titles), "waiting")
        self._show()
        self._fetch()

    @work(exclusive=True, group="fetch", exit_on_error=False)
    async def _fetch(self) -> None:
        wanted, config = self._wanted, self.program.config

        def call() -> Session:
            from workbench.flow.opening import fetch_session

            return fetch_session(
                config,
                wanted.title,
                langs=wanted.langs,
                titles=wanted.titles,
                progress=self._report,
            )

        try:
            session = await off_the_loop(call, DEADLINE, "Fetching the article")
            self.program.open_session(self._keep(session))
        except WorkbenchError as error:
            self._error = error
            self._show()

    @staticmethod
    def _keep(session: Session) -> str:
        from workbench.flow.opening import keep

        return keep(session)

    def _report(self, lang: str, doing: str) -> None:
        """Called on the fetching thread."""
        self.post_message(self.Doing(lang, doing))

    def on_fetching_screen_doing(self, message: Doing) -> None:
        """Show what a wiki is doing; the others have done what they were at."""
        self._doing[message.lang] = message.doing
        self._show()

    def _show(self) -> None:
        lines = [
            Content.assemble(
                (f"{english_name(lang):<10}", "bold $text-primary"), " ", literal(doing)
            )
            for lang, doing in self._doing.items()
        ]
        self.query_one("#wikis", Static).update(Content("\n").join(lines))
        error = self._error
        told = Content("")
        if error is not None:
            told = Content.assemble(
                (literal(error.message).stylize("bold $text-error")),
                "\n",
                literal(error.hint),
                ("\n\nEsc goes back, F5 tries again.", "$muted"),
            )
        self.query_one("#error", Static).update(told)

    def action_cancel(self) -> None:
        """Give up; what is still on its way is left behind."""
        self.workers.cancel_node(self)
        self.program.action_start_screen()
