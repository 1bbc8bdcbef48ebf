"""Likeness in figures: weights, lengths, what is told, kept and trusted, on bags small enough to reckon by hand."""

from __future__ import annotations

from collections import Counter
from math import exp, log, sqrt

import pytest

from workbench.core.align import scoring, sentences
from workbench.core.align.scoring import Scorer, Source, Target, trust

TARGETS: list[Target] = [
    Counter(["fort", "q:y1897", "river"]),
    Counter(["theatre", "river", "tram"]),
    Counter(["river", "bridge", "f:view.jpg"]),
]
ONE, ALL = log(4 / 1.3), log(4 / 3.3)
"""Weight of a word that one of three targets has, and of one that all have."""
RARE = log(4) ** 2
"""The square of the greatest weight that a word could have."""
SHORT = 2.4 * RARE


def bag(*features: tuple[tuple[str, float], ...] | str) -> Source:
    """Return a source bag; a word alone leads one way, surely."""
    return Counter(((f, 1.0),) if isinstance(f, str) else f for f in features)


REACHED = bag("fort", "q:y1897", "river", "theatre", "mill")


@pytest.fixture
def scorer() -> Scorer:
    return Scorer(TARGETS, [REACHED])


def test_a_weight_is_rarity_by_kind(scorer: Scorer) -> None:
    assert scorer.weights == pytest.approx(
        {"fort": ONE, "q:y1897": 1.5 * ONE, "river": ALL, "theatre": ONE, "tram": ONE, "bridge": ONE,
         "f:view.jpg": 2.2 * ONE}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("targets", "key", "weight"),
    [
        ([["a"]], "a", 1.0),
        ([["q:n11"]], "q:n11", 1.4),
        ([["a"], ["b"]], "a", log(3 / 1.3)),
        ([["a"], ["a"]], "a", log(3 / 2.3)),
        ([["a"]] * 40, "a", 0.05),
        ([["l:a"]] * 40, "l:a", 0.065),
        ([["a", "a", "a"], ["b"]], "a", log(3 / 1.3)),
    ],
)
def test_a_weight_has_a_floor_and_needs_two_targets_to_tell(
    targets: list[list[str]], key: str, weight: float
) -> None:
    made = Scorer([Counter(target) for target in targets], [bag(key)])
    assert made.weights[key] == pytest.approx(weight)


def test_what_can_be_reached_counts_whole_in_a_length_and_the_rest_by_a_quarter(
    scorer: Scorer,
) -> None:
    assert scorer.reachable == pytest.approx(
        [ONE**2 + (1.5 * ONE) ** 2 + ALL**2, ONE**2 + ALL**2, ALL**2]
    )
    assert scorer.lengths == pytest.approx(
        [
            sqrt(3.25 * ONE**2 + ALL**2 + SHORT),
            sqrt(ONE**2 + ALL**2 + 0.25 * ONE**2 + SHORT),
            sqrt(ALL**2 + 0.25 * (ONE**2 + (2.2 * ONE) ** 2) + SHORT),
        ]
    )


@pytest.mark.parametrize(
    ("source", "index", "share"),
    [
        (bag("fort"), 0, ONE**2 / (3.25 * ONE**2 + ALL**2)),
        (bag("river"), 2, 1.0),
        (bag("fort", "q:y1897", "river"), 0, 1.0),
        (bag((("fort", 0.4), ("river", 0.4))), 0, (ONE**2 + ALL**2) / (3.25 * ONE**2 + ALL**2)),
        (bag("theatre"), 0, 0.0),
        (bag("bridge"), 2, ONE**2 / ALL**2),
        (Counter({(): 3}), 0, 0.0),
    ],
)
def test_telling_is_the_share_of_what_could_be_met(
    scorer: Scorer, source: Source, index: int, share: float
) -> None:
    assert scorer.told(source, index) == pytest.approx(share)


def test_nothing_is_told_of_what_nothing_reaches() -> None:
    made = Scorer([Counter(["mill"]), Counter(["road"])], [bag("fort")])
    assert made.reachable == [0, 0]
    assert made.told(bag("mill"), 0) == pytest.approx(log(3 / 1.3) ** 2)


