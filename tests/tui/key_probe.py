"""A program that says which action a key stands for: `python key_probe.py GROUP`."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

from workbench.tui import keys


class Probe(App[None]):
    """Binds one group of actions, around an editor where the real screen has one."""

    CSS = "TextArea { height: 5; }"

    def __init__(self, group: str) -> None:
        super().__init__()
        self.group = group
        self.count = 0

    def compose(self) -> ComposeResult:
        """Lay out the answer above the editor, which takes keys of its own."""
        yield Static("ready 0", id="seen")
        if self.group == "edit":
            yield TextArea()

    def on_mount(self) -> None:
        """Bind the keys, in place of those that an app has of itself."""
        self._bindings.key_to_bindings.clear()
        for action in (*keys.SCREENS[self.group], *keys.EVERYWHERE):
            for key in filter(None, keys.both_layouts(action.keys).split(",")):
                self._bindings.bind(key, f"app.seen('{action.name}')", priority=True)
        self.query("TextArea").focus()

    def action_seen(self, name: str) -> None:
        """Show the name, with a number that grows."""
        self.count += 1
        self.query_one("#seen", Static).update(f"{name} {self.count}")


if __name__ == "__main__":
    Probe(sys.argv[1]).run()
