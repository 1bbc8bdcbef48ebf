"""Numbers, dates and centuries come out alike, whatever the language."""

from __future__ import annotations

import pytest

from workbench.core.languages.quantities import quantities

CASES = [
    ("ru", "3,6 млн человек", "number 3600000 people"),
    ("en", "3.6 million people", "number 3600000 people"),
    ("tg", "3.669.491 нафар", "number 3669491 people"),
    ("ru", "1 234 567,89 км²", "number 1234567.89 km2"),
    ("en", "1,234,567.89", "number 1234567.89 "),
    ("ru", "48 %", "number 48 %"),
    ("tg", "48 фоиз", "number 48 %"),
    ("ru", "двадцать пять", "number 25 "),
    ("en", "two hundred", "number 200 "),
    ("ru", "8 апреля 1992 года", "date 1992-04-08 "),
    ("en", "April 8, 1992", "date 1992-04-08 "),
    ("tg", "15 майи соли 1992", "date 1992-05-15 "),
    ("uk", "15 травня 1992 року", "date 1992-05-15 "),
    ("tg", "22.09.2020", "date 2020-09-22 "),
    ("en", "May 1945", "date 1945-05 "),
    ("ru", "в 500 году до н. э.", "year -500 "),
    ("ru", "в 1990-е годы", "decade 1990 "),
    ("en", "the 1990s", "decade 1990 "),
    ("ru", "XIII век", "century 13 "),
    ("en", "13th century", "century 13 "),
    ("tg", "асри XIII", "century 13 "),
    ("ru", "пятый в.", "century 5 "),
    ("ru", "пятый в мире", "number 5 "),
    ("ru", "третий вв", "number 3 "),
]


@pytest.mark.parametrize(("lang", "text", "said"), CASES)
def test_one_quantity(lang: str, text: str, said: str) -> None:
    found = [f"{q.kind} {q.value} {q.unit}" for q in quantities(text, lang)]
    assert found == [said]


def test_spans_are_those_of_the_text() -> None:
    text = "Около 1200 года, в XI—XIII веках, 891,85 км²"
    pieces = [text[q.start : q.end] for q in quantities(text, "ru")]
    assert pieces == ["1200", "XI", "XIII веках", "891,85 км²"]


def test_words_are_no_quantities() -> None:
    assert quantities("Город стоит у реки, и один мост ведёт через неё.", "ru") == []
