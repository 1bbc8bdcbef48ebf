"""Pairs of sections: what speaks for one, what parents and order add, and who may share a counterpart."""

from __future__ import annotations

from math import exp

import pytest

from workbench.core.align.outline import Outline
from workbench.core.align.scoring import Score
from workbench.core.align.sections import (
    Pair,
    candidates,
    further,
    is_appendix,
    settle,
)
from workbench.core.model import Section


def outline(
    lang: str, titles: str, parent: tuple[int, ...] = (), bare: tuple[int, ...] = ()
) -> Outline:
    """Return an outline of a lead and titles set apart by «/»; those in `bare` have no text."""
    names = ["", *titles.split("/")] if titles else [""]
    sections = tuple(Section(i, 2 if i else 0, name, 0, 0, ()) for i, name in enumerate(names))
    parents = parent or (0,) * len(names)
    text = tuple(i not in bare for i in range(len(names)))
    return Outline(lang, sections, parents, (100,) * len(names), text)


def score(mass: float = 9.0, **shares: float) -> Score:
    return Score(sum(shares.values()), shares, mass)


SURE = 1 - exp(-9 / 0.55)


def why(
    ours: str,
    theirs: str,
    found: Score | None = None,
    *,
    bare: tuple[tuple[int, ...], tuple[int, ...]] = ((), ()),
) -> dict[str, float] | None:
    """Return what speaks for the first section being the other's first, None where they are no pair."""
    content = [{}, {} if found is None else {1: found}]
    made = candidates(outline("ru", ours, (), bare[0]), outline("en", theirs, (), bare[1]), content)
    return made[1][1].why if 1 in made[1] else None


@pytest.mark.parametrize(
    ("ours", "theirs", "found", "expected"),
    [
        ("История", "History", None, {"title": 0.62}),
        ("История", "Economy", None, None),
        ("История", "Economy", score(words=0.2), {"title": -0.07, "words": 1.7 * 0.2 * SURE}),
        ("Небывалое", "Economy", score(words=0.2), {"words": 1.7 * 0.2 * SURE}),
        ("История", "Unheard-of", score(words=0.2), {"words": 1.7 * 0.2 * SURE}),
        ("История", "Economy", score(words=0.04), None),
        ("История", "History", score(words=0.1, links=0.2), {"title": 0.62, "words": 0.17 * SURE, "links": 0.34 * SURE}),
        ("История", "History", score(0.55, words=0.1), {"title": 0.62, "words": 0.17 * (1 - exp(-1))}),
        ("История и небывалое", "History", None, {"title": 0.62 * 0.7}),
        ("Примечания", "References", score(references=0.5), {"title": 0.62}),
        ("Примечания", "Unheard-of", score(references=0.5), None),
        ("Небывалое", "References", score(references=0.5), None),
    ],
)  # fmt: skip
def test_headings_and_content_speak_for_a_pair(
    ours: str, theirs: str, found: Score | None, expected: dict[str, float] | None
) -> None:
    told = why(ours, theirs, found)
    assert (None if told is None else dict(told)) == (
        None if expected is None else pytest.approx(expected)
    )


@pytest.mark.parametrize(
    ("bare", "expected"),
    [
        (((1,), ()), {"title": 0.62, "files": 0.34 * SURE, "references": 0.17 * SURE}),
        (((), (1,)), {"title": 0.62, "files": 0.34 * SURE, "references": 0.17 * SURE}),
        (((), ()), {"title": 0.62, "files": 0.34 * SURE, "references": 0.17 * SURE, "words": 0.17 * SURE}),
    ],
)  # fmt: skip
def test_words_do_not_speak_for_a_section_without_text(
    bare: tuple[tuple[int, ...], tuple[int, ...]], expected: dict[str, float]
) -> None:
    found = score(files=0.2, references=0.1, words=0.1)
    assert why("История", "History", found, bare=bare) == pytest.approx(expected)


