"""The last line of a screen: the keys worth knowing here, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbench.tui import keys
from workbench.tui.widgets.click_line import ClickLine, Piece


class KeyBar(ClickLine):
    """Shows keys and what they do; a click does it."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; padding: 0 1; background: $background; color: $muted; }
    """

    def __init__(self, *groups: Sequence[keys.Action]) -> None:
        super().__init__()
        self._groups = groups

    def pieces(self) -> list[Piece]:
        """Return each key with its label."""
        out: list[Piece] = []
        for group in self._groups:
            for action in group:
                held = keys.held(self.app, action)
                if action.shown and held:
                    key = keys.spoken(held.split(",")[0])
                    call = action.call or action.name
                    if group is keys.EVERYWHERE:
                        call = f"app.{call}"
                    shown = Content.assemble(
                        (key, "bold $text-accent"), f" {action.label or action.title}   "
                    )
                    out.append((shown, call))
        return out
