"""Borders of the small use cases: completing, undoing, choosing places, settings of checks."""

from __future__ import annotations

import pytest

from workbench.config import Config
from workbench.core.model import Draft, Kind, State, Unit
from workbench.flow.choosing import within
from workbench.flow.comparing import glossary_words
from workbench.flow.completing import FEWEST, FEWEST_TITLE, LONGEST, Completer
from workbench.flow.cutting import free_number, halves, joined
from workbench.flow.undo import BURST, Undo


@pytest.mark.parametrize(
    ("rest", "offered"),
    [
        ("b" * LONGEST, "b" * LONGEST),
        ("b" * (LONGEST + 1), ""),
        ("b" * (LONGEST - 1) + " c", "b" * (LONGEST - 1)),
        ("b" * (LONGEST - 2) + " cd", "b" * (LONGEST - 2)),
        ("b" * LONGEST + " c", ""),
        ("bb " + "c" * LONGEST, "bb"),
        (" bb " + "c" * LONGEST, " bb"),
        (" " + "c" * LONGEST, ""),
        ("b c " + "d" * LONGEST, "b c"),
    ],
)
def test_a_long_rest_is_offered_up_to_a_word_that_fits(rest: str, offered: str) -> None:
    assert Completer(["aaa" + rest]).rest("aaa") == offered


@pytest.mark.parametrize(
    ("typed", "near", "title"),
    [
        ("V" * (FEWEST - 1), "", ""),
        ("V" * FEWEST, "x", ""),
        ("V" * (FEWEST_TITLE - 1), "x", ""),
        ("V" * FEWEST_TITLE, "x", "x"),
    ],
)
def test_letters_that_must_be_typed(typed: str, near: str, title: str) -> None:
    assert Completer([f"{typed}x"]).rest(typed) == (near if len(typed) + 1 > FEWEST else "")
    assert Completer((), [f"{typed}x"]).rest(typed) == title


@pytest.mark.parametrize("text", ["", "a", "ab", "abc"])
def test_a_short_near_text_is_not_offered(text: str) -> None:
    assert Completer([text]).rest(text[:-1]) == ""


def test_of_titles_that_begin_alike_the_first_that_is_longer_is_offered() -> None:
    titles = ["Vakhsh", "", "Vakhsh River", "Vakhsh Valley", "Vakil"]
    assert Completer((), titles).rest("Vakhsh") == " River"
    assert Completer((), titles).rest("Vakhsh V") == "alley"
    assert Completer((), titles).rest("Vaki") == "l"
    assert Completer((), titles).rest("Vakx") == ""


def draft(unit: int, text: str, state: State = State.EDITED) -> Draft:
    return Draft(unit, text, state)


@pytest.mark.parametrize(
    ("moment", "first"),
    [(0.0, ""), (BURST - 0.01, ""), (BURST, "a"), (BURST + 1, "a"), (-1.0, "a")],
)
def test_typing_is_one_step_for_ten_seconds(moment: float, first: str) -> None:
    undo = Undo()
    undo.did((draft(1, ""),), (draft(1, "a"),), 0.0)
    undo.did((draft(1, "a"),), (draft(1, "ab"),), moment)
    assert undo.back() == (draft(1, first),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((draft(2, ""),), (draft(2, "b"),)),
        ((draft(1, "a", State.CONFIRMED),), (draft(1, "ab"),)),
        ((draft(1, "a"),), (draft(1, "a", State.CONFIRMED),)),
        ((draft(1, "a"), draft(2, "")), (draft(1, "b"), draft(2, "b"))),
        ((draft(1, "a"),), (draft(1, "b"), draft(2, "b"))),
    ],
)
def test_what_is_no_typing_is_a_step_of_its_own(
    before: tuple[Draft, ...], after: tuple[Draft, ...]
) -> None:
    undo = Undo()
    undo.did((draft(1, ""),), (draft(1, "a"),), 0.0)
    undo.did(before, after, 1.0)
    assert undo.back() == before
    assert undo.back() == (draft(1, ""),)
    assert undo.back() == ()


def test_a_step_goes_back_and_forward_again_and_again() -> None:
    undo = Undo()
    undo.did((draft(1, ""),), (draft(1, "a"),), 0.0)
    undo.did((draft(2, ""),), (draft(2, "b"),), 1.0)
    for _ in range(3):
        assert undo.back() == (draft(2, ""),)
        assert undo.back() == (draft(1, ""),)
        assert undo.forward() == (draft(1, "a"),)
        assert undo.forward() == (draft(2, "b"),)
        assert undo.forward() == ()


