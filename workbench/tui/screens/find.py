"""The dialogs of the editing screen: find and replace, and narrowing the list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Checkbox, Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.core.model import State
from workbench.tui.finding_text import Search
from workbench.tui.marks import STATE_SIGN
from workbench.tui.screens.dialogs import STYLE, Box


class Tick(Checkbox):
    """A box that is empty when it is off: Textual tells the two apart by colour alone."""

    @property
    def BUTTON_INNER(self) -> str:  # type: ignore[override]  # noqa: N802 - Textual's name
        """What stands in the box."""
        return "X" if self.value else " "


class FindScreen(ModalScreen[tuple[str, Search] | None]):
    """Asks what to find, and what to put in its place; answers next or all with it."""

    CSS = (
        STYLE.format("FindScreen")
        + "FindScreen Tick { border: none; background: $panel; margin-right: 3; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]
    last = Search("")
    """What was looked for before."""

    def compose(self) -> ComposeResult:
        """Lay out two fields, two options, two buttons."""
        with Box("Tab changes, Enter finds the next, Esc closes"):
            yield Static("Find and replace", classes="question")
            yield Input(
                self.last.text,
                placeholder="Find in source and translation",
                id="find",
                select_on_focus=True,
            )
            yield Input(self.last.replacement, placeholder="Replace by (translation only)", id="by")
            with Horizontal():
                yield Tick("Regular expression", self.last.regex, id="regex", compact=True)
                yield Tick("Match case", self.last.case, id="case", compact=True)
            with Horizontal():
                yield Button("Find next ⏎", id="next", variant="primary")
                yield Button("Replace all", id="all")

    def _answer(self, what: str) -> None:
        search = Search(
            self.query_one("#find", Input).value,
            self.query_one("#by", Input).value,
            self.query_one("#regex", Tick).value,
            self.query_one("#case", Tick).value,
        )
        FindScreen.last = search
        self.dismiss((what, search) if search.text else None)

    def on_input_submitted(self) -> None:
        """Find the next."""
        self._answer("next")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Find or replace."""
        self._answer(event.button.id or "next")


FILTERS = (
    ("all", "All segments"),
    *((state.value, f"{STATE_SIGN[state]} {state.value}") for state in State),
    ("open", "Not confirmed, not skipped"),
    ("finding", "With a finding"),
)


class FilterScreen(ModalScreen[tuple[str, str] | None]):
    """Asks which segments to show; answers a filter's name and a text."""

    CSS = (
        STYLE.format("FilterScreen")
        + "FilterScreen OptionList { height: auto; max-height: 12; background: $panel; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def compose(self) -> ComposeResult:
        """Lay out a field above the list of filters."""
        with Box("Enter chooses, Tab goes to the text, Esc closes"):
            yield Static("Show only some segments", classes="question")
            yield OptionList(*(Option(Content(title), id=name) for name, title in FILTERS))
            yield Input(placeholder="or contain this text, in source or translation")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Filter by text."""
        self.dismiss(("text", event.value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Filter by state."""
        self.dismiss((event.option.id or "all", ""))


class PickScreen(ModalScreen[int | None]):
    """Asks for one of several entries; answers its place."""

    CSS = (
        STYLE.format("PickScreen")
        + "PickScreen OptionList { height: auto; max-height: 16; background: $panel; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Close")]

    def __init__(self, title: str, entries: list[Content]) -> None:
        super().__init__()
        self._title = title
        self._entries = entries

    def compose(self) -> ComposeResult:
        """Lay out the entries."""
        with Box("Enter or a number takes one, Esc closes"):
            yield Static(Content(self._title), classes="question")
            yield OptionList(*map(Option, self._entries))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        self.dismiss(event.option_index)

    def on_key(self, event: object) -> None:
        """Take an entry by its number."""
        key = getattr(event, "key", "")
        if key.isdigit() and 1 <= int(key) <= len(self._entries):
            self.dismiss(int(key) - 1)


class SplitScreen(ModalScreen[int | None]):
    """Shows a source's wikitext with a cursor; answers the offset to split at."""

    CSS = (
        STYLE.format("SplitScreen")
        + "SplitScreen #at { margin-bottom: 1; } SplitScreen Vertical { width: 90; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Close"),
        Binding("left", "move(-1)", "Left"),
        Binding("right", "move(1)", "Right"),
        Binding("enter", "split", "Split"),
    ]

    def __init__(self, wikitext: str) -> None:
        super().__init__()
        self._wikitext = wikitext
        self._places = places(wikitext)
        self._at = len(self._places) // 2

    def compose(self) -> ComposeResult:
        """Lay out the source."""
        with Box("← → move, Enter splits, Esc leaves it whole"):
            yield Static("Split the segment", classes="question")
            yield Static("", id="at")

    def on_mount(self) -> None:
        """Show the cursor."""
        self.action_move(0)

    def action_move(self, by: int) -> None:
        """Move to the next place between words."""
        from workbench.tui.literal import literal

        if not self._places:
            self.dismiss(None)
            return
        self._at = max(0, min(len(self._places) - 1, self._at + by))
        offset = self._places[self._at]
        self.query_one("#at", Static).update(
            Content.assemble(
                literal(self._wikitext[:offset]),
                ("▌", "bold $text-error"),
                literal(self._wikitext[offset:]),
            )
        )

    def action_split(self) -> None:
        """Answer the place."""
        self.dismiss(self._places[self._at])


def places(wikitext: str) -> list[int]:
    """Return the offsets of words where a source can be split: inside no link, reference or template."""
    from workbench.tui.reading import pieces

    inside = [(piece.start, piece.end) for piece in pieces(wikitext)]
    return [
        at + 1
        for at, character in enumerate(wikitext)
        if character == " "
        and 0 < at < len(wikitext) - 1
        and not any(a < at < b for a, b in inside)
    ]
