"""What is remembered about services between runs: who failed and how much was used today.

One small file a service, replaced whole, and one line appended a request: safe for several
processes at once without a lock. A folder that cannot be written is only remembered in memory.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from workbench.keeping import append, write


@dataclass(frozen=True, slots=True)
class Trouble:
    """Failures of a service in a row."""

    engine: str
    failures: int = 0
    status: int | None = None
    """HTTP status of the last one; None when no answer came."""
    reason: str = ""
    since: float = 0.0
    """When the last one was, seconds since 1970."""
    until: float = 0.0
    """Until when the service is left alone; 0 while it is not."""


class States:
    """The folder of these files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory: dict[str, Trouble] = {}
        self._unwritten: Counter[str] = Counter()
        """Characters sent that no file tells of, by the name it would have."""

    def trouble(self, engine: str, url: str) -> Trouble:
        """Return the failures of a service; none if nothing is known."""
        path = self._file(engine, url)
        try:
            found = Trouble(**json.loads(path.read_text(encoding="utf-8")))
            _ = found.failures + found.since + found.until  # numbers, if this program wrote it
            return found
        except OSError:
            return self._memory.get(path.name, Trouble(engine))
        except (ValueError, TypeError, RecursionError):
            return Trouble(engine)

    def note(self, url: str, trouble: Trouble) -> None:
        """Keep the failures of a service."""
        path = self._file(trouble.engine, url)
        try:
            write(path, json.dumps(asdict(trouble)))
        except OSError:
            self._memory[path.name] = trouble

    def clear(self, engine: str, url: str) -> None:
        """Forget the failures of a service."""
        path = self._file(engine, url)
        self._memory.pop(path.name, None)
        with suppress(OSError):
            path.unlink(missing_ok=True)

    def reset(self, engine: str) -> int:
        """Forget the failures of an engine at all its addresses; return how many had some."""
        files = list(self.folder.glob(f"{engine}-*.json")) if self.folder.is_dir() else []
        for path in files:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        kept = [name for name in self._memory if name.startswith(f"{engine}-")]
        for name in kept:
            del self._memory[name]
        return len(files) + len(kept)

    def used(self, engine: str, day: str) -> int:
        """Return how many characters an engine was sent on a day (2026-11-24, UTC)."""
        path = self._counts(engine, day)
        try:
            lines = path.read_text("ascii", "replace").split()
        except OSError:
            lines = []
        return self._unwritten[path.name] + sum(int(line) for line in lines if line.isdigit())

    def use(self, engine: str, day: str, characters: int) -> None:
        """Count characters that are about to be sent; forget the days before."""
        path = self._counts(engine, day)
        try:
            if not path.exists():
                for old in self.folder.glob(f"{engine}-*.count"):
                    if old != path:  # which another thread may have begun by now
                        old.unlink(missing_ok=True)
            append(path, str(characters))
        except OSError:
            self._unwritten[path.name] += characters

    def _file(self, engine: str, url: str) -> Path:
        return self.folder / f"{engine}-{hashlib.sha256(url.encode()).hexdigest()[:12]}.json"

    def _counts(self, engine: str, day: str) -> Path:
        return self.folder / f"{engine}-{day}.count"
