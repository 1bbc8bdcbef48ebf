"""Which segments may match: the terms that are looked up, the lists of the index, what they have in common."""

from __future__ import annotations

import math
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.store import candidates, postings, terms
from workbench.store.memory import Memory, MemoryUnit

LONG = "омут"
"""A word that stands in the longer of the segments below."""


def lists(*numbers: range | list[int]) -> list[array[int]]:
    return [array("I", each) for each in numbers]


@pytest.mark.parametrize(
    ("found", "most", "expected"),
    [
        (lists(), 3, []),
        (lists([]), 3, []),
        (lists([4, 2]), 3, [4, 2]),
        (lists([4, 2, 9, 1]), 3, [4, 2, 9]),
        (lists([4, 2], [2]), 3, [2, 4]),
        (lists([4, 2], [2, 7]), 2, [2, 4]),
        (lists([1, 2, 3], [3, 4], [4, 3]), 3, [3, 4, 1]),
        (lists([1, 2], [2, 1], [5, 6], [6, 5]), 3, [1, 2, 5]),
        (lists([1, 2, 3], [1, 2, 3], [9]), 3, [1, 2, 3]),
        (lists([1, 2, 3], [1, 2], [9]), 3, [1, 2, 3]),
        (lists([8], [7], [8, 7], [7]), 1, [7]),
        (lists([1, 2, 3, 4], [2, 3, 4], [3, 4], [4]), 2, [4, 3]),
    ],
)
def test_what_stands_in_the_most_lists_comes_first_then_what_the_first_lists_have(
    monkeypatch: pytest.MonkeyPatch, found: list[array[int]], most: int, expected: list[int]
) -> None:
    monkeypatch.setattr(candidates, "MOST", most)
    assert candidates._shared(found) == expected


numbers = st.lists(st.lists(st.integers(0, 30), unique=True, max_size=12), max_size=6)


@given(numbers, st.integers(1, 10))
@settings(max_examples=60)
def test_nothing_is_left_out_that_stands_in_more_lists_than_what_is_taken(
    drawn: list[list[int]], most: int
) -> None:
    kept, candidates.MOST = candidates.MOST, most
    try:
        taken = candidates._shared(lists(*drawn))
    finally:
        candidates.MOST = kept
    counts = Counter(number for each in drawn for number in each)
    assert len(taken) == len(set(taken)) == min(most, len(counts))
    left = [counts[number] for number in counts if number not in taken]
    assert min((counts[number] for number in taken), default=0) >= max(left, default=0)


@pytest.mark.parametrize(
    ("many", "rounded"), [(0, 0), (1, 8), (7, 8), (8, 8), (9, 16), (64, 64), (65, 72), (400, 400)]
)
def test_a_statement_has_marks_for_a_round_number_of_values(many: int, rounded: int) -> None:
    values = [str(number) for number in range(many)]
    marks, filled = postings.marks(values)
    assert marks.count("?") == len(filled) == rounded
    assert filled[:many] == values
    assert set(filled) == set(values)
    rows = sqlite3.connect(":memory:").execute(f"SELECT 1 WHERE '0' IN {marks}", filled)
    assert len(rows.fetchall()) == bool(many)


def segment(length: int, word: str = "") -> str:
    """Return a text of a length with a word in it, and otherwise of one letter."""
    return f"{word} {'я' * (length - len(word) - 1)}" if word else "я" * length


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    """A memory in two parts: forty short, forty middling and forty long segments, some rare words."""
    with Memory(tmp_path_factory.mktemp("index") / "memory.db") as memory:
        for part in range(2):
            memory.add_many(
                MemoryUnit(segment(length + part, LONG), "x", "ru", str(length))
                for length in (*range(20, 100, 2), *range(200, 280, 2), *range(600, 680, 2))
            )
            rare = [segment(length + part, "плёс") for length in (20, 200, 600)]
            memory.add_many(MemoryUnit(text, "x", "ru", "rare") for text in rare)
            postings.index_waiting(memory._db, more_than=0)
        yield memory


ALL = (0, 40)


def test_a_term_is_counted_once_for_each_segment_that_has_it(indexed: Memory) -> None:
    sizes = postings.sizes(indexed._db, [LONG, "плес", "перек"], ALL)
    assert sizes == {LONG: 240, "плес": 6}


