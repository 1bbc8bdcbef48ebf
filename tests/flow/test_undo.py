"""Undo goes back step by step, across segments, and typing is one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Draft, State
from workbench.flow.undo import Step, Undo


def draft(unit: int, text: str, state: State = State.EDITED) -> Draft:
    return Draft(unit, text, state if text else State.UNTRANSLATED)


def test_back_and_forward_over_two_segments() -> None:
    undo = Undo()
    undo.did((draft(1, ""),), (draft(1, "a"),), 0)
    undo.did((draft(2, ""),), (draft(2, "b"),), 1)
    assert undo.back() == (draft(2, ""),)
    assert undo.back() == (draft(1, ""),)
    assert undo.back() == ()
    assert undo.forward() == (draft(1, "a"),)


def test_typing_in_one_segment_is_one_step_until_it_pauses() -> None:
    undo = Undo()
    undo.did((draft(1, ""),), (draft(1, "a"),), 0)
    undo.did((draft(1, "a"),), (draft(1, "ab"),), 2)
    undo.did((draft(1, "ab"),), (draft(1, "abc"),), 30)
    assert undo.back() == (draft(1, "ab"),)
    assert undo.back() == (draft(1, ""),)


@pytest.mark.parametrize(
    ("after", "moment", "steps"),
    [
        pytest.param([draft(1, "ab")], 9.9, 1, id="typed on at once"),
        pytest.param([draft(1, "ab")], 10.0, 2, id="typed on after a while"),
        pytest.param([draft(1, "ab")], -1.0, 2, id="by a clock that went back"),
        pytest.param([draft(2, "b")], 1.0, 2, id="in another segment"),
        pytest.param([draft(1, "")], 1.0, 2, id="all of it taken away"),
        pytest.param([draft(1, "a", State.CONFIRMED)], 1.0, 2, id="confirmed"),
        pytest.param([draft(1, "ab"), draft(2, "b")], 1.0, 2, id="in two segments at once"),
    ],
)
def test_only_typing_on_in_one_segment_lengthens_a_step(
    after: list[Draft], moment: float, steps: int
) -> None:
    start = [draft(1, "a") if one.unit == 1 else draft(2, "") for one in after]
    undo = Undo([Step((draft(1, ""),), (draft(1, "a"),), 0.0)])
    undo.did(tuple(start), tuple(after), moment)
    taken = [undo.back() for _ in range(3)]
    assert sum(bool(one) for one in taken) == steps
    assert taken[steps - 1] == (draft(1, ""),)


def test_forward_leads_to_where_a_lengthened_step_ended() -> None:
    undo = Undo()
    for before, after in (("", "a"), ("a", "ab"), ("ab", "abc")):
        undo.did((draft(1, before),), (draft(1, after),), 0)
    assert undo.back() == (draft(1, ""),)
    undo.did((draft(1, ""),), (draft(1, "z"),), 0)
    assert undo.back() == (draft(1, ""),)
    assert undo.forward() == (draft(1, "z"),)
    assert undo.forward() == ()
    assert undo.back() == (draft(1, ""),)


def test_what_two_windows_remember_is_not_shared() -> None:
    past = [Step((draft(1, ""),), (draft(1, "a"),))]
    one, other = Undo(past), Undo(past)
    assert one.back() == other.back() == (draft(1, ""),)
    assert len(past) == 1


def test_a_new_step_forgets_what_was_taken_back() -> None:
    undo = Undo()
    undo.did((draft(1, ""),), (draft(1, "a"),), 0)
    undo.back()
    undo.did((draft(1, ""),), (draft(1, "z"),), 50)
    assert undo.forward() == ()


@given(st.lists(st.tuples(st.integers(1, 3), st.text("abc", max_size=2)), max_size=12))
def test_undoing_everything_leads_back_to_the_start(steps: list[tuple[int, str]]) -> None:
    undo, now = Undo(), {n: draft(n, "") for n in (1, 2, 3)}
    for moment, (unit, text) in enumerate(steps):
        before, after = now[unit], draft(unit, text)
        undo.did((before,), (after,), moment * 100)
        now[unit] = after
    while taken := undo.back():
        now[taken[0].unit] = taken[0]
    assert now == {n: draft(n, "") for n in (1, 2, 3)}
