"""Each engine against each misbehaviour: the right error, in time, and nothing wrong kept."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.conftest import Make
from tests.engines.standin import PATHS, Standin
from tests.kept import kept
from workbench.engines import markers
from workbench.engines.base import Engine
from workbench.engines.gate import Gate, Reply
from workbench.engines.pretranslate import Request, pretranslate
from workbench.engines.validation import MarksLost
from workbench.errors import BadReply, RateLimited, ReachError, Refused, Timeout
from workbench.store.answers import Answers

STATUSES = {
    400: Refused,
    401: Refused,
    403: Refused,
    413: BadReply,
    429: RateLimited,
    456: Refused,
    500: ReachError,
    503: ReachError,
}
EVERYWHERE = {
    "captcha": (Refused, BadReply),
    "redirect": (BadReply,),
    "circle": (BadReply,),
    "truncated": (BadReply,),
    "cut": (BadReply, ReachError),
    "reset": (ReachError,),
    "quota": (RateLimited,),
    "other": (MarksLost,),
    "echo": (BadReply,),
    "empty": (BadReply,),
    "huge": (BadReply,),
    "nothing": (BadReply,),
    "lost": (MarksLost,),
    "doubled": (MarksLost,),
}
"""Misbehaviour → the kinds of error it may become."""
LISTS = ("deepl", "libretranslate", "chat")
"""Engines that are sent several texts at once."""


KEYS = st.sampled_from(
    [
        "responseData",
        "translatedText",
        "translation",
        "translations",
        "text",
        "matches",
        "choices",
        "message",
        "content",
        "responseStatus",
        "responseDetails",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("аbX7Q<>[]@", max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)
BODIES = VALUES.map(lambda value: json.dumps(value, ensure_ascii=False).encode())
"""JSON of every shape, with the keys that services use."""


def text(engine: Engine) -> str:
    """Return a masked sentence with a number, and an atom in the engine's form."""
    return f"Мост построен в 1987 году {markers.atom(1, engine.form('ru'))} рядом со школой."


def fails(engine: Engine, kinds: tuple[type[ReachError], ...], *texts: str) -> ReachError:
    """Ask, and return the error that each text came to."""
    start = time.monotonic()
    answers = engine.translate_each(texts or [text(engine)], "ru")
    assert time.monotonic() - start < 45  # what stalls does so for a minute
    for answer in answers:
        assert answer.text is None
        assert answer.error is not None
        assert type(answer.error) in kinds, answer.error.message
    error = answers[0].error
    assert error is not None
    assert "Мост" not in error.message + error.hint
    return error


@pytest.mark.parametrize("name", PATHS)
def test_a_good_answer_passes(name: str, make: Make) -> None:
    engine = make(name)
    [answer] = engine.translate([text(engine)], "ru")
    assert answer.startswith("Most postroen v 1987")
    assert markers.atoms(answer, engine.form("ru")) == {1: 1}


@pytest.mark.parametrize("mode", ["silent", "drip", "driphead"])
@pytest.mark.parametrize("name", PATHS)
def test_a_service_that_stalls_is_left_at_the_deadline(
    name: str, mode: str, standin: Standin, make: Make
) -> None:
    standin.mode, standin.gap = mode, 0.05  # each byte comes well before a read timeout
    for deadline in (0.4, 4.0, 40.0):
        fails(make(name, deadline=deadline), (Timeout,))
        if standin.heard(1.0):  # on a busy machine the time may be over before anything is sent
            break
    assert len(standin.asked) == 1


@pytest.mark.parametrize(("mode", "kinds"), EVERYWHERE.items(), ids=list(EVERYWHERE))
@pytest.mark.parametrize("name", PATHS)
def test_a_wrong_answer_is_no_translation_and_is_not_kept(
    name: str,
    mode: str,
    kinds: tuple[type[ReachError], ...],
    standin: Standin,
    make: Make,
    tmp_path: Path,
) -> None:
    standin.mode = mode
    fails(make(name), kinds)
    with Answers(tmp_path / "answers.db") as cache:
        engine = make(name)
        outcome = pretranslate([Request(7, text(engine))], "ru", [engine], cache)
        assert outcome.translated == {}
        assert list(outcome.failed) == [7]
        assert kept(tmp_path / "answers.db") == 0