@pytest.mark.parametrize(
    ("source", "index", "share"),
    [
        (bag("fort"), 0, 1.0),
        (bag("fort", "theatre"), 0, 0.5),
        (bag("fort", "river"), 1, ALL**2 / (ONE**2 + ALL**2)),
        (bag("fort", "mill"), 0, ONE**2 / (ONE**2 + RARE)),
        (bag("fort", "u:a.org"), 0, ONE**2 / (ONE**2 + RARE * 2.6**2)),
        (bag((("river", 0.9), ("fort", 0.5)), "theatre"), 1, 1.0),
        (bag((("tram", 0.9), ("fort", 0.5)), "theatre"), 0, 0.5),
        (Counter({(): 3, (("fort", 1.0),): 1}), 0, 1.0),
        (Counter(), 0, 0.0),
    ],
)
def test_keeping_is_the_share_of_what_was_said(
    scorer: Scorer, source: Source, index: int, share: float
) -> None:
    assert scorer.kept(source, index) == pytest.approx(share)


LENGTHS = [
    sqrt(3.25 * ONE**2 + ALL**2 + SHORT),
    sqrt(1.25 * ONE**2 + ALL**2 + SHORT),
    sqrt(ALL**2 + 0.25 * 5.84 * ONE**2 + SHORT),
]
CASES: list[tuple[Source, dict[int, float], float]] = [
    # source, overlap with each target, square of its own length
    (bag("fort"), {0: ONE**2}, ONE**2 + SHORT),
    (bag("fort", "river"), {0: ONE**2 + ALL**2, 1: ALL**2, 2: ALL**2}, ONE**2 + ALL**2 + SHORT),
    (bag("fort", "mill"), {0: ONE**2}, ONE**2 + RARE + SHORT),
    (bag("fort", "f:map.png"), {0: ONE**2}, ONE**2 + RARE * 2.2**2 + SHORT),
    (bag((("fort", 0.8), ("theatre", 0.5))), {0: 0.8 * ONE**2, 1: 0.5 * ONE**2}, ONE**2 + SHORT),
    (bag((("river", 0.9), ("fort", 0.5))), {0: 0.5 * ONE**2, 1: 0.9 * ALL**2, 2: 0.9 * ALL**2}, ONE**2 + SHORT),
    (bag((("fort", 0.5), ("river", 0.4))), {0: 0.5 * ONE**2, 1: 0.4 * ALL**2, 2: 0.4 * ALL**2}, ONE**2 + SHORT),
    (bag((("mill", 0.9), ("fort", 0.5))), {0: 0.5 * ONE**2}, ONE**2 + SHORT),
    (Counter({(): 4, (("fort", 1.0),): 3}), {0: ONE**2}, ONE**2 + 0.25 * 4 * RARE + SHORT),
    (Counter({(): 4}), {}, RARE + SHORT),
    (bag("mill"), {}, RARE + SHORT),
]  # fmt: skip


@pytest.mark.parametrize(("source", "overlaps", "square"), CASES)
def test_likeness_is_what_is_shared_by_both_lengths(
    scorer: Scorer, source: Source, overlaps: dict[int, float], square: float
) -> None:
    values = {i: shared / (LENGTHS[i] * sqrt(square)) for i, shared in overlaps.items()}
    found = scorer.scores(source)
    assert {i: one.value for i, one in found.items()} == pytest.approx(values)
    masses = {i: shared / RARE for i, shared in overlaps.items()}
    assert {i: one.mass for i, one in found.items()} == pytest.approx(masses)
    trusted = {i: value * (1 - exp(-2 * masses[i])) for i, value in values.items()}
    assert scorer.among(source, range(3)) == pytest.approx(trusted)
    assert scorer.among(source, [1]) == pytest.approx({i: v for i, v in trusted.items() if i == 1})


