"""Work among misbehaving engines: only documented errors, and nothing grows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.run import WARM, Held, grown, soak
from workbench.engines import throttle


@pytest.mark.slow
def test_twenty_seconds_among_misbehaving_engines(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(throttle, "BASE", throttle.BASE)
    work, samples = soak(20, seed=7)
    assert work.done.total() > WARM
    assert samples[-1].threads == samples[0].threads


def test_growth_is_seen() -> None:
    steady = [Held(1, 9, 100.0)] * 12
    assert grown(steady) == []
    assert grown([*steady[:9], *[Held(2, 9, 100.0)] * 3]) == ["threads: 1 → 2"]
    assert grown([*steady[:9], *[Held(1, 12, 130.0)] * 3]) == [
        "files: 9 → 12",
        "memory: 100 → 130 MB",
    ]
