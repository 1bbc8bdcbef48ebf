"""Keys in the order in which they were pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen


@dataclass
class InTurn(Message):
    """An action that goes the way of the keys before it: to the widget, and up to the application."""

    screen: Turns
    action: str


class Turns(Screen[Any]):
    """A screen whose keys wait for those that a list or a field has still to deal with.

    A key of the screen is known as soon as it arrives, one of a list only after it went through
    the queues of all that is around the list: of "down, choose", come at once over a slow line,
    the second would be done first, on the wrong row.
    """

    def action_after_typing(self, action: str) -> None:
        """Do something once the keys pressed before have been dealt with."""
        (self.focused or self).post_message(InTurn(self, action))

    async def take(self, turn: InTurn) -> None:
        """Do what has waited for its turn."""
        await self.run_action(turn.action)