def test_a_section_without_text_needs_a_clear_heading() -> None:
    ours, theirs = "Берлин Вахш Нурек", "Berlin, Vakhsh and the Panj"
    told = why(ours, theirs)
    assert told is not None
    assert 0.45 <= told["title"] / 0.62 < 0.6
    assert why(ours, theirs, bare=((1,), ())) is None
    assert why(ours, theirs, bare=((), (1,))) is None


def test_leads_are_a_pair_and_no_lead_is_another_s_section() -> None:
    ours, theirs = outline("ru", "История"), outline("en", "History")
    both = {0: score(words=0.1), 1: score(words=0.1)}
    made = candidates(ours, theirs, [both, both])
    assert [sorted(row) for row in made] == [[0], [1]]
    assert made[0][0].why == pytest.approx({"words": 0.17 * SURE, "order": 0.62})
    assert made[0][0].score == pytest.approx(0.62 + 0.17 * SURE)


@pytest.mark.parametrize(
    ("ours", "told", "doubtful"),
    [("Небывалое", 0.44, True), ("Небывалое", 0.45, False), ("История", 0.1, False)],
)
def test_a_pair_without_a_heading_must_tell_much_of_the_other(
    ours: str, told: float, doubtful: bool
) -> None:
    asked: list[tuple[int, int]] = []

    def telling(one: int, other: int) -> float:
        asked.append((one, other))
        return told

    content = [{0: score(words=0.5)}, {1: score(words=0.5)}]
    made = candidates(outline("ru", ours), outline("en", "History"), content, None, telling)
    assert made[1][1].doubtful is doubtful
    assert made[0][0].doubtful is False, "leads are never doubtful"
    assert asked == ([] if ours == "История" else [(1, 1)])


def test_content_that_conflicts_with_its_headings_is_doubtful_too() -> None:
    content = [{}, {1: score(words=0.5)}]
    made = candidates(
        outline("ru", "История"), outline("en", "Economy"), content, None, lambda _a, _b: 0.2
    )
    assert made[1][1].doubtful


def test_a_glossary_helps_headings_meet() -> None:
    ours, theirs = outline("ru", "Кишлаки"), outline("en", "Villages")
    assert candidates(ours, theirs, [{}, {}]) == [{}, {}]
    made = candidates(ours, theirs, [{}, {}], {"кишлаки": ["villages"]})
    assert made[1][1].why["title"] == pytest.approx(0.62 * 0.8)


@pytest.mark.parametrize(
    ("pair", "possible"),
    [
        (Pair(0.24), True),
        (Pair(0.239), False),
        (Pair(0.9, {"words": 0.9}, doubtful=True), False),
        (Pair(0.9, {"words": 0.8, "parent": 0.1}, doubtful=True), True),
        (Pair(0.1, {"parent": 0.1}), False),
    ],
)
def test_a_doubtful_pair_needs_its_place(pair: Pair, possible: bool) -> None:
    assert pair.possible is possible


@pytest.mark.parametrize(
    ("title", "lang", "appendix"),
    [("Примечания", "ru", True), ("Ссылки", "ru", True), ("Эзоҳ", "tg", True), ("See also", "en", True),
     ("References", "en", True), ("Further reading", "en", True), ("История", "ru", False), ("", "ru", False)],
)  # fmt: skip
def test_notes_sources_and_links_are_appendices(title: str, lang: str, appendix: bool) -> None:
    assert is_appendix(title, lang) is appendix


def pairs(rows: str) -> list[dict[int, Pair]]:
    """Return pairs from «1=.5 2=.3 / …», a row for each section after the lead."""
    lead = {0: Pair(0.62, {"order": 0.62})}
    made = [
        {int(cell[0]): Pair(float(cell[2:]), {"words": float(cell[2:])}) for cell in row.split()}
        for row in rows.split("/")
    ]
    return [lead, *made]


