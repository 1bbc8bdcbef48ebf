"""Dictionary forms of Russian words."""

from __future__ import annotations

import pytest

from workbench.core.languages import russian


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("договора", "договор"),
        ("Таджикистаном", "таджикистан"),
        ("базы", "база"),
        ("организацией", "организация"),
        ("объединённых", "объединить"),
        ("послами", "посол"),
        ("стали", "стать"),
    ],
)
def test_the_most_probable_form_is_given(word: str, expected: str) -> None:
    assert russian.lemma(word) == expected


def test_all_readings_are_kept_beside_it() -> None:
    assert set(russian.lemmas("стали").possible) == {"стать", "сталь"}


def test_yo_and_ye_are_one_letter() -> None:
    assert russian.lemmas("объединённая") == russian.lemmas("объединенная")


@pytest.mark.parametrize(
    ("word", "expected"), [("рахмонова", "рахмонов"), ("путиным", "путин"), ("стол", "")]
)
def test_surnames_are_told(word: str, expected: str) -> None:
    assert russian.surname(word) == expected


def test_an_adjective_before_its_noun_is_told_from_a_noun() -> None:
    assert russian.is_adjective_before_noun("русские", "войска")
    assert russian.is_adjective_before_noun("русские", "суда")
    assert not russian.is_adjective_before_noun("русские", "жили")
    assert not russian.is_adjective_before_noun("военнослужащих", "в")
    assert not russian.is_adjective_before_noun("русские", "были")
