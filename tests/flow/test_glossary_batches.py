"""Batches of the glossary check: chunks in order, broken inputs in their place, words learnt once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.glossary.corpus import Text
from workbench.core.glossary.terms import Term
from workbench.errors import FormatError, InputError
from workbench.flow import glossary_batch
from workbench.flow.glossary_batch import Batch, Problem, chunks, run
from workbench.flow.glossary_inputs import Item

TERMS = [
    Term("плотина", "ru", ("dam",), forbidden=("weir",), glossary="t"),
    Term("шлюз", "ru", ("lock",), glossary="t"),
]


def item(name: str, target: str, source: str = "") -> Item:
    return Item(name, Text(name, target, source or None))


def of(*found: Item) -> Callable[[], Iterator[Item]]:
    return lambda: iter(found)


def broken(error: Exception, *before: Item) -> Callable[[], Iterator[Item]]:
    def reading() -> Iterator[Item]:
        yield from before
        raise error

    return reading


def names(found: list[list[Item] | Problem]) -> list[object]:
    return [
        one.message if isinstance(one, Problem) else [item_.path for item_ in one] for one in found
    ]


def test_a_broken_input_is_a_problem_in_its_place_and_ends_nothing() -> None:
    found = chunks(
        [
            of(item("a", "x")),
            broken(FormatError("b is broken", "mend it"), item("b1", "x")),
            broken(InputError("c is not there")),
            of(item("d", "x"), item("e", "x")),
        ]
    )
    made = [one for one in found if one]
    assert names(made) == [["a", "b1"], "b is broken", "c is not there", ["d", "e"]]
    assert isinstance(made[1], Problem)
    assert made[1].hint == "mend it"


def test_a_bug_in_a_reader_is_no_problem_of_the_input() -> None:
    with pytest.raises(ZeroDivisionError):
        list(chunks([broken(ZeroDivisionError())]))


@given(st.lists(st.lists(st.integers(0, 60), max_size=5), max_size=6))
@settings(max_examples=60)
def test_chunks_hold_all_texts_in_order_and_end_where_they_are_large(
    inputs: list[list[int]],
) -> None:
    sources = [
        of(*[item(f"{n}-{m}", "x" * size, "y" * size) for m, size in enumerate(sizes)])
        for n, sizes in enumerate(inputs)
    ]
    before = glossary_batch.CHUNK_CHARACTERS, glossary_batch.CHUNK_ITEMS
    glossary_batch.CHUNK_CHARACTERS, glossary_batch.CHUNK_ITEMS = 100, 4
    try:
        found = list(chunks(sources))
    finally:
        glossary_batch.CHUNK_CHARACTERS, glossary_batch.CHUNK_ITEMS = before
    flat = [one.path for chunk in found if not isinstance(chunk, Problem) for one in chunk]
    assert flat == [f"{n}-{m}" for n, sizes in enumerate(inputs) for m in range(len(sizes))]
    for chunk in found:
        assert not isinstance(chunk, Problem)
        assert 0 < len(chunk) <= 4
        assert sum(len(one.text.target) * 2 for one in chunk[:-1]) < 100


def checked(processes: int, cache: dict[str, object] | None = None) -> list[object]:
    gathered = [
        [item("a", "The weir is old.", "Плотина старая.")],
        Problem("b is broken", ""),
        [item("c", "The dam is old.", "Плотина старая."), item("d", "A gate.", "Шлюзы открыты.")],
    ]
    out: list[object] = []
    for one in run(gathered, TERMS, "ru", processes=processes, cache=cache):  # type: ignore[arg-type]
        if isinstance(one, Problem):
            out.append(one.message)
        else:
            out.append([(found.path, found.finding.rule) for found in one.found])
    return out


@pytest.mark.parametrize("processes", [1, 2])
def test_outcomes_come_in_the_order_of_the_input(processes: int) -> None:
    first, problem, second = checked(processes)
    assert ("a", "forbidden-term") in first  # type: ignore[operator]
    assert problem == "b is broken"
    assert [row for row in second if row[0] == "c"] == []  # type: ignore[attr-defined]
    assert ("d", "missing-term") in second  # type: ignore[operator]


def test_words_are_learnt_once_and_told() -> None:
    gathered = [[item("a", "A dam.", "Плотины.")], [item("b", "A dam.", "Плотины и шлюзы.")]]
    one, two = run(gathered, TERMS, "ru")
    assert isinstance(one, Batch)
    assert isinstance(two, Batch)
    assert "плотины" in one.learnt
    assert "плотины" not in two.learnt
    assert "шлюзы" in two.learnt
    (third,) = run(gathered[1:], TERMS, "ru", cache={**one.learnt, **two.learnt})
    assert isinstance(third, Batch)
    assert third.learnt == {}
    assert (third.texts, third.found) == (two.texts, two.found)