@pytest.mark.parametrize(("status", "kind"), STATUSES.items(), ids=map(str, STATUSES))
@pytest.mark.parametrize("name", PATHS)
def test_a_status_becomes_the_error_that_fits(
    name: str, status: int, kind: type[ReachError], standin: Standin, make: Make
) -> None:
    standin.mode, standin.status = "status", status
    error = fails(make(name), (kind,))
    assert str(status) in error.message
    assert len(standin.asked) == (3 if status == 429 or status >= 500 else 1)


@pytest.mark.parametrize("name", PATHS)
def test_a_service_that_recovers_is_asked_again(name: str, standin: Standin, make: Make) -> None:
    standin.mode, standin.status, standin.times = "status", 503, 2
    engine = make(name)
    assert "1987" in engine.translate([text(engine)], "ru")[0]
    assert len(standin.asked) == 3


def test_retry_after_is_waited_for_when_the_deadline_allows(standin: Standin, make: Make) -> None:
    standin.mode, standin.status, standin.times, standin.retry_after = "status", 429, 1, "0.3"
    start = time.monotonic()
    make("google").translate(["Один мост."], "ru")
    assert time.monotonic() - start >= 0.3


def test_retry_after_beyond_the_deadline_is_told_and_not_waited_for(
    standin: Standin, make: Make
) -> None:
    standin.mode, standin.status, standin.retry_after = "status", 429, "3600"
    start = time.monotonic()
    engine = make("google", deadline=30)
    with pytest.raises(RateLimited) as caught:
        engine.translate(["Один мост."], "ru")
    assert time.monotonic() - start < 20
    with pytest.raises(RateLimited, match="come back in 3600 s"):
        engine.translate(["Одна школа."], "ru")
    assert caught.value.retry_after == 3600
    assert len(standin.asked) == 1


@pytest.mark.parametrize("name", LISTS)
def test_a_wrong_number_of_answers_is_no_answer(name: str, standin: Standin, make: Make) -> None:
    standin.mode = "count"
    engine = make(name)
    fails(engine, (BadReply,), text(engine), text(engine).replace("школой", "церковью"))


@pytest.mark.parametrize("name", PATHS)
def test_a_redirect_on_the_same_host_is_followed(name: str, standin: Standin, make: Make) -> None:
    standin.mode = "moved"
    engine = make(name)
    assert "1987" in engine.translate([text(engine)], "ru")[0]


@pytest.mark.parametrize("name", PATHS)
def test_a_service_that_is_not_there_is_said_to_be_out_of_reach(
    name: str, standin: Standin, make: Make
) -> None:
    engine = make(name)
    standin.stop()
    assert "could not be reached" in fails(engine, (ReachError,)).message


@pytest.mark.parametrize("name", PATHS)
@given(body=st.one_of(st.binary(max_size=300), BODIES))
def test_whatever_bytes_come_only_our_errors_are_raised(
    name: str, body: bytes, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make(name)
    with monkeypatch.context() as patch:
        patch.setattr(Gate, "_exchange", lambda *_: Reply(200, body))
        [answer] = engine.translate_each(["Старый мост стоит здесь."], "ru")
        engine.calls.breaker.succeeded()
    assert answer.text is None or isinstance(answer.text, str)


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize(
    "body",
    [
        "[" * 500_000,
        "<div" * 200_000,
        '<div class="t0">' * 50_000,
        '{"a":' * 100_000,
        "<think>" * 99_999,
    ],
    ids=["brackets", "tags", "containers", "objects", "thoughts"],
)
def test_a_body_made_to_take_long_does_not(
    name: str, body: str, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = make(name)
    monkeypatch.setattr(Gate, "_exchange", lambda *_: Reply(200, body.encode()))
    fails(engine, (BadReply,))
