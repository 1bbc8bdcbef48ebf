"""The application: it holds the open session and switches between the screens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.theme import Theme

from workbench.config import Config
from workbench.core.counting import counted
from workbench.errors import StoreError, WorkbenchError
from workbench.mishap import debugging, kind, noted
from workbench.notices import hear
from workbench.tui import garbage, hangup, keys, theme
from workbench.tui.courtesy import Courtesy
from workbench.tui.guard import Guarded
from workbench.tui.literal import printable
from workbench.tui.request import Request
from workbench.tui.turns import InTurn

if TYPE_CHECKING:
    from workbench.flow.workspace import Workspace
    from workbench.tui.screens.stage import StageScreen


STARTED_AFTER = 1.0
"""Seconds after which everything is there that the first screen needs."""
MOST_BUGS = 10
"""Bugs in one run after which the program ends: something fails again and again."""


WAIT_FOR_DISK = 300
"""Milliseconds to wait for another program's write, during which no key is answered."""


class WorkbenchApp(Guarded, App[None]):
    """The translation workbench on a terminal."""

    TITLE = "Translation workbench"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (168, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        config: Config,
        *,
        session: str = "",
        request: Request | None = None,
        when_loaded: Callable[[], None] = lambda: None,
    ) -> None:
        """Open a session by name, fetch what is requested, or show the start screen.

        `when_loaded` is called whenever something large has been loaded.
        """
        # What a session is opened with is read with the rest: later, all would be parsed again.
        super().__init__(css_path=[self.CSS_PATH, "screens/edit.tcss"] if session else None)
        # Here, not when it is mounted: what is made later inherits who hears.
        hear(partial(self.notify, severity="warning", timeout=15))
        self.config = config
        self.workspace: Workspace | None = None
        self._first = session
        self._request = request
        self.when_loaded = when_loaded
        self.courtesy = Courtesy()
        self._stages: dict[str, StageScreen] = {}
        self.review_view = ""
        """The view that the review is to begin with, when another screen wants one."""
        self.forgiving = False
        """Whether to go on after a bug without a terminal too, where tests are to see it."""
        self.broken: Exception | None = None
        """The bug that ended the program, if one did."""
        self._bugs = 0
        for one in theme.THEMES:
            self.register_theme(one)
        self.theme = theme.named(str(config.get("screen", "theme", "dark")))
        self.configured_keys = keys.keymap(config.tables.get("keys", {}))
        self.set_keymap(self.configured_keys)

    def on_mount(self) -> None:
        """Show what the program was started for."""
        hangup.watch(self)
        self.courtesy.take_turns()
        self.set_timer(STARTED_AFTER, self.when_loaded)
        if self._first:
            self.open_session(self._first)
        elif self._request is not None:
            self.fetch(self._request)
        else:
            self.action_start_screen()

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody presses a key, for work in the background to step aside."""
        if isinstance(event, events.InputEvent):
            self.courtesy.touch()
        await super().on_event(event)

    async def on_in_turn(self, turn: InTurn) -> None:
        """Do what waited for the keys before it, unless another screen has come between."""
        if turn.screen is self.screen:
            await turn.screen.take(turn)

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme by name, without copying all of them for every line that is painted."""
        return self._registered_themes.get(theme_name) or super().get_theme(theme_name)

    def refresh_css(self, animate: bool = True) -> None:
        """Apply other colours; before anything is shown, only remember them."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the variables that themes not of our own lack."""
        return {"muted": "#808890"}

    def get_system_commands(self, screen: Screen[Any]) -> Any:
        """Offer every action of the screen in the command palette."""
        from workbench.tui.palette import commands

        yield from commands(self, screen)

    def notify(self, message: str, *, markup: bool = False, **options: Any) -> None:
        """Show a message as it stands: it may hold text from anywhere."""
        super().notify(printable(message), markup=markup, **options)

    def report(self, error: WorkbenchError) -> None:
        """Show an error: what happened, and what to do."""
        text = f"{error.message}\n{error.hint}" if error.hint else error.message
        self.notify(text, severity="error", timeout=12)

    def unexpected(self, bug: Exception) -> None:
        """Say that something failed that should not, and where its details are."""
        if isinstance(bug, WorkbenchError):
            self.report(bug)
            return
        self._bugs += 1
        if debugging() or self._bugs > MOST_BUGS or (self.is_headless and not self.forgiving):
            self._handle_exception(bug)
            return
        self.notify(
            f"Something went wrong ({kind(bug)}). The translation is kept; go on, "
            f"or quit and open it again.\n{noted(bug)}",
            severity="error",
            timeout=20,
        )

    def _handle_exception(self, error: Exception) -> None:
        """End, what is typed saved; the command line tells what happened."""
        if debugging() or self.is_headless:
            super()._handle_exception(error)
        elif self.broken is None:
            self.broken = error
            told = ""
            try:
                hangup.save(self)
                told = self.rescue()
            except Exception:  # noqa: BLE001, S110 - the first bug is the one to tell
                pass
            self.exit(return_code=2, message=told)

    # ------------------------------------------------------------- sessions

    def fetch(self, request: Request) -> None:
        """Fetch an article with its progress shown, then open it."""
        from workbench.tui.screens.fetching import FetchingScreen

        self.push_screen(FetchingScreen(request))

    def open_session(self, name: str, *, take_over: bool = False) -> None:
        """Open a session where it was left."""
        from workbench.flow.workspace import Workspace

        try:
            workspace = Workspace.open(self.config, name, take_over=take_over)
        except WorkbenchError as error:
            self.report(error)
            if self.workspace is None:
                self.action_start_screen()
            return
        try:
            old = self.leave_session()
        except WorkbenchError as error:
            workspace.close()
            self.report(error)
            return
        workspace.store.wait_at_most(WAIT_FOR_DISK)
        self.workspace = workspace
        stage = str(workspace.state("stage", "compare"))
        self.action_stage(stage)
        self.call_later(self._discard, old)
        if workspace.read_only:
            self._offer_take_over(name)

    def _offer_take_over(self, name: str) -> None:
        from workbench.tui.screens.dialogs import TakeOver

        def answered(yes: bool | None) -> None:
            if yes:
                self.open_session(name, take_over=True)

        self.push_screen(TakeOver(), answered)

    def leave_session(self) -> list[StageScreen]:
        """Save and close what is open; return its screens, to be discarded when not shown.

        Raises StoreError when the disk refuses, and then leaves nothing.
        """
        screens = list(self._stages.values())
        for screen in screens:
            screen.leave()
        if left := self.unsaved():
            raise StoreError(
                f"{counted(len(left), 'translation')} could not be saved; the session stays open.",
                "They are tried again every few seconds.",
            )
        self._stages = {}
        if self.workspace is not None:
            self.workspace.close()
            self.workspace = None
            garbage.look_at_all()
        return screens

    def unsaved(self) -> dict[int, str]:
        """Return texts, by segment, that the disk refused."""
        return {unit: text for one in self._stages.values() for unit, text in one.unsaved().items()}

    def rescue(self) -> str:
        """Write texts that the disk refused somewhere else; tell where, if there are any."""
        from workbench.tui.rescue import rescue

        left = self.unsaved()
        if not left or self.workspace is None:
            return ""
        file = rescue(self.workspace.name, left)
        if file is None:
            return f"{counted(len(left), 'translation')} could not be saved anywhere."
        told = counted(len(left), "translation")
        return f"{told} could not be saved in the session: see {file}"

    async def _discard(self, screens: list[StageScreen]) -> None:
        for screen in screens:
            self.uninstall_screen(screen)
            await screen.remove()

    # -------------------------------------------------------------- screens

    def action_stage(self, name: str) -> None:
        """Show a stage of the work: compare, edit, review or finish."""
        from workbench.tui.screens.stage import make

        if self.workspace is None:
            self.notify("No article is open yet.")
            return
        if name not in self._stages:
            self._stages[name] = make(name, self.workspace, self.size)
            self.install_screen(self._stages[name], f"{name} {id(self.workspace)}")
        self._show(self._stages[name])
        if name in ("compare", "edit"):
            self.workspace.set_state("stage", name)

    def go_to(self, unit: int) -> None:
        """Show a segment in the editor."""
        self.action_stage("edit")
        self._stages["edit"].show_unit(unit)

    def changed_elsewhere(self, unit: int) -> None:
        """Tell the editor that a segment was changed by another screen."""
        if "edit" in self._stages:
            self._stages["edit"].refresh_unit(unit)

    def edit_afresh(self) -> None:
        """Show the editor with the sections that are chosen now."""
        self.action_stage("edit")
        self._stages["edit"].refill()

    def _show(self, screen: Screen[Any]) -> None:
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def action_start_screen(self) -> None:
        """Show the recent sessions."""
        from workbench.tui.screens.start import StartScreen

        self._show(StartScreen())

    def action_show_help(self) -> None:
        """Show the keys of this screen."""
        from workbench.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_next_theme(self) -> None:
        """Change to the next of the three themes."""
        names = [one.name for one in theme.THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    async def action_quit(self) -> None:
        """Save what is typed, and leave."""
        wait_for_typing = getattr(self.screen, "action_after_typing", lambda _: self.action_leave())
        wait_for_typing("app.leave")

    def action_leave(self) -> None:
        """Save and leave; ask when something cannot be saved."""
        from workbench.tui.screens.dialogs import Question

        try:
            self.leave_session()
        except StoreError as error:
            if not self.unsaved():
                self.report(error)
                return
            question = Question(
                error.message,
                "Stay, and they are tried again; or leave, and they are written into a text file.",
                yes="Stay",
                no="Leave",
            )
            self.push_screen(question, self._stay)
            return
        self.exit()

    def _stay(self, yes: bool | None) -> None:
        if not yes and yes is not None:
            self.exit(message=self.rescue())
