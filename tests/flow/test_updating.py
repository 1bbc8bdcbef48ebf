"""A newer revision of a source: drafts follow their sentences, in any script."""

from __future__ import annotations

from workbench.core.model import Kind, Unit
from workbench.flow.updating import match


def units(*texts: str, first: int = 1) -> list[Unit]:
    return [Unit(first + n, "ru", 0, Kind.PARAGRAPH, n, n + 1, t) for n, t in enumerate(texts)]


def paired(old: list[Unit], new: list[Unit]) -> dict[str, str]:
    return {new[place].text: unit.text for place, unit in match(old, new).items()}


def test_equal_sentences_are_paired_wherever_they_went() -> None:
    old = units("Первая фраза.", "Вторая фраза.")
    new = units("Вторая фраза.", "Совсем новое предложение о другом.", "Первая фраза.")
    assert paired(old, new) == {
        "Вторая фраза.": "Вторая фраза.",
        "Первая фраза.": "Первая фраза.",
    }


def test_a_changed_sentence_keeps_its_number() -> None:
    old = units("База размещена в стране с 1993 года.")
    new = units("База размещена в стране с 1993 года по договору.", first=9)
    assert [unit.id for unit in match(old, new).values()] == [1]


def test_cyrillic_sentences_that_share_only_spaces_are_not_paired() -> None:
    old = units("Родился в Душанбе и вырос там же вместе с братьями")
    new = units("Река и море")
    assert paired(old, new) == {}


def test_tajik_letters_count_as_letters() -> None:
    old = units("Соли 1873 бунёд шуд.", "Ҳавои он гарм аст.")
    new = units("Ҳавои он хеле гарм аст.")
    assert paired(old, new) == {"Ҳавои он хеле гарм аст.": "Ҳавои он гарм аст."}


def test_an_old_sentence_is_given_away_once() -> None:
    old = units("Одна и та же фраза.")
    new = units("Одна и та же фраза.", "Одна и та же фраза.")
    assert len(match(old, new)) == 1
