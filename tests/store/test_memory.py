"""The memory offers what was translated before, scored as translators know it."""

from __future__ import annotations

import random
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from workbench.errors import StoreError
from workbench.store.database import connect, transaction
from workbench.store.matching import key
from workbench.store.memory import Memory, MemoryMatch, MemoryUnit
from workbench.store.migrations import MEMORY
from workbench.store.postings import WAITING


@pytest.fixture
def memory(tmp_path: Path):
    with Memory(tmp_path / "memory.db") as opened:
        yield opened


def first(memory: Memory, text: str, lang: str = "ru", **more) -> MemoryMatch:
    return memory.search(text, lang, **more)[0]


def test_a_confirmed_segment_is_found_at_once_and_by_another_program(memory: Memory) -> None:
    memory.add("Река течёт на север.", "The river flows north.", "ru", "Ob", author="me")
    match = first(memory, "Река течёт на север.")
    assert (match.target, match.score, match.origin, match.notes) == (
        "The river flows north.",
        100,
        "Ob",
        (),
    )
    assert match.date
    with Memory(memory.path, read_only=True) as other:
        assert first(other, "Река течёт на север.") == match
        with pytest.raises(StoreError, match="reading only"):
            other.add("а", "b", "ru", "Ob")


def test_spaces_stress_marks_and_markup_do_not_matter_to_an_exact_match(memory: Memory) -> None:
    memory.add("Обь — река в Сибири.", "The Ob is a river in Siberia.", "ru", "Ob")
    assert first(memory, "О\u0301бь  —\u00a0река в\nСибири.").score == 100
    assert first(memory, "'''Обь''' — [[река]] в [[Сибирь|Сибири]].").score == 100


def test_the_same_neighbours_make_it_a_context_match(memory: Memory) -> None:
    memory.add("Да.", "Yes.", "ru", "A", context=("Это он?", "Нет."))
    memory.add("Да.", "It is.", "ru", "B")
    found = memory.search("Да.", "ru", context=("Это он?", "Нет."))
    assert [(m.target, m.score) for m in found] == [("Yes.", 101), ("It is.", 100)]


def test_a_score_is_the_lower_of_letters_and_words(memory: Memory) -> None:
    source = "Длина реки составляет тысячу километров от истока."
    memory.add(source, "The river is long.", "ru", "Ob")
    asked = "Длина реки составляет сотню километров от истока."
    match = first(memory, asked)
    letters = 100 * Levenshtein.normalized_similarity(source, asked)
    assert 70 <= match.score <= letters


def test_only_an_equal_text_scores_a_hundred(memory: Memory) -> None:
    memory.add("река течёт на север", "the river flows north", "ru", "Ob")
    assert first(memory, "река течёт на север.").score <= 99
    assert first(memory, "Река течёт на север").score <= 99


@pytest.mark.parametrize(
    ("stored", "asked", "note"),
    [
        (
            "В верхнем течении реки живёт много видов рыбы, в том числе 17 редких видов.",
            "В верхнем течении реки живёт много видов рыб, в том числе 18 редких видов.",
            "differing number",
        ),
        (
            "По мнению учёных, древний город у реки основал князь Олег, а не сосед.",
            "По мнению учёных, древний город у реки основал князь Игорь, а не сосед.",
            "differing name",
        ),
        (
            "Верхнее течение этой реки судоходно в любое время года и при любой погоде.",
            "Верхнее течение этой реки не судоходно в любое время года и при любой погоде.",
            "differing negation",
        ),
    ],
)
def test_a_difference_that_must_not_be_overlooked_is_named(
    memory: Memory, stored: str, asked: str, note: str
) -> None:
    memory.add(stored, "Some text.", "ru", "Ob")
    match = first(memory, asked)
    assert note in match.notes
    assert 70 <= match.score < 95
    assert match.target == "Some text."


