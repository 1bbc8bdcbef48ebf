"""How like headings of two languages are, reckoned: by the table of usual ones, else word by word."""

from __future__ import annotations

import pytest

from workbench.core.align.titles import Titles, features

HEADINGS = [
    "", "Art museums", "Berlin in 1945", "History", "Old Town", "History", "The Museum of Berlin and the Berlin tram",
    "Sport", "Culture and sport", "Religion", "Museums",
]  # fmt: skip
WORDS = 0.8
"""What agreement of all words counts."""


@pytest.mark.parametrize(
    ("title", "lang", "expected"),
    [
        # the table
        ("История", "ru", {3: 1.0, 5: 1.0}),
        ("Таърих", "tg", {3: 1.0, 5: 1.0}),
        ("Спорт", "ru", {7: 1.0, 8: 0.7}),
        ("Культура и спорт", "ru", {7: 0.7, 8: 0.8}),
        ("Спорт и небывалое", "ru", {7: 0.7, 8: 0.7}),
        ("Old Town", "ru", {4: 1.0}),
        # half of what ours says is met, and half or all of what theirs says
        ("Музеи", "ru", {1: WORDS * (1 + 1 / 2) / 2, 6: WORDS * (1 + 1 / 3) / 2, 10: 1.0}),
        ("Берлин", "ru", {2: WORDS * (1 + 1 / 2) / 2, 6: WORDS * (1 + 1 / 3) / 2}),
        ("Берлин и Ош", "ru", {2: WORDS * (1 + 1 / 2) / 2, 6: WORDS * (1 + 1 / 3) / 2}),
        ("Берлин в 1945 году", "ru", {2: WORDS * (2 / 3 + 1) / 2, 6: WORDS * (1 / 3 + 1 / 3) / 2}),
        ("1945", "ru", {2: WORDS * (1 + 1 / 2) / 2}),
        ("1946", "ru", {}),
        ("Музей Берлина", "ru", {1: WORDS * (1 / 2 + 1 / 2) / 2, 2: WORDS * (1 / 2 + 1 / 2) / 2, 6: WORDS * (1 + 2 / 3) / 2, 10: WORDS * (1 / 2 + 1) / 2}),
        ("Old city", "ru", {4: WORDS * (1 / 2 + 1 / 2) / 2}),
        # usual headings that mean different things may sound alike by chance
        ("Рельеф", "ru", {9: WORDS * 0.75}),
        # nothing in common, and words too short to tell
        ("Небывалое", "ru", {}),
        ("Ин те", "ru", {}),
        ("", "ru", {}),
    ],
)  # fmt: skip
def test_headings_are_like_by_the_table_or_by_the_share_of_words(
    title: str, lang: str, expected: dict[int, float]
) -> None:
    assert Titles(HEADINGS).like(title, lang) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (None, {}),
        ({"кишлаки": ["old place", "town"]}, {4: WORDS * (1 + 1 / 2) / 2}),
        ({"кишлаки": ["river"]}, {}),
        ({"сады": ["town"]}, {}),
    ],
)
def test_a_glossary_s_words_are_found_in_headings(
    terms: dict[str, list[str]] | None, expected: dict[int, float]
) -> None:
    assert Titles(HEADINGS).like("Кишлаки", "ru", terms) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("The Rivers of Berlin", {"river", "berlin"}),
        ("Berlin in 1945", {"berlin", "q:y1945"}),
        ("8 April 1992", {"april", "q:d1992-04-08", "q:y1992", "q:d--04-08"}),
        ("The", set()),
        ("", set()),
    ],
)
def test_a_heading_holds_its_words_and_quantities(title: str, keys: set[str]) -> None:
    assert features(title, "en") == keys


@pytest.mark.parametrize(
    ("title", "lang"),
    [("Берлин 8 апреля 1992 года", "ru"), ("Берлин, 8 апрели соли 1992", "tg")],
)
def test_a_date_in_a_heading_is_read_in_the_language_of_each(title: str, lang: str) -> None:
    """The day, the year, the day of each year, April and Berlin are met, the word for a year is not."""
    found = Titles(["Sport", "8 April 1992 in Berlin"]).like(title, lang)
    assert found == pytest.approx({1: WORDS * (5 / 6 + 1) / 2})
