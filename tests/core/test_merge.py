"""Merging keeps what each side did, and shows where both did something else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.core.merge import merge

TEXTS = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8).map("".join)


def test_changes_in_different_places_are_joined() -> None:
    merged = merge("a\nb\nc\n", "A\nb\nc\n", "a\nb\nc\nd\n")
    assert merged.text == "A\nb\nc\nd\n"
    assert merged.conflicts == ()


def test_the_same_change_on_both_sides_is_one_change() -> None:
    assert merge("a\nb\n", "a\nx\nb\n", "a\nx\nb\n").text == "a\nx\nb\n"


def test_a_conflict_keeps_theirs_and_shows_ours() -> None:
    merged = merge("a\nb\nc\n", "a\nours\nc\n", "a\ntheirs\nc\n")
    assert merged.text == "a\ntheirs\nc\n"
    assert [(c.base, c.ours, c.theirs) for c in merged.conflicts] == [("b\n", "ours\n", "theirs\n")]


@given(TEXTS, TEXTS)
def test_one_sided_changes_never_conflict(base: str, changed: str) -> None:
    assert merge(base, changed, base).text == changed
    assert merge(base, base, changed).text == changed
    assert merge(base, changed, base).conflicts == merge(base, base, changed).conflicts == ()


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_of_theirs_that_we_kept_is_lost(base: str, ours: str, theirs: str) -> None:
    merged = merge(base, ours, theirs)
    if merged.conflicts:
        return
    added = [line for line in theirs.splitlines() if line not in base.splitlines()]
    assert all(line in merged.text.splitlines() for line in added)
