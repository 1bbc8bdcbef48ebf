"""Which English passage stands beside a segment, and which of the other language."""

from __future__ import annotations

import pytest

from workbench.core.model import (
    Alignment,
    Gap,
    Kind,
    Match,
    Page,
    ParagraphMatch,
    Revision,
    Section,
    Session,
    Unit,
)
from workbench.tui.passages import counterpart, english_span, other_spans, passages, section_spans

ENGLISH = "Lake.\n\nA port was built.\n\nIt closed.\n"
RUSSIAN = "Озеро.\n\nПорт построили.\n\nОн закрыт.\n"
TAJIK = "Кӯл.\n\nБандар сохта шуд.\n"


def page(lang: str, text: str, middle: int) -> Page:
    """Return a page of two sections that meet at an offset."""
    halves = (Section(0, 0, "", 0, middle, ()), Section(1, 2, "S", middle, len(text), ()))
    return Page(lang, text, halves)


def aligned(*paragraphs: ParagraphMatch, sections: tuple[Match, ...] = ()) -> Alignment:
    return Alignment(sections, (), (), paragraphs, ())


def same(source: int, target: int) -> Match:
    return Match((source,), (target,), 0.9, Gap.PRESENT, {})


PAGES = {"en": page("en", ENGLISH, 7), "ru": page("ru", RUSSIAN, 8), "tg": page("tg", TAJIK, 6)}
BOTH = {
    "ru": aligned(
        ParagraphMatch((0, 6), (0, 5), 0.9),
        ParagraphMatch((8, 23), (0, 5), 0.3),
        ParagraphMatch((8, 23), (7, 24), 0.8),
        sections=(same(0, 0), same(1, 1)),
    ),
    "tg": aligned(ParagraphMatch((6, 23), (7, 24), 0.7), sections=(same(0, 0), same(1, 1))),
}


def unit(start: int, lang: str = "ru", section: int = 1, number: int = 1) -> Unit:
    return Unit(number, lang, section, Kind.PARAGRAPH, start, start + 3, "text")


@pytest.mark.parametrize(
    ("start", "lang", "span"),
    [
        (0, "ru", (0, 5)),
        (5, "ru", (0, 5)),
        (6, "ru", None),
        (8, "ru", (7, 24)),
        (22, "ru", (7, 24)),
        (23, "ru", None),
        (6, "tg", (7, 24)),
        (0, "uk", None),
    ],
)
def test_the_likeliest_english_paragraph_is_found(
    start: int, lang: str, span: tuple[int, int] | None
) -> None:
    assert english_span(unit(start, lang), BOTH) == span


@pytest.mark.parametrize(
    ("start", "lang", "spans"),
    [
        (8, "ru", {"tg": (6, 23)}),
        (6, "tg", {"ru": (8, 23)}),
        (0, "ru", {}),
        (25, "ru", {}),
    ],
)
def test_the_other_language_is_found_through_english(
    start: int, lang: str, spans: dict[str, tuple[int, int]]
) -> None:
    assert other_spans(unit(start, lang), BOTH) == spans


@pytest.mark.parametrize(
    ("section", "lang", "spans"),
    [
        (0, "ru", {"tg": (0, 6)}),
        (1, "ru", {"tg": (6, len(TAJIK))}),
        (1, "tg", {"ru": (8, len(RUSSIAN))}),
        (2, "ru", {}),
        (1, "uk", {}),
    ],
)
def test_without_a_paragraph_the_section_of_the_other_language_is_taken(
    section: int, lang: str, spans: dict[str, tuple[int, int]]
) -> None:
    assert section_spans(unit(0, lang, section), PAGES, BOTH) == spans


@pytest.mark.parametrize(
    ("one", "found"),
    [
        (unit(8), 12),
        (unit(25), 12),
        (unit(0, section=0), 11),
        (unit(0, section=7), None),
        (unit(6, "tg"), 3),
    ],
)
def test_the_first_segment_there_is_gone_to(one: Unit, found: int | None) -> None:
    units = [
        unit(0, "ru", 0, 2),
        unit(8, "ru", 1, 3),
        unit(0, "tg", 0, 11),
        unit(6, "tg", 1, 12),
        unit(9, "tg", 1, 13),
    ]
    assert counterpart(one, units, PAGES, BOTH) == found


def test_a_paragraph_that_only_touches_the_english_one_is_another() -> None:
    near = {
        "ru": aligned(ParagraphMatch((8, 23), (7, 24), 0.8)),
        "tg": aligned(ParagraphMatch((0, 6), (0, 7), 0.9), ParagraphMatch((6, 9), (24, 30), 0.9)),
    }
    assert other_spans(unit(8), near) == {}


def test_the_paragraph_of_the_other_language_is_shown_rather_than_its_section() -> None:
    whole = {**BOTH, "tg": aligned(ParagraphMatch((6, 12), (7, 24), 0.7), sections=(same(1, 1),))}
    target = Revision("en", "T", 1, "", ENGLISH)
    session = Session("s", target, (Revision("ru", "T", 1, "", RUSSIAN),))
    assert passages(unit(8), session, PAGES, whole).plain.endswith("Tajik\nБандар")


def test_english_and_the_other_language_are_read_beside_the_segment() -> None:
    def revision(lang: str, text: str) -> Revision:
        return Revision(lang, "T", 1, "", text)

    session = Session("s", revision("en", ENGLISH), (revision("ru", RUSSIAN),))
    shown = passages(unit(8), session, PAGES, BOTH).plain
    assert shown == "English today\nA port was built.\n\nTajik\nБандар сохта шуд."
    lacking = passages(unit(25), session, PAGES, {"ru": BOTH["ru"]}).plain
    assert lacking == "English has no such paragraph today."