def test_shares_of_a_score_are_by_kind_and_take_the_best_way(scorer: Scorer) -> None:
    source = bag((("river", 0.9), ("fort", 0.5)), "q:y1897", "theatre")
    shares = scorer.scores(source)[0].shares
    square = ONE**2 + (1.5 * ONE) ** 2 + ONE**2 + SHORT
    both = LENGTHS[0] * sqrt(square)
    assert shares == pytest.approx({"words": 0.5 * ONE**2 / both, "numbers": 2.25 * ONE**2 / both})
    pictures = scorer.scores(bag("f:view.jpg", "bridge", "river"))[2].shares
    assert set(pictures) == {"files", "words"}
    assert pictures["files"] / pictures["words"] == pytest.approx(
        2.2**2 * ONE**2 / (ONE**2 + ALL**2)
    )


def test_a_likeness_is_never_more_than_whole() -> None:
    words = [f"word{n}" for n in range(60)]
    twice = Scorer([Counter(words), Counter(["x"])], [bag(*words)])
    sure = bag(*[((word, 3.0),) for word in words])
    assert twice.scores(sure)[0].value == 1.0
    assert twice.among(sure, [0])[0] == pytest.approx(trust(twice.scores(sure)[0].mass))


def test_only_the_best_are_looked_at_closely() -> None:
    texts = [Counter(["river", *[f"w{n}-{m}" for m in range(n)]]) for n in range(30)]
    found = Scorer(texts, [bag("river"), *[bag(*text) for text in texts]]).scores(bag("river"))
    assert sorted(found) == list(range(scoring.KEEP)), "the longest share least"
    assert list(found) == sorted(found, key=lambda i: -found[i].value)


def test_the_rarest_features_are_compared_first_and_common_ones_until_the_budget_is_spent() -> None:
    crowd = [Counter(["river", "road"]) for _ in range(scoring.BUDGET)]
    made = Scorer([Counter(["tower"]), *crowd], [bag("tower", "river", "road")])
    found = made.scores(bag("road", "river", "tower"), explain=False)
    assert 0 in found
    one_of_crowd = next(one for index, one in found.items() if index)
    assert one_of_crowd.mass == pytest.approx(made.weights["river"] ** 2 / made.rare)
    both = made.scores(bag("road", "river"), explain=False)
    assert next(iter(both.values())).mass == pytest.approx(made.weights["river"] ** 2 / made.rare)


@pytest.mark.parametrize(
    ("ways", "seen"),
    [
        ((("fort", 1.0),), 1),
        ((("river", 1.0),), 3),
        ((("fort", 1.0), ("river", 0.5)), 4),
        ((("mill", 1.0), ("river", 0.5)), 3),
        ((("mill", 1.0),), 0),
    ],
)
def test_every_target_that_has_a_way_costs_a_comparison(
    scorer: Scorer, ways: tuple[tuple[str, float], ...], seen: int
) -> None:
    assert scorer._count_in(ways, Counter()) == seen


@pytest.mark.parametrize(
    ("mass", "trusted"), [(0.0, 0.0), (0.5, 1 - 1 / exp(1)), (1.0, 1 - exp(-2)), (50, 1.0)]
)
def test_trust_is_won_quickly(mass: float, trusted: float) -> None:
    assert trust(mass) == pytest.approx(trusted)


@pytest.mark.parametrize(("budget", "met"), [(1, {0}), (2, {0, 1}), (9, {0, 1})])
def test_a_feature_is_compared_while_any_of_the_budget_is_left(
    scorer: Scorer, monkeypatch: pytest.MonkeyPatch, budget: int, met: set[int]
) -> None:
    monkeypatch.setattr(scoring, "BUDGET", budget)
    assert set(scorer.scores(Counter({(("fort", 1.0),): 1, (("theatre", 1.0),): 1}))) == met


@pytest.mark.parametrize("closely", [0, 150])
def test_only_sentences_in_scope_are_likened_and_by_whichever_way_alike(
    scorer: Scorer, monkeypatch: pytest.MonkeyPatch, closely: int
) -> None:
    monkeypatch.setattr(sentences, "CLOSELY", closely)
    found = dict(sentences._likeness(scorer, REACHED, frozenset({0}), range(1, 2)))
    assert found == pytest.approx(scorer.among(REACHED, [0, 1]))
    assert set(found) == {0, 1}
