"""Splitting and joining: nothing of the source is lost, and nobody gets another's translation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.config import Config
from workbench.core.model import Kind, Proposal, State, Unit
from workbench.errors import UsageError
from workbench.flow.cutting import free_number, halves, joined
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace

PAGE = "Тихий ''омут'' у [[Брод|брода]].  Рыба ушла."


def unit(start: int, end: int, number: int = 1, **more: object) -> Unit:
    given_ = {"lang": "ru", "section": 0, "kind": Kind.PARAGRAPH, "text": PAGE[start:end], **more}
    return Unit(number, start=start, end=end, **given_)  # type: ignore[arg-type]


WHOLE = unit(0, PAGE.index("  "))


@given(st.integers(-3, len(PAGE) + 3))
@settings(max_examples=60)
def test_halves_are_the_whole_less_the_spaces_between(offset: int) -> None:
    try:
        left, right = halves(PAGE, WHOLE, offset, 9)
    except UsageError:
        assert offset <= 0 or offset >= WHOLE.end
        return
    assert (left.id, right.id) == (1, 9)
    assert (left.start, right.end) == (WHOLE.start, WHOLE.end)
    assert left.end <= right.start
    assert PAGE[left.end : right.start].strip() == ""
    assert not PAGE[left.start : left.end].endswith(" ")
    assert not PAGE[right.start : right.end].startswith(" ")


def test_halves_have_the_text_of_their_own_wikitext() -> None:
    left, right = halves(PAGE, WHOLE, PAGE.index(" у "), 9)
    assert (left.text, right.text) == ("Тихий омут", "у брода.")
    assert (left.lang, left.section, left.kind) == (right.lang, right.section, right.kind)


@pytest.mark.parametrize("offset", [0, -1, len(PAGE), WHOLE.end])
def test_no_half_is_empty(offset: int) -> None:
    with pytest.raises(UsageError, match="between two words"):
        halves(PAGE, WHOLE, offset, 9)


@given(st.integers(1, WHOLE.end - 1))
@settings(max_examples=40)
def test_joining_undoes_splitting(offset: int) -> None:
    try:
        left, right = halves(PAGE, WHOLE, offset, 9)
    except UsageError:
        return
    assert joined(PAGE, left, right) == Unit(
        1, "ru", 0, Kind.PARAGRAPH, 0, WHOLE.end, "Тихий омут у брода."
    )


@pytest.mark.parametrize(
    ("following", "between"),
    [
        pytest.param(None, "", id="nothing follows"),
        pytest.param({"section": 1}, " ", id="another section"),
        pytest.param({"kind": Kind.LIST}, " ", id="another kind"),
        pytest.param({"lang": "tg"}, " ", id="another language"),
        pytest.param({}, "\n\n", id="another paragraph"),
        pytest.param({}, "<br>", id="markup between"),
    ],
)
def test_only_neighbours_of_one_paragraph_are_joined(
    following: dict[str, object] | None, between: str
) -> None:
    page = f"Омут.{between}Брод."
    first = Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 5, "Омут.")
    second = None
    if following is not None:
        known = {"lang": "ru", "section": 0, "kind": Kind.PARAGRAPH, "text": "Брод.", **following}
        second = Unit(2, start=5 + len(between), end=len(page), **known)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no next sentence"):
        joined(page, first, second)


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_a_line_end_within_a_paragraph_does_not_part(between: str) -> None:
    page = f"Омут.{between}Брод."
    first = Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 5, "Омут.")
    second = Unit(2, "ru", 0, Kind.PARAGRAPH, 5 + len(between), len(page), "Брод.")
    assert joined(page, first, second).end == len(page)


def test_a_free_number_was_never_written_for() -> None:
    assert free_number([], []) == 1
    assert free_number([unit(0, 1, 4)], []) == 5
    assert free_number([unit(0, 1, 4)], [2, 9]) == 10


# ------------------------------------------------------------- in a session

TEXT = "Первый камень лежит у брода. Второй камень унесло водой.\n\nТретий камень цел.\n"


@pytest.fixture
def workspace():  # type: ignore[no-untyped-def]
    name = from_texts(("Stones", "Stones."), {"ru": ("Камни", TEXT)})
    with Workspace.open(Config(offline=True), name) as opened:
        yield opened


def test_what_was_written_for_a_part_that_was_joined_is_not_anothers(workspace: Workspace) -> None:
    first, second, _ = (unit.id for unit in workspace.units)
    offset = workspace.source_text(first).index("лежит")
    new = workspace.split(first, offset)
    workspace.save_text(first, "The first stone")
    workspace.save_text(new, "lies at the ford.")
    workspace.merge(first)
    assert workspace.draft(first).text == "The first stone lies at the ford."
    again = workspace.split(first, offset)
    assert again not in (first, second, new)
    assert workspace.draft(again).text == ""
    with Workspace.look(Config(), workspace.name) as seen:
        assert seen.draft(again).text == ""


def test_undo_after_joining_leaves_no_text_without_a_segment(workspace: Workspace) -> None:
    first, second, third = (unit.id for unit in workspace.units)
    workspace.save_text(second, "The second went with the water.")
    workspace.merge(first)
    assert [unit.id for unit in workspace.units] == [first, third]
    assert workspace.undo() == first
    assert workspace.draft(first).text == ""
    assert workspace.undo() is None
    assert workspace.redo() is None
    assert workspace.redo() == first
    assert workspace.draft(first).text == "The second went with the water."


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("", "", ""),
        ("One.", "", "One."),
        ("", "Two.", "Two."),
        ("One. ", " Two.", "One. Two."),
    ],
)
def test_texts_are_joined_with_one_space_between(
    workspace: Workspace, one: str, other: str, whole: str
) -> None:
    first, second, _ = (unit.id for unit in workspace.units)
    workspace.save_text(first, one)
    workspace.save_text(second, other)
    workspace.merge(first)
    assert workspace.draft(first).text == whole
    assert workspace.draft(first).state is (State.EDITED if whole else State.UNTRANSLATED)


def test_joined_text_has_to_be_read_again(workspace: Workspace) -> None:
    first, second, _ = (unit.id for unit in workspace.units)
    workspace.accept(first, Proposal("One.", "mint", machine=True))
    workspace.save_text(second, "Two.")
    workspace.confirm(second, learn=False)
    workspace.merge(first)
    assert workspace.draft(first).state is State.EDITED


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5), st.integers(1, 40)), max_size=8))
@settings(max_examples=15)
def test_however_segments_are_cut_all_words_of_the_source_stay(
    steps: list[tuple[bool, int, int]],
) -> None:
    name = from_texts(("Stones", "Stones."), {"ru": ("Камни", TEXT)})
    with Workspace.open(Config(offline=True), name) as workspace:
        before = " ".join(workspace.source_text(unit.id) for unit in workspace.units).split()
        for splits, which, offset in steps:
            chosen = workspace.units[which % len(workspace.units)].id
            try:
                if splits:
                    workspace.split(chosen, offset)
                else:
                    workspace.merge(chosen)
            except UsageError:
                continue
        numbers = [unit.id for unit in workspace.units]
        assert len(set(numbers)) == len(numbers)
        texts = [workspace.source_text(number) for number in numbers]
        assert "".join(texts).replace(" ", "") == "".join(before)
        with Workspace.look(Config(), name) as again:
            assert again.units == workspace.units
