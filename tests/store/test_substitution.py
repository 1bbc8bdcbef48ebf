"""A segment's own numbers, addresses and links in a match: put in where certain, else left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.languages.quantities import number
from workbench.store.substitution import pieces, substitute

TITLES = {"Обь": "Ob", "Иртыш": "Irtysh", "Пруд": None}


def put(stored: str, target: str, asked: str, lang: str = "ru") -> str | None:
    made = substitute(asked, stored, lang, TITLES)
    assert made is not None
    return made.apply(target)


@pytest.mark.parametrize(
    ("stored", "target", "asked", "expected"),
    [
        pytest.param("Длина 12,5 м.", "12.5 m.", "Длина 9,25 м.", "9.25 m.", id="decimals"),
        pytest.param("Всего 1 234.", "1,234 in all.", "Всего 5 678.", "5,678 in all.", id="grouped"),
        pytest.param("Всего 1 234.", "1,234 in all.", "Всего 12.", "12 in all.", id="shorter"),
        pytest.param("Всего 5.", "5 in all.", "Всего 123456.", "123,456 in all.", id="longer"),
        pytest.param("В 1950 году.", "In 1950.", "В 2001 году.", "In 2001.", id="year ungrouped"),
        pytest.param("5 и 6.", "6 and 5.", "7 и 8.", "8 and 7.", id="another order in English"),
        pytest.param("5 и 6.", "5 and 6.", "6 и 5.", "6 and 5.", id="exchanged"),
        pytest.param("5 и 5.", "5 and 5.", "6 и 6.", "6 and 6.", id="the same twice"),
        pytest.param("5 и 55.", "5 and 55.", "6 и 55.", "6 and 55.", id="one within another"),
        pytest.param("Код 007.", "Code 007.", "Код 042.", "Code 042.", id="leading zeros"),
        pytest.param("−5 °C", "−5 °C", "−7 °C", "−7 °C", id="sign stays"),
        pytest.param("10,5 %", "10.5%", "11 %", "11%", id="percent"),
        pytest.param("21-й дом", "the 21st house", "31-й дом", "the 31st house", id="same ending"),
        pytest.param("1 января", "January 1", "2 января", "January 2", id="day of a month"),
        pytest.param("1 января", "1 January", "2 января", "2 January", id="day before a month"),
        pytest.param("5 домов", "5 houses", "6 домов", "6 houses", id="several and several"),
        pytest.param(
            "См. https://a.example/1 тут", "See https://a.example/1", "См. https://b.example/2 тут",
            "See https://b.example/2", id="address with digits",
        ),
        pytest.param("[[Обь|река]]", "the [[Ob|river]]", "[[Иртыш|река]]", "the [[Irtysh]]", id="link"),
        pytest.param(
            "[[Обь]] и [[Иртыш]] 5", "[[Ob]] and [[Irtysh]] 5", "[[Иртыш]] и [[Обь]] 6",
            "[[Irtysh]] and [[Ob]] 6", id="links exchanged, number changed",
        ),
    ],
)  # fmt: skip
def test_what_is_certain_is_put_in(stored: str, target: str, asked: str, expected: str) -> None:
    assert put(stored, target, asked) == expected


@pytest.mark.parametrize(
    ("stored", "target", "asked"),
    [
        pytest.param("1-й мост", "the 1st bridge", "2-й мост", id="another ordinal ending"),
        pytest.param("21-й век", "the 21st century", "12-й век", id="the teens"),
        pytest.param("3-й раз", "the 3rd time", "13-й раз", id="thirteenth"),
        pytest.param("1 год", "1 year", "21 год", id="one and several"),
        pytest.param("21 год", "21 years", "1 год", id="several and one"),
        pytest.param("5 домов", "five houses", "6 домов", id="spelt out"),
        pytest.param("05.06.1990", "5 June 1990", "07.08.1991", id="a date taken apart"),
        pytest.param("Код 7.", "Code 7.", "Код 042.", id="zeros where none were"),
        pytest.param("5 и 5.", "5 and 5.", "5 и 6.", id="which of two equal ones"),
        pytest.param("5 из 5", "5 of 5 and 5", "6 из 6", id="once more in English"),
        pytest.param("[[Обь]]", "the [[Ob]]", "[[Пруд]]", id="no English article"),
        pytest.param("[[Обь]]", "the [[Ob]]", "[[Яр]]", id="a title nobody asked about"),
        pytest.param("[[Обь]]", "[[Ob]], a [[river]]", "[[Иртыш]]", id="more links in English"),
    ],
)
def test_what_is_not_certain_is_left_alone(stored: str, target: str, asked: str) -> None:
    assert put(stored, target, asked) is None


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        pytest.param("Дом 5", "Дом 5", id="equal"),
        pytest.param("Дом 5", "Дом 5,0", id="the same value"),
        pytest.param("1 500 домов", "1500 домов", id="grouped otherwise"),
        pytest.param("Дом 5", "Дома 6", id="another word"),
        pytest.param("Дом 5", "Дом 5 и 6", id="one number more"),
        pytest.param("Дом 5", "Дом [[5]]", id="a link for a number"),
        pytest.param("Дом", "Дом", id="no numbers"),
    ],
)
def test_what_differs_in_nothing_or_in_more_is_not_touched(stored: str, asked: str) -> None:
    assert substitute(asked, stored, "ru", TITLES) is None


def test_what_was_replaced_is_said_once_a_piece() -> None:
    made = substitute("Дом 6 у [[Иртыш|реки]], 5", "Дом 5 у [[Обь|реки]], 5", "ru", TITLES)
    assert made is not None
    assert made.notes == (
        "number replaced: 5 → 6",
        "link replaced: [[Обь|реки]] → [[Иртыш|реки]]",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1 234 567,8", [("number", "1 234 567,8")]),
        ("1\u00a0234", [("number", "1\u00a0234")]),
        ("12 34", [("number", "12"), ("number", "34")]),
        ("10:30", [("number", "10"), ("number", "30")]),
        ("[[Обь#Исток|5]] 6", [("link", "[[Обь#Исток|5]]"), ("number", "6")]),
        ("http://a.b/c?d=5] 6", [("url", "http://a.b/c?d=5"), ("number", "6")]),
        ("[[]] [[a|b|c", []),
    ],
)
def test_pieces_are_found_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert [(p.kind, p.text) for p in pieces(text)] == found
    assert all(text[p.start : p.end] == p.text for p in pieces(text))


values = st.integers(2, 10**7)


@given(values, values)
@settings(max_examples=100)
def test_a_number_put_in_has_the_value_that_was_asked_for(old: int, new: int) -> None:
    if old == new:
        return
    made = substitute(f"Тут {new} домов", f"Тут {old} домов", "ru", {})
    assert made is not None
    done = made.apply(f"{old:,} houses here")
    assert done is not None
    assert number(done.removesuffix(" houses here"), "en") == new


@pytest.mark.parametrize(
    ("target", "asked", "expected"),
    [
        ("5 in all", "9999", "9999 in all"),
        ("5 in all", "10000", "10,000 in all"),
        ("5 in all", "10001", "10,001 in all"),
        ("5 in all", "9 999", "9999 in all"),
    ],
)
def test_a_number_is_grouped_from_ten_thousand_on(target: str, asked: str, expected: str) -> None:
    assert put("5", target, asked) == expected


@pytest.mark.parametrize(
    ("stored", "target", "asked", "expected"),
    [
        ("999", "999 in all", "54321", "54,321 in all"),
        ("1950", "1950 in all", "54321", "54321 in all"),
        ("1950", "1,950 in all", "543", "543 in all"),
        ("1950", "1,950 in all", "5432", "5,432 in all"),
    ],
)
def test_a_number_is_grouped_like_the_one_before_it(
    stored: str, target: str, asked: str, expected: str
) -> None:
    assert put(stored, target, asked) == expected


@pytest.mark.parametrize(
    ("ending", "numbers"),
    [
        ("st", (1, 21, 31, 101, 121, 1001)),
        ("nd", (2, 22, 102, 122)),
        ("rd", (3, 23, 103, 1903)),
        ("th", (0, 4, 9, 10, 11, 12, 13, 14, 20, 24, 100, 111, 112, 113, 211, 1013)),
    ],
)
def test_an_ordinal_stays_where_the_new_number_has_its_ending(
    ending: str, numbers: tuple[int, ...]
) -> None:
    for new in numbers:
        old = {"st": 41, "nd": 42, "rd": 43, "th": 44}
        for other, value in old.items():
            found = put(f"{value}-й дом", f"the {value}{other} house", f"{new}-й дом")
            assert found == (f"the {new}{ending} house" if other == ending else None)