def unit(number: int, lang: str, start: int, end: int, **more: object) -> Unit:
    fields = {"section": 0, "kind": Kind.PARAGRAPH, "text": "x", **more}
    return Unit(number, lang, fields["section"], fields["kind"], start, end, str(fields["text"]))  # type: ignore[arg-type]


UNITS = [unit(1, "ru", 0, 10), unit(2, "ru", 10, 20), unit(3, "tg", 0, 10), unit(4, "ru", 25, 30)]


@pytest.mark.parametrize(
    ("places", "chosen"),
    [
        ([], []),
        ([("ru", 0, 30)], [1, 2, 4]),
        ([("ru", 0, 10)], [1]),
        ([("ru", 0, 11)], [1, 2]),
        ([("ru", 1, 11)], [2]),
        ([("ru", 10, 20)], [2]),
        ([("ru", 20, 25)], []),
        ([("ru", 25, 26)], [4]),
        ([("tg", 0, 5)], [3]),
        ([("uk", 0, 50)], []),
        ([("ru", 10, 20), ("tg", 0, 1), ("ru", 0, 1)], [1, 2, 3]),
        ([["ru", "25", "26"]], [4]),
    ],
)
def test_segments_of_chosen_places_are_those_that_begin_there(
    places: list[tuple[str, int, int]], chosen: list[int]
) -> None:
    assert [one.id for one in within(UNITS, places)] == chosen


@pytest.mark.parametrize(
    ("ids", "written", "free"),
    [([], [], 1), ([1, 2], [], 3), ([1, 2], [7], 8), ([9, 2], [7], 10), ([], [4], 5)],
)
def test_a_new_segment_gets_a_number_that_nothing_ever_had(
    ids: list[int], written: list[int], free: int
) -> None:
    assert free_number([unit(n, "ru", 0, 1) for n in ids], written) == free


PAGE = "Раз  [[два|три]]. Пять.\nШесть."


@pytest.mark.parametrize(
    ("offset", "left", "right"),
    [
        (3, "Раз", "[[два|три]]."),
        (4, "Раз", "[[два|три]]."),
        (5, "Раз", "[[два|три]]."),
        (1, "Р", "аз  [[два|три]]."),
        (16, "Раз  [[два|три]]", "."),
        (0, None, None),
        (-2, None, None),
        (17, None, None),
        (99, None, None),
    ],
)
def test_a_segment_is_cut_where_both_halves_have_words(
    offset: int, left: str | None, right: str | None
) -> None:
    whole = unit(1, "ru", 0, 17)
    if left is None:
        with pytest.raises(Exception, match="between two words"):
            halves(PAGE, whole, offset, 9)
        return
    one, other = halves(PAGE, whole, offset, 9)
    assert (PAGE[one.start : one.end], PAGE[other.start : other.end]) == (left, right)
    assert (one.id, other.id, other.end) == (1, 9, 17)
    assert "|" not in one.text + other.text or "[" in left


@pytest.mark.parametrize(
    ("following", "joins"),
    [
        (unit(2, "ru", 18, 23), True),
        (unit(2, "ru", 17, 23), True),
        (unit(2, "ru", 19, 23), False),
        (unit(2, "tg", 18, 23), False),
        (unit(2, "ru", 18, 23, section=1), False),
        (unit(2, "ru", 18, 23, kind=Kind.LIST), False),
        (None, False),
    ],
)
def test_a_segment_is_joined_with_its_neighbour_only(following: Unit | None, joins: bool) -> None:
    whole = unit(1, "ru", 0, 17)
    if not joins:
        with pytest.raises(Exception, match="no next sentence"):
            joined(PAGE, whole, following)
        return
    one = joined(PAGE, whole, following)
    assert (one.id, one.start, one.end) == (1, 0, 23)
    assert one.text == "Раз  три. Пять."


def test_words_of_the_glossary_are_single_and_of_the_language() -> None:
    words = glossary_words(Config(offline=True), "ru")
    assert "Dushanbe" in words["Душанбе"]
    assert all(" " not in word for word in words)
    assert not {"Тоҷикистон", "Ҷумҳурӣ"} & set(words)
    assert all(targets for targets in words.values())
