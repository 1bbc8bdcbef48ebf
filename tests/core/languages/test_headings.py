"""The table of headings, and words that sound alike across scripts."""

from __future__ import annotations

import pytest

from workbench.core.languages import cognates, lexicon
from workbench.core.languages.headings import HEADINGS, english, parts


@pytest.mark.parametrize(
    ("lang", "title", "wanted"),
    [
        ("ru", "Примечания", "References"),
        ("ru", "  литература ", "Further reading"),
        ("tg", "Таърих", "History"),
        ("uk", "Посилання", "External links"),
        ("ru", "Нечто небывалое", None),
    ],
)
def test_usual_headings(lang: str, title: str, wanted: str | None) -> None:
    assert english(title, lang) == wanted


def test_each_row_has_english_russian_and_tajik() -> None:
    assert len(HEADINGS) >= 150
    assert all(row["en"] and row["ru"] and row["tg"] for row in HEADINGS)


def test_a_heading_of_two_halves() -> None:
    assert parts("Музеи и библиотеки") == ("Музеи", "библиотеки")
    assert parts("Музеи") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [("бранденбургские", "brandenburg"), ("тоҷикистон", "tajikistan"), ("вильгельма", "wilhelm")],
)
def test_names_sound_alike(one: str, other: str) -> None:
    sounds, others = cognates.fold(one), cognates.fold(other)
    assert cognates.bucket(sounds) == cognates.bucket(others)
    assert cognates.similarity(sounds, others) > 0.8


def test_other_words_do_not() -> None:
    assert cognates.similarity(cognates.fold("правительство"), cognates.fold("railway")) < 0.5


def test_inflected_words_are_found_by_their_stem() -> None:
    assert "government" in lexicon.translations("правительством", "ru")
    assert "war" in lexicon.translations("ҷангҳои", "tg")
    assert lexicon.translations("абракадабра", "ru") == frozenset()
