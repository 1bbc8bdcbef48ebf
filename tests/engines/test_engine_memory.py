"""What is remembered of services between runs: by whom it was written, spoilt, or used at once."""

from __future__ import annotations

import resource
import threading
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.engines.breaker import FAILURES, LONG, SHORT, Breaker
from workbench.engines.gate import seconds
from workbench.engines.outcomes import failure, refusal
from workbench.engines.state import States, Trouble
from workbench.engines.throttle import Throttle, backoff
from workbench.errors import BadReply, Offline, RateLimited, ReachError, Refused, Timeout

URL = "https://engine.example/m"


def test_a_trouble_comes_back_as_it_was(tmp_path: Path) -> None:
    trouble = Trouble("google", 2, 503, "a «reason»", 5.5, 9.5)
    States(tmp_path / "new").note(URL, trouble)
    assert States(tmp_path / "new").trouble("google", URL) == trouble
    assert States(tmp_path / "new").trouble("google", URL + "2") == Trouble("google")
    assert States(tmp_path / "new").trouble("mint", URL) == Trouble("mint")


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"engine": "google"', id="no end"),
        pytest.param(b'{"engine": "google", "mood": 1}', id="an unknown field"),
        pytest.param(b'{"engine": "google", "until": "soon"}', id="words for a number"),
        pytest.param(b'{"engine": "google", "failures": null}', id="nothing for a number"),
        pytest.param(b"\xff\xfe", id="bytes"),
        pytest.param(b"[" * 100_000, id="nested without end"),
    ],
)
def test_a_spoilt_file_pauses_nobody(tmp_path: Path, spoilt: bytes) -> None:
    states = States(tmp_path)
    states.note(URL, Trouble("google", FAILURES, 403, "no", time.time(), time.time() + 100))
    breaker = Breaker("google", URL, states)
    assert breaker.paused()
    next(tmp_path.glob("google-*.json")).write_bytes(spoilt)
    assert breaker.paused() == ""
    breaker.check()
    breaker.failed(500, ReachError("no"))
    assert breaker.trouble().failures == 1


def test_on_a_full_disk_a_trouble_is_remembered_and_no_half_file_left(tmp_path: Path) -> None:
    states = States(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, before[1]))
    try:
        states.note(URL, Trouble("google", 2))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert states.trouble("google", URL) == Trouble("google", 2)
    assert list(tmp_path.iterdir()) == []


def test_resetting_ends_the_pauses_of_an_engine_alone(tmp_path: Path) -> None:
    states = States(tmp_path)
    for url in (URL, URL + "2"):
        states.note(url, Trouble("google", 1))
    states.note(URL, Trouble("mint", 1))
    assert states.reset("google") == 2
    assert states.trouble("google", URL).failures == 0
    assert states.trouble("mint", URL).failures == 1
    assert states.reset("google") == 0
    assert States(tmp_path / "none").reset("google") == 0


def test_what_was_sent_is_counted_by_day_and_engine(tmp_path: Path) -> None:
    states = States(tmp_path)
    states.use("mymemory", "2026-03-01", 400)
    states.use("mymemory", "2026-03-01", 80)
    states.use("other", "2026-03-01", 7)
    assert states.used("mymemory", "2026-03-01") == 480
    assert states.used("mymemory", "2026-03-02") == 0
    states.use("mymemory", "2026-03-02", 5)
    assert states.used("mymemory", "2026-03-01") == 0
    assert states.used("other", "2026-03-01") == 7


def test_a_count_with_spoilt_lines_counts_the_others(tmp_path: Path) -> None:
    states = States(tmp_path)
    states.use("mymemory", "2026-03-01", 400)
    path = next(tmp_path.glob("*.count"))
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n-5\nsoon\n20\n")
    assert states.used("mymemory", "2026-03-01") == 420


def test_many_threads_count_together(tmp_path: Path) -> None:
    states = States(tmp_path)

    def work() -> None:
        for _ in range(40):
            states.use("mymemory", "2026-03-01", 3)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert states.used("mymemory", "2026-03-01") == 6 * 40 * 3


def test_where_nothing_can_be_written_it_is_remembered_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    states = States(tmp_path / "file")
    states.use("mymemory", "2026-03-01", 3)
    states.use("mymemory", "2026-03-01", 4)
    assert states.used("mymemory", "2026-03-01") == 7
    assert states.used("mymemory", "2026-03-02") == 0
    assert states.used("other", "2026-03-01") == 0
    states.note(URL, Trouble("google", 1))
    assert states.trouble("google", URL).failures == 1
    assert states.reset("google") == 1
    assert states.trouble("google", URL).failures == 0


# ------------------------------------------------------------------ the breaker


@pytest.mark.parametrize(
    ("status", "error", "rest"),
    [
        (401, Refused("no"), LONG),
        (456, Refused("no"), LONG),
        (503, ReachError("no"), LONG),
        (200, RateLimited("no"), LONG),
        (404, Refused("no"), LONG),
        (None, Timeout("no"), SHORT),
        (502, ReachError("no"), SHORT),
        (200, BadReply("no"), SHORT),
    ],
)
def test_the_last_failure_decides_how_long_the_rest_is(
    tmp_path: Path, status: int | None, error: ReachError, rest: float
) -> None:
    now = [5000.0]
    breaker = Breaker("google", URL, States(tmp_path), lambda: now[0])
    for _ in range(FAILURES - 1):
        breaker.failed(500, ReachError("before"))
        assert breaker.paused() == ""
    breaker.failed(status, error)
    with pytest.raises(RateLimited) as refused:
        breaker.check()
    assert refused.value.retry_after == rest
    assert "--reset google" in refused.value.hint
    now[0] += rest
    breaker.check()


