"""Requests are spaced, budgets kept, and a service that fails is left alone for a while."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.engines.conftest import Make
from tests.engines.standin import Standin
from workbench.config import Config
from workbench.engines import registry
from workbench.engines.breaker import LONG, SHORT, Breaker
from workbench.engines.mymemory import today
from workbench.engines.state import States, Trouble
from workbench.engines.throttle import Throttle, backoff
from workbench.errors import RateLimited, ReachError


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_three_failures_in_a_row_open_the_circuit(standin: Standin, make: Make) -> None:
    standin.mode, standin.status = "status", 404
    engine = make("google")
    for _ in range(3):
        engine.translate_each(["Один мост."], "ru")
    assert len(standin.asked) == 3
    with pytest.raises(RateLimited, match="paused until"):
        engine.translate(["Один мост."], "ru")
    assert len(standin.asked) == 3


def test_a_success_between_failures_keeps_the_circuit_closed(standin: Standin, make: Make) -> None:
    engine = make("google")
    standin.status = 404
    for mode in ("status", "status", "good", "status"):
        standin.mode = mode
        engine.translate_each(["Один мост."], "ru")
    assert engine.unusable() == ""


def test_an_open_circuit_outlives_the_program_and_can_be_reset(
    standin: Standin, make: Make
) -> None:
    standin.mode, standin.status = "status", 403
    engine = make("google")
    for _ in range(3):
        engine.translate_each(["Один мост."], "ru")
    again = make("google")
    assert "403" in again.unusable()
    assert again.calls.states.reset("google") == 1
    assert again.unusable() == ""


def test_a_circuit_belongs_to_an_address(standin: Standin, make: Make) -> None:
    standin.mode, standin.status = "status", 403
    engine = make("google")
    for _ in range(3):
        engine.translate_each(["Один мост."], "ru")
    assert registry.get("google", Config()).unusable() == ""


def test_a_bad_text_is_not_the_services_failure(standin: Standin, make: Make) -> None:
    standin.mode = "echo"
    engine = make("google")
    for _ in range(4):
        engine.translate_each(["Один мост."], "ru")
    assert engine.unusable() == ""


@pytest.mark.parametrize(
    ("status", "rest"), [(403, LONG), (429, LONG), (500, SHORT), (None, SHORT)]
)
def test_the_pause_is_long_where_the_service_says_stay_away(
    status: int | None, rest: float, tmp_path: Path
) -> None:
    clock = Clock()
    breaker = Breaker("google", "https://g", States(tmp_path), clock)
    for _ in range(3):
        breaker.check()
        breaker.failed(status, ReachError("no"))
    clock.now += rest - 1
    with pytest.raises(RateLimited):
        breaker.check()
    clock.now += 2
    breaker.check()


def test_one_failure_after_the_pause_opens_it_again_and_a_success_ends_it(tmp_path: Path) -> None:
    clock = Clock()
    breaker = Breaker("google", "https://g", States(tmp_path), clock)
    for _ in range(3):
        breaker.failed(500, ReachError("no"))
    clock.now += SHORT + 1
    breaker.failed(500, ReachError("no"))
    assert breaker.paused()
    clock.now += SHORT + 1
    breaker.succeeded()
    breaker.failed(500, ReachError("no"))
    assert not breaker.paused()


def test_failures_of_long_ago_do_not_count(tmp_path: Path) -> None:
    clock = Clock()
    breaker = Breaker("google", "https://g", States(tmp_path), clock)
    for _ in range(2):
        breaker.failed(500, ReachError("no"))
    clock.now += LONG + 1
    breaker.failed(500, ReachError("no"))
    assert breaker.trouble().failures == 1


def test_a_folder_that_cannot_be_written_is_made_up_for_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    breaker = Breaker("google", "https://g", States(tmp_path / "file" / "x"))
    for _ in range(3):
        breaker.failed(500, ReachError("no"))
    assert breaker.paused()


def test_requests_keep_their_distance() -> None:
    slept: list[float] = []
    throttle = Throttle(4.0, Clock(), slept.append)
    for _ in range(4):
        throttle.take()
    assert slept == [0.25, 0.5, 0.75]
    throttle.hold(10)
    throttle.take()
    assert slept[-1] == 10


def test_a_service_on_this_machine_is_not_slowed_down(make: Make) -> None:
    engine = make("google")
    slept: list[float] = []
    engine.calls.throttle._sleep = slept.append
    for number in range(4):
        engine.translate([f"Мост номер {number}."], "ru")
    assert slept == []


def test_the_pause_between_tries_doubles_varies_and_obeys_retry_after() -> None:
    pauses = [backoff(2, None) for _ in range(50)]
    assert len(set(pauses)) > 10
    assert max(pauses) <= 2 * max(backoff(1, None) for _ in range(200)) + 0.02
    assert backoff(1, 7.0) == 7.0


def test_mymemorys_characters_are_counted_and_run_out(standin: Standin, make: Make) -> None:
    engine = make("mymemory", email="")
    engine.translate(["Один мост."], "ru")
    assert engine.calls.states.used("mymemory", today()) == 10
    engine.calls.states.use("mymemory", today(), 4985)
    asked = len(standin.asked)
    with pytest.raises(RateLimited, match="5,000"):
        engine.translate(["Один мост."], "ru")
    assert len(standin.asked) == asked
    engine.calls.states.use("mymemory", today(), 5)
    assert "used up" in make("mymemory", email="").unusable()
    assert make("mymemory").unusable() == ""


@pytest.mark.parametrize("times", [1, 2, -1], ids=["second try", "third try", "never"])
def test_mymemorys_characters_are_counted_once_however_often_they_are_sent(
    standin: Standin, make: Make, times: int
) -> None:
    engine = make("mymemory", email="")
    standin.mode, standin.status, standin.times = "status", 503, times
    engine.translate_each(["Один мост."], "ru")
    assert len(standin.asked) == (3 if times < 0 else times + 1)
    assert engine.calls.states.used("mymemory", today()) == 10
    standin.mode = "good"
    engine.translate(["Один мост.", "Два моста."], "ru")
    assert engine.calls.states.used("mymemory", today()) == 30


def test_what_a_try_used_of_the_budget_does_not_stop_the_next(standin: Standin, make: Make) -> None:
    engine = make("mymemory", email="")
    engine.calls.states.use("mymemory", today(), 4990)
    standin.mode, standin.status, standin.times = "status", 503, 1
    assert engine.translate(["Один мост."], "ru") == ["Odin most."]


def test_an_email_address_is_sent_and_raises_the_budget(standin: Standin, make: Make) -> None:
    make("mymemory", email="me@example.org").translate(["Один мост."], "ru")
    assert standin.asked[0].query["de"] == ["me@example.org"]


def test_what_is_kept_of_a_service_is_for_its_owner_alone(tmp_path: Path) -> None:
    states = States(tmp_path / "engines")
    states.use("mymemory", today(), 5)
    states.note("https://mt.example", Trouble("mymemory"))
    kept = [states.folder, *states.folder.iterdir()]
    assert len(kept) == 3
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []
