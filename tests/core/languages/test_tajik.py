"""Tajik endings: forms and dictionary forms of cases/tajik_stems.txt, and words that stay."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.languages.tajik import normalise, stem, stems


def _rows(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


ROWS = _rows("tajik_stems.txt")
UNSEEN = _rows("tajik_unseen.txt")
OF_THE_GLOSSARY = _rows("tajik_names.txt")


@pytest.mark.parametrize(("form", "expected"), ROWS)
def test_an_ending_is_taken_off(form: str, expected: str) -> None:
    assert stem(form) == expected


@pytest.mark.parametrize("unseen", [UNSEEN, OF_THE_GLOSSARY], ids=["words", "names"])
def test_forms_that_the_rules_were_not_made_on_are_recognised(unseen: list[list[str]]) -> None:
    known = {form for form, _ in ROWS}
    assert len(unseen) >= 150
    assert known.isdisjoint(form for form, _ in unseen)
    wrong = [(form, stem(form)) for form, expected in unseen if stem(form) != expected]
    assert len(wrong) <= 0.02 * len(unseen), wrong


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Хатлонро", "хатлон"),
        ("Зарафшони", "зарафшон"),
        ("Рӯшону", "рӯшон"),
        ("Шуғнонашон", "шуғнон"),
        ("Ёвони", "ёвон"),
        ("Қазонро", "қазон"),
        ("Теҳрону", "теҳрон"),
        ("Кофарниҳони", "кофарниҳон"),
        ("Тиёншонро", "тиёншон"),
        ("Кӯшони", "кӯшон"),
        ("Ҳиндустонро", "ҳиндустон"),
        ("Бохтари", "бохтар"),
        ("Бухорою", "бухоро"),
        ("Бухороро", "бухоро"),
        ("Муқсуи", "муқсу"),
        ("Қизилсуро", "қизилсу"),
        ("дӯстони", "дӯст"),
        ("силоҳбадастон", "силоҳбадаст"),
    ],
)
def test_a_name_that_ends_like_a_form_is_whole(form: str, name: str) -> None:
    assert stem(form) == name
    if form[0].isupper():
        assert stem(name.capitalize()) == name


@pytest.mark.parametrize(
    "word",
    [
        "забон",
        "ҷаҳон",
        "духтар",
        "дафтар",
        "мамлакат",
        "ҳолат",
        "баҳо",
        "танҳо",
        "фарзанд",
        "даст",
        "се",
    ],
)
def test_a_word_that_only_looks_inflected_stays(word: str) -> None:
    assert stem(word) == word


def test_letters_of_old_fonts_and_stress_marks_are_replaced() -> None:
    assert normalise("Тољикистон") == "Тоҷикистон"
    assert normalise("кўҳ") == "кӯҳ"
    assert normalise("миллии\u0304") == "миллиӣ"
    assert stem("Душанбе\u0301ро") == "душанбе"


@given(st.text(alphabet="абгдежзийклмнопрстуфхчшъэюяӣӯғқҳҷ", max_size=14))
def test_a_stem_keeps_a_vowel_and_its_steps_shrink(word: str) -> None:
    steps = stems(word)
    assert steps[0] == word
    assert all(len(b) <= len(a) for a, b in pairwise(steps))
    assert len(steps) == 1 or any(c in "аеёиоуэюяӣӯ" for c in steps[-1])
