"""What the four stages of the work share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import events
from textual.binding import BindingType
from textual.geometry import Size

from workbench.tui import keys
from workbench.tui.guard import Guarded
from workbench.tui.sparing import SparingScreen
from workbench.tui.turns import Turns

if TYPE_CHECKING:
    from workbench.flow.workspace import Workspace
    from workbench.tui.app import WorkbenchApp


class StageScreen(Guarded, Turns, SparingScreen):
    """A stage of the work on one session."""

    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.STAGES,)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.STAGES, queued=True)]
    NAME: ClassVar[str] = ""

    @property
    def program(self) -> WorkbenchApp:
        """The application, of our own kind."""
        return cast("WorkbenchApp", self.app)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown_before = False

    def fit(self, size: Size) -> None:
        """Take the classes of the terminal's size, before every widget is styled without them."""
        for steps, cells in (
            (self.program.HORIZONTAL_BREAKPOINTS, size.width),
            (self.program.VERTICAL_BREAKPOINTS, size.height),
        ):
            self.add_class(max(step for step in steps if step[0] <= cells)[1])

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Come back; when it is shown for the first time, all was styled just now."""
        event.refresh_styles = event.refresh_styles and self._shown_before
        self._shown_before = True

    def parts(self) -> set[tuple[str, int]] | None:
        """Return the chosen source sections, by language and number; None for all."""
        chosen = self.workspace.state("chosen", None)
        return {(str(lang), int(section)) for lang, section in chosen} if chosen else None

    def on_screen_suspend(self) -> None:
        """Let the hint for newcomers go once the screen was seen."""
        for hint in self.query("#first-hint"):
            hint.done()  # type: ignore[attr-defined]

    def leave(self) -> None:
        """Save what is not yet saved; called before the session is closed."""

    def unsaved(self) -> dict[int, str]:
        """Return texts, by segment, that the disk refused."""
        return {}

    def refill(self) -> None:
        """Show what is chosen now, where the stage shows segments."""

    def refresh_unit(self, unit: int) -> None:
        """Show a segment that was changed elsewhere as it is now."""

    def show_unit(self, unit: int) -> None:
        """Show a segment, where the stage can."""


def make(name: str, workspace: Workspace, size: Size) -> StageScreen:
    """Return a new screen for a stage on a terminal of a size, importing only what it needs."""
    screen: Any
    if name == "compare":
        from workbench.tui.screens.compare import CompareScreen as screen  # noqa: N813
    elif name == "review":
        from workbench.tui.screens.review import ReviewScreen as screen  # noqa: N813
    elif name == "finish":
        from workbench.tui.screens.finish import FinishScreen as screen  # noqa: N813
    else:
        from workbench.tui.screens.edit_terms import EditTerms as screen  # noqa: N813
    made: StageScreen = screen(workspace)
    made.fit(size)
    return made
