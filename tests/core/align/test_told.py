"""Sentence by sentence, and table by table: what English says of a source, and how much that is."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align import Override, align
from workbench.core.align.gaps import grid
from workbench.core.align.passages import passages
from workbench.core.align.sentences import _homes, _places
from workbench.core.model import Gap

RU = """'''Вахш''' — река в Таджикистане, приток Пянджа.

== География ==
Длина реки составляет 524 км. Площадь бассейна — 39 100 км². В горах она называется Кызылсу.

== Плотины ==
{|
! Плотина !! Год !! Высота
|-
| Нурек || 1980 || 300
|-
| Рогун || 2018 || 335
|}

== Фауна ==
В реке водится маринка, а у берега живут цапли и бакланы.
"""
EN = """'''Vakhsh''' is a river in Tajikistan, a tributary of the Panj.

== Geography ==
The river is 524 km long. Its basin covers 39,100 km2.

== Dams ==
* Nurek, 300 m, 1980
* Rogun, 335 m, 2018

== Economy ==
Cotton is grown.
"""
LINKED = [Override("link", (1,), (1,)), Override("link", (2,), (2,))]


def said(english: str = EN, dams: int = 2) -> dict[str, str]:
    """Return the beginning of each source sentence that English says, and of its counterpart."""
    ours, theirs = page(RU, "ru"), page(english, "en")
    linked = [Override("link", (1,), (1,)), Override("link", (2,), (dams,))]
    return {
        " ".join(RU[slice(*one.source)].split()[:2]): " ".join(
            english[slice(*one.target)].split()[:2]
        )
        for one in align(ours, theirs, overrides=linked).sentences
    }


ALL = {
    "'''Вахш''' —": "'''Vakhsh''' is",
    "Длина реки": "The river",
    "Площадь бассейна": "Its basin",
    "Плотина !!": "Nurek, 300",
}


def test_what_english_says_is_told_sentence_by_sentence() -> None:
    assert said() == ALL


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("The river is 524 km long. ", "", {"Длина реки"}),
        ("Its basin covers 39,100 km2.", "Its water is cold.", {"Площадь бассейна"}),
        ("* Nurek, 300 m, 1980\n* Rogun, 335 m, 2018", "* Kayrakkum, 32 m, 1956", {"Плотина !!"}),
        (
            "* Nurek, 300 m, 1980\n* Rogun, 335 m, 2018",
            "{|\n| Nurek || 1980 || 300\n|-\n| Rogun || 2018 || 335\n|}",
            set(),
        ),
        (
            "* Nurek, 300 m, 1980\n* Rogun, 335 m, 2018",
            "Nurek (300 m) is of 1980, Rogun (335 m) of 2018.",
            set(),
        ),
        ("== Economy ==\nCotton is grown.\n", "", set()),
        ("335 m, 2018\n", "335 m, 2018\n\nThe dam of Nurek is of earth.\n", set()),
    ],
)
def test_what_english_leaves_out_is_not(old: str, new: str, gone: set[str]) -> None:
    assert set(said(EN.replace(old, new))) == set(ALL) - gone


@pytest.mark.parametrize("dams", [0, 1, 3, 4])
def test_a_table_is_looked_for_in_its_section_s_counterpart_alone(dams: int) -> None:
    assert set(said(EN + "\n== Sources ==\n", dams)) == set(ALL) - {"Плотина !!"}


def test_a_sentence_is_looked_for_in_its_section_s_counterpart_and_below() -> None:
    below = EN.replace("The river is", "A word.\n\n=== Size ===\nThe river is")
    assert set(said(below, dams=3)) == set(ALL)


LONG = (
    "The river is 524 km long and flows through mountains, forests and fields by a town and a mill."
)


@pytest.mark.parametrize(
    ("russian", "english", "expected"),
    [
        # a worse one in between does not end the search for the best
        (
            "Длина реки 524 км, бассейн 39 100 км², глубина 12 м.",
            "The river is 524 km long. The river. The river of 524 km has a basin of 39,100 km2 and is 12 m deep.",
            ["The river of"],
        ),
        # a long sentence may say what two short ones say
        ("Длина 524 км. Река течёт через горы, леса и поля мимо города и мельницы.", LONG, ["The river is"] * 2),
    ],
)  # fmt: skip
def test_a_sentence_is_said_by_that_which_says_most_of_it(
    russian: str, english: str, expected: list[str]
) -> None:
    theirs = page(f"Lead.\n\n== A ==\n{english}\n", "en")
    found = align(page(f"Лид.\n\n== А ==\n{russian}\n", "ru"), theirs, overrides=LINKED[:1])
    assert [theirs.wikitext[slice(*one.target)][:12] for one in found.sentences] == expected


def test_a_section_holds_the_sentences_under_it_too() -> None:
    text = "Lead. Two.\n\n== A ==\nOne.\n\n=== B ===\nThree. Four.\n\n==== C ====\nFive.\n\n== D ==\nSix.\n"
    target = passages(page(text, "en"))
    assert _places(target) == {n: range(*p) for n, p in enumerate([(0, 2), (2, 3), (3, 5), (5, 6), (6, 7)])}  # fmt: skip
    homes = _homes(target, _places(target), [0, 0, 1, 2, 0])
    assert homes == {0: [0, 1], 1: [2, 3, 4, 5], 2: [3, 4, 5], 3: [5], 4: [6]}


def test_every_span_is_a_sentence_or_table_of_its_page() -> None:
    ours, theirs = page(RU, "ru"), page(EN, "en")
    found = align(ours, theirs, overrides=LINKED)
    for one in (*found.sentences, *found.paragraphs):
        for document, (start, end) in ((ours, one.source), (theirs, one.target)):
            starts = {s.start for sec in document.sections for b in sec.blocks for s in b.segments}
            ends = {s.end for sec in document.sections for b in sec.blocks for s in b.segments}
            assert start in starts
            assert end in ends
        assert 0 < one.score <= 1
    assert len({one.source for one in found.sentences}) == len(found.sentences)


@pytest.mark.parametrize(
    ("english", "states"),
    [
        (EN, {"География": Gap.THINNER, "Плотины": Gap.PRESENT}),
        (EN.replace("39,100 km2.", "39,100 km2. In the mountains it is called the Kyzylsu."), {"География": Gap.PRESENT, "Плотины": Gap.PRESENT}),
        (EN.replace(" Its basin covers 39,100 km2.", ""), {"География": Gap.THINNER, "Плотины": Gap.PRESENT}),
    ],
)  # fmt: skip
def test_a_section_is_thinner_when_english_says_less_than_two_thirds(
    english: str, states: dict[str, Gap]
) -> None:
    ours, theirs = page(RU, "ru"), page(english, "en")
    found = {
        ours.sections[m.source[0]].title: m.state
        for m in align(ours, theirs, overrides=LINKED).sections
    }
    assert {title: found[title] for title in states} == states


def test_coverage_is_told_by_section_and_page() -> None:
    ours, theirs = page(RU, "ru"), page(EN, "en")
    made = grid({"ru": align(ours, theirs, overrides=LINKED)}, {"ru": ours, "en": theirs})
    by_title = {
        ours.sections[row.sides["ru"].sections[0]].title: row.sides["ru"]
        for row in made.rows
        if row.sides
    }
    assert by_title["География"].coverage == pytest.approx(0.66, abs=0.05)
    assert by_title["Плотины"].coverage == 1.0
    assert by_title["Фауна"].coverage == 0.0
    assert 0.5 < made.coverage["ru"] < 0.9


def test_a_page_against_its_own_translation_lacks_nothing_that_counts() -> None:
    ours = page(RU.partition("\n== Фауна")[0] + "\n", "ru")
    full = (
        EN.partition("\n== Economy")[0].replace(
            "39,100 km2.", "39,100 km2. In the mountains it is called the Kyzylsu."
        )
        + "\n"
    )
    found = align(ours, page(full, "en"))
    assert found.source_only == ()
    assert found.target_only == ()
    assert [f for f in found.facts if f.kind in ("number", "date")] == []


def test_what_a_person_decided_outlasts_any_evidence() -> None:
    ours, theirs = page(RU, "ru"), page(EN, "en")
    for target in range(4):
        found = align(ours, theirs, overrides=[Override("link", (3,), (target,))])
        (row,) = [m for m in found.sections if 3 in m.source]
        assert row.target == (target,)
        assert row.score == 1.0
    for index in range(4):
        found = align(ours, theirs, overrides=[Override("unlink", (index,))])
        assert index in found.source_only


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("", ""),
        ("а", ""),
        ("", "a"),
        ("\u00a0", "\u00a0"),
        ("== А ==", "== B =="),
        ("а" * 5000, "a" * 5000),
        ("{{" * 50, "[[" * 50),
    ],
)
def test_any_two_pages_can_be_aligned(russian: str, english: str) -> None:
    ours, theirs = page(russian, "ru"), page(english, "en")
    found = align(ours, theirs)
    standing = [one for match in found.sections for one in match.source]
    assert sorted([*standing, *found.source_only]) == [s.index for s in ours.sections]
    assert grid({"ru": found}, {"ru": ours, "en": theirs}).rows
