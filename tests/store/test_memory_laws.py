"""Laws of the memory: scores within their limits, no order matters, an import is one however often."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from workbench.errors import StoreError
from workbench.store.memory import Memory, MemoryMatch, MemoryUnit

WORDS = [
    "берег",
    "брод",
    "весна",
    "дамба",
    "залив",
    "излучина",
    "коса",
    "мель",
    "омут",
    "перекат",
    "плёс",
    "русло",
    "старица",
    "яр",
]


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.db") as opened:
        yield opened


def texts(count: int, seed: int = 3) -> list[str]:
    """Return so many different texts of a few words."""
    chance = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(chance.choices(WORDS, k=chance.randint(2, 9)))] = None
    return list(found)


def edited(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words))
    words[at : at + 1] = chance.choice(([], [chance.choice(WORDS)], [words[at], "ещё"]))
    return " ".join(words) or text


def seen(found: list[MemoryMatch]) -> Counter[tuple[str, str, int]]:
    return Counter((match.source, match.target, match.score) for match in found)


def test_matches_come_in_order_within_their_limits(memory: Memory) -> None:
    chance = random.Random(5)
    stored = texts(300)
    memory.add_many(
        MemoryUnit(text, f"No. {n}", "ru" if n % 3 else "tg", "A", machine=n % 5 == 0)
        for n, text in enumerate(stored)
    )
    for text in stored[:60]:
        asked = edited(text, chance)
        limit = chance.randint(1, 7)
        found = memory.search(asked, "ru", limit=limit, minimum=60)
        assert len(found) <= limit
        assert [m.score for m in found] == sorted((m.score for m in found), reverse=True)
        for match in found:
            letters = 100 * Levenshtein.normalized_similarity(asked, match.source)
            off = 10 * match.machine + 20 * (match.lang != "ru")
            assert 0 <= match.score <= letters - off
            assert letters - off >= 60
            assert (match.score == 100) == (match.source == asked and not off)


def test_a_stricter_minimum_gives_a_part_of_what_a_milder_one_gives(memory: Memory) -> None:
    stored = texts(150)
    memory.add_many(MemoryUnit(text, text.upper(), "ru", "A") for text in stored)
    chance = random.Random(8)
    for text in stored[:25]:
        asked = edited(text, chance)
        mild, strict = (
            seen(memory.search(asked, "ru", minimum=minimum, limit=200)) for minimum in (60, 80)
        )
        assert not strict - mild


def test_a_shorter_list_is_the_beginning_of_a_longer_one(memory: Memory) -> None:
    memory.add_many(MemoryUnit(text, text.upper(), "ru", "A") for text in texts(200))
    for text in texts(20, seed=4):
        whole = memory.search(text, "ru", limit=10, minimum=50)
        scores = [match.score for match in memory.search(text, "ru", limit=4, minimum=50)]
        assert scores == [match.score for match in whole[:4]]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_translations_come_in_changes_no_match(
    tmp_path: Path, seed: int
) -> None:
    units = [MemoryUnit(t, t.upper(), "ru", f"A{n % 2}") for n, t in enumerate(texts(120))]
    mixed = random.Random(seed).sample(units, len(units))
    with Memory(tmp_path / "a.db") as one, Memory(tmp_path / "b.db") as other:
        one.add_many(units)
        for unit in mixed[:20]:
            other.add_many([unit])
        other.add_many(mixed[20:])
        chance = random.Random(seed)
        for unit in mixed[:30]:
            asked = edited(unit.source, chance)
            found = (seen(m.search(asked, "ru", limit=200, minimum=60)) for m in (one, other))
            assert next(found) == next(found)


units = st.builds(
    MemoryUnit,
    st.text("абв ", min_size=1, max_size=4),
    st.text("abc ", min_size=1, max_size=3),
    st.sampled_from(["ru", "tg"]),
    st.sampled_from(["A", "B", ""]),
    st.sampled_from(["", "me"]),
    st.just(""),
    st.sampled_from(["", "2026-01-01T00:00:00Z"]),
    machine=st.booleans(),
    before=st.sampled_from(["", "а"]),
    note=st.sampled_from(["", "seen"]),
    props=st.sampled_from([(), (("k", "v"), ("k", "w"))]),
    tuid=st.sampled_from(["", "t1"]),
)


@given(st.lists(units, max_size=10))
@settings(max_examples=12)
def test_importing_twice_is_importing_once(tmp_path: Path, found: list[MemoryUnit]) -> None:
    (tmp_path / "m.db").unlink(missing_ok=True)
    with Memory(tmp_path / "m.db") as memory:
        sound = [u for u in found if u.source.strip() and u.target.strip()]
        assert memory.add_many(found) == len(sound)
        once = sorted(memory.units())
        memory.add_many(found)
        assert sorted(memory.units()) == once
        # Of those that differ in nothing but remarks the last one stays.
        known = {(u.source, u.lang, u.origin, u.before, u.after, u.target): u for u in sound}
        assert once == sorted(known.values())
        assert memory.count() == len(once)
        assert sorted(memory.units("ru")) == [u for u in once if u.lang == "ru"]


def test_what_is_stored_in_pieces_of_any_size_is_the_same(tmp_path: Path) -> None:
    stored = [MemoryUnit(t, t.upper(), "ru", "A") for t in texts(1100)]
    with Memory(tmp_path / "a.db") as one, Memory(tmp_path / "b.db") as other:
        one.add_many(stored)
        for start in range(0, len(stored), 333):
            other.add_many(stored[start : start + 333])
        assert list(one.units()) == list(other.units()) == stored


@pytest.mark.parametrize(
    ("query", "side", "found"),
    [
        ("мельница", "", {"Старая мельница", "Мельницы у реки"}),
        ("мельницы старая", "", {"Старая мельница"}),
        ("mill", "", {"Старая мельница", "Мельницы у реки"}),
        ("MILLS", "target", {"Старая мельница", "Мельницы у реки"}),
        ("mill", "source", set()),
        ("мельница", "target", set()),
        ("у", "source", {"Мельницы у реки"}),
        ("1873", "", {"Плотина 1873 года"}),
        ("елка", "", {"Ёлка"}),
        ("ёлки", "", {"Ёлка"}),
        ("плотин dam", "", set()),
        ("ельница", "", set()),
        ("%", "", set()),
        ("_", "", set()),
        ("", "", set()),
    ],
)
@pytest.mark.parametrize("waiting", [True, False], ids=["waiting", "indexed"])
def test_a_word_is_found_at_its_beginning_in_the_language_asked_for(
    memory: Memory, waiting: bool, query: str, side: str, found: set[str]
) -> None:
    pairs = {
        "Старая мельница": "The old mill",
        "Мельницы у реки": "Mills by the river",
        "Плотина 1873 года": "A dam of 1873",
        "Ёлка": "A fir",
    }
    memory.add_many(MemoryUnit(a, b, "ru", "A") for a, b in pairs.items())
    if not waiting:
        memory.add_many(MemoryUnit(text, "x", "ru", "B") for text in texts(600))
    hits = {unit.source for unit in memory.concordance(query, side=side)}
    assert {text for text in hits if text in pairs} == found


def test_the_newest_is_listed_first_and_no_more_than_asked_for(memory: Memory) -> None:
    memory.add_many(
        MemoryUnit(f"Омут {n}", "Pool", "ru", "A", changed=f"2026-01-{n:02d}T00:00:00Z")
        for n in (5, 9, 2, 7)
    )
    assert [u.source for u in memory.concordance("омут", limit=3)] == ["Омут 9", "Омут 7", "Омут 5"]
    assert memory.concordance("pool", lang="tg") == []


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Река\u00a0Обь", "Река Обь"),
        ("Йод", "И\u0306од"),
        ("за́мок", "замок"),
        ("Река  Обь\n", " Река Обь"),
        ("[[Обь]]", "Обь"),
        ("''Обь'' и [[Иртыш|Иртыша]]", "Обь и Иртыша"),
    ],
)
def test_texts_that_read_alike_are_equal_however_they_are_written(
    memory: Memory, stored: str, asked: str
) -> None:
    memory.add(stored, "x", "ru", "A")
    for one in (asked, stored):
        assert [m.score for m in memory.search(one, "ru")] == [100]
    assert next(memory.units()).source == stored


@pytest.mark.parametrize(
    ("context", "score"),
    [(("до", "после"), 101), (("до", "иное"), 100), (("", "после"), 100), (("", ""), 100)],
)
def test_both_neighbours_must_be_the_same(
    memory: Memory, context: tuple[str, str], score: int
) -> None:
    memory.add("Омут.", "A pool.", "ru", "A", context=("до", "после"))
    assert memory.search("Омут.", "ru", context=context)[0].score == score


def test_a_context_never_lifts_what_a_machine_made_or_what_only_resembles(memory: Memory) -> None:
    memory.add("Глубокий омут.", "x", "ru", "A", machine=True, context=("до", "после"))
    memory.add("Глубокий омут", "y", "ru", "A", context=("до", "после"))
    found = memory.search("Глубокий омут.", "ru", context=("до", "после"))
    assert {m.target: m.score for m in found}["x"] == 90
    assert {m.target: m.score for m in found}["y"] < 100


def test_a_persons_text_stands_before_a_machines_of_the_same_score(memory: Memory) -> None:
    memory.add("Брод.", "by machine, newer", "tg", "A", machine=True)
    memory.add_many([MemoryUnit("Брод", "by hand", "tg", "A")])
    found = memory.search("Брод.", "tg", minimum=40)
    assert [m.target for m in found] == ["by machine, newer", "by hand"]
    memory.add("Брод.", "by hand too", "ru", "A")
    memory.add("Брод.", "by machine, in Russian", "ru", "B", machine=True)
    scores = {m.target: m.score for m in memory.search("Брод.", "tg", minimum=40)}
    assert scores["by machine, newer"] > scores["by hand too"] > scores["by machine, in Russian"]


def test_of_two_equal_matches_the_newer_comes_first(memory: Memory) -> None:
    for origin, day in (("A", "01"), ("B", "03"), ("C", "02")):
        memory.add_many([MemoryUnit("Омут.", origin, "ru", origin, changed=f"2026-01-{day}")])
    assert [m.target for m in memory.search("Омут.", "ru")] == ["B", "C", "A"]


def test_readers_on_many_threads_see_whole_imports_only(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    Memory(path).close()
    counts: set[int] = set()
    done = threading.Event()
    failed: list[Exception] = []

    def read() -> None:
        try:
            with Memory(path, read_only=True) as own:
                while not done.is_set():
                    counts.add(own.count())
                    own.search("Омут у брода", "ru")
        except Exception as error:  # noqa: BLE001 - shown below
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for thread in readers:
        thread.start()
    with Memory(path) as own:
        for part in range(6):
            own.add_many(MemoryUnit(f"Омут {part} {n}", "Pool", "ru", "A") for n in range(200))
    done.set()
    for thread in readers:
        thread.join(30)
    assert failed == []
    assert counts <= {200 * part for part in range(7)}


def test_writers_on_many_threads_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m.db"
    failed: list[Exception] = []

    def write(own: int) -> None:
        try:
            with Memory(path) as memory:
                for n in range(15):
                    memory.add(f"Омут {own} {n}", f"Pool {own} {n}", "ru", "A")
        except Exception as error:  # noqa: BLE001 - shown below
            failed.append(error)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    with Memory(path, read_only=True) as memory:
        assert {u.target for u in memory.units()} == {
            f"Pool {own} {n}" for own in range(4) for n in range(15)
        }


@pytest.mark.parametrize("asked", ["equal", "another"])
def test_a_page_for_a_segment_keeps_nobody_waiting(memory: Memory, asked: str) -> None:
    page = " ".join(f"{number:05x}" for number in range(150_000))
    memory.add_many([MemoryUnit(page, "Much.", "ru", "A")])
    began = time.process_time()
    found = memory.search(page if asked == "equal" else page[:-9] + " end", "ru")
    assert time.process_time() - began < 3
    assert [match.score for match in found] == ([100] if asked == "equal" else [])


def test_a_memory_that_was_closed_says_so(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "m.db")
    memory.close()
    with pytest.raises(StoreError, match="cannot be used"):
        memory.count()


def test_a_match_keeps_what_was_known_of_its_unit(memory: Memory) -> None:
    unit = MemoryUnit(
        "Омут.", "A pool.", "ru", "Reach", "Ann", "2025-01-01T00:00:00Z", "2026", note="n"
    )
    memory.add_many([unit])
    (match,) = memory.search("Омут.", "ru")
    assert match == MemoryMatch("Омут.", "A pool.", 100, "Reach", (), False, "2026", "ru", "Ann")
    assert next(memory.units()) == unit
