"""Segments that hold the words of a query: in other forms, in both languages, whatever else they hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.store import postings, terms
from workbench.store.memory import Memory, MemoryUnit


@pytest.mark.parametrize(
    ("query", "beginnings"),
    [
        ("", []),
        ("…", []),
        ("яр", [("яр",)]),
        ("дно", [("дно",)]),
        ("мост", [("мос",)]),
        ("мосты", [("мост",)]),
        ("река", [("рек",)]),
        ("реки и РЕКА", [("рек",), ("и",)]),
        ("переправа", [("переп",)]),
        ("Ёлка", [("елк", "елек", "елок")]),
        ("новый", [("нов",)]),
        ("новая новое новые новую", [("нов",)]),
        ("нового новому новых новым новыми", [("нов",)]),
        ("гений", [("гени",)]),
        ("герой", [("геро",)]),
        ("здание", [("здан",)]),
        ("старинный", [("стари",)]),
        ("тихий", [("тих",)]),
        ("важный", [("важн", "важен", "важон")]),
        ("важна", [("важн", "важен", "важон")]),
        ("сильный", [("сильн", "силен", "силон")]),
        ("узкий", [("узк", "узек", "узок")]),
        ("узок", [("узо", "узк", "узьк")]),
        ("силен", [("силе", "силн", "сильн")]),
        ("mills", [("mill",)]),
        ("broken", [("broke",)]),
    ],
)
def test_a_word_is_sought_by_what_its_forms_begin_with(
    query: str, beginnings: list[tuple[str, ...]]
) -> None:
    assert terms.beginnings(query) == beginnings


FORMS = [
    ("важный", "Вопрос этот важен."),
    ("важный", "Это важная река."),
    ("важный", "У важного моста."),
    ("важен", "Важный мост."),
    ("важна", "Мост важен."),
    ("нужный", "Мост нужен."),
    ("нужен", "Нужны мосты."),
    ("сильный", "Ветер силен."),
    ("сильный", "Ветер силён."),
    ("силен", "Сильные ветры."),
    ("полный", "Стакан полон."),
    ("полон", "Полная чаша."),
    ("узкий", "Пролив узок."),
    ("узкий", "Узкая тропа."),
    ("узок", "Узкий пролив."),
    ("лёгкий", "Путь лёгок."),
    ("краток", "Краткая речь."),
    ("короткий", "Путь короток."),
    ("смешной", "Он смешон."),
    ("новый", "Дом нов."),
    ("новый", "Новая пристань."),
    ("нового", "Новые дома."),
    ("старая", "Старый дом."),
    ("большой", "Больших домов."),
    ("песок", "Берег из песка."),
    ("окно", "Семь окон."),
]


@pytest.fixture(scope="module", params=["waiting", "indexed"])
def known(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Memory]:
    """A memory of these sentences, in the index or before it."""
    with Memory(tmp_path_factory.mktemp("concordance") / "memory.db") as memory:
        texts = dict.fromkeys(text for _, text in FORMS)
        memory.add_many(MemoryUnit(text, "A text.", "ru") for text in texts)
        if request.param == "indexed":
            postings.index_waiting(memory._db, more_than=0)
        yield memory


@pytest.mark.parametrize(("query", "text"), FORMS)
def test_other_forms_of_a_word_are_found(known: Memory, query: str, text: str) -> None:
    for side in ("", "source"):
        assert text in [unit.source for unit in known.concordance(query, side=side, limit=100)]
    assert known.concordance(query, side="target") == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("важный", "Вожаки ушли."),
        ("герой", "Германия велика."),
        ("гений", "Генерал ушёл."),
        ("домна", "Дом стоит."),
        ("полон", "Полёт долог."),
        ("узкий", "Узор хорош."),
        ("новый", "Обновка мала."),
        ("мост", "Помост мал."),
        ("река", "Ребро цело."),
    ],
)
def test_other_words_are_not_found_as_forms(tmp_path: Path, query: str, text: str) -> None:
    with Memory(tmp_path / "memory.db") as memory:
        memory.add(text, text, "ru", "A")
        found = memory.concordance(query)
        postings.index_waiting(memory._db, more_than=0)
        assert found == memory.concordance(query) == []


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Мосты через реку", [("мост",), ("рек",)], True),
        ("Мосты через реку", [("мост",), ("брод",)], False),
        ("Мосты через реку", [("брод", "рек")], True),
        ("Помост", [("мост",)], False),
        ("мост_река", [("рек",)], True),
        ("", [("мост",)], False),
        ("что угодно", [], True),
    ],
)
def test_a_text_holds_words_that_begin_so(
    text: str, wanted: list[tuple[str, ...]], expected: bool
) -> None:
    assert terms.holds(text, wanted) is expected


PAIRS = [
    ("Старая мельница у реки.", "An old mill by the river.", "ru", "A"),
    ("Новая мельница.", "A new mill.", "ru", "B"),
    ("Осиёби нав.", "A new mill.", "tg", "C"),
    ("Мельница 1873 года.", "A windmill of 1873.", "ru", "D"),
]


@pytest.mark.parametrize(
    ("query", "options", "origins"),
    [
        ("мельницы", {}, "DBA"),
        ("мельницы", {"side": "target"}, ""),
        ("mill", {}, "CBA"),
        ("mill", {"side": "source"}, ""),
        ("mill", {"lang": "tg"}, "C"),
        ("mill", {"lang": "ru"}, "BA"),
        ("mill", {"limit": 2}, "CB"),
        ("mill", {"limit": 0}, ""),
        ("mill new", {}, "CB"),
        ("mill реки", {}, ""),
        ("осиёб", {}, "C"),
        ("1873", {}, "D"),
        ("1873 мельницы", {}, "D"),
        ("187", {"side": "source"}, "D"),
        ("windmill", {}, "D"),
        ("%", {}, ""),
        ("_", {}, ""),
        ("m_ll", {}, ""),
        ("mill%", {}, "CBA"),
    ],
)
@pytest.mark.parametrize("indexed", [False, True], ids=["waiting", "indexed"])
def test_all_words_stand_on_one_side_of_what_is_listed(
    tmp_path: Path, query: str, options: dict[str, object], origins: str, indexed: bool
) -> None:
    with Memory(tmp_path / "memory.db") as memory:
        for place, (source, target, lang, origin) in enumerate(PAIRS):
            memory.add_many(
                [MemoryUnit(source, target, lang, origin, changed=f"2026-01-0{place + 1}")]
            )
        if indexed:
            postings.index_waiting(memory._db, more_than=0)
        found = memory.concordance(query, **options)  # type: ignore[arg-type]
    assert "".join(unit.origin for unit in found) == origins
