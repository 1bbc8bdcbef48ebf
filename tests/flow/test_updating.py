"""A newer revision of a source: drafts follow their sentences, in any script."""

from __future__ import annotations

import pytest

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


def of_kind(text: str, kind: Kind, number: int) -> Unit:
    return Unit(number, "ru", 0, kind, number, number + 1, text)


LONG = "Мельница стоит на левом берегу реки с 1873 года."


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        pytest.param([], ["Новая."], {}, id="nothing before"),
        pytest.param(["Старая."], [], {}, id="nothing now"),
        pytest.param(["А.", "Б."], ["А.", "Б."], {0: 1, 1: 2}, id="nothing changed"),
        pytest.param(["А.", "А."], ["А.", "А."], {0: 1, 1: 2}, id="the same twice, in order"),
        pytest.param(["А.", "Б."], ["Б.", "А."], {0: 2, 1: 1}, id="changed about"),
        pytest.param(
            [LONG.replace("левом", "правом"), LONG],
            [LONG, LONG.replace("левом", "другом")],
            {0: 2, 1: 1},
            id="the equal one first, the alike one from what is left",
        ),
        pytest.param(
            [LONG, LONG.replace("1873", "1903")],
            [LONG.replace("1873", "1904")],
            {0: 2},
            id="the one that is most alike",
        ),
        pytest.param(
            [LONG],
            [LONG.replace("1873", "1874"), LONG.replace("1873", "1875")],
            {0: 1},
            id="one that is alike is given away once",
        ),
        pytest.param([LONG], [LONG.upper()], {0: 1}, id="letters of another case"),
        pytest.param(["абвгдежзик"], ["абвгдеxxxx"], {0: 1}, id="three letters of five alike"),
        pytest.param(["абвгдежзик"], ["абвгдxxxxx"], {}, id="half of the letters alike"),
    ],
)
def test_old_segments_are_carried_over(
    old: list[str], new: list[str], pairs: dict[int, int]
) -> None:
    found = match(units(*old), units(*new, first=50))
    assert {place: unit.id for place, unit in found.items()} == pairs


@pytest.mark.parametrize(
    ("old", "new", "paired"),
    [
        (Kind.PARAGRAPH, Kind.PARAGRAPH, True),
        (Kind.PARAGRAPH, Kind.LIST, False),
        (Kind.HEADING, Kind.PARAGRAPH, False),
    ],
)
def test_what_is_alike_must_be_of_one_kind_what_is_equal_need_not(
    old: Kind, new: Kind, paired: bool
) -> None:
    changed = LONG.replace("1873", "1874")
    assert bool(match([of_kind(LONG, old, 1)], [of_kind(changed, new, 9)])) is paired
    assert match([of_kind(LONG, old, 1)], [of_kind(LONG, new, 9)])
