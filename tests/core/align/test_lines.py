"""Lines of a row: which paragraphs stand in one, in which order, and what a page offers to be matched."""

from __future__ import annotations

import pytest

from tests.core.align.judged import page
from workbench.core.align.gaps import Row, Side
from workbench.core.align.lines import EXCERPT, Line, behind, lines, text_of
from workbench.core.align.passages import passages
from workbench.core.model import Gap

Span = tuple[int, int]
R1, R2, T1, T2, E1, E2 = (0, 9), (10, 19), (0, 8), (9, 18), (0, 15), (17, 30)
ENGLISH = page("A fort of 1897.\n\nA mill by it.\n", "en")
NAMES = {
    "ru": {R1: "R1", R2: "R2"},
    "tg": {T1: "T1", T2: "T2"},
    "en": {E1: "E1", E2: "E2"},
}


def shown(
    sides: dict[str, list[tuple[Span, Span | None]]], joined: tuple[dict[str, Span], ...] = ()
) -> list[str]:
    """Return the lines of a row of the English lead, its paragraphs by name."""
    made = {
        lang: Side((0,), Gap.THINNER, 0.5, {}, 9, 0.5, tuple((a, b, 0.5) for a, b in own), ())
        for lang, own in sides.items()
    }
    row = Row("", 0, (0,), 9, Gap.THINNER, made, None, joined)
    return [
        " ".join(sorted(NAMES[lang][span] for lang, span in line.spans.items()))
        for line in lines(row, {"en": ENGLISH})
    ]


@pytest.mark.parametrize(
    ("russian", "tajik", "joined", "expected"),
    [
        # one English counterpart is enough
        ([(R1, E1)], [(T1, E1)], (), ["E1 R1 T1", "E2"]),
        ([(R1, E1)], [(T1, E1), (T2, E1)], (), ["E1 R1 T1", "E1 T2", "E2"]),
        # what is alike but has other counterparts stays apart
        ([(R1, E1)], [(T1, E2)], ({"ru": R1, "tg": T1},), ["E1 R1", "E2 T1"]),
        # one of two that are alike has a counterpart
        ([(R1, None)], [(T1, E1)], ({"ru": R1, "tg": T1},), ["E1 R1 T1", "E2"]),
        ([(R1, E1)], [(T1, None)], ({"ru": R1, "tg": T1},), ["E1 R1 T1", "E2"]),
        # its mate is found behind others that have a counterpart
        ([(R1, E1), (R2, None)], [(T2, E2)], ({"ru": R2, "tg": T2},), ["E1 R1", "E2 R2 T2"]),
        # what is missing stands before the first English paragraph, between two, or behind both
        ([(R1, None), (R2, E1)], [], (), ["R1", "E1 R2", "E2"]),
        ([(R1, E1), (R2, None)], [], (), ["E1 R1", "R2", "E2"]),
        ([(R1, E2), (R2, None)], [], (), ["E1", "E2 R1", "R2"]),
    ],
)
def test_paragraphs_stand_in_one_line_by_counterpart_or_mate(
    russian: list[tuple[Span, Span | None]],
    tajik: list[tuple[Span, Span | None]],
    joined: tuple[dict[str, Span], ...],
    expected: list[str],
) -> None:
    assert shown({"ru": russian, "tg": tajik}, joined) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A fort<ref>Book.</ref> was built.", "A fort was built."),
        ("b" * (EXCERPT - 1) + ".", "b" * (EXCERPT - 1) + "."),
        ("A " + "b" * (EXCERPT - 2) + ".", "… " + "b" * (EXCERPT - 2) + "."),
    ],
)
def test_a_place_is_told_without_notes_and_whole_where_it_is_short(text: str, told: str) -> None:
    english = page(text + "\n", "en")
    assert behind(Line({"ru": R1}, len(english.wikitext)), english) == told


def test_quantities_of_a_passage_stand_where_its_text_has_them() -> None:
    (one,) = passages(page("Длина 524 км. Площадь 39 км².\nЭто было в 1897 году.\n", "ru"))
    told = [one.text[quantity.start : quantity.end] for quantity in one.quantities]
    assert told == ["524 км", "39 км²", "1897"]


@pytest.mark.parametrize("before", ["", "Слово.\n\n"])
def test_a_link_in_a_heading_is_evidence_of_no_passage(before: str) -> None:
    ours = page(f"{before}== [[Памир]] ==\nСлово о горах [[Вахш]]а.\n", "ru")
    found = passages(ours, {"Памир": "Pamirs", "Вахш": "Vakhsh"})
    assert {mark for one in found for mark in one.marks} == {"l:vakhsh"}


def test_a_sentence_has_what_stands_in_it_from_its_first_sign_to_its_notes() -> None:
    text = "[[Вахш]] течёт 524 км.<ref>https://a.example/</ref> [[Памир]] высок.\n"
    (one,) = passages(page(text, "ru"), {"Памир": "Pamirs", "Вахш": "Vakhsh"})
    assert [part.marks for part in one.sentences] == [
        {"l:vakhsh", "q:n524", "u:a.example"},
        {"l:pamirs"},
    ]


def test_the_text_of_a_span_is_what_a_reader_sees() -> None:
    source = page("Один [[Вахш|два]]<ref>три</ref>. Четыре.\n\nПять.\n", "ru")
    assert text_of(source, (0, source.wikitext.index("\n"))) == "Один два. Четыре."
    assert text_of(source, (0, 3)) == ""
    assert text_of(page("Один.\n\nДва", "ru"), (7, 10)) == "Два"
