"""Which segments the gate measures together, and which of them a doubt or loss belongs to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.model import Draft, Finding, Kind, Severity, State, Unit
from workbench.core.review import (
    Measured,
    doubt_key,
    doubted_units,
    gate,
    handled,
    measure,
    page_share,
    paragraphs,
    score,
    tokens,
)
from workbench.core.wikitext.segments import segment_page


def units_of(wikitext: str, lang: str = "ru", first: int = 1) -> list[Unit]:
    """Return the segments of a page, numbered."""
    page = segment_page(wikitext, lang)
    found = [
        (section.index, block.kind, one)
        for section in page.sections
        for block in section.blocks
        for one in block.segments
    ]
    return [
        Unit(number, lang, section, kind, one.start, one.end, one.text)
        for number, (section, kind, one) in enumerate(found, first)
    ]


def confirmed(units: list[Unit], text: str = "Own words of mine.") -> dict[int, Draft]:
    return {unit.id: Draft(unit.id, text, State.CONFIRMED) for unit in units}


DOUBT = "{{Нет источников в разделе}}"


@pytest.mark.parametrize(
    "before",
    [
        "Лид.\n",
        "Лид.\n<!--\n== Нет ==\n-->\n",
        "Лид.\n<nowiki>\n== Нет ==\n</nowiki>\n",
        "Лид.\n{{т|\n== Нет ==\n}}\n",
        "Лид.\n== Нет == слово\n",
    ],
)
def test_a_doubt_of_a_section_belongs_to_the_section_that_a_wiki_sees(before: str) -> None:
    source = f"{before}\n== История ==\n{DOUBT}\nОснован давно.\n\n== Сады ==\nРастут.\n"
    units = units_of(source)
    (history,) = [unit for unit in units if unit.text == "Основан давно."]
    (gardens,) = [unit for unit in units if unit.text == "Растут."]
    assert gate([gardens], confirmed(units), {"ru": source}) == []
    (reason,) = gate([history, gardens], confirmed(units), {"ru": source})
    assert reason.unit == 0
    assert "Нет источников" in reason.reason
    assert (
        gate([history, gardens], confirmed(units), {"ru": source}, answered={reason.key: "checked"})
        == []
    )


def test_two_sections_with_the_same_doubt_are_answered_each() -> None:
    source = f"Лид.\n\n== Реки ==\n{DOUBT}\nТекут.\n\n== Сады ==\n{DOUBT}\nРастут.\n"
    units = units_of(source)
    first, second = gate(units, confirmed(units), {"ru": source})
    assert first.key != second.key
    assert gate(units, confirmed(units), {"ru": source}, answered={first.key: "read"}) == [second]


@pytest.mark.parametrize(
    ("said", "open_"),
    [
        ("It grows.", ["reliability-unreferenced", "reliability-style"]),
        ("It grows.{{unreferenced}}", ["reliability-style"]),
        ("It grows.{{Tone}}{{Unreferenced}}", []),
    ],
)
def test_doubts_named_by_words_are_passed_on_by_their_own_tags(said: str, open_: list[str]) -> None:
    source = "Растёт{{rq|sources|style}} сам.\n"
    units = units_of(source)
    reasons = gate(units, confirmed(units, said), {"ru": source})
    assert [reason.key.split(":")[0] for reason in reasons] == open_


def test_a_doubted_passage_is_passed_on_by_the_tag_that_encloses_it() -> None:
    source = "Растёт {{Нет АИ 2|сам}}.\n"
    units = units_of(source)
    drafts = confirmed(units, "It grows {{citation needed span|by itself}}.")
    assert gate(units, drafts, {"ru": source}) == []


def test_a_doubt_of_the_page_belongs_to_whatever_is_taken() -> None:
    source = "{{Нет источников}}\nЛид.\n\n== История ==\nОснован давно.\n"
    units = units_of(source)
    for unit in units:
        if unit.kind is Kind.PARAGRAPH:
            assert len(gate([unit], confirmed(units), {"ru": source})) == 1
    assert gate([], {}, {"ru": source}) == []


@pytest.mark.parametrize(
    ("wikitext", "groups"),
    [
        ("Раз слово. Два слова.\nТри слова.\n", [["Раз слово.", "Два слова."], ["Три слова."]]),
        ("Раз слово.\n\nДва слова.\n", [["Раз слово."], ["Два слова."]]),
        ("* один\n* два\n", [["один"], ["два"]]),
        ("== Река ==\nСлово.\n", [["Река"], ["Слово."]]),
        ("", []),
    ],
)
def test_a_paragraph_is_what_no_line_end_parts(wikitext: str, groups: list[list[str]]) -> None:
    found = paragraphs(units_of(wikitext), {"ru": wikitext})
    assert [[unit.text for unit in group] for group in found] == groups


def test_paragraphs_of_two_sources_stay_apart() -> None:
    units = [*units_of("Раз.\n", "ru"), *units_of("Як.\n", "tg", 2)]
    assert [len(group) for group in paragraphs(units, {"ru": "Раз.\n", "tg": "Як.\n"})] == [1, 1]


SENTENCE = "Город стоит на левом берегу большой и холодной реки у гор."
ENGLISH = "The town stands on the left bank of a large and cold river."


@pytest.mark.parametrize(
    ("words", "measured"),
    [(9, False), (10, True), (11, True)],
)
def test_ten_words_are_measured_and_nine_are_not(words: int, measured: bool) -> None:
    source = " ".join(["слово"] * words) + "\n"
    units = units_of(source)
    drafts = {1: Draft(1, "word", State.CONFIRMED, "google", machine=True, proposed="word")}
    assert bool(measure(units, drafts, {"ru": source})) is measured
    assert bool(page_share(units, drafts, {"ru": source})) is measured


@pytest.mark.parametrize(
    ("machine", "copied", "first", "seen"),
    [
        (0.0, 0.0, False, False),
        (0.85, 0.60, False, False),
        (0.86, 0.0, True, False),
        (0.95, 0.0, True, False),
        (0.96, 0.0, True, True),
        (0.0, 0.61, True, False),
        (0.0, 0.75, True, False),
        (0.0, 0.76, True, True),
    ],
)
def test_a_warning_begins_above_its_threshold(
    machine: float, copied: float, first: bool, seen: bool
) -> None:
    one = Measured((1,), machine, copied)
    assert (one.warns(), one.warns(seen=True)) == (first, seen)


@given(
    st.lists(st.sampled_from(["a", "b", "B", "c,"]), max_size=12),
    st.lists(st.sampled_from(["a", "b", "B", "c,"]), max_size=12),
)
@settings(max_examples=60)
def test_leaving_words_out_never_raises_the_score(proposed: list[str], text: list[str]) -> None:
    whole = score(" ".join(proposed), " ".join(text))
    assert score(" ".join(proposed), " ".join([*text, "zzz"])) <= whole
    assert score("  ".join(proposed), "\n".join(text)) == whole
    if proposed == text and proposed:
        assert whole == 1


def test_words_are_parted_by_any_white_space() -> None:
    assert tokens(" a\tb\n c\u00a0d ") == ["a", "b", "c", "d"]
    assert tokens("") == []


def test_only_the_machine_s_part_of_a_mixed_paragraph_counts_as_its_own() -> None:
    source = f"{SENTENCE} {SENTENCE}\n"
    units = units_of(source)
    drafts = {
        1: Draft(1, ENGLISH, State.CONFIRMED, "google", machine=True, proposed=ENGLISH),
        2: Draft(
            2, "It is an old place with many gardens and some tall poplar trees.", State.CONFIRMED
        ),
    }
    (one,) = measure(units, drafts, {"ru": source})
    assert one.units == (1, 2)
    assert 0.4 < one.machine < 0.6
    assert page_share(units, drafts, {"ru": source}) == pytest.approx(0.5, abs=0.1)


def test_a_reference_is_lost_once_however_often_it_stood() -> None:
    source = "Раз слово.<ref name=а>Том</ref> Два слова.<ref name=а/>\n"
    units = units_of(source)
    drafts = {
        1: Draft(1, "One.", State.CONFIRMED),
        2: Draft(2, "Two.<ref name=а/>", State.CONFIRMED),
    }
    assert gate(units, drafts, {"ru": source}) == []
    bare = {1: Draft(1, "One.", State.CONFIRMED), 2: Draft(2, "Two.", State.CONFIRMED)}
    reasons = gate(units, bare, {"ru": source})
    assert [(r.unit, r.reason) for r in reasons] == [
        (1, "the reference “а” was lost"),
        (2, "the reference “а” was lost"),
    ]
    assert len({r.key for r in reasons}) == 2


def test_reasons_come_by_their_segments() -> None:
    source = "Раз слово.<ref>Том</ref> Два слова{{Нет АИ|1|2|2020}}.\n"
    units = units_of(source)
    drafts = {
        1: Draft(1, "One.", State.CONFIRMED),
        2: Draft(2, "Two.", State.PROPOSED, "google", machine=True, proposed="Two."),
    }
    assert [reason.unit for reason in gate(units, drafts, {"ru": source})] == [1, 2, 2]


@pytest.mark.parametrize(
    ("draft", "did"),
    [
        (Draft(1, " ", State.CONFIRMED), "nothing"),
        (Draft(1, "x", State.PROPOSED, proposed="x"), "nothing"),
        (Draft(1, "x", State.EDITED, proposed="x"), "confirmed as proposed"),
        (Draft(1, "x ", State.EDITED, proposed="x"), "edited"),
        (Draft(1, "x", State.SKIPPED, proposed="x"), "skipped"),
    ],
)
def test_what_a_person_did_is_told_from_the_draft(draft: Draft, did: str) -> None:
    assert handled(draft) == did


@pytest.mark.parametrize(
    ("start", "end", "lang", "held"),
    [
        (0, 3, "ru", [1]),
        (4, 6, "ru", [1, 2]),
        (5, 6, "ru", [2]),
        (0, 99, "ru", [1, 2]),
        (0, 3, "tg", []),
        (50, 60, "ru", []),
    ],
)
def test_a_doubt_holds_what_it_touches(start: int, end: int, lang: str, held: list[int]) -> None:
    units = [
        Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 5, "а"),
        Unit(2, "ru", 0, Kind.PARAGRAPH, 5, 9, "б"),
    ]
    doubt = Finding("reliability-dead-link", Severity.WARNING, "dead", start, end)
    assert [unit.id for unit in doubted_units(units, lang, doubt)] == held


def test_a_doubt_has_one_key_a_place() -> None:
    assert doubt_key("a", "ru", 0) != doubt_key("a", "ru", 1) != doubt_key("a", "tg", 1)
    assert doubt_key("a", "ru", 1) == doubt_key("a", "ru", 1)
