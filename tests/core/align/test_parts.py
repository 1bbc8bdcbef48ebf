"""Where missing sections belong, what people decided, and which facts count as told."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.gaps import insertion_point
from workbench.core.align.overrides import apply, decided
from workbench.core.model import Page


def outline(*headings: tuple[int, str], lang: str) -> Page:
    """Return a page of headings of a level, each with a sentence of its own."""
    text = "Lead.\n"
    for level, title in headings:
        marks = "=" * level
        text += f"\n{marks} {title} {marks}\nText {title}.\n"
    return page(text, lang)


ENGLISH = outline(
    (2, "History"), (3, "Origins"), (3, "Trade"), (2, "Climate"), (2, "Sport"), lang="en"
)
RUSSIAN = outline(
    (2, "История"), (3, "Происхождение"), (3, "Пожар"), (2, "Сады"), (3, "Розы"), (2, "Климат"),
    (3, "Засуха"), (2, "Школы"), lang="ru",
)  # fmt: skip


@pytest.mark.parametrize(
    ("section", "after"),
    [
        ("Пожар", 2),  # behind its elder sister's counterpart
        ("Сады", 3),  # behind all that stands under «History»
        ("Розы", 3),  # its parent is missing: behind where the parent belongs
        ("Засуха", 4),  # under its parent's heading
        ("Школы", 4),
    ],
)
def test_a_missing_section_goes_behind_the_nearest_counterpart(section: str, after: int) -> None:
    pairs = {1: 1, 2: 2, 6: 4}
    links = [Override("unlink", (n,)) for n in range(1, 9)]
    links += [Override("link", (ours,), (theirs,)) for ours, theirs in pairs.items()]
    alignment = align(RUSSIAN, ENGLISH, overrides=links)
    index = next(s.index for s in RUSSIAN.sections if s.title == section)
    assert insertion_point(index, alignment, RUSSIAN, ENGLISH) == after


def test_a_section_with_nothing_before_it_follows_the_lead() -> None:
    links = [Override("unlink", (n,)) for n in range(9)]
    alignment = align(RUSSIAN, ENGLISH, overrides=links)
    assert insertion_point(1, alignment, RUSSIAN, ENGLISH) == 0


def test_a_subsection_of_a_linked_parent_stays_inside_though_the_parent_has_children() -> None:
    links = [Override("unlink", (n,)) for n in range(1, 9)] + [Override("link", (1,), (1,))]
    alignment = align(RUSSIAN, ENGLISH, overrides=links)
    assert insertion_point(2, alignment, RUSSIAN, ENGLISH) == 1
    assert insertion_point(4, alignment, RUSSIAN, ENGLISH) == 3


COUNTERPARTS = [(0,), (1,), (1, 2), ()]


@pytest.mark.parametrize(
    ("override", "expected"),
    [
        (Override("link", (3,), (2, 1)), [(0,), (1,), (1, 2), (1, 2)]),
        (Override("link", (0, 1), (2,)), [(2,), (2,), (1, 2), ()]),
        (Override("unlink", (2,), (1,)), [(0,), (1,), (2,), ()]),
        (Override("unlink", (2,)), [(0,), (1,), (), ()]),
        (Override("unlink", (1,), (2,)), COUNTERPARTS),
        (Override("merge", (0, 2)), [(0, 1, 2), (1,), (0, 1, 2), ()]),
        (Override("merge", (1, 3), (0,)), [(0,), (0, 1), (1, 2), (0, 1)]),
        (Override("link", (4, -1, 9), (1,)), COUNTERPARTS),
        (Override("merge", (9,)), COUNTERPARTS),
    ],
)
def test_a_decision_changes_its_sections_alone(
    override: Override, expected: list[tuple[int, ...]]
) -> None:
    assert apply(COUNTERPARTS, [override]) == expected


def test_the_latest_decision_stands() -> None:
    made = [Override("link", (1,), (2,)), Override("unlink", (1,)), Override("link", (1,), (0,))]
    assert apply(COUNTERPARTS, made)[1] == (0,)
    assert decided(1, made)
    assert not decided(2, made)


def facts(russian: str, english: str) -> list[tuple[str, str, str]]:
    """Return kind, text and contradiction of the facts of a paragraph under one heading."""
    ours = page(f"Вступление.\n\n== История ==\n{russian}\n", "ru")
    theirs = page(f"Lead.\n\n== History ==\n{english}\n", "en")
    links = [Override("link", (1,), (1,))]
    return [(f.kind, f.text, f.contradicts) for f in align(ours, theirs, overrides=links).facts]


def test_a_large_number_may_be_rounded_and_a_small_one_may_not() -> None:
    told = facts(
        "Население составляло 152 340 человек, школ было 47, учеников 5120.",
        "The population was 152,000, with 48 schools and 6,900 pupils.",
    )
    assert [text for _, text, _ in told] == ["47", "5120"]


@pytest.mark.parametrize("small", ["18", "312"])
def test_a_small_number_told_elsewhere_is_no_proof_and_a_large_or_exact_one_is(small: str) -> None:
    text = f"Вступление.\n\n== История ==\nПостроили {small} мостов и 2750 домов за 3,5 дня.\n"
    ours = page(text, "ru")
    theirs = page(
        "Lead.\n\n== History ==\nBridges were built.\n\n"
        f"== Sport ==\nThe {small} clubs have 2,750 members and 3.5 pitches.\n",
        "en",
    )
    links = [Override("link", (1,), (1,))]
    found = align(ours, theirs, overrides=links).facts
    assert [fact.text for fact in found] == [small]


def test_a_number_is_told_once_and_stands_where_it_is() -> None:
    text = "Вступление.\n\n== История ==\nВ [[город]]е 47 школ. Потом 47 школ и 53 [[сад]]а.\n"
    source = page(text, "ru")
    target = page("Lead.\n\n== History ==\nThere were schools.\n", "en")
    found = align(source, target, overrides=[Override("link", (1,), (1,))]).facts
    numbers = [fact for fact in found if fact.kind == "number"]
    assert [fact.source for fact in numbers] == [
        (text.index("47"), text.index("47") + 2),
        (text.index("53"), text.index("53") + 2),
    ]
