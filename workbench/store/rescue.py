"""What to do with a damaged database: keep it, and save what can be read."""

from __future__ import annotations

from pathlib import Path

from workbench.store.owners import Owners


def mend(path: Path, owners: Owners, *, thorough: bool = False) -> str:
    """Replace a damaged database by what can be read of it; return what was done in words."""
    return ""
