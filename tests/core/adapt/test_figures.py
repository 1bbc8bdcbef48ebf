"""One figure at a time: numerals, parts of centuries, numbers, words of scale, editions."""

from __future__ import annotations

import pytest

from workbench.core.adapt.amounts import english_number, english_range, scaled
from workbench.core.adapt.centuries import era, part, roman, value
from workbench.core.adapt.values import edition, lettered_year, number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("I", 1), ("IV", 4), ("VI", 6), ("IX", 9), ("XI", 11), ("XIV", 14), ("XIX", 19), ("XXIX", 29), ("XXXIX", 39),
     ("xix", 19), ("ХІХ", 19), ("IIII", 0), ("VX", 0), ("XL", 0), ("", 0), ("A", 0)],
)  # fmt: skip
def test_a_roman_numeral_has_a_value(text: str, expected: int) -> None:
    assert roman(text) == value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("начало", "early "), ("конца", "late "), ("Середине", "mid-"), ("первой половине", "first half of the "),
     ("вторая  четверть", "second quarter of the "), ("четверть", ""), ("третья четверть", "third quarter of the "),
     ("нимаи якуми", "first half of the "), ("первой\ufdd3половине", "first half of the "), ("пятая половина", ""), ("конец половины", ""), ("", ""), ("слово", "")],
)  # fmt: skip
def test_a_part_of_a_century_has_a_name(text: str, expected: str) -> None:
    assert part(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("до н. э.", " BC"), ("пеш аз милод", " BC"), ("то милод", " BC"), ("н. э.", " AD"), ("милодӣ", " AD"), ("", ""), (None, "")],
)  # fmt: skip
def test_an_era_has_a_name(text: str | None, expected: str) -> None:
    assert era(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5", "5"), ("1234", "1234"), ("12345", "12,345"), ("1 234", "1,234"), ("5,25", "5.25"), ("123,5", "123.5"),
     ("1234,5", "1,234.5"), ("1.5", "1.5"), ("100.25", "100.25"), ("001,5", "001.5"), ("1\u00a0234\u00a0567,8", "1,234,567.8")],
)  # fmt: skip
def test_a_number_has_commas_and_a_point(text: str, expected: str) -> None:
    assert english_number(text) == expected
    assert english_range(f"{text}—{text}") == f"{expected}–{expected}"


@pytest.mark.parametrize(
    ("figures", "word", "expected"),
    [("12,5", "тыс.", "12,500"), ("12,5", "Тысяч", "12,500"), ("1,2345", "тыс.", "1,234.5"), ("3-4", "ҳазор", "3,000–4,000"),
     ("1,5", "млн", "1.5 million"), ("1,5—2", "миллиарда", "1.5–2 billion"), ("2", "трлн.", "2 trillion"), ("2", "Миллиони", "2 million"),
     ("1 000", "тыс.", "1,000,000")],
)  # fmt: skip
def test_a_word_of_scale_is_english_or_figures(figures: str, word: str, expected: str) -> None:
    assert scaled(figures, word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1234", "1,234"), ("123", "123"), ("-1234", "−1,234"), ("−5", "−5"), ("-5,5", "−5.5"), ("1.234.567", "1,234,567"),
     ("1.234", "1.234"), ("1 234,5", "1,234.5"), ("5—10", "5–10"), ("5 – 1000", "5–1,000"), ("5—10—15", "5—10—15"), ("а—б", "а—б"),
     ("5&nbsp;000", "5,000"), ("1,2,3", "1,2,3"), ("", ""), ("пять", "пять")],
)  # fmt: skip
def test_a_number_of_a_parameter_has_commas_too(text: str, expected: str) -> None:
    assert number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1980а", "1980a"), ("1980е", "1980f"), ("1980", "1980"), ("1980ж", "1980ж"), ("980а", "980а"), ("1980аб", "1980аб")],
)  # fmt: skip
def test_a_year_s_letter_is_latin(text: str, expected: str) -> None:
    assert lettered_year(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2-е изд., испр.", ("2nd", "испр.")), ("изд. 3", ("3rd", "")), ("5", ("5th", "")), ("нашри 2-юм", ("2nd", "")), ("второе", ("второе", ""))],
)  # fmt: skip
def test_an_edition_is_an_ordinal_and_a_rest(text: str, expected: tuple[str, str]) -> None:
    assert edition(text) == expected
