"""Undo goes back step by step, across segments, and typing is one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Draft, State
from workbench.flow.undo import Undo


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
