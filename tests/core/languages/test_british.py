"""British spellings: what each may be in America, and what is left alone."""

from __future__ import annotations

import pytest

from workbench.core.languages.british import american


@pytest.mark.parametrize(
    ("british", "theirs"),
    [
        ("neighbourhood", "neighborhood"),
        ("civilisation", "civilization"),
        ("organised", "organized"),
        ("organising", "organizing"),
        ("paralysed", "paralyzed"),
        ("travelled", "traveled"),
        ("travelling", "traveling"),
        ("traveller", "traveler"),
        ("counsellor", "counselor"),
        ("marvellous", "marvelous"),
        ("medallist", "medalist"),
        ("theatre", "theater"),
        ("catalogue", "catalog"),
        ("anaemia", "anemia"),
        ("foetus", "fetus"),
        ("kilogramme", "kilogram"),
        ("fulfilment", "fulfillment"),
        ("skilfully", "skillfully"),
        ("defences", "defenses"),
        ("licence", "license"),
        ("manoeuvre", "maneuver"),
        ("manoeuvred", "maneuvered"),
        ("manoeuvring", "maneuvering"),
        ("ploughing", "plowing"),
        ("practised", "practiced"),
        ("greyish", "grayish"),
        ("enrolment", "enrollment"),
        ("sulphuric", "sulfuric"),
        ("storey", "story"),
        ("storeys", "stories"),
        ("speciality", "specialty"),
        ("specialities", "specialties"),
        ("cosier", "cozier"),
        ("centring", "centering"),
        ("tyres", "tires"),
    ],
)
def test_a_british_spelling_has_its_american_one(british: str, theirs: str) -> None:
    assert theirs in american(british)


@pytest.mark.parametrize(
    "word",
    ["", "river", "taxe", "entring", "sence", "hense", "remould", "shippment", "fictyre", "centrl"],
)
def test_what_is_no_british_spelling_has_none(word: str) -> None:
    assert american(word) == []


def test_a_word_may_have_several_of_which_a_dictionary_takes_its_own() -> None:
    assert american("oestrogenise") == ["oestrogenize", "estrogenise"]
