"""Work among misbehaving engines: only documented errors, and nothing grows."""

from __future__ import annotations

import random
import socket
from pathlib import Path

import pytest

from tests.soak import faults
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


def test_ports_in_a_row_are_chosen_where_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert not faults.free(taken.getsockname()[1])
    monkeypatch.setattr(faults, "PORTS", range(10, 18))
    monkeypatch.setattr(faults, "free", lambda port: port not in (12, 16))
    assert {faults.free_ports(3, random.Random(seed)) for seed in range(20)} == {13}
    monkeypatch.setattr(faults, "free", lambda port: port > 12)
    assert {faults.free_ports(3, random.Random(seed)) for seed in range(20)} == {13, 14, 15}
