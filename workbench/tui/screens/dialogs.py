"""Small questions: yes or no, one line of text, or two."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.tui.literal import literal

STYLE = """
{0} {{
    align: center middle;
    & > Vertical {{
        width: 64; max-width: 90%; height: auto; padding: 1 2;
        background: $panel; border: round $border;
    }}
    & .question {{ text-style: bold; margin-bottom: 1; }}
    & .detail {{ color: $muted; margin-bottom: 1; }}
    & Horizontal {{ height: auto; align-horizontal: right; }}
    & Button {{ margin-left: 2; }}
    & > Box {{ border-subtitle-color: $muted; }}
}}
"""


class Box(Vertical):
    """The frame of a dialog; on its edge stands how it is answered and left."""

    def __init__(self, how: str) -> None:
        super().__init__()
        self.border_subtitle = literal(how)


class Question(ModalScreen[bool]):
    """Asks for yes or no."""

    CSS = STYLE.format("Question")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "answer(False)", "No")]

    def __init__(
        self,
        question: str,
        detail: str = "",
        *,
        yes: str = "Yes",
        no: str = "No",
        careful: bool = False,
    ) -> None:
        """`careful` lets Enter mean no: what yes does cannot be undone."""
        super().__init__()
        self._careful = careful
        self._texts = (question, detail, yes, no)

    def compose(self) -> ComposeResult:
        """Lay out the question above its two buttons."""
        question, detail, yes, no = self._texts
        with Box(f"Tab changes, Enter chooses, Esc: {no}"):
            yield Static(literal(question), classes="question")
            if detail:
                yield Static(literal(detail), classes="detail")
            with Horizontal():
                yield Button(literal(yes), id="yes", variant="primary")
                yield Button(literal(no), id="no")

    def on_mount(self) -> None:
        """Let Enter mean what does no harm."""
        self.query_one("#no" if self._careful else "#yes").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answer without a button."""
        self.dismiss(yes)


class TakeOver(Question):
    """Asks whether to write in a session that another window holds."""

    CSS = STYLE.format("TakeOver")

    def __init__(self) -> None:
        super().__init__(
            "This session is open in another window.",
            "It can be read here. Take it over to write here; the other window then only reads.",
            yes="Take over",
            no="Only read",
        )


class Line(ModalScreen[str | None]):
    """Asks for one line of text; answers None when it is cancelled."""

    CSS = STYLE.format("Line")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, question: str, detail: str = "", *, value: str = "") -> None:
        super().__init__()
        self._texts = (question, detail, value)

    def compose(self) -> ComposeResult:
        """Lay out the question above the field."""
        question, detail, value = self._texts
        with Box("Enter accepts, Esc closes"):
            yield Static(literal(question), classes="question")
            if detail:
                yield Static(literal(detail), classes="detail")
            yield Input(value, select_on_focus=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed."""
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class Pair(ModalScreen[tuple[str, str] | None]):
    """Asks for two lines of text, neither of them empty; answers None when it is cancelled."""

    CSS = STYLE.format("Pair")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, question: str, labels: tuple[str, str], values: tuple[str, str]) -> None:
        super().__init__()
        self._question = question
        self._fields = tuple(zip(labels, values, strict=True))

    def compose(self) -> ComposeResult:
        """Lay out the question above the two fields, each under its label."""
        with Box("Enter accepts, Tab changes, Esc closes"):
            yield Static(literal(self._question), classes="question")
            for label, value in self._fields:
                yield Static(literal(label))
                yield Input(value, select_on_focus=True)

    def on_mount(self) -> None:
        """Begin where something is still to be typed."""
        self._first_empty().focus()

    def _first_empty(self) -> Input:
        fields = list(self.query(Input))
        return next((one for one in fields if not one.value.strip()), fields[-1])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what was typed, or go to the field that is still empty."""
        first, second = (field.value.strip() for field in self.query(Input))
        if first and second:
            self.dismiss((first, second))
        else:
            self._first_empty().focus()

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
