"""Writing texts that the disk refused somewhere else, before the program ends."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from workbench import places
from workbench.keeping import write


def rescue(name: str, texts: Mapping[int, str]) -> Path | None:
    """Write texts, by segment, into the first folder that takes them; None when none does."""
    moment = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    lines = [f"=== {name}, segment {unit}\n{text}\n" for unit, text in texts.items()]
    for folder in (places.data, Path.home, Path.cwd, _temporary):
        try:
            file = folder() / f"unsaved-{name}-{moment}.txt"
            write(file, "\n".join(lines))
        except (OSError, RuntimeError):  # no home is a RuntimeError, no current folder the other
            continue
        return file
    return None


def _temporary() -> Path:
    return Path(tempfile.gettempdir())
