"""Merging keeps what each side did, and shows where both did something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.merge import Conflict, merge

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


@given(TEXTS, TEXTS, TEXTS)
def test_who_is_ours_changes_only_whose_words_stand_in_a_conflict(
    base: str, ours: str, theirs: str
) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert [(c.base, c.ours, c.theirs) for c in one.conflicts] == [
        (c.base, c.theirs, c.ours) for c in other.conflicts
    ]
    if not one.conflicts:
        assert one.text == other.text


@given(TEXTS, TEXTS)
def test_what_both_did_alike_is_theirs(base: str, changed: str) -> None:
    assert merge(base, changed, changed).text == changed
    assert merge(base, changed, changed).conflicts == ()


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "text"),
    [
        ("", "", "", ""),
        ("а", "а\nб", "в\nа", None),
        ("а\n", "а\nб\n", "в\nа\n", "в\nа\nб\n"),
        ("а\nб\n", "а\n", "а\nб\nв\n", None),
        ("а\r\nб\r\nв\r\n", "А\r\nб\r\nв\r\n", "а\r\nб\r\nВ\r\n", "А\r\nб\r\nВ\r\n"),
        ("а\nб\nв\n", "а\nв\n", "а\nб\nв\nг\n", "а\nв\nг\n"),
        ("а\nб\nв\n", "", "а\nб\nв\n", ""),
        ("а\u2028б\n", "а\u2028б\nв\n", "г\u2028б\n", "г\u2028б\nв\n"),
    ],
)
def test_line_ends_and_repeated_lines_are_merged_too(
    base: str, ours: str, theirs: str, text: str | None
) -> None:
    merged = merge(base, ours, theirs)
    assert (merged.text if not merged.conflicts else None) == text


def test_two_conflicts_are_two() -> None:
    merged = merge("а\nб\nв\n", "1\nб\n3\n", "4\nб\n6\n")
    assert merged.text == "4\nб\n6\n"
    assert merged.conflicts == (Conflict("а\n", "1\n", "4\n"), Conflict("в\n", "3\n", "6\n"))
