"""Background work steps aside for keys, by a clock that only moves when somebody waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from workbench.tui import courtesy
from workbench.tui.courtesy import AT_ONCE, BREATH, LONGEST, QUIET, Courtesy


class Clock:
    """Tells the time, and notes each wait; `key` is pressed again at the end of so many waits."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []
        self.presses = 0
        self.key: Callable[[], None] = lambda: None

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 6))
        self.now += seconds
        if self.presses:
            self.presses -= 1
            self.key()

    async def nap(self, seconds: float) -> None:
        self.sleep(seconds)

    def forward(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(courtesy, "time", made)
    monkeypatch.setattr(courtesy, "asyncio", SimpleNamespace(sleep=made.nap))
    return made


def in_thread(work: Courtesy) -> None:
    work.in_thread()


def on_loop(work: Courtesy) -> None:
    asyncio.run(work.on_loop())


def breath(work: Courtesy) -> None:
    asyncio.run(work.breath())


@pytest.mark.parametrize(
    ("way", "since_key", "waits"),
    [
        pytest.param(in_thread, None, [], id="thread, no key"),
        pytest.param(in_thread, 0.0, [QUIET], id="thread, a key just now"),
        pytest.param(in_thread, QUIET / 2, [QUIET / 2], id="thread, a key half the time ago"),
        pytest.param(in_thread, QUIET + 0.01, [], id="thread, a key long enough ago"),
        pytest.param(on_loop, None, [BREATH], id="loop, no key: a breath"),
        pytest.param(on_loop, 0.0, [BREATH, QUIET - BREATH], id="loop, a key just now"),
        pytest.param(on_loop, 0.05, [BREATH, 0.006], id="loop, a key some time ago"),
        pytest.param(on_loop, QUIET, [BREATH], id="loop, a key long enough ago"),
        pytest.param(breath, 0.0, [BREATH], id="work that is waited for only breathes"),
    ],
)
def test_what_a_key_changes_is_painted_first(
    clock: Clock, way: Callable[[Courtesy], None], since_key: float | None, waits: list[float]
) -> None:
    work = Courtesy()
    if since_key is not None:
        work.touch()
        clock.forward(since_key)
    way(work)
    assert clock.waits == pytest.approx(waits, abs=1e-5)


@pytest.mark.parametrize("way", [in_thread, on_loop])
def test_it_waits_for_further_keys_too(clock: Clock, way: Callable[[Courtesy], None]) -> None:
    work = Courtesy()
    work.touch()
    began = clock.now
    clock.key, clock.presses = work.touch, 3
    way(work)
    assert clock.now - began == pytest.approx(4 * QUIET if way is in_thread else 3 * QUIET + BREATH)


@pytest.mark.parametrize("way", [in_thread, on_loop])
def test_it_goes_on_after_a_while_though_keys_keep_coming(
    clock: Clock, way: Callable[[Courtesy], None]
) -> None:
    work = Courtesy()
    work.touch()
    began = clock.now
    clock.key, clock.presses = work.touch, 10_000
    way(work)
    assert LONGEST <= clock.now - began < LONGEST + QUIET + BREATH


@pytest.mark.parametrize(
    ("way", "worked", "waits"),
    [
        pytest.param(on_loop, AT_ONCE / 2, 0, id="loop, shortly after the last"),
        pytest.param(on_loop, AT_ONCE * 2, 1, id="loop, after some work"),
        pytest.param(breath, AT_ONCE / 2, 0, id="shortly after the last"),
        pytest.param(breath, AT_ONCE * 2, 1, id="after some work"),
    ],
)
def test_between_two_breaths_some_work_is_done(
    clock: Clock, way: Callable[[Courtesy], None], worked: float, waits: int
) -> None:
    work = Courtesy()
    way(work)
    clock.waits.clear()
    clock.forward(worked)
    way(work)
    assert clock.waits == [BREATH] * waits


@pytest.mark.parametrize(("moment", "since"), [(99.0, True), (100.0, False), (101.0, False)])
def test_whether_a_key_was_pressed_since_a_moment_is_known(
    clock: Clock, moment: float, since: bool
) -> None:
    work = Courtesy()
    assert not work.pressed_since(moment)
    work.touch()
    assert work.pressed_since(moment) is since