@pytest.mark.parametrize(
    ("rows", "parents", "chosen"),
    [
        ("1=.5 / 2=.5", "0 0 / 0 0", [1, 2]),
        ("1=.5 2=.55 / 2=.5", "0 0 / 0 0", [1, 2]),
        ("1=.5 2=.6 / 2=.5", "0 0 / 0 0", [2, 2]),  # sharing costs less than the worse one
        ("1=.23 / 2=.5", "0 0 / 0 0", [1, 2]),  # order lifts what is just below the least
        ("1=.13 / 2=.5", "0 0 / 0 0", [None, 2]),
        ("1=.5 / 1=.4", "0 0 / 0 0", [1, 1]),  # a counterpart may be shared
        ("1=.9 / 1=.12", "0 0 / 0 0", [1, None]),
        ("1=.5 / 2=.2", "0 1 / 0 1", [1, 2]),  # under its parent's counterpart
        ("1=.5 / 2=.2", "0 1 / 0 0", [1, 2]),
        ("1=.5 / 2=.12", "0 1 / 0 1", [1, 2]),
        ("1=.5 / 2=.05", "0 1 / 0 1", [1, None]),
        ("1=.5 / 1=.14", "0 1 / 0 0", [1, 1]),  # a subsection told in its parent's counterpart
        ("/", "0 0 / 0 0", [None, None]),
    ],
)
def test_the_counterparts_are_the_best_together(
    rows: str, parents: str, chosen: list[int | None]
) -> None:
    mine, yours = ((0, *map(int, half.split())) for half in parents.split("/"))
    found = settle(outline("ru", "А/Б", mine), outline("en", "A/B", yours), pairs(rows))
    assert found == [0, *chosen]


def drawn(rows: str, index: int, other: int, parents: str = "") -> dict[str, float]:
    """Return what speaks for a pair after the neighbours have."""
    table = pairs(rows)
    count = len(table)
    mine, yours = (
        ((0, *map(int, half.split())) for half in parents.split("/"))
        if parents
        else ((0,) * count, (0,) * 6)
    )
    settle(
        outline("ru", "/".join("АБВГД"[: count - 1]), mine),
        outline("en", "A/B/C/D/E", yours),
        table,
    )
    return {kind: value for kind, value in table[index][other].why.items() if kind != "words"}


@pytest.mark.parametrize(
    ("rows", "index", "other", "order"),
    [
        ("1=.5 / 2=.5 / 3=.5", 2, 2, 0.1),
        ("1=.5 / 1=.1 2=.5 / 3=.5", 2, 1, 0.1),  # at the border itself
        ("1=.5 / 3=.1 2=.5 / 3=.5", 2, 3, 0.1),
        ("1=.5 / 4=.1 2=.5 / 3=.5", 2, 4, None),
        ("2=.5 / 1=.1 2=.5 / 3=.5", 2, 1, None),
        ("3=.5 / 2=.5 / 1=.5", 2, 2, None),  # the neighbours themselves are crossed
        ("1=.5 / 2=.5", 2, 2, 0.05),  # nothing behind it: much room, little said
        ("4=.5 / 5=.5", 2, 5, 0.1),
        ("1=.5 / 2=.5 / 5=.5", 2, 2, 0.05),
        ("1=.5 / 2=.5 / 4=.5", 2, 2, 0.1),
        ("2=.1 / 2=.5 / 3=.5", 1, 2, 0.1),  # nothing before it: from the lead on
        ("2=.5 / 4=.5", 1, 2, 0.05),
        ("1=.5 / 1=.5 / 1=.5", 2, 1, 0.1),
        ("1=.5 / / 4=.2 2=.5 / 4=.5", 3, 4, 0.1),  # the nearest that has a counterpart
    ],
)
def test_a_section_between_its_neighbours_counterparts_is_in_order(
    rows: str, index: int, other: int, order: float | None
) -> None:
    assert drawn(rows, index, other) == ({} if order is None else pytest.approx({"order": order}))