@pytest.mark.parametrize(("status", "rest"), [(403, LONG), (500, SHORT)])
def test_after_the_rest_a_single_failure_opens_it_again(
    tmp_path: Path, status: int, rest: float
) -> None:
    now = [5000.0]
    breaker = Breaker("google", URL, States(tmp_path), lambda: now[0])
    for _ in range(FAILURES):
        breaker.failed(status, ReachError("no"))
    now[0] += rest + 1
    assert breaker.paused() == ""
    breaker.failed(status, ReachError("no"))
    assert breaker.paused()
    now[0] += rest + LONG + 1
    breaker.failed(status, ReachError("no"))
    assert breaker.paused() == ""


@given(st.lists(st.booleans(), max_size=12))
@settings(max_examples=25)
def test_only_failures_in_a_row_count(tmp_path: Path, outcomes: list[bool]) -> None:
    now = [5000.0]
    breaker = Breaker("google", URL, States(tmp_path), lambda: now[0])
    breaker.succeeded()
    row = 0
    for good in outcomes:
        row = 0 if good else row + 1
        if good:
            breaker.succeeded()
        else:
            breaker.failed(500, ReachError("no"))
        assert breaker.trouble().failures == row
        assert bool(breaker.paused()) == (row >= FAILURES)


# ------------------------------------------------------- what the gate is told


@given(st.text(max_size=30) | st.floats().map(str) | st.integers().map(str))
@settings(max_examples=150)
def test_a_wait_that_is_asked_for_is_a_number_of_seconds_or_none(value: str) -> None:
    found = seconds(value)
    assert found is None or 0 <= found < float("inf")


@pytest.mark.parametrize("value", ["inf", "nan", "1e999", "-inf", "Thu", "١٢:٣٠"])
def test_a_wait_without_end_is_none(value: str) -> None:
    assert not seconds(value)


def test_a_date_is_the_time_until_then() -> None:
    from email.utils import formatdate

    found = seconds(formatdate(time.time() + 90, usegmt=True))
    assert found is not None
    assert 80 < found <= 91


@pytest.mark.parametrize(
    ("status", "wait", "kind"),
    [
        (400, None, Refused),
        (402, None, Refused),
        (403, 5.0, Refused),
        (404, None, Refused),
        (413, None, BadReply),
        (414, None, BadReply),
        (429, None, RateLimited),
        (456, 5.0, Refused),
        (500, 5.0, ReachError),
        (503, None, ReachError),
        (503, 5.0, RateLimited),
        (204, None, BadReply),
        (304, None, BadReply),
    ],
)
def test_every_status_has_its_error_with_what_to_do(
    status: int, wait: float | None, kind: type[ReachError]
) -> None:
    error = refusal("google", status, wait)
    assert type(error) is kind
    assert str(status) in error.message
    assert error.retry_after == (wait if kind in (RateLimited, ReachError) else None)


def test_a_failure_never_quotes_the_address() -> None:
    import requests

    secret = "https://engine.example/?key=CANARY&q=текст"
    for raised, kind in (
        (requests.ConnectTimeout(secret), Timeout),
        (requests.ReadTimeout(secret), Timeout),
        (requests.ConnectionError(secret), ReachError),
        (requests.ConnectionError(f"NameResolutionError {secret}"), Offline),
        (requests.exceptions.ChunkedEncodingError(secret), BadReply),
        (OSError(secret), BadReply),
        (ValueError(secret), BadReply),
    ):
        error = failure("google", raised, 3.0)
        assert type(error) is kind
        assert "CANARY" not in error.message + error.hint


# ------------------------------------------------------------------ the pace


class Clock:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def sleep(self, wait: float) -> None:
        self.now += wait


@given(st.floats(0.5, 50), st.lists(st.floats(0, 3), min_size=1, max_size=12), st.floats(0, 20))
@settings(max_examples=60)
def test_turns_are_never_closer_than_the_rate_allows(
    rate: float, pauses: list[float], held: float
) -> None:
    clock = Clock()
    throttle = Throttle(rate, lambda: clock.now, clock.sleep)
    turns = []
    for pause in pauses:
        clock.now += pause
        throttle.take()
        turns.append(clock.now)
    assert all(b - a >= 1 / rate - 1e-6 for a, b in pairwise(turns))
    throttle.hold(held)
    asked = clock.now
    throttle.take()
    assert clock.now - asked >= held - 1e-6


def test_a_rate_of_none_waits_for_nobody() -> None:
    clock = Clock()
    throttle = Throttle(0, lambda: clock.now, clock.sleep)
    for _ in range(5):
        throttle.take()
    assert clock.now == 100.0


@given(st.integers(1, 8), st.none() | st.floats(0, 1000))
@settings(max_examples=60)
def test_a_pause_is_at_least_what_was_asked_for(attempt: int, wait: float | None) -> None:
    assert backoff(attempt, wait) >= (wait or 0)
    assert backoff(attempt, None) > 0
