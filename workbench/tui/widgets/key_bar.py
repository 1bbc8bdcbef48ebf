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

    def fitting(self) -> list[Piece]:
        """Return the pieces that fit; help and the way out are never among those left out."""
        pieces = list(self.pieces())
        last = len([a for a in keys.EVERYWHERE if a.shown and keys.held(self.app, a)])
        tail = pieces[-last:] if last and keys.EVERYWHERE in self._groups else []
        room = self.content_size.width - sum(content.cell_length for content, _ in tail)
        out: list[Piece] = []
        for content, action in pieces[: len(pieces) - len(tail)]:
            room -= content.cell_length
            if room < 0:
                break
            out.append((content, action))
        return [*out, *tail]
