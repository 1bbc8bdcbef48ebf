"""What forms of an English word have in common."""

from __future__ import annotations

import pytest

from workbench.core.languages.english import key


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("treaties", "treaty"),
        ("Treaty's", "treaty"),
        ("embassies", "embassy"),
        ("glaciers", "glacier"),
        ("churches", "church"),
        ("servicemen", "serviceman"),
        ("Organizations", "organization"),
        ("crisis", "crisis"),
        ("Pamirs", "pamirs"),
        ("bases", "base"),
        ("Tajikistan’s", "tajikistan"),
        ("us", "us"),
        ("census", "census"),
    ],
)
def test_number_and_possession_are_folded(word: str, expected: str) -> None:
    assert key(word) == expected
