"""Several programs open a database that does not exist yet: each gets it, none is turned away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.together import at_once
from workbench.store.answers import Answers
from workbench.store.memory import Memory
from workbench.store.sessions import Sessions

ROUNDS = 12


@pytest.mark.parametrize("opened", [Answers, Memory, Sessions])
def test_a_new_database_is_opened_by_many_at_once(
    opened: Callable[[Path], Any], tmp_path: Path
) -> None:
    def work(path: Path) -> None:
        with opened(path):
            pass

    for attempt in range(ROUNDS):
        assert at_once(partial(work, tmp_path / str(attempt) / "new.db")) == []
