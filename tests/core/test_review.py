"""The review gate: the measure of ContentTranslation, and what holds a text back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.model import Draft, Finding, Kind, Severity, State, Unit
from workbench.core.review import gate, handled, measure, page_share, score

PROSE = "Город стоит на левом берегу большой и холодной реки у самых гор."
ENGLISH = "The town stands on the left bank of a large and cold river by the mountains."


def unit(number: int, start: int, text: str, kind: Kind = Kind.PARAGRAPH, section: int = 0) -> Unit:
    return Unit(number, "ru", section, kind, start, start + len(text), text)


def units_of(*sentences: str) -> tuple[list[Unit], str]:
    """Return one paragraph of these sentences as segments, and its wikitext."""
    units, at = [], 0
    for number, sentence in enumerate(sentences, 1):
        units.append(unit(number, at, sentence))
        at += len(sentence) + 1
    return units, " ".join(sentences)


def machine(number: int, text: str, state: State, proposed: str = "") -> Draft:
    return Draft(number, text, state, "google", machine=True, proposed=proposed or text)


@pytest.mark.parametrize(
    ("proposed", "text", "share"),
    [
        ("The Sun rises in the east", "The sun rises in the east", 5 / 6),
        ("a b c d", "a c d", 3 / 4),
        ("a b", "a b c d", 2 / 4),
        ("one two", "two one", 1 / 2),
        ("word.", "word", 0.0),
        ("", "", 0.0),
        ("a", "", 0.0),
    ],
)
def test_the_score_is_the_longest_common_run_of_words(
    proposed: str, text: str, share: float
) -> None:
    assert score(proposed, text) == pytest.approx(share)


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_the_score_is_a_symmetric_share(a: str, b: str) -> None:
    assert 0 <= score(a, b) <= 1
    assert score(a, b) == score(b, a)
    if a.split():
        assert score(a, a) == 1


def test_a_paragraph_is_measured_as_a_whole() -> None:
    units, source = units_of(PROSE, "Он стар.")
    drafts = {
        1: machine(1, ENGLISH, State.CONFIRMED),
        2: machine(2, "It is very old indeed.", State.CONFIRMED, "It is old."),
    }
    (measured,) = measure(units, drafts, {"ru": source})
    assert measured.units == (1, 2)
    assert 0.8 < measured.machine < 0.95


def test_warnings_begin_at_the_thresholds_and_rise_once_seen() -> None:
    units, source = units_of(PROSE)
    words = ENGLISH.split()
    for changed, first, later in [(0, True, True), (2, True, False), (3, False, False)]:
        text = " ".join(["x"] * changed + words[changed:])
        (measured,) = measure(units, {1: machine(1, text, State.EDITED, ENGLISH)}, {"ru": source})
        assert (measured.warns(), measured.warns(seen=True)) == (first, later)


def test_a_copied_source_warns_earlier() -> None:
    units, source = units_of(PROSE)
    copied = " ".join([*PROSE.split()[:8], "x", "y", "z", "u"])
    (measured,) = measure(units, {1: Draft(1, copied, State.EDITED)}, {"ru": source})
    assert measured.machine == 0
    assert measured.warns()
    assert not measured.warns(seen=True)


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.LIST, Kind.TABLE, Kind.FILE, Kind.TEMPLATE])
def test_what_is_no_prose_is_exempt(kind: Kind) -> None:
    one = unit(1, 0, PROSE, kind)
    drafts = {1: machine(1, ENGLISH, State.CONFIRMED)}
    assert measure([one], drafts, {"ru": PROSE}) == []
    assert page_share([one], drafts, {"ru": PROSE}) == 0


def test_short_paragraphs_are_exempt() -> None:
    units, source = units_of("Город стоит на реке.")
    assert measure(units, {1: machine(1, "A town.", State.CONFIRMED)}, {"ru": source}) == []


def test_only_confirmed_text_counts_for_the_page() -> None:
    units, source = units_of(PROSE)
    for state, share in [(State.CONFIRMED, 1.0), (State.EDITED, 0.0), (State.PROPOSED, 0.0)]:
        assert page_share(units, {1: machine(1, ENGLISH, state)}, {"ru": source}) == share


def test_the_page_counts_words_in_any_order() -> None:
    units, source = units_of(PROSE)
    shuffled = " ".join(reversed(ENGLISH.split()))
    drafts = {1: machine(1, shuffled, State.CONFIRMED, ENGLISH)}
    assert page_share(units, drafts, {"ru": source}) == 1.0
    assert measure(units, drafts, {"ru": source})[0].machine < 0.5


def test_a_page_of_unmodified_machine_translation_is_held_back() -> None:
    units, source = units_of(PROSE)
    (reason,) = gate(units, {1: machine(1, ENGLISH, State.CONFIRMED)}, {"ru": source})
    assert reason.unit == 0
    assert reason.reason.startswith("100%")
    own = ENGLISH.replace("stands on", "lies along")
    assert gate(units, {1: machine(1, own, State.CONFIRMED, ENGLISH)}, {"ru": source}) == []


@pytest.mark.parametrize(
    ("draft", "held"),
    [
        (machine(1, ENGLISH, State.PROPOSED), True),
        (machine(1, ENGLISH + " ", State.EDITED, ENGLISH), True),
        (machine(1, "My own words about the town and the river.", State.EDITED, ENGLISH), False),
        (Draft(1, ENGLISH, State.EDITED), False),
        (Draft(1, ENGLISH, State.PROPOSED, "memory"), False),
        (machine(1, ENGLISH, State.SKIPPED), False),
        (Draft(1, "", State.UNTRANSLATED), False),
    ],
)
def test_machine_text_that_nobody_confirmed_is_held_back(draft: Draft, held: bool) -> None:
    units, source = units_of(PROSE)
    reasons = gate(units, {1: draft}, {"ru": source})
    assert [reason.unit for reason in reasons] == ([1] if held else [])
    assert all(reason.way_on for reason in reasons)


REF = "<ref>{{cite web|url=https://example.org/a|title=А}}</ref>"


def test_a_lost_reference_holds_back_until_it_is_answered() -> None:
    source = f"Город стоит на реке.{REF}"
    units = [unit(1, 0, source)]
    drafts = {1: Draft(1, "The town stands on a river.", State.CONFIRMED)}
    (reason,) = gate(units, drafts, {"ru": source})
    assert reason.unit == 1
    assert "https://example.org/a" in reason.reason
    assert gate(units, drafts, {"ru": source}, answered={reason.key: "does not say so"}) == []


def test_a_reference_that_moved_to_another_segment_is_not_lost() -> None:
    first, second = f"Город стоит на реке.{REF}", "Он стар."
    source = f"{first} {second}"
    units = [unit(1, 0, first), unit(2, len(first) + 1, second)]
    drafts = {
        1: Draft(1, "The town stands on a river.", State.CONFIRMED),
        2: Draft(2, f"It is old.{REF}", State.CONFIRMED),
    }
    assert gate(units, drafts, {"ru": source}) == []


def test_a_doubt_of_the_source_holds_back_until_it_is_answered() -> None:
    source = "Город основан в 1200 году{{Нет АИ|1|2|2020}}."
    units = [unit(1, 0, source)]
    plain = {1: Draft(1, "The town was founded in 1200.", State.CONFIRMED)}
    (reason,) = gate(units, plain, {"ru": source})
    assert reason.unit == 1
    assert gate(units, plain, {"ru": source}, answered={reason.key: "checked"}) == []
    tagged = {1: Draft(1, "The town was founded in 1200.{{citation needed}}", State.CONFIRMED)}
    assert gate(units, tagged, {"ru": source}) == []
    skipped = {1: Draft(1, "The town was founded in 1200.", State.SKIPPED)}
    assert gate(units, skipped, {"ru": source}) == []


def test_a_doubt_of_a_section_counts_only_where_the_section_is_taken() -> None:
    source = "Город.\n\n== История ==\n{{Нет источников в разделе}}\nОснован давно.\n"
    lead = unit(1, 0, "Город.")
    history = unit(2, source.index("Основан"), "Основан давно.", section=1)
    drafts = {
        1: Draft(1, "A town.", State.CONFIRMED),
        2: Draft(2, "It was founded long ago.", State.CONFIRMED),
    }
    assert gate([lead], drafts, {"ru": source}) == []
    (reason,) = gate([lead, history], drafts, {"ru": source})
    assert "Нет источников" in reason.reason


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        (machine(1, "A town.", State.CONFIRMED), "confirmed as proposed"),
        (machine(1, "The town.", State.CONFIRMED, "A town."), "edited"),
        (machine(1, "A town.", State.PROPOSED), "nothing"),
        (Draft(1, "A town.", State.CONFIRMED), "typed"),
        (Draft(1, "", State.SKIPPED), "skipped"),
    ],
)
def test_editing_and_only_confirming_are_told_apart(draft: Draft, said: str) -> None:
    assert handled(draft) == said


@pytest.mark.parametrize(
    ("rule", "tag"),
    [
        ("reliability-unreferenced-paragraph", "{{citation needed|date=May 2026}}"),
        ("reliability-unreferenced-paragraph", "<ref>A book.</ref>"),
        ("reliability-dead-link", "{{Dead link}}"),
        ("reliability-weak-source", "{{better source needed}}"),
        ("reliability-contradiction", "{{dubious}}"),
    ],
)
def test_a_doubt_without_a_template_holds_back_too(rule: str, tag: str) -> None:
    first, second = "Город стоит на реке.", "Он стар."
    source = f"{first} {second}"
    units = [unit(1, 0, first), unit(2, len(first) + 1, second)]
    doubted = [("ru", Finding(rule, Severity.WARNING, "this is doubtful", 0, len(source)))]
    plain = {
        1: Draft(1, "The town stands on a river.", State.CONFIRMED),
        2: Draft(2, "It is old.", State.CONFIRMED),
    }
    (reason,) = gate(units, plain, {"ru": source}, doubted=doubted)
    assert (reason.unit, reason.reason) == (1, "in the ru page, this is doubtful")
    known = {reason.key: "checked in a library"}
    assert gate(units, plain, {"ru": source}, doubted=doubted, answered=known) == []
    tagged = {**plain, 2: Draft(2, f"It is old.{tag}", State.CONFIRMED)}
    assert gate(units, tagged, {"ru": source}, doubted=doubted) == []
    skipped = {number: replace(one, state=State.SKIPPED) for number, one in plain.items()}
    assert gate(units, skipped, {"ru": source}, doubted=doubted) == []


def test_a_doubt_about_what_is_not_taken_over_holds_nothing_back() -> None:
    units, source = units_of(PROSE)
    drafts = {1: Draft(1, ENGLISH, State.CONFIRMED)}
    far = [("ru", Finding("reliability-dead-link", Severity.WARNING, "dead", 9000, 9010))]
    other = [("tg", Finding("reliability-dead-link", Severity.WARNING, "dead", 0, 10))]
    assert gate(units, drafts, {"ru": source}, doubted=[*far, *other]) == []
