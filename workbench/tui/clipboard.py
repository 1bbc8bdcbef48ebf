"""Copying through the terminal, said honestly, and opening a browser where there is one."""

from __future__ import annotations

import os
import sys
import threading
import webbrowser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.app import WorkbenchApp


def copy(app: WorkbenchApp, text: str, what: str) -> None:
    """Send text to the terminal's clipboard (OSC 52), which never answers whether it took it."""
    app.copy_to_clipboard(text)
    app.notify(
        f"{what} sent to the terminal, {len(text)} characters. Not every terminal takes it "
        "(tmux needs set-clipboard on): if it does not paste, F8 writes files."
    )


def has_browser() -> bool:
    """Tell whether a browser with a window can be opened from here."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def browse(app: WorkbenchApp, address: str) -> None:
    """Open an http(s) address in a browser; show it where there is none."""
    if not address.startswith(("http://", "https://")):
        app.notify("There is no web address to open.")
    elif has_browser():
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        app.notify(f"Opening {address}")
    else:
        app.copy_to_clipboard(address)
        app.notify(
            f"No browser here. The address was sent to the terminal's clipboard:\n{address}",
            timeout=15,
        )