@pytest.mark.parametrize(
    ("stored", "target", "asked", "expected"),
    [
        (
            "В 1950 году здесь жило 3 500 000 человек.",
            "In 1950, 3,500,000 people lived here.",
            "В 1961 году здесь жило 12 700 000 человек.",
            "In 1961, 12,700,000 people lived here.",
        ),
        (
            "Площадь — 3,5 км².",
            "Its area is 3.5 km².",
            "Площадь — 4,25 км².",
            "Its area is 4.25 km².",
        ),
        ("Высота 900 м.", "It is 900 m high.", "Высота 1250 м.", "It is 1250 m high."),
        (
            "См. https://a.example/x и далее.",
            "See https://a.example/x and on.",
            "См. https://b.example/y и далее.",
            "See https://b.example/y and on.",
        ),
        ("Было 5 из 7 домов.", "5 of the 7 houses.", "Было 6 из 7 домов.", "6 of the 7 houses."),
    ],
)
def test_own_numbers_and_addresses_replace_those_of_the_match(
    memory: Memory, stored: str, target: str, asked: str, expected: str
) -> None:
    memory.add(stored, target, "ru", "Ob")
    match = first(memory, asked)
    assert (match.target, match.score) == (expected, 94)
    assert "replaced" in match.notes[0]
    assert match.source == stored


@pytest.mark.parametrize(
    ("stored", "target", "asked"),
    [
        ("Было 5 и ещё 5 домов.", "5 houses and 5 more.", "Было 5 и ещё 6 домов."),
        ("Было 5 домов.", "There were five houses.", "Было 6 домов."),
        ("Поезд в 10:30.", "A train at 10:30.", "Поезд в 10:05."),
    ],
)
def test_a_number_is_not_replaced_where_that_is_not_certain(
    memory: Memory, stored: str, target: str, asked: str
) -> None:
    memory.add(stored, target, "ru", "Ob")
    match = first(memory, asked)
    assert match.target == target
    assert match.notes == ("differing number",)


def test_own_links_replace_those_of_the_match_where_their_titles_are_known(memory: Memory) -> None:
    memory.add("Приток [[Обь|реки]].", "A tributary of the [[Ob|river]].", "ru", "Ob")
    asked = "Приток [[Лена (река)|реки]]."
    assert first(memory, asked).target == "A tributary of the [[Ob|river]]."
    known = first(memory, asked, links={"Лена (река)": "Lena (river)"})
    assert known.target == "A tributary of the [[Lena (river)]]."


def test_machine_and_other_languages_cost_points(memory: Memory) -> None:
    memory.add("Дарёи калон.", "A person's text.", "tg", "A")
    memory.add("Дарёи калон.", "A machine's text.", "tg", "B", machine=True)
    found = memory.search("Дарёи калон.", "tg")
    assert [(m.target, m.score, m.machine) for m in found] == [
        ("A person's text.", 100, False),
        ("A machine's text.", 90, True),
    ]
    assert first(memory, "Дарёи калон.", "ru").score == 80


def test_a_correction_replaces_and_another_article_adds(memory: Memory) -> None:
    memory.add("Устье.", "Mouht.", "ru", "Ob")
    memory.add("Устье.", "Mouth.", "ru", "Ob")
    memory.add("Устье.", "Estuary.", "ru", "Lena")
    assert {m.target for m in memory.search("Устье.", "ru")} == {"Mouth.", "Estuary."}
    assert memory.count() == 2
    assert memory.concordance("mouht") == []


def test_storing_the_same_again_adds_nothing_and_failing_stores_nothing(memory: Memory) -> None:
    units = [MemoryUnit("Да.", "Yes.", "ru", "f"), MemoryUnit("Да.", "Indeed.", "ru", "f")]
    assert memory.add_many(units) == memory.add_many(units) == 2
    assert memory.count() == 2

    def broken():
        yield MemoryUnit("Нет.", "No.", "ru", "f")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        memory.add_many(broken())
    assert memory.count() == 2
    assert memory.search("Нет.", "ru") == []


def test_words_are_found_in_both_languages_and_other_forms(memory: Memory) -> None:
    memory.add("Карта рек Сибири.", "A map of Siberian rivers.", "ru", "A")
    memory.add("Старые дома.", "Old houses.", "ru", "B")
    assert [u.origin for u in memory.concordance("карты дома")] == []
    assert [u.origin for u in memory.concordance("карты сибирь")] == ["A"]
    assert [u.origin for u in memory.concordance("siberian MAP")] == ["A"]
    assert memory.concordance("map", side="source") == []
    assert memory.concordance("карта", lang="tg") == []
    assert memory.concordance('"; DROP') == []


@pytest.mark.parametrize("text", ["", " ", "—", "\x00", '"', "a" * 20_000, "\ufffc\ufffc", "«»*("])
def test_odd_texts_are_no_trouble(memory: Memory, text: str) -> None:
    memory.add(text, "x", "ru", "A")
    found = memory.search(text, "ru")
    assert [m.score for m in found] == ([100] if text.strip() else [])


