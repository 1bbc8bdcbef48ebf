"""Shares, hours, names and addresses: words that look like numbers, and numbers said in another way."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.core.checks import CheckContext, check
from workbench.core.checks.amounts import also, amounts
from workbench.core.checks.sayings import hours, is_hour

NUMBERS = {"number", "number-words", "number-added", "unit", "date"}


def told(source: str, target: str, lang: str = "ru") -> list[tuple[str, str]]:
    """Return which checks of numbers find something, and where."""
    found = check(source, target, CheckContext(lang=lang))
    return [(f.rule, target[f.start : f.end]) for f in found if f.rule in NUMBERS]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Экспорт вырос на четверть.", "Exports grew by 25%."),
        ("Экспорт вырос на 25 %.", "Exports grew by a quarter."),
        ("Экспорт вырос на четверть.", "Exports grew by a quarter."),
        ("Сгорело три четверти домов.", "Three quarters of the houses burned."),
        ("Сгорело три четверти домов.", "75% of the houses burned."),
        ("Сгорело две трети домов.", "Two-thirds of the houses burned."),
        ("Сгорела треть домов.", "A third of the houses burned."),
        ("Сгорела половина домов.", "50% of the houses burned."),
        ("Осталось пять десятых.", "Five tenths were left."),
        ("Осталось пять сотых.", "0.05 were left."),
        ("Поезд прибывает в половине восьмого.", "The train arrives at half past seven."),
        ("Поезд прибывает в половине восьмого.", "The train arrives at 7:30."),
        ("Уже четверть девятого.", "It is a quarter past eight."),
        ("Скорость в два раза меньше.", "It runs at half the speed."),
        ("Стало в три раза дешевле.", "It costs a third of that."),
        ("Население выросло в полтора раза.", "The population grew by half."),
        ("Там был Пол Тергат.", "Paul Tergat was there."),
        ("В гонке Пол и Иван.", "Paul and Ivan are racing."),
        ("См. https://example.org/a1/25.", "See https://example.org/a1/25."),
        ("Высота 34 метра (112 футов).", "It is {{convert|34|m|ft}} high."),
        ("Высота 34 метра (112 футов).", "It is {{Cvt|34|m|ft}} high."),
        ("Было пятьдесят тысяч домов.", "There were 50,000 houses."),
        ("Было два миллиона домов.", "There were 2 million houses."),
        ("Было полмиллиона домов.", "There were 500,000 houses."),
        ("Было полмиллиона домов.", "There were half a million houses."),
        ("Было 500 000 домов.", "There were half a million houses."),
        ("Было много тысяч домов.", "There were many thousands of houses."),
        ("Живёт миллион человек.", "A million people live there."),
    ],
)
def test_a_share_an_hour_or_a_name_is_said_otherwise(source: str, target: str) -> None:
    assert told(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Экспорт вырос на четверть.", "Exports grew by 35%.", [("number-words", "35%")]),
        ("Экспорт вырос на 25 %.", "Exports grew by a half.", [("number", "half")]),
        ("Высота 34 метра (112 футов).", "It is 34 metres high.", [("number", "…")]),
        ("Высота 34 м, 112 футов.", "It is {{convert|34|m|ft}} high.", [("number", "…")]),
        ("Высота (34 м) 112 футов.", "It is {{convert|34|m|ft}} high.", [("number", "…")]),
        ("Высота 34 м (112 домов).", "It is {{convert|34|m|ft}} high.", [("number", "…")]),
        ("Было пятьдесят тысяч домов.", "There were 15,000 houses.", [("number", "15,000")]),
        ("Было два миллиона домов.", "There were 2 billion houses.", [("number", "2 billion")]),
        ("Было тысяча двести домов.", "There were 1,300 houses.", [("number", "1,300")]),
        ("Было двести домов.", "There were 300 houses.", [("number-words", "300")]),
        ("Было двести домов.", "There were two hundred and three houses.", [("number-words", "two hundred and three")]),
        ("Было два миллиона домов.", "There were houses.", [("number", "…")]),
        ("Скорость в 5 раз выше.", "It is four times as fast.", [("number", "four")]),
        ("Пришло двадцать раз.", "It came thirty times.", [("number-words", "thirty")]),
        ("Встреча в 8 часов.", "They met at nine.", [("number", "nine")]),
        ("В 2 раза ниже 7 м.", "Lower than 9 m.", [("number", "9 m")]),
        ("Приедет в половине восьмого.", "It comes at 8:40.", [("number-added", "8"), ("number-added", "40")]),
    ],
)  # fmt: skip
def test_another_share_is_found(source: str, target: str, found: list[tuple[str, str]]) -> None:
    """`…` stands for the whole target."""
    assert [(rule, "…" if at == target else at) for rule, at in told(source, target)] == found


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        ("четверть", "ru", ["0.25"]),
        ("Четверти", "ru", ["0.25"]),
        ("чоряк", "tg", ["0.25"]),
        ("a quarter", "en", ["0.25"]),
        ("четвёртый", "ru", ["4"]),
        ("четверо", "ru", ["4"]),
        ("три четверти", "ru", ["0.75"]),
        ("три четвёртых", "ru", ["3"]),
        ("3 четверти", "ru", ["3", "0.25"]),
        ("в половине шестого", "ru", []),
        ("минуты шестого", "ru", []),
        ("после шестого", "ru", ["6"]),
        ("в половине дома", "ru", ["0.5"]),
        ("three quarters", "en", []),
        ("three-quarters", "en", []),
        ("Пол", "ru", ["0.5"]),
        ("Он. Пол литра", "ru", ["0.5"]),
        ("там Пол", "ru", []),
        ("там пол", "ru", ["0.5"]),
        ("пять раз ниже", "ru", []),
        ("пять раз", "ru", ["5"]),
        ("https://example.org/25", "ru", []),
        ("25 https://example.org/26 27", "ru", ["25", "27"]),
        ("5 киловатт-соат", "tg", ["5"]),
    ],
)
def test_what_counts_as_an_amount(text: str, lang: str, values: list[str]) -> None:
    assert [str(min(one.values)) for one in amounts(text, lang)] == values


@pytest.mark.parametrize(
    ("text", "lang", "others"),
    [
        ("половина", "ru", [50]),
        ("четверть", "ru", [25]),
        ("0,2", "ru", [20]),
        ("полтора", "ru", [Decimal("0.5")]),
        ("2", "ru", []),
        ("1", "ru", []),
        ("0", "ru", []),
        ("XIX век", "ru", [1800]),
        ("XXI век", "ru", [2000]),
        ("1990-е", "ru", [90]),
        ("1900-е", "ru", [0]),
        ("1900 год", "ru", [20]),
        ("1905 год", "ru", []),
        ("8 апреля 1992 года", "ru", [92]),
        ("8 апреля 992 года", "ru", []),
        ("8 апреля", "ru", []),
    ],
)
def test_other_ways_to_say_an_amount(text: str, lang: str, others: list[int]) -> None:
    (one,) = amounts(text, lang)[:1]
    assert list(also(one)) == others


@pytest.mark.parametrize(
    ("text", "lang", "exact"),
    [
        ("25", "ru", True),
        ("XIX век", "ru", True),
        ("пять", "ru", False),
        ("двести", "ru", False),
        ("тысяча двести", "ru", True),
        ("две тысячи", "ru", True),
        ("полмиллиона", "ru", True),
        ("one million two hundred thousand", "en", True),
    ],
)
def test_what_a_translation_must_have(text: str, lang: str, exact: bool) -> None:
    (one,) = amounts(text, lang)
    assert one.exact is exact


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("половине первого", 12),
        ("половина второго", 1),
        ("половину третьего", 2),
        ("половине четвёртого", 3),
        ("половине четвертого", 3),
        ("Половине пятого", 4),
        ("половине шестого", 5),
        ("половине седьмого", 6),
        ("половине\u00a0восьмого", 7),
        ("половине девятого", 8),
        ("половине десятого", 9),
        ("половине одиннадцатого", 10),
        ("половине двенадцатого", 11),
        ("половине дома", None),
        ("половине первой", None),
        ("наполовине первого", None),
    ],
)
def test_half_of_an_hour_that_has_begun_is_half_past_the_one_before(
    text: str, full: int | None
) -> None:
    assert hours(f"Было {text}.") == ({Decimal(full), Decimal(30)} if full else set())
    assert is_hour(text, 0) is (full is not None)


@pytest.mark.parametrize(
    ("source", "target", "lang"),
    [
        ("За сотни тысяч лет озеро высохло.", "The lake dried up over hundreds of thousands of years.", "ru"),
        ("Это следы сотен тысяч лет.", "These are traces of hundreds of thousands of years.", "ru"),
        ("Десятки тысяч людей ушли.", "Tens of thousands of people left.", "ru"),
        ("Пришли сотни гостей, волны в 6 метров.", "Hundreds of guests came to waves of six metres (20 feet).", "ru"),
        ("Миллионы людей ушли за 3 дня.", "Millions of people left in three days.", "ru"),
        ("Он ждал 15 минут.", "He waited for a quarter of an hour.", "ru"),
        ("Гол забили на 15-й минуте.", "The goal came on the quarter-hour mark.", "ru"),
        ("Он ждал четверть часа.", "He waited for 15 minutes.", "ru"),
        ("Он ждал полчаса.", "He waited for 30 minutes.", "ru"),
        ("Он ждал 30 минут.", "He waited for half an hour.", "ru"),
        ("Он ждал 30 минут.", "It was a half-hour wait.", "ru"),
        ("Он ждал полгода.", "He waited for 6 months.", "ru"),
        ("Он ждал 14 дней.", "He waited for a fortnight.", "ru"),
        ("Шаш миллиони одамон рафтанд.", "Six million people left.", "tg"),
        ("Ӯ чоряки соат мунтазир шуд.", "He waited for 15 minutes.", "tg"),
        ("Ӯ ним соат мунтазир шуд.", "He waited for 30 minutes.", "tg"),
    ],
)  # fmt: skip
def test_vague_and_everyday_numbers_are_no_others(source: str, target: str, lang: str) -> None:
    found = check(source, target, CheckContext(lang=lang))
    assert [one for one in found if one.rule in {"number", "number-words"}] == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Он ждал 15 минут.", "He waited for half an hour."),
        ("Он ждал 30 минут.", "He waited for a quarter of an hour."),
        ("Ушло двести тысяч людей.", "Hundreds of thousands of people left."),
        ("Он ждал 16 дней.", "He waited for a fortnight."),
    ],
)
def test_another_everyday_number_is_found(source: str, target: str) -> None:
    assert [one.rule for one in check(source, target, CheckContext())] == ["number"]
