"""Romanisation: a table of names, and that nothing Cyrillic is left."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.romanize import LANGUAGES, SCHEMES, romanize
from workbench.errors import UsageError

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "cases" / "romanize.tsv")
    .read_text(encoding="utf-8")
    .splitlines()[1:]
]


@pytest.mark.parametrize(("lang", "scheme", "text", "expected"), TABLE)
def test_the_table_of_names(lang: str, scheme: str, text: str, expected: str) -> None:
    assert romanize(text, lang, scheme) == expected


def test_the_table_has_forty_names_in_the_scheme_for_prose() -> None:
    assert sum(1 for row in TABLE if row[1] == "wikipedia") >= 40


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@given(text=st.text(st.characters(min_codepoint=0x400, max_codepoint=0x4FF), max_size=30))
def test_nothing_cyrillic_is_left(text: str, lang: str, scheme: str) -> None:
    left = [c for c in romanize(text, lang, scheme) if "CYRILLIC" in unicodedata.name(c, "")]
    assert not [c for c in left if unicodedata.category(c).startswith("L")]


@given(
    text=st.text(st.characters(max_codepoint=0x2FF), max_size=40), lang=st.sampled_from(LANGUAGES)
)
def test_latin_text_stays(text: str, lang: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert romanize(plain, lang) == plain


def test_decomposed_letters_and_stress_marks() -> None:
    assert romanize(unicodedata.normalize("NFD", "Нижний"), "ru") == "Nizhny"
    assert romanize("Тоҷикӣ", "tg") == romanize(unicodedata.normalize("NFD", "Тоҷикӣ"), "tg")


def test_an_unknown_scheme_or_language_is_refused() -> None:
    with pytest.raises(UsageError, match="no scheme"):
        romanize("А", "ru", "scientific")
    with pytest.raises(UsageError, match="no romanisation"):
        romanize("А", "uk")