def test_the_file_is_for_its_owner_alone(memory: Memory) -> None:
    assert stat.S_IMODE(memory.path.stat().st_mode) == 0o600


WORDS = [
    "река",
    "город",
    "север",
    "течение",
    "дерево",
    "вода",
    "каменный",
    "старинный",
    "большой",
    "известный",
    "человек",
    "писатель",
    "область",
    "дорога",
    "станция",
    "население",
    "площадь",
    "озеро",
    "приток",
    "устье",
    "исток",
    "гора",
    "долина",
    "погода",
    "зима",
]


def sentence(rng: random.Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(3, 16))).capitalize() + "."


def slips(rng: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(max(1, len(text) // 15)):
        letters[rng.randrange(len(letters))] = rng.choice("абвгдежз")
    return "".join(letters)


def test_the_best_match_is_the_one_that_a_full_comparison_finds(memory: Memory) -> None:
    rng = random.Random(3)
    stored = sorted({sentence(rng) for _ in range(1500)})
    memory.add_many(MemoryUnit(text, "x", "ru", "A") for text in stored)
    same = 0
    for _ in range(100):
        asked = slips(rng, rng.choice(stored))
        best = max(Levenshtein.normalized_similarity(asked, text) for text in stored)
        found = memory.search(asked, "ru")
        same += bool(found) and (
            Levenshtein.normalized_similarity(asked, found[0].source) >= best - 1e-9
        )
    assert same >= 99


def many(count: int) -> list[MemoryUnit]:
    rng = random.Random(5)
    return [MemoryUnit(f"{sentence(rng)} № {n}", f"No. {n}", "ru", "A") for n in range(count)]


@pytest.mark.parametrize("count", [WAITING, WAITING + 1, 2 * WAITING + 7])
def test_segments_are_found_whether_they_wait_for_the_index_or_are_in_it(
    memory: Memory, count: int
) -> None:
    units = many(count)
    memory.add_many(units[:3])
    with Memory(memory.path, read_only=True) as other:
        assert first(other, units[0].source).target == "No. 0"
        memory.add_many(units[3:-1])
        memory.add(units[-1].source, units[-1].target, "ru", "A")
        for unit in (units[0], units[7], units[-2], units[-1]):
            for one in (memory, other):
                assert (first(one, unit.source).target, first(one, unit.source).score) == (
                    unit.target,
                    100,
                )
        number = units[-1].source.rpartition(" ")[2]
        assert units[-1].target in [u.target for u in other.concordance(number)]


def test_a_text_of_more_words_than_the_database_takes_at_once_is_looked_up(memory: Memory) -> None:
    text = " ".join(f"{n:05x}" for n in range(300_000))
    memory.add_many([MemoryUnit(text, "Much.", "ru", "A"), *many(WAITING)])
    assert first(memory, text).score == 100


def test_a_memory_of_the_first_version_is_indexed_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    db = connect(path, MEMORY[:1])
    with transaction(db):
        for number, unit in enumerate(many(WAITING + 1), 1):
            row = (number, unit.lang, key(unit.source), unit.source)
            db.execute("INSERT INTO source (id, lang, key, text) VALUES (?, ?, ?, ?)", row)
            db.execute(
                "INSERT INTO target (source, text, origin, author, created, changed, machine,"
                " before, after, note, extra) VALUES (?, ?, 'A', '', '', '', 0, '', '', '', '')",
                (number, unit.target),
            )
    db.close()
    with Memory(path) as memory:
        assert memory.count() == WAITING + 1
        asked = many(9)[8].source
        assert first(memory, slips(random.Random(1), asked)).source == asked
        assert "No. 8" in [u.target for u in memory.concordance("№ 8", limit=500)]


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=8))
def test_every_stored_text_is_found_again(tmp_path: Path, texts: list[tuple[str, str]]) -> None:
    clean = [(a, b) for a, b in texts if (a + b).isprintable() and a.strip() and b.strip()]
    path = tmp_path / "each.db"
    path.unlink(missing_ok=True)
    with Memory(path) as memory:
        memory.add_many(MemoryUnit(a, b, "ru", "A") for a, b in clean)
        for a, _ in clean:
            assert memory.search(a, "ru", limit=1) == [] or first(memory, a).score >= 100
        assert memory.count() == len(set(clean))
