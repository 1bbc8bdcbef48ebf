"""What a match is worth: penalties, ties and limits at their edges; and how translations are stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.errors import StoreError
from workbench.store import matching, postings, writing
from workbench.store.memory import Memory, MemoryUnit


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    with Memory(tmp_path / "memory.db") as opened:
        yield opened


RIVER = "Тихая река течёт на север к морю"


@pytest.mark.parametrize(
    ("machine", "lang", "score"),
    [(False, "ru", 100), (True, "ru", 90), (False, "tg", 80), (True, "tg", 70)],
)
@pytest.mark.parametrize("indexed", [False, True], ids=["waiting", "indexed"])
def test_an_equal_text_is_worth_less_from_a_machine_or_another_language(
    memory: Memory, machine: bool, lang: str, score: int, indexed: bool
) -> None:
    memory.add(RIVER, "A river.", lang, "A", machine=machine)
    if indexed:
        postings.index_waiting(memory._db, more_than=0)
    (match,) = memory.search(RIVER, "ru", minimum=score)
    assert (match.score, match.machine, match.lang, match.notes) == (score, machine, lang, ())
    assert memory.search(RIVER, "ru", minimum=score + 1) == []


def test_a_penalty_is_taken_off_a_fuzzy_score_as_well(memory: Memory) -> None:
    asked = RIVER.replace("север", "запад")
    memory.add(RIVER, "A river.", "ru", "A")
    (plain,) = memory.search(asked, "ru", minimum=1)
    memory.add(RIVER, "A river.", "ru", "A", machine=True)
    (machine,) = memory.search(asked, "ru", minimum=1)
    assert machine.score == plain.score - matching.MACHINE


@pytest.mark.parametrize("minimum", [0, 1, 40, 69, 70, 71, 100, 101])
def test_nothing_below_the_minimum_of_characters_is_offered(memory: Memory, minimum: int) -> None:
    texts = ["я" * length for length in (10, 9, 8, 7, 6, 5)]
    memory.add_many(MemoryUnit(text, text, "ru") for text in texts)
    found = [len(match.source) for match in memory.search("я" * 10, "ru", minimum=minimum)]
    assert found == [length for length in (10, 9, 8, 7, 6) if length * 10 >= minimum]


@pytest.mark.parametrize("limit", [1, 2, 5, 6])
def test_no_more_matches_come_than_were_asked_for(memory: Memory, limit: int) -> None:
    memory.add_many(MemoryUnit(f"{RIVER} {c}", c, "ru") for c in "абвгде")
    assert len(memory.search(RIVER, "ru", limit=limit)) == limit


def test_all_translations_of_a_segment_are_offered_the_newest_first(memory: Memory) -> None:
    memory.add_many(
        MemoryUnit(RIVER, f"{day}.", "ru", str(day), changed=f"2026-01-0{day}") for day in (2, 3, 1)
    )
    assert [match.target for match in memory.search(RIVER, "ru")] == ["3.", "2.", "1."]


@pytest.mark.parametrize(
    ("stored", "asked", "score"),
    [
        (("а", "б"), ("а", "б"), 101),
        (("а", "б"), ("а", "в"), 100),
        (("а", "б"), ("в", "б"), 100),
        (("а", "б"), ("б", "а"), 100),
        (("", ""), ("", ""), 100),
        (("", "б"), ("", "б"), 101),
        (("а", ""), ("а", ""), 101),
    ],
)
def test_the_same_neighbours_are_worth_a_point_where_there_are_any(
    memory: Memory, stored: tuple[str, str], asked: tuple[str, str], score: int
) -> None:
    memory.add(RIVER, "A river.", "ru", "A", context=stored)
    assert [match.score for match in memory.search(RIVER, "ru", context=asked)] == [score]


@pytest.mark.parametrize(
    ("stored", "asked", "notes"),
    [
        ("Их было ровно 17 человек, и все ушли", "Их было ровно 18 человек, и все ушли", "number"),
        ("Он жил тогда в городе Перми у реки", "Он жил тогда в городе Омске у реки", "name"),
        (
            "Он не был в этом городе никогда раньше",
            "Он был в этом городе никогда раньше",
            "negation",
        ),
    ],
)
def test_what_must_be_looked_at_keeps_a_match_below_ninety_five(
    memory: Memory, stored: str, asked: str, notes: str
) -> None:
    memory.add(stored, "One that says no figure.", "ru", "A")
    (match,) = memory.search(asked, "ru")
    assert match.score <= 94
    assert match.notes == (f"differing {notes}",)


@pytest.mark.parametrize(
    ("asked", "score", "notes"),
    [
        ("", 100, ()),
        (" также", 96, ()),
        (" Перми", 94, ("differing name",)),
        (" нет", 94, ("differing negation",)),
    ],
)
def test_a_doubt_alone_takes_a_long_match_to_ninety_four(
    memory: Memory, asked: str, score: int, notes: tuple[str, ...]
) -> None:
    memory.add(f"{RIVER} " * 5, "A river.", "ru", "A")
    (match,) = memory.search(f"{RIVER} " * 5 + asked, "ru")
    assert (match.score, match.notes) == (score, notes)


@pytest.mark.parametrize(
    ("target", "score", "notes"),
    [
        ("There were 17.", 94, ("number replaced: 17 → 18",)),
        ("There were 17 and 17.", 94, ("differing number",)),
        ("There were some.", 94, ("differing number",)),
    ],
)
def test_a_number_put_in_place_is_told(
    memory: Memory, target: str, score: int, notes: tuple[str, ...]
) -> None:
    memory.add(f"{RIVER} " * 5 + "17", target, "ru", "A")
    (match,) = memory.search(f"{RIVER} " * 5 + "18", "ru")
    assert (match.score, match.notes) == (score, notes)
    assert match.target == ("There were 18." if "replaced" in notes[0] else target)


# ------------------------------------------------------------ what is compared


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("а  б\n", "а б"),
        ("[[Обь]] течёт", "Обь течёт"),
        ("[[Обь|Оби]] ''воды''", "Оби воды"),
        ("река́", "река"),
        ("и\u0306", "й"),
        ("a < b", "a < b"),
        ("[1] и {2}", "[1] и {2}"),
        ("", ""),
    ],
)
def test_a_segment_is_compared_without_its_markup(text: str, plain: str) -> None:
    assert matching.plain(text) == plain


def test_a_key_is_the_texts_own_and_fits_the_database() -> None:
    texts = [f"река {n}" for n in range(300)] + ["", "\ud800"]
    found = {matching.key(text) for text in texts}
    assert len(found) == len(texts)
    assert found == {matching.key(text) for text in texts}
    assert all(-(1 << 63) <= key < 1 << 63 for key in found)
    assert min(found) < 0 < max(found)


# ------------------------------------------------------------ what is stored


def rows(memory: Memory, columns: str, table: str) -> list[Any]:
    return memory._db.execute(f"SELECT {columns} FROM {table} ORDER BY id").fetchall()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Река течёт.", None),
        ("[[Река]] течёт.", "Река течёт."),
        ("Река  течёт.", "Река течёт."),
        ("Рек\u0430\u0301 течёт.", "Река течёт."),
        ("<!-- ничего -->", ""),
    ],
)
def test_what_is_compared_is_stored_only_where_it_is_not_the_text(
    memory: Memory, text: str, kept: str | None
) -> None:
    memory.add(text, "x", "ru", "A")
    assert rows(memory, "text, plain", "source") == [(text, kept)]


UNIT = MemoryUnit(
    "а", "b", "ru", "o", "me", "2026", "2027", False, "в", "г", "n", (("t", "p"),), "7"
)


@pytest.mark.parametrize("machine", [False, True])
def test_every_field_of_a_translation_is_kept(memory: Memory, machine: bool) -> None:
    unit = UNIT._replace(machine=machine)
    memory.add_many([unit])
    assert list(memory.units()) == [unit]
    assert rows(memory, "typeof(machine), machine", "target") == [("integer", int(machine))]


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({}, 1),
        ({"target": "c"}, 2),
        ({"origin": "p"}, 2),
        ({"before": "x"}, 2),
        ({"after": "x"}, 2),
        ({"lang": "tg"}, 2),
        ({"source": "А"}, 2),
        ({"author": "you", "created": "1", "changed": "9", "note": "", "tuid": ""}, 1),
        ({"machine": True}, 1),
    ],
)
@pytest.mark.parametrize("together", [True, False], ids=["at once", "one by one"])
def test_an_import_renews_the_same_translation_and_keeps_others(
    memory: Memory, change: dict[str, Any], left: int, together: bool
) -> None:
    second = UNIT._replace(**change)
    for part in [[UNIT, second]] if together else [[UNIT], [second]]:
        assert memory.add_many(part) == len(part)
    assert memory.count() == left
    assert list(memory.units())[-1] == second


@pytest.mark.parametrize(
    ("target", "origin", "context", "left"),
    [
        ("b", "o", ("", ""), 1),
        ("c", "o", ("", ""), 1),
        ("c", "p", ("", ""), 2),
        ("c", "o", ("x", ""), 2),
        ("c", "o", ("", "x"), 2),
    ],
)
def test_a_confirmation_replaces_what_was_confirmed_in_its_place(
    memory: Memory, target: str, origin: str, context: tuple[str, str], left: int
) -> None:
    memory.add("а", "b", "ru", "o")
    memory.add("а", target, "ru", origin, context=context)
    assert memory.count() == left
    assert list(memory.units())[-1].target == target
    assert rows(memory, "count(*)", "source") == [(1,)]


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [("а", "b", 1), ("", "b", 0), (" \n", "b", 0), ("а", "", 0), ("а", "\t", 0), (" а ", " b ", 1)],
)
def test_only_what_has_both_sides_is_stored(
    memory: Memory, source: str, target: str, count: int
) -> None:
    assert memory.add_many([MemoryUnit(source, target, "ru")]) == count
    assert memory.count() == count


@pytest.mark.parametrize("many", [1, 2, 3, 4, 5, 9])
def test_segments_are_numbered_in_their_order_whatever_the_batches(
    memory: Memory, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(writing, "BATCH", 3)
    units = [MemoryUnit(f"{n // 2}", f"{n}", "ru", changed=str(n)) for n in range(many)]
    assert memory.add_many(units) == many
    assert [unit.target for unit in memory.units()] == [str(n) for n in range(many)]
    assert [row[0] for row in rows(memory, "text", "source")] == [
        str(n) for n in range((many + 1) // 2)
    ]


def test_a_memory_for_reading_takes_nothing_and_finds_what_others_add(memory: Memory) -> None:
    with Memory(memory.path, read_only=True) as reader:
        assert reader.search(RIVER, "ru") == []
        memory.add(RIVER, "A river.", "ru", "A")
        assert [match.target for match in reader.search(RIVER, "ru")] == ["A river."]
        memory.add_many(MemoryUnit(f"Омут {n}", "x", "ru") for n in range(postings.WAITING))
        assert reader.search("Омут 17", "ru")[0].source == "Омут 17"
        assert [match.target for match in reader.search(RIVER, "ru")] == ["A river."]
        with pytest.raises(StoreError, match="reading only"):
            reader.add_many([])
