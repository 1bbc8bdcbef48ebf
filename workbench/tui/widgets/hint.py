"""A line for those who see a screen for the first time; it goes away once the screen was left."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from textual.widgets import Static

from workbench import places
from workbench.keeping import append
from workbench.tui.literal import literal

HINTS = {
    "compare": "First time here? Space chooses a section, Alt+A all gaps, Enter begins.",
    "edit": "First time here? Type, Enter confirms; F12 takes the proposal; F1 tells more.",
    "review": "First time here? F6 changes the view, Enter goes to a segment, F4 comes back.",
    "finish": "First time here? F11 shows the next text, F8 writes files; nothing is sent.",
}
"""No longer than a line of 80 columns holds."""


class Hint(Static):
    """Shown until its screen was left once, in this session of the program or an earlier one."""

    DEFAULT_CSS = """
    Hint { height: 1; padding: 0 1; color: $text-accent; background: $panel; text-wrap: nowrap; }
    """

    def __init__(self, stage: str) -> None:
        super().__init__(literal(HINTS.get(stage, "")), id="first-hint")
        self._stage = stage
        self.display = stage in HINTS and stage not in _seen()

    def done(self) -> None:
        """Go away, for good."""
        if self.display:
            self.display = False
            with suppress(OSError):  # it is shown once more, then
                append(_file(), self._stage)


def _file() -> Path:
    return places.data() / "hints-seen.txt"


def _seen() -> set[str]:
    try:
        return set(_file().read_text("utf-8").split())
    except (OSError, UnicodeDecodeError):
        return set()
