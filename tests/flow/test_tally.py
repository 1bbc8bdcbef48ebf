"""A tally kept segment by segment says what counting anew says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Draft, Kind, State, Unit
from workbench.flow.progress import Tally, measure

UNITS = [
    Unit(n, "ru", n // 4, Kind.PARAGRAPH, n * 10, n * 10 + 9, "слово " * n) for n in range(1, 13)
]
DRAFTS = st.builds(
    Draft,
    unit=st.integers(1, 14),
    text=st.sampled_from(["", "one two", "one three four"]),
    state=st.sampled_from(list(State)),
    machine=st.booleans(),
    proposed=st.just("one two"),
)


@given(st.lists(DRAFTS, max_size=30))
def test_a_tally_is_what_counting_anew_gives(changes: list[Draft]) -> None:
    tally = Tally()
    tally.add(UNITS[:5], {})
    tally.add(UNITS, {})
    drafts: dict[int, Draft] = {}
    for draft in changes:
        drafts[draft.unit] = draft
        tally.update(draft)
    anew, kept = measure(UNITS, drafts), tally.total()
    assert (kept.segments, kept.words, kept.done) == (anew.segments, anew.words, anew.done)
    assert kept.words_done == anew.words_done
    assert kept.unmodified == pytest.approx(anew.unmodified)
    section = tally.section(5)
    assert section.segments == sum(unit.section == 1 for unit in UNITS)