@pytest.mark.parametrize(
    ("parents", "rows", "index", "other", "parent"),
    [
        ("0 1 / 0 1 0 0 0", "1=.5 / 2=.5", 2, 2, True),
        ("0 1 / 0 0 0 0 0", "1=.5 / 2=.5", 2, 2, False),
        ("0 1 / 0 0 0 0 0", "1=.5 / 1=.3 2=.5", 2, 1, True),
        ("0 0 / 0 1 0 0 0", "1=.5 / 2=.5", 2, 2, False),
        ("0 1 / 0 1 0 0 0", "/ 2=.5", 2, 2, False),
    ],
)
def test_a_section_under_its_parent_s_counterpart_is_drawn_to_it(
    parents: str, rows: str, index: int, other: int, parent: bool
) -> None:
    found = drawn(rows, index, other, parents)
    assert found.get("parent") == (0.12 if parent else None)


def test_the_lead_is_drawn_nowhere() -> None:
    assert drawn("1=.5 / 2=.5", 0, 0) == {"order": 0.62}


@pytest.mark.parametrize(
    ("rows", "parents", "chosen", "expected"),
    [
        # both of one level beside each other
        ("1=.9 2=.5 / ", (0, 0, 0, 0), [0, 1, None], [(0,), (1, 2), ()]),
        # the further one under the chosen one, and the chosen one under the further one
        ("1=.9 2=.5 / ", (0, 0, 1, 0), [0, 1, None], [(0,), (1, 2), ()]),
        ("2=.9 1=.5 / ", (0, 0, 1, 0), [0, 2, None], [(0,), (1, 2), ()]),
        # elsewhere in the tree
        ("1=.9 2=.5 / ", (0, 0, 3, 0), [0, 1, None], [(0,), (1,), ()]),
        # too weak by itself, and beside the chosen one
        ("1=.5 2=.36 / ", (0, 0, 0, 0), [0, 1, None], [(0,), (1, 2), ()]),
        ("1=.5 2=.35 / ", (0, 0, 0, 0), [0, 1, None], [(0,), (1,), ()]),
        ("1=.9 2=.49 / ", (0, 0, 0, 0), [0, 1, None], [(0,), (1,), ()]),
        ("1=.9 2=.496 / ", (0, 0, 0, 0), [0, 1, None], [(0,), (1, 2), ()]),
        # taken already; and claimed by two: the stronger claim, and only by who has a counterpart
        ("1=.9 2=.5 / 2=.9", (0, 0, 0, 0), [0, 1, 2], [(0,), (1,), (2,)]),
        ("1=.9 2=.8 / 2=.5", (0, 0, 0, 0), [0, 1, 2], [(0,), (1,), (2,)]),
        ("1=.9 3=.5 / 2=.9 3=.6", (0, 0, 0, 0), [0, 1, 2], [(0,), (1,), (2, 3)]),
        ("1=.9 3=.6 / 2=.9 3=.5", (0, 0, 0, 0), [0, 1, 2], [(0,), (1, 3), (2,)]),
        ("1=.9 3=.5 / 2=.9 3=.6", (0, 0, 0, 0), [0, 1, None], [(0,), (1, 3), ()]),
        ("3=.9 / ", (0, 0, 0, 0), [0, None, None], [(0,), (), ()]),
        # what comes before a free one does not end the search
        ("1=.9 3=.6 / 2=.9", (0, 0, 0, 0), [0, 1, None], [(0,), (1, 3), ()]),
    ],
)
def test_a_section_that_nobody_took_goes_to_the_one_it_most_resembles(
    rows: str,
    parents: tuple[int, ...],
    chosen: list[int | None],
    expected: list[tuple[int, ...]],
) -> None:
    assert further(outline("en", "A/B/C", parents), pairs(rows), chosen) == expected


def test_a_doubtful_pair_is_no_further_counterpart() -> None:
    table = pairs("1=.9 2=.6")
    table[1][2].doubtful = True
    assert further(outline("en", "A/B"), table, [0, 1]) == [(0,), (1,)]
