"""The table of headings, and words that sound alike across scripts."""

from __future__ import annotations

import pytest

from workbench.core.languages import cognates, lexicon
from workbench.core.languages.headings import HEADINGS, NAMES, english, fold, meanings, parts


@pytest.mark.parametrize(
    ("lang", "title", "wanted"),
    [
        ("ru", "Примечания", "References"),
        ("ru", "  литература ", "Further reading"),
        ("tg", "Таърих", "History"),
        ("uk", "Посилання", "External links"),
        ("ru", "Нечто небывалое", None),
        ("ru", "Население", "Demographics"),
        ("ru", "Флаг", "Flag"),
        ("ru", "Озера", "Lakes"),
        ("ru", "Музеи и библиотеки", "Museums and libraries"),
        ("ru", "Информационные технологии", "Information technology"),
        ("ru", "Традиции", "Traditions"),
        ("ru", "Строительство", "Construction"),
        ("tg", "Сафоратхонаҳо", "Embassies"),
        ("tg", "Нақлиёт ва алоқа", "Transport and communications"),
        ("tg", "Аҳолӣ", "Demographics"),
    ],
)
def test_usual_headings(lang: str, title: str, wanted: str | None) -> None:
    assert english(title, lang) == wanted


def test_each_row_has_english_russian_and_tajik() -> None:
    assert len(HEADINGS) >= 150
    assert all(row["en"] and row["ru"] and row["tg"] for row in HEADINGS)


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_a_heading_with_a_name_of_its_own_is_aligned_too_and_stands_once(lang: str) -> None:
    wordings = [wording for row in NAMES for wording in row.get(lang, ())]
    assert [wording for wording in wordings if not meanings(wording, lang)] == []
    assert len(set(map(fold, wordings))) == len(wordings) > 200
    assert all(len(row["en"]) == 1 for row in NAMES)


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_a_name_of_its_own_differs_from_that_of_its_meaning(lang: str) -> None:
    """One that does not would be a row too many, or hide a change of the other table."""
    usual = {fold(w): row["en"][0] for row in reversed(HEADINGS) for w in row[lang][:1]}
    for row in NAMES:
        for wording in row.get(lang, ()):
            assert usual.get(fold(wording)) != row["en"][0], wording


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