@pytest.mark.parametrize(
    ("shortest", "longest"), [(20, 99), (200, 279), (600, 679), (20, 279), (200, 679)]
)
def test_only_segments_of_about_the_lengths_asked_for_are_counted_and_listed(
    indexed: Memory, shortest: int, longest: int
) -> None:
    lengths = (terms.length_class(shortest), terms.length_class(longest))
    listed = postings.lists(indexed._db, [LONG], lengths)[0]
    texts = dict(indexed._db.execute("SELECT id, text FROM source"))
    found = sorted(len(texts[number]) for number in listed)
    fitting = [
        len(text)
        for text in texts.values()
        if LONG in text and lengths[0] <= terms.length_class(len(text)) <= lengths[1]
    ]
    assert found == sorted(fitting)
    assert postings.sizes(indexed._db, [LONG], lengths) == {LONG: len(found)}


def test_a_word_of_few_segments_is_listed_with_all_of_them(indexed: Memory) -> None:
    for lengths in ((0, 0), (9, 9), (40, 40)):
        assert len(postings.lists(indexed._db, ["плес"], lengths)[0]) == 6
        assert postings.sizes(indexed._db, ["плес"], lengths) == {"плес": 6}


def test_lists_come_in_the_order_of_the_terms_also_of_those_that_nothing_has(
    indexed: Memory,
) -> None:
    found = postings.lists(indexed._db, ["плес", "перек", LONG], ALL)
    assert [len(each) for each in found] == [6, 0, 240]


@pytest.mark.parametrize(
    ("letters", "count"), [("омут", 240), ("ому", 240), ("пле", 6), ("п", 6), ("омуты", 0)]
)
def test_segments_are_found_by_how_a_stem_begins(indexed: Memory, letters: str, count: int) -> None:
    assert len(postings.beginning_with(indexed._db, letters)) == count


def test_the_index_ends_where_the_newest_segments_wait(tmp_path: Path) -> None:
    with Memory(tmp_path / "memory.db") as memory:
        memory.add_many(MemoryUnit(f"омут {n}", "x", "ru") for n in range(postings.WAITING))
        assert postings.waiting_from(memory._db) == 0
        memory.add("омут", "x", "ru", "")
        assert postings.waiting_from(memory._db) == postings.WAITING + 1
        assert postings.sizes(memory._db, ["омут"], ALL) == {"омут": postings.WAITING + 1}


@pytest.mark.parametrize("part", [1, 7, 39, 40, 41])
def test_however_large_the_parts_all_segments_are_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    monkeypatch.setattr(postings, "PART", part)
    with Memory(tmp_path / "memory.db") as memory:
        memory.add_many(MemoryUnit(segment(10 + n, LONG), "x", "ru") for n in range(40))
        postings.index_waiting(memory._db, more_than=0)
        assert sorted(postings.lists(memory._db, [LONG], ALL)[0]) == list(range(1, 41))
        parts = {row[0] for row in memory._db.execute("SELECT part FROM posting")}
        assert parts == set(range(0, 40, part))


def test_numbers_are_kept_in_the_least_significant_bytes_first() -> None:
    assert bytes(postings._packed([1, 0x01020304])) == bytes([1, 0, 0, 0, 4, 3, 2, 1])
    assert postings._unpacked(bytes([1, 0, 0, 0, 4, 3, 2, 1])).tolist() == [1, 0x01020304]


# ------------------------------------------------------------ which terms are looked up


def looked_up(
    monkeypatch: pytest.MonkeyPatch, memory: Memory, text: str, *, triples: bool = False
) -> list[str]:
    """Return the terms whose lists a search reads."""
    asked: list[str] = []

    def lists(_: object, chosen: list[str], __: object) -> list[array[int]]:
        asked.extend(chosen)
        return []

    monkeypatch.setattr(postings, "lists", lists)
    finder = candidates.Candidates(memory._db)
    (finder.by_triples if triples else finder.by_stems)(text, 1)
    return asked


@pytest.fixture
def graded(tmp_path: Path) -> Iterator[Memory]:
    """A memory where «а» stands in ten segments, «б» in nine … «к» in one."""
    letters = "абвгдежзик"
    with Memory(tmp_path / "memory.db") as memory:
        memory.add_many(
            MemoryUnit(" ".join(letters[: 10 - n]), "x", "ru", str(n)) for n in range(10)
        )
        postings.index_waiting(memory._db, more_than=0)
        yield memory


