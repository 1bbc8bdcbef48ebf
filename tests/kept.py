"""What is in a cache of answers, read past the program."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def kept(path: Path) -> int:
    """Return how many answers a cache holds."""
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM answer").fetchone()[0])
