"""A line of pieces, each of which does something when it is clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget

from workbench.tui.guard import Guarded

Piece = tuple[Content, str]
"""What is shown, and the action it stands for; empty for none."""


class ClickLine(Guarded, Widget):
    """Shows as many pieces as fit, without the markup of links, whose colours are fixed."""

    def pieces(self) -> Sequence[Piece]:
        """Return the pieces from left to right."""
        raise NotImplementedError

    def fitting(self) -> list[Piece]:
        """Return the pieces that fit into the width."""
        room, out = self.content_size.width, []
        for content, action in self.pieces():
            room -= content.cell_length
            if room < 0:
                break
            out.append((content, action))
        return out

    def render(self) -> Content:
        """Return the line."""
        return Content("").join([content for content, _ in self.fitting()])

    def on_resize(self) -> None:
        """Fit the pieces to the new width."""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Do what the piece under the pointer stands for."""
        at = event.get_content_offset_capture(self).x
        for content, action in self.fitting():
            at -= content.cell_length
            if at < 0:
                if action:
                    await self.act(action)
                return

    async def act(self, action: str) -> None:
        """Do an action of the screen."""
        await self.screen.run_action(action)