def test_the_rarest_stems_are_looked_up_and_none_that_nothing_has(
    monkeypatch: pytest.MonkeyPatch, graded: Memory
) -> None:
    assert looked_up(monkeypatch, graded, "а б в г д е ж з и к л м") == list("кизжед")
    assert looked_up(monkeypatch, graded, "а а к к") == ["к", "а"]
    assert looked_up(monkeypatch, graded, "л м") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(55, "кизжед"), (21, "кизжед"), (20, "кизже"), (6, "киз"), (5, "ки"), (3, "ки"), (0, "ки")],
)
def test_further_stems_are_looked_up_while_they_have_few_segments(
    monkeypatch: pytest.MonkeyPatch, graded: Memory, rows: int, expected: str
) -> None:
    monkeypatch.setattr(candidates, "ROWS", rows)
    assert looked_up(monkeypatch, graded, "а б в г д е ж з и к") == list(expected)


def test_the_rarest_triples_are_looked_up(monkeypatch: pytest.MonkeyPatch, graded: Memory) -> None:
    monkeypatch.setattr(candidates, "TRIPLES", 3)
    found = looked_up(monkeypatch, graded, "абвгдежзик", triples=True)
    assert found == ["_зик", "_жзи", "_ежз"]


def test_counts_are_asked_once_for_each_range_of_lengths(
    monkeypatch: pytest.MonkeyPatch, graded: Memory
) -> None:
    asked: list[list[str]] = []
    real = postings.sizes

    def sizes(
        connection: sqlite3.Connection, wanted: list[str], lengths: tuple[int, int]
    ) -> dict[str, int]:
        asked.append(list(wanted))
        return real(connection, wanted, lengths)

    monkeypatch.setattr(postings, "sizes", sizes)
    finder = candidates.Candidates(graded._db)
    for text in ("а б", "б а", "а б в", "а б нет", "а б нет"):
        finder.by_stems(text.ljust(9), 1)
    assert asked == [["а", "б"], ["в"], ["нет"], ["нет"]]
    finder.by_stems("а б" + " " * 60, 1)
    assert asked[4:] == [["а", "б"]]


def test_counts_are_forgotten_before_they_grow_without_end(
    monkeypatch: pytest.MonkeyPatch, graded: Memory
) -> None:
    monkeypatch.setattr(candidates, "REMEMBERED", 3)
    finder = candidates.Candidates(graded._db)
    for text in ("а б", "в г", "д е", "ж з"):
        finder.by_stems(text, 1)
    assert 0 < len(finder._counts) <= 5


# ------------------------------------------------------------ what the terms of a text are


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        ("", []),
        ("…", []),
        ("я", ["_я"]),
        ("яр", ["_яр"]),
        ("яры", ["_яры"]),
        ("Я, рыба", ["_яры", "_рыб", "_ыба"]),
        ("Ёлка", ["_елк", "_лка"]),
        ("а_бв", ["_абв"]),
    ],
)
def test_triples_run_over_the_ends_of_words(text: str, triples: list[str]) -> None:
    assert terms.triples(text) == triples
    assert set(triples) <= terms.entry(text)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("береговой", ["берег"]),
        ("берег", ["берег"]),
        ("снег_дождь", ["снег", "дождь"]),
        ("__снег__", ["снег"]),
        ("_", []),
        ("1_000 м²", ["1", "000", "м²"]),
        ("Straße STRASSE", ["stras", "stras"]),
    ],
)
def test_an_underscore_parts_words_and_case_does_not(text: str, stems: list[str]) -> None:
    assert terms.stems(text) == stems
    assert set(stems) <= terms.entry(text)


@pytest.mark.parametrize(("length", "has"), [(58, True), (59, False)])
def test_a_segment_that_a_short_text_can_match_has_triples(length: int, has: bool) -> None:
    found = terms.entry("я" * length)
    assert any(term.startswith(terms.TRIPLE) for term in found) is has


@pytest.mark.parametrize(
    ("length", "number"),
    [(0, 0), (1, 0), (2, 2), (3, 3), (10, 6), (40, 10), (58, 12), (100, 13), (1000, 20)],
)
def test_a_class_of_length_begins_four_tenths_above_the_one_before(
    length: int, number: int
) -> None:
    assert terms.length_class(length) == number


@pytest.mark.parametrize(
    ("length", "minimum", "classes"),
    [
        (100, 70, (12, 14)),
        (100, 100, (13, 13)),
        (100, 1, (0, 27)),
        (100, 0, (0, 27)),
        (10, 50, (4, 8)),
        (1, 100, (0, 0)),
        (3, 70, (2, 4)),
    ],
)
def test_the_classes_looked_at_are_those_of_the_shortest_and_the_longest_match(
    length: int, minimum: int, classes: tuple[int, int]
) -> None:
    assert terms.classes(length, minimum) == classes


def test_every_text_that_a_short_one_can_match_has_triples() -> None:
    assert math.ceil(terms.SHORT / 0.7) == terms.LONGEST_SHORT
