"""Numbers, dates and years read alike in Russian, Tajik and English."""

from __future__ import annotations

import pytest

from workbench.core.languages.quantities import quantities


def values(text: str, lang: str) -> list[tuple[str, str]]:
    return [(found.kind, found.value) for found in quantities(text, lang)]


@pytest.mark.parametrize(
    ("ru", "tg", "en"),
    [
        ("8 апреля 1992 года", "8 апрели соли 1992", "8 April 1992"),
        ("население 1 234 567 человек", "аҳолӣ 1 234 567 нафар", "a population of 1,234,567"),
        ("3,5 млн рублей", "3,5 миллион рубл", "3.5 million rubles"),
        ("48 % ВВП", "48 фоизи ММД", "48% of GDP"),
        ("в 1873 году", "соли 1873", "in 1873"),
    ],
)
def test_three_languages_say_the_same(ru: str, tg: str, en: str) -> None:
    assert values(ru, "ru") == values(en, "en") != []
    assert values(tg, "tg") == values(en, "en")


@pytest.mark.parametrize("digits", ["1" * 40, "123 456 " * 30, "9" * 5000, "0," + "3" * 60])
def test_a_run_of_digits_beyond_any_number_is_no_accident(digits: str) -> None:
    for lang in ("ru", "tg", "en"):
        assert isinstance(quantities(f"Было {digits} мая.", lang), list)
