"""Numbers of a source in its translation: every way English writes them, and none it does not."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import figures, validation
from workbench.errors import BadReply


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("3 дома", "three houses"),
        ("3-й дом", "the third house"),
        ("12-й день", "the twelfth day"),
        ("20-й год", "the twentieth year"),
        ("42 дома", "forty-two houses"),
        ("42-й", "the forty-second"),
        ("100 домов", "a hundred houses"),
        ("1000 лет", "a millennium"),
        ("2 раза", "twice"),
        ("1 дом", "a house"),
        ("0 домов", "no houses"),
        ("Глава 9", "Chapter IX"),
        ("XIX и 39", "XIX and XXXIX"),
        ("5.03.1921", "5 March 1921"),
        ("13:45", "1:45 pm"),
        ("23:00", "11 P.M."),
        ("12:00", "noon"),
        ("2,5 млн", "2.5 million"),
        ("2 500 000", "2.5 million"),
        ("300 тысяч", "300,000"),
        ("7 млн", "7,000,000"),
        ("80-е годы", "the 1980s"),
        ("80-е годы", "the eighties"),
        ("1941—45", "1941–1945"),
        ("1\u202f234", "1,234"),
        ("007", "7"),
        ("05", "five"),
        ("1:3", "one to three"),
        ("2½", "2½"),
        ("5.12.1921", "5 December 1921"),
        ("13 и 23 часа", "1 and 11 p. m."),
        ("19-й", "the nineteenth"),
        ("8 и 9", "eighth and ninth"),
        ("60-е", "the sixties"),
        ("99", "ninety-nine"),
        ("90-й", "the ninetieth"),
        ("1 раз", "the only time"),
        ("4 часть", "a quarter"),
        ("1 000 000", "1 million"),
        ("00", "none at all"),
        ("Глава 1", "Chapter I"),
        ("5-й", "fifth"),
        ("1:123456789012", "1 to 123456789012"),
        ("нет чисел", "no figures"),
    ],
)
def test_a_number_in_english_dress_is_there(source: str, answer: str) -> None:
    assert figures.missing(source, answer) == []


@pytest.mark.parametrize(
    ("source", "answer", "lost"),
    [
        ("3 дома", "houses", ["3"]),
        ("43 дома", "forty-two houses", ["43"]),
        ("13 домов", "three houses", ["13"]),
        ("Глава 9", "Chapter XI", ["9"]),
        ("13:45", "1:45 am", ["13"]),
        ("1912", "1921", ["1912"]),
        ("12,5", "12", ["12,5"]),
        ("300 тысяч", "40,000", ["300"]),
        ("80-е годы", "the 1970s", ["80"]),
        ("5 и 5 и 6", "five", ["6"]),
        ("17, 17 и 18", "none", ["17", "18"]),
        ("100 домов", "ten houses", ["100"]),
        ("Глава 40", "Chapter XXXX", ["40"]),
        ("24:00", "12 p.m.", ["24"]),
        ("21", "twenty", ["21"]),
        ("12", "eleven", ["12"]),
        ("0 домов", "houses", ["0"]),
        ("13:45", "1:45 pmol", ["13"]),
        ("12 345", "12 346", ["12 345"]),
        ("1 23 456", "123", ["1", "23 456"]),
    ],
)
def test_a_number_that_is_not_there_is_missed_once(
    source: str, answer: str, lost: list[str]
) -> None:
    assert figures.missing(source, answer) == lost


@given(st.integers(1, 39))
@settings(max_examples=39)
def test_a_small_number_may_be_roman(value: int) -> None:
    tens, units = divmod(value, 10)
    roman = "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][units]
    assert figures.missing(f"Глава {value}", f"Chapter {roman} of it") == []


@given(
    st.text("0123456789., \u00a0:−-", max_size=60), st.text("0123456789,. XIVaemnpto", max_size=60)
)
@settings(max_examples=100)
def test_whatever_figures_there_are_those_missed_stand_in_the_source(
    source: str, answer: str
) -> None:
    lost = figures.missing(source, answer)
    assert len(set(lost)) == len(lost)
    assert all(number in source for number in lost)
    assert figures.missing(source, source) == []


LONG = "9" * 5000


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        pytest.param(f"Их {LONG}.", "There are many.", id="a number longer than Python reads"),
        pytest.param(f"Их 1.{LONG}.", "There are many.", id="one with such a part"),
        pytest.param("7 домов.", "1" + ",111" * 50_000, id="a long number in the answer"),
        pytest.param("1" + " 111" * 50_000, "seven", id="a long number in the source"),
        pytest.param("5 " * 20_000, "x " * 20_000, id="one number many times"),
        pytest.param(
            " ".join(str(10**6 + 7 * n) for n in range(4000)),
            " ".join(str(3 * 10**6 + 11 * n) for n in range(4000)),
            id="many numbers",
        ),
    ],
)
def test_no_figures_keep_anybody_waiting(source: str, answer: str) -> None:
    began = time.process_time()
    assert figures.missing(source, answer)
    assert time.process_time() - began < 1


def test_a_reason_quotes_the_beginning_of_a_long_number() -> None:
    with pytest.raises(BadReply) as refused:
        validation.check("mint", f"Их {LONG}.", "There are " + "many " * 700, MaskForm.PLAIN)
    assert refused.value.message == f"mint: the answer lacks the number {LONG[:20]}."
