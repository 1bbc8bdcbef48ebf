"""When Python looks for garbage: not while the program starts, nor through what stays loaded.

With ten thousand segments a look through everything takes as long as several key presses.
"""

from __future__ import annotations

import gc


def rest() -> None:
    """Look for no garbage until `go_on`."""
    gc.disable()


def go_on() -> None:
    """Look for garbage again, but not among what is loaded now."""
    gc.freeze()
    gc.enable()


def look_at_all() -> None:
    """Look again at what was left out, since it may have become garbage."""
    gc.unfreeze()
