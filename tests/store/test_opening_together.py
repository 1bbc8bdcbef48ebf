"""Several programs open a database that does not exist yet: each gets it, none is turned away."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench.store.answers import Answers
from workbench.store.memory import Memory
from workbench.store.sessions import Sessions

ROUNDS, TOGETHER = 12, 6


@pytest.mark.parametrize("opened", [Answers, Memory, Sessions])
def test_a_new_database_is_opened_by_many_at_once(
    opened: Callable[[Path], Any], tmp_path: Path
) -> None:
    failed: list[Exception] = []
    for attempt in range(ROUNDS):
        start = threading.Barrier(TOGETHER)

        def work(path: Path, start: threading.Barrier) -> None:
            start.wait()
            try:
                with opened(path):
                    pass
            except Exception as error:  # noqa: BLE001 - shown below
                failed.append(error)

        path = tmp_path / str(attempt) / "new.db"
        threads = [threading.Thread(target=work, args=(path, start)) for _ in range(TOGETHER)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
    assert failed == []
