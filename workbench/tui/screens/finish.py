"""The last stage: edit summary, talk page templates and wikitext, ready to be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from workbench import places
from workbench.core.counting import counted
from workbench.errors import GateRefused, WorkbenchError
from workbench.tui import keys
from workbench.tui.clipboard import browse, copy
from workbench.tui.literal import one_line
from workbench.tui.screens.stage import StageScreen
from workbench.tui.widgets.hint import Hint
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.pane import PaneBar
from workbench.tui.widgets.reader import Reader
from workbench.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from workbench.flow.finishing import Finished

TEXTS = (
    ("summary", "Edit summary"),
    ("talk", "Talk page"),
    ("wikitext", "Wikitext"),
    ("ledger", "What became of the markup"),
)
LONGEST = 500
"""Code points that MediaWiki takes of an edit summary."""


class FinishScreen(StageScreen):
    """Shows what is handed over, one text at a time."""

    NAME = "finish"
    CSS_PATH = "finish.tcss"
    AUTO_FOCUS = "#text"
    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.FINISH, keys.STAGES)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.FINISH, queued=True)]

    _shown = "summary"
    _rough = False
    _finished: Finished | None = None
    _held: tuple[str, ...] = ()
    """What holds the text back, a line each."""

    def compose(self) -> ComposeResult:
        """Lay out the names of the texts above the one that is shown."""
        yield TopBar(self.workspace.session.target.title, self.NAME)
        with Vertical(id="page"):
            yield Static("", id="verdict")
            yield PaneBar(TEXTS)
            yield Reader(id="text")
            yield Static("", id="note")
            with Horizontal(id="buttons"):
                yield Button("Write files", id="write_files", variant="primary", compact=True)
                yield Button("Copy", id="copy", compact=True)
                yield Button("Open the wiki in a browser", id="open_wiki", compact=True)
                yield Button("As a rough draft", id="rough", compact=True)
        yield Hint(self.NAME)
        yield KeyBar(keys.FINISH, keys.EVERYWHERE)

    def on_screen_resume(self) -> None:
        """Put the texts together afresh: the drafts may have changed."""
        self._finish()

    # ------------------------------------------------------------ the texts

    def _finish(self) -> None:
        from workbench.flow.finishing import finish

        verdict = Content("")
        self._held = ()
        try:
            self._finished = finish(self.workspace, self.parts(), rough=self._rough)
        except GateRefused as error:
            self._finished = None
            self._held = error.reasons
            self.program.review_view = "gate"
            verdict = Content.assemble(
                ("Held back: not everything has been reviewed.", "bold $text-error"),
                f" {counted(len(error.reasons), 'reason')}.\n",
                (
                    "F4 goes to each and answers it. Alt+H hands the text over as a rough "
                    "draft, for user or draft space.",
                    "$muted",
                ),
            )
        except WorkbenchError as error:
            self._finished = None
            verdict = Content.assemble(
                (one_line(error.message), "bold $text-warning"),
                "\n",
                (one_line(error.hint), "$muted"),
            )
        else:
            verdict = self._ready(self._finished)
        self.query_one("#verdict", Static).update(verdict)
        self._show(self._shown)

    def _ready(self, done: Finished) -> Content:
        rough = " as a rough draft" if self._rough else ""
        left = (
            f"Left out, for want of a translation: {counted(done.untranslated, 'segment')}."
            if done.untranslated
            else ""
        )
        return Content.assemble(
            (f"Ready{rough}.", "bold $text-success"),
            f" {len(done.wikitext)} characters of wikitext. {left}",
        )

    def text_of(self, name: str) -> str:
        """Return one of the texts; empty while it is held back."""
        done = self._finished
        if done is None:
            return ""
        if name == "summary":
            return "\n".join(done.summaries)
        if name == "talk":
            return "\n".join(done.templates)
        if name == "ledger":
            rows = (
                f"{e.state:<11} {e.kind:<10} {e.source} → {e.target} {e.note}" for e in done.ledger
            )
            return "\n".join(" ".join(row.split("\n")) for row in rows)
        return done.wikitext

    def _show(self, name: str) -> None:
        self._shown = name
        self.query_one(PaneBar).show_active(name)
        text = self.text_of(name)
        self.query_one("#text", Reader).show_text(text or "\n".join(self._held))
        note = ""
        if self._held:
            note = f"{dict(TEXTS)[name]}: made once none of this holds the text back."
        elif name == "summary" and text:
            sizes = ", ".join(str(len(line)) for line in text.split("\n"))
            note = f"{sizes} of at most {LONGEST} characters. Use it when you save the article."
            if text.count("\n"):
                note += " One edit for each line."
        elif name == "talk":
            note = "Goes to the top of the article's talk page, among its other banners."
        elif name == "wikitext":
            note = "Put it into the article, section by section, and preview it there."
        self.query_one("#note", Static).update(Content(note))

    def on_pane_bar_chosen(self, event: PaneBar.Chosen) -> None:
        """Show the text whose name was clicked."""
        self._show(event.pane)

    # -------------------------------------------------------------- actions

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says."""
        getattr(self, f"action_{event.button.id}")()

    def action_next_text(self) -> None:
        """Show the next text."""
        names = [name for name, _ in TEXTS]
        self._show(names[(names.index(self._shown) + 1) % len(names)])

    def action_rough(self) -> None:
        """Hand over as a rough draft, marked as such, or not."""
        self._rough = not self._rough
        self._finish()

    def action_write_files(self) -> None:
        """Write the texts into the current folder and say where."""
        from workbench.flow.finishing import write

        if self._finished is None:
            self.program.notify("There is nothing to write yet.", severity="warning")
            return
        try:
            written = write(self._finished, places.current(), self.workspace.name)
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.program.notify("Written:\n" + "\n".join(str(path) for path in written), timeout=15)

    def action_copy(self) -> None:
        """Copy the text that is shown."""
        text = self.query_one("#text", Reader).selected_text or self.text_of(self._shown)
        if text:
            copy(self.program, text, dict(TEXTS)[self._shown])
        else:
            self.program.notify("There is nothing to copy yet.", severity="warning")

    def action_open_wiki(self) -> None:
        """Open the wiki's edit page with the summary filled in."""
        browse(self.program, self.edit_address())

    def edit_address(self) -> str:
        """Return the address of the English edit page with the summary filled in."""
        script = self.workspace.config.api("en").removesuffix("api.php") + "index.php"
        query = {"title": self.workspace.session.target.title, "action": "edit"}
        if self._finished is not None:
            query["summary"] = self._finished.summaries[0]
        return f"{script}?{urlencode(query)}"
