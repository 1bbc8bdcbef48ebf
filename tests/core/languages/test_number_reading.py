"""Numbers and dates as each language writes them, and what is no number at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.languages import months
from workbench.core.languages.quantities import canonical, number, quantities

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


def told(text: str, lang: str) -> list[str]:
    """Return kind, value and unit of each quantity, as one string each."""
    return [f"{q.kind} {q.value} {q.unit}".strip() for q in quantities(text, lang)]


@pytest.mark.parametrize(
    ("digits", "lang", "value"),
    [
        ("7", "ru", "7"),
        ("007", "ru", "7"),
        ("3,6", "ru", "3.6"),
        ("3.6", "ru", "3.6"),
        ("3,600", "ru", "3.600"),
        ("3.600", "ru", "3600"),
        ("0.600", "ru", "0.600"),
        ("3.669.491", "tg", "3669491"),
        ("3.669.491,5", "tg", "3669491.5"),
        ("1,234,567", "ru", "1234567"),
        (f"12{NBSP}345,5", "ru", "12345.5"),
        (f"12{THIN}345{NARROW}678", "tg", "12345678"),
        ("3,600", "en", "3600"),
        ("3,60", "en", "3.60"),
        ("3.600", "en", "3.600"),
        ("1,234,567.89", "en", "1234567.89"),
        ("1 234", "en", "1234"),
    ],
)
def test_marks_inside_a_number_mean_what_the_language_means(
    digits: str, lang: str, value: str
) -> None:
    assert number(digits, lang) == Decimal(value)


@given(st.integers(0, 10**13), st.sampled_from([" ", NBSP, THIN, NARROW]))
@settings(max_examples=60)
def test_grouped_digits_are_the_number_in_every_language(value: int, space: str) -> None:
    assert number(f"{value:,}".replace(",", space), "ru") == value
    assert number(f"{value:,}".replace(",", space), "tg") == value
    assert number(f"{value:,}", "en") == value
    assert number(str(value), "en") == number(str(value), "ru") == value


@given(st.decimals(min_value=0, max_value=999, places=2))
@settings(max_examples=60)
def test_decimals_are_alike_with_a_comma_and_with_a_point(value: Decimal) -> None:
    assert number(str(value).replace(".", ","), "ru") == value
    assert number(str(value), "en") == value


@pytest.mark.parametrize(
    ("value", "written"),
    [("1E+3", "1000"), ("2.50", "2.5"), ("10.00", "10"), ("100", "100"), ("0.0", "0"), ("1E-3", "0.001")],
)  # fmt: skip
def test_a_value_is_written_in_one_way(value: str, written: str) -> None:
    assert canonical(Decimal(value)) == written


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**12, places=4))
@settings(max_examples=60)
def test_writing_a_value_loses_nothing_and_is_final(value: Decimal) -> None:
    once = canonical(value)
    assert Decimal(once) == value
    assert canonical(Decimal(once)) == once
    assert "E" not in once


GENITIVE = [
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
]  # fmt: skip
TAJIK = [
    "январи", "феврали", "марти", "апрели", "майи", "июни",
    "июли", "августи", "сентябри", "октябри", "ноябри", "декабри",
]  # fmt: skip


@given(st.dates(date(1000, 1, 1), date(2100, 12, 31)))
@settings(max_examples=80)
def test_a_date_is_the_same_in_every_order_and_language(day: date) -> None:
    month = months.ENGLISH[day.month - 1]
    year, wanted = f"{day.year:04}", [f"date {day.isoformat()}"]
    assert told(f"{day.day} {GENITIVE[day.month - 1]} {year} года", "ru") == wanted
    assert told(f"{day.day} {TAJIK[day.month - 1]} соли {year}", "tg") == wanted
    assert told(f"{day.day} {month} {year}", "en") == wanted
    assert told(f"{month} {day.day}, {year}", "en") == wanted
    assert told(day.strftime("%d.%m.") + year, "ru") == wanted
    assert told(f"{year}-{day:%m-%d}", "tg") == wanted


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "8 апреля", ["date --04-08"]),
        ("ru", "в апреле 1992 года", ["date 1992-04"]),
        ("ru", "1-го мая 1993 г.", ["date 1993-05-01"]),
        ("ru", "5—8 мая 1993 года", ["number 5", "date 1993-05-08"]),
        ("ru", "с 5 мая по 8 июня 1993 года", ["date --05-05", "date 1993-06-08"]),
        ("ru", "31 декабря 1991 года, 1 января 1992 года", ["date 1991-12-31", "date 1992-01-01"]),
        ("ru", f"8{NBSP}апреля{NBSP}1992{NBSP}года", ["date 1992-04-08"]),
        ("ru", "32 апреля 1992", ["number 32", "date 1992-04"]),
        ("ru", "25.13.1993", []),
        ("ru", "1993-13-01", []),
        ("tg", "апрели соли 1992", ["date 1992-04"]),
        ("tg", "9 сентябри 1991", ["date 1991-09-09"]),
        ("tg", "9 сентябри\nсоли дигар", ["date --09-09"]),
        ("uk", "24 серпня 1991 року", ["date 1991-08-24"]),
        ("bg", "3 март 1878 година", ["date 1878-03-03"]),
        ("en", "April 1992", ["date 1992-04"]),
        ("en", "8 April", ["date --04-08"]),
        ("en", "the 8th April 1992", ["date 1992-04-08"]),
        ("en", "8 apr 1992", ["date 1992-04-08"]),
        ("en", "it may 1992 be", ["year 1992"]),
        ("en", "April fools", []),
        ("en", "4 1992", ["number 4", "year 1992"]),
    ],
)  # fmt: skip
def test_a_date_may_lack_a_part(lang: str, text: str, said: list[str]) -> None:
    assert told(text, lang) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "в 1937 году", ["year 1937"]),
        ("ru", "в 988 году", ["year 988"]),
        ("ru", "в 988 сёлах", ["number 988"]),
        ("ru", "1941—1945 годы", ["year 1941", "year 1945"]),
        ("ru", "1937 человек", ["number 1937 people"]),
        ("ru", "1937 км", ["number 1937 km"]),
        ("ru", "1937 %", ["number 1937 %"]),
        ("ru", "2101", ["number 2101"]),
        ("ru", "1000", ["year 1000"]),
        ("ru", "в 1945-м взяли", ["year 1945"]),
        ("ru", "весна 1945-го", ["year 1945"]),
        ("ru", "1945-й километр", ["number 1945 km"]),
        ("ru", "в мае 1945-го", ["date 1945-05"]),
        ("tg", "соли 1991", ["year 1991"]),
        ("tg", "дар соли 988", ["year 988"]),
        ("en", "in 1991", ["year 1991"]),
        ("en", "the 1991st visitor", ["number 1991"]),
    ],
)
def test_a_year_is_told_from_a_number(lang: str, text: str, said: list[str]) -> None:
    assert told(text, lang) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "в 500 году до н. э.", ["year -500"]),
        ("ru", f"в 44 г. до{NBSP}н.{NBSP}э.", ["year -44"]),
        ("ru", "в 329 г. до н. э.", ["year -329"]),
        ("ru", "329 до н. э.", ["year -329"]),
        ("en", "in 329 BC", ["year -329"]),
        ("en", "in 329 BCE", ["year -329"]),
        ("en", "329 BCs", ["number 329"]),
        ("tg", "соли 329 пеш аз милод", ["year -329"]),
        ("ru", "в V веке до н. э.", ["century -5"]),
        ("ru", "в V в. до н. э.", ["century -5"]),
        ("ru", "в VI—V веках до н. э.", ["century -6", "century -5"]),
        ("ru", "в VI—V вв. до н. э.", ["century -6", "century -5"]),
        ("ru", "в 5 в. до н. э.", ["number 5"]),
        ("ru", "в V веке н. э.", ["century 5"]),
        ("ru", "в V веке до начала эпохи", ["century 5"]),
        ("en", "in the 5th century BC", ["century -5"]),
        ("en", "in the 5th century AD", ["century 5"]),
        ("tg", "асри V пеш аз милод", ["century -5"]),
    ],
)
def test_what_lies_before_the_common_era_is_negative(lang: str, text: str, said: list[str]) -> None:
    assert told(text, lang) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "XIX век", ["century 19"]),
        ("ru", "в XIX в.", ["century 19"]),
        ("ru", "ХІХ век", ["century 19"]),
        ("tg", "асри ХХ", ["century 20"]),
        ("ru", "19-й век", ["century 19"]),
        ("ru", "девятый век", ["century 9"]),
        ("ru", "в двадцать первом веке", ["century 21"]),
        ("en", "the twenty-first century", ["century 21"]),
        ("ru", "XXII век", []),
        ("ru", "IIII век", []),
        ("ru", "Пётр I", []),
        ("ru", "в XI—XIII веках", ["century 11", "century 13"]),
        ("tg", "асри 9", ["century 9"]),
        ("tg", "асрҳои IX ва X", ["century 9"]),
        ("en", "the 19th century", ["century 19"]),
        ("en", "the ninth century", ["century 9"]),
        ("en", "19th-century house", ["century 19"]),
        ("en", "XIX Corps", []),
    ],
)
def test_a_century_needs_its_word(lang: str, text: str, said: list[str]) -> None:
    assert told(text, lang) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "1990-е", ["decade 1990"]),
        ("ru", "в 1990-х годах", ["decade 1990"]),
        ("ru", "1990-ые годы", ["decade 1990"]),
        ("tg", "солҳои 1990-ум", ["decade 1990"]),
        ("en", "1990s", ["decade 1990"]),
        ("en", "1990's", ["decade 1990"]),
        ("en", "the 1990’s", ["decade 1990"]),
        ("ru", "90-е годы", ["number 90"]),
    ],
)
def test_a_decade_ends_in_nought(lang: str, text: str, said: list[str]) -> None:
    assert told(text, lang) == said


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("ru", "двадцать один", "21"),
        ("ru", "сто одна тысяча", "101000"),
        ("ru", "две тысячи пятьсот сорок один", "2541"),
        ("ru", "три тысячи, две сотни", "3000 200"),
        ("ru", "двадцать, тридцать", "20 30"),
        ("tg", "бисту як", "21"),
        ("en", "twenty-one", "21"),
        ("en", "a hundred and one", "101"),
        ("en", "two hundred and fifty", "250"),
        ("en", "two hundred and fifty-five", "255"),
        ("en", "three hundred and sixty thousand", "360000"),
        ("en", "two thousand and forty-five", "2045"),
        ("en", "one hundred and two hundred", "100 200"),
        ("en", "two thousand and three million", "2000 3000000"),
        ("ru", "двадцать, пять", "20 5"),
        ("en", "twenty and five", "20 5"),
        ("ru", "двадцать пять", "25"),
        ("ru", "сто двадцать три", "123"),
        ("ru", "двести пятьдесят", "250"),
        ("ru", "четыреста", "400"),
        ("ru", "шестьсот сорок", "640"),
        ("ru", "семьсот", "700"),
        ("ru", "восемьсот", "800"),
        ("ru", "девятьсот девяносто девять", "999"),
        ("ru", "две тысячи", "2000"),
        ("ru", "полтора миллиона", "1500000"),
        ("ru", "полтора года", "1.5"),
        ("ru", "полмиллиона", "500000"),
        ("ru", "два с половиной миллиона", "2500000"),
        ("ru", "2 с половиной", "2.5"),
        ("ru", "два и половина", "2 0.5"),
        ("en", "one and a half million", "1500000"),
        ("en", "two-and-a-half", "2 0.5"),
        ("ru", "3½ км", "3.5"),
        ("ru", "½", "0.5"),
        ("ru", "1,5 тыс.", "1500"),
        ("ru", "2 млн 300", "2000000 300"),
        ("ru", "3 млн 200 тыс.", "3200000"),
        ("ru", "3 млн 200 тыс. 5", "3200000 5"),
        ("ru", "3 тыс. 200 млн", "3000 200000000"),
        ("ru", "3 млн, 200 тыс.", "3000000 200000"),
        ("ru", "20 пять", "20 5"),
        ("tg", "3 миллиону 200 ҳазор", "3200000"),
        ("tg", "200 ҳазору 45", "200045"),
        ("tg", "чорсад", "400"),
        ("tg", "нӯҳсад", "900"),
        ("tg", "бисту панҷ", "25"),
        ("tg", "се миллион", "3000000"),
        ("en", "twenty-five", "25"),
        ("en", "two hundred", "200"),
        ("en", "two thousand", "2000"),
        ("en", "3.6 million", "3600000"),
        ("en", "one", None),
    ],
)  # fmt: skip
def test_words_and_scales_add_up(lang: str, text: str, said: str | None) -> None:
    assert " ".join(q.value for q in quantities(text, lang)) == (said or "")


@pytest.mark.parametrize(
    ("lang", "text", "unit"),
    [
        ("ru", "5 км", "km"),
        ("ru", "5км", "km"),
        ("ru", f"5{NBSP}км²", "km2"),
        ("ru", "5 тыс. км²", "km2"),
        ("ru", "5 %", "%"),
        ("ru", "5%", "%"),
        ("ru", "пять процентов", "%"),
        ("ru", "5 человек", "people"),
        ("ru", "5 гектаров", "ha"),
        ("ru", "5 коз", ""),
        ("ru", "5. Метр", "m"),
        ("ru", "5\nкм длиной", ""),
        ("ru", "5 — (км)", ""),
        ("tg", "5 фоиз", "%"),
        ("tg", "5 нафар", "people"),
        ("en", "5 per cent", ""),
        ("en", "5 km", "km"),
        ("en", "5 tonnes", "t"),
    ],
)
def test_a_unit_follows_its_number(lang: str, text: str, unit: str) -> None:
    assert [q.unit for q in quantities(text, lang)] == [unit]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", ""),
        ("ru", "."),
        ("ru", "один"),
        ("ru", "первый"),
        ("ru", "впервые"),
        ("ru", "век"),
        ("ru", "год"),
        ("ru", "май"),
        ("ru", "тысяча"),
        ("ru", "км"),
        ("ru", "%"),
        ("ru", "MIX"),
        ("tg", "як"),
        ("tg", "аввалин"),
        ("en", "first"),
        ("en", "century"),
        ("en", "May"),
    ],
)
def test_a_word_alone_is_no_quantity(lang: str, text: str) -> None:
    assert quantities(text, lang) == []


@given(
    st.lists(
        st.sampled_from(
            ["1992", "8", "апреля", "XIX", "век", "в.", "до н. э.", "3,6", "млн", "км²", "%", "—", ",",
             "двадцать", "пять", "1990-е", "½", "\u00a0", "\n", "год", "April", "соли", "25.05.1993", "-", "5-го"]
        ),
        max_size=12,
    ),
    st.sampled_from(["", " "]),
    st.sampled_from(["ru", "tg", "en", "uk", "xx"]),
)  # fmt: skip
@settings(max_examples=150)
def test_quantities_lie_in_order_inside_the_text(words: list[str], space: str, lang: str) -> None:
    text = space.join(words)
    found = quantities(text, lang)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for one in found:
        assert one.kind in {"number", "date", "year", "decade", "century"}
        assert text[one.start : one.end].strip() == text[one.start : one.end]


@pytest.mark.parametrize("unknown", ["xx", "kk", ""])
def test_a_language_without_a_table_reads_as_russian_does(unknown: str) -> None:
    text = "8 апреля 1992 года, 3,6 млн км²"
    assert told(text, unknown) == told(text, "ru")


def test_a_number_without_end_is_read_once() -> None:
    assert told("9" * 5000, "ru") == ["number " + "9" * 5000]
