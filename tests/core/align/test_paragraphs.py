"""Pairs of paragraphs: where a counterpart is looked for first, what order adds, and what may be taken twice."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.bridge import Bridge
from workbench.core.align.gaps import _paragraphs, _side
from workbench.core.align.paragraphs import (
    AGAIN,
    LEAST,
    _assign,
    _candidates,
    _draw,
    _home,
    _told,
    prose,
)
from workbench.core.align.passages import passages
from workbench.core.align.scoring import Scorer, Source, source_bag, target_bag
from workbench.core.model import Gap, Match


@pytest.mark.parametrize(
    ("section", "homes", "value"),
    [
        (1, (1,), 1.7),
        (2, (1,), 1.3),  # under it
        (3, (1,), 1.3),  # and further under it
        (4, (1,), 1.0),
        (1, (3,), 1.0),  # above it
        (0, (0,), 1.7),
        (1, (0,), 1.0),  # all stands under the lead, which says nothing
        (3, (2, 4), 1.3),
        (4, (), 1.0),
    ],
)
def test_a_likeness_is_worth_more_at_home(
    section: int, homes: tuple[int, ...], value: float
) -> None:
    assert _home(section, homes, (0, 0, 1, 2, 0)) == value


def drawn(first: list[int | None], columns: int = 6) -> list[set[int]]:
    """Return for each row the columns whose value rose by a quarter."""
    table = [dict.fromkeys(range(columns), 0.4) for _ in first]
    _draw(table, first)
    assert {value for row in table for value in row.values()} <= {0.4, 0.5}
    return [{column for column, value in row.items() if value > 0.4} for row in table]


def test_a_paragraph_is_drawn_beside_the_counterparts_of_its_neighbours() -> None:
    assert drawn([0, 1, 2, 3]) == [{0, 1}, {0, 1, 2}, {1, 2, 3}, {2, 3}]
    assert drawn([0, None, 2, 3, 4]) == [set(), {0, 1, 2}, {2, 3}, {2, 3, 4}, {3, 4}]
    assert drawn([0, 2, None, 4, 5])[2] == {2, 3, 4}


@pytest.mark.parametrize("first", [[3, 2, 1, 0], [0, 1, 0, 1, 0], [0, 1, 2], [None, None], []])
def test_where_the_pages_keep_no_order_nothing_is_drawn(first: list[int | None]) -> None:
    assert drawn(first) == [set() for _ in first]


def test_what_keeps_half_the_order_draws_half_as_much() -> None:
    table = [dict.fromkeys(range(6), 1.0) for _ in range(5)]
    _draw(table, [0, 1, 2, 3, 2])
    assert table[0] == pytest.approx({0: 1.125, 1: 1.125, 2: 1, 3: 1, 4: 1, 5: 1})


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ([{0: 0.5}, {1: 0.5}], [0, 1]),
        ([{0: 0.5, 1: 0.45}, {0: 0.5}], [1, 0]),
        ([{0: 0.5, 1: 0.4}, {0: 0.5}], [0, 0]),  # twice at a discount is more than that
        ([{0: 0.5}, {0: 0.4}, {0: 0.3}], [0, 0, 0]),
        ([{0: 0.5}, {0: 0.4}, {0: 0.3}, {0: 0.2}], [0, 0, 0, None]),
        ([{0: LEAST}], [0]),
        ([{0: LEAST - 0.001}], [None]),
        ([{}], [None]),
        ([], []),
    ],
)
def test_a_paragraph_may_be_taken_again_at_a_discount(
    table: list[dict[int, float]], columns: list[int | None]
) -> None:
    assert 0.4 < 0.5 * AGAIN < 0.45
    assert _assign(table) == columns


def test_only_what_is_long_enough_and_prose_is_matched() -> None:
    text = "Слово " * 5 + "\n\nКратко.\n\n" + "а" * 25 + "\n\n" + "а" * 24 + "\n\n* " + "пункт " * 6
    text += "\n\n{|\n| " + "ячейка " * 9 + "\n|}\n"
    ours = page(text, "ru")
    found = passages(ours)
    assert [found[index].text[:5] for index in prose(found)] == ["Слово", "ааааа", "пункт"]
    shown = _paragraphs(ours.sections, align(ours, page("Lead.\n", "en")))
    assert [text[slice(*span)][:5] for span, _, _ in shown] == ["Слово", "ааааа", "пункт", "ячейк"]


@pytest.mark.parametrize(
    ("scores", "states", "best", "state"),
    [
        ((0.3, 0.7), (Gap.PRESENT, Gap.PRESENT), 0.7, Gap.PRESENT),
        ((0.7, 0.3), (Gap.PRESENT, Gap.THINNER), 0.7, Gap.THINNER),
        ((0.7,), (Gap.THINNER,), 0.7, Gap.THINNER),
        ((), (), 0.0, Gap.MISSING),
    ],
)
def test_a_side_of_several_matches_shows_the_best_score_and_the_worst_state(
    scores: tuple[float, ...], states: tuple[Gap, ...], best: float, state: Gap
) -> None:
    source = page("Лид.\n\n== История ==\nСлово.\n\n== Сады ==\nСлово.\n", "ru")
    alignment = align(source, page("Lead.\n", "en"))
    matches = [
        Match((n + 1,), (1,), score, states[n], {"words": score}) for n, score in enumerate(scores)
    ]
    side = _side(source, alignment, (1, 2), matches)
    assert (side.score, side.state, side.why) == (best, state, {"words": best} if best else {})


def test_a_reference_is_told_in_one_line_and_not_at_length() -> None:
    source = page("Текст.<ref>Книга\n  о   воде, " + "слово " * 60 + "</ref>\n", "ru")
    (fact,) = [f for f in align(source, page("Text.\n", "en")).facts if f.kind == "reference"]
    assert fact.text.startswith("Книга о воде, слово слово")
    assert len(fact.text) == 200
    assert source.wikitext[slice(*fact.source)].startswith("<ref>Книга\n")


def test_a_merged_row_says_why_by_the_mean_of_its_sections() -> None:
    source = page("Лид.\n\n== История ==\nСлово.\n\n== Небывалое ==\nДело.\n", "ru")
    target = page("Lead.\n\n== History ==\nA word.\n\n== Economy ==\nMoney.\n", "en")
    (row,) = [m for m in align(source, target).sections if m.source == (1,)]
    assert row.score == pytest.approx(sum(row.why.values()), abs=0.002)
    merged = align(source, target, overrides=[Override("merge", (1, 2), (1,))])
    (both,) = [m for m in merged.sections if m.source == (1, 2)]
    assert both.why["title"] == pytest.approx(row.why["title"] / 2, abs=0.001)
    assert both.score == both.why["person"] == 1.0
    linked = align(source, target, overrides=[Override("link", (1,), (1, 2))])
    (wide,) = [m for m in linked.sections if m.source == (1,)]
    assert wide.why["title"] == row.why["title"], "the best of several counterparts says why"


def test_a_counterpart_without_text_says_nothing() -> None:
    source = page(
        "Лид.\n\n== История ==\nВ 1897 году тут построили мост через широкую реку.\n", "ru"
    )
    target = page("Lead.\n\n== History ==\n\n== Economy ==\nA bridge of 1897.\n", "en")
    found = align(source, target, overrides=[Override("link", (1,), (1,))])
    assert found.sentences == ()
    assert [match.state for match in found.sections if match.source == (1,)] == [Gap.THINNER]


THEATRE = "Театр открыли в 1932 году.\n\n"
VALLEY = (
    "Река и озеро лежат за горой, там растут яблоня и берёза, живут волк и медведь, "
    "люди сеют пшеницу и рис, строят мосты, школы и дороги.\n\n"
)
OPENED = "The theatre opened in 1932.\n\n"
BOTH = (
    "The theatre opened in 1932; the river and the lake lie behind a mountain, where apple and "
    "birch grow, wolf and bear live, people sow wheat and rice, and build bridges and schools.\n\n"
)
OTHER = "Cotton and silk are sold there, and nothing is known of its kings or of its walls now.\n\n"


@pytest.mark.parametrize(
    ("english", "columns"),
    [
        (BOTH + OTHER, [[0], [0]]),
        (OPENED + OTHER, [[0], []]),  # words met by chance are too little like
        (OPENED + BOTH + OTHER, [[0], [1]]),  # and a long one of which little is told is another
    ],
)
def test_a_counterpart_is_like_enough_and_told_enough(
    english: str, columns: list[list[int]]
) -> None:
    ours = passages(page("== А ==\n" + THEATRE + VALLEY, "ru"))
    theirs = passages(page("== A ==\n" + english, "en"))
    bridge = Bridge("ru", ours, theirs)
    bags = [source_bag(one, bridge) for one in ours]
    scorer = Scorer([target_bag(one) for one in theirs], bags)
    found = [
        _candidates(one, bag, scorer, theirs, [(), (1,)], [0, 0])
        for one, bag in zip(ours, bags, strict=True)
    ]
    assert [sorted(row) for row in found] == columns


def test_a_counterpart_at_home_is_worth_more() -> None:
    ours = passages(page("== А ==\n" + THEATRE, "ru"))
    theirs = passages(page("== A ==\n" + OPENED + "== B ==\n" + OTHER, "en"))
    bridge = Bridge("ru", ours, theirs)
    bag = source_bag(ours[0], bridge)
    scorer = Scorer([target_bag(one) for one in theirs], [bag])
    values = [
        _candidates(ours[0], bag, scorer, theirs, [(), homes], [0, 0, 1])
        for homes in ((), (1,), (2,))
    ]
    assert values[1] == pytest.approx({0: 1.7 * values[0][0]})
    assert values[2] == values[0]


@pytest.mark.parametrize(
    ("lengths", "others", "value"),
    [
        ((100, 100), 1, 1.0),
        ((100, 25), 1, 0.5),  # of a short text much is told by chance
        ((25, 100), 1, 2.0),
        ((100, 100), 32, 2.0),  # and much tells more where there is much to choose from
    ],
)
def test_telling_is_reckoned_by_size_and_choice(
    lengths: tuple[int, int], others: int, value: float
) -> None:
    one, other = (passages(page("а" * length + "\n", "ru"))[0] for length in lengths)
    targets = [Counter(["fort"]), *[Counter([f"mill{n}"]) for n in range(others - 1)]]
    bag: Source = Counter({(("fort", 1.0),): 1})
    assert _told(Scorer(targets, [bag]), bag, 0, one, other) == pytest.approx(value)
