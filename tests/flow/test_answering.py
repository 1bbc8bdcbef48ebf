"""Answering the gate: which ways a reason leaves open, and what each of them does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.config import Config
from workbench.core.model import Proposal, State
from workbench.core.review import GateReason
from workbench.errors import GateRefused, InputError, UsageError
from workbench.flow.answering import (
    Way,
    answered,
    english_tag,
    held,
    lost_reference,
    place_of,
    take,
    ways,
)
from workbench.flow.citing import standings
from workbench.flow.finishing import finish
from workbench.flow.opening import from_texts
from workbench.flow.reviewing import accept, check_texts, check_work
from workbench.flow.workspace import Workspace

CONFIG = Config(offline=True)
SOURCE = (
    'Мост построен в 1873 году<ref name="л">{{книга|заглавие=Летопись|год=1901}}</ref>.\n\n'
    "Он длиннее всех{{нет АИ|1|2|2020}} мостов области, как считают жители соседних деревень.\n\n"
    "Мост цел.\n"
)


@pytest.fixture
def work() -> Iterator[Workspace]:
    with Workspace.open(CONFIG, session()) as opened:
        yield opened


def session() -> str:
    return from_texts(("Bridge", "A bridge."), {"ru": ("Мост", SOURCE)})


def put(work: Workspace, words: str, text: str) -> int:
    unit = next(unit for unit in work.units if words in unit.text)
    work.save_text(unit.id, text)
    work.confirm(unit.id, learn=False)
    return unit.id


def the(work: Workspace, beginning: str) -> GateReason:
    return next(reason for reason in held(work, None) if reason.key.startswith(beginning))


# ------------------------------------------------------------- lost references


def test_a_lost_reference_is_put_back_adapted_and_the_gate_opens(work: Workspace) -> None:
    number = put(work, "1873", "The bridge was built in 1873. ")
    reason = the(work, "reference:")
    assert ways(work, reason) == [Way.RESTORE, Way.CHECKED]
    assert lost_reference(work, reason).startswith('<ref name="л">{{cite book')
    take(work, reason, Way.RESTORE)
    draft = work.draft(number)
    assert draft.text.startswith('The bridge was built in 1873.<ref name="л">{{cite book')
    assert draft.state is State.CONFIRMED
    assert held(work, None) == []
    work.undo()
    assert work.draft(number).text == "The bridge was built in 1873. "


def test_a_lost_reference_may_stay_out_for_a_reason_that_is_kept(work: Workspace) -> None:
    number = put(work, "1873", "The bridge was built in 1873.")
    reason = the(work, "reference:")
    with pytest.raises(UsageError, match="in a few words"):
        take(work, reason, Way.CHECKED)
    take(work, reason, Way.CHECKED, "it tells of another bridge")
    assert held(work, None) == []
    [one] = answered(work)
    assert (one.reason.unit, one.how) == (number, "it tells of another bridge")
    assert "was lost" in one.reason.reason
    with Workspace.look(CONFIG, work.name) as again:
        assert held(again, None) == []


# --------------------------------------------------------------------- doubts


def test_a_doubt_of_the_source_is_passed_on_with_its_english_tag(work: Workspace) -> None:
    number = put(work, "длиннее", "It is longer than all others.")
    reason = the(work, "reliability-")
    assert reason.unit == number
    assert set(ways(work, reason)) == {Way.TAG, Way.CHECKED, Way.SKIP}
    tag = english_tag(work, reason)
    assert tag.lower().startswith("{{citation needed|date=")
    take(work, reason, Way.TAG)
    assert work.draft(number).text == f"It is longer than all others.{tag}"
    assert held(work, None) == []


def test_a_doubt_that_a_word_names_is_passed_on_too() -> None:
    source = "Лид стоит.\n\n== Сады ==\nСад{{rq|style|neutral}} цветёт.\n"
    with Workspace.open(CONFIG, from_texts(("A", "A."), {"ru": ("А", source)})) as work:
        number = put(work, "цветёт", "The garden blooms.")
        reasons = {reason.key.split(":")[0]: reason for reason in held(work, None)}
        assert english_tag(work, reasons["reliability-style"]).startswith("{{tone|date=")
        take(work, reasons["reliability-neutrality"], Way.TAG)
        assert work.draft(number).text.startswith("The garden blooms.{{POV|date=")
        assert [reason.key for reason in held(work, None)] == [reasons["reliability-style"].key]


def test_a_doubt_of_a_section_leads_there() -> None:
    source = "Лид стоит.\n\n== Сады ==\n{{Нет источников в разделе}}\nСад цветёт.\n"
    with Workspace.open(CONFIG, from_texts(("A", "A."), {"ru": ("А", source)})) as work:
        put(work, "Лид", "The lead stands.")
        number = put(work, "цветёт", "The garden blooms.")
        [reason] = held(work, None)
        assert (reason.unit, place_of(work, reason)) == (0, number)


def test_a_doubted_segment_may_be_left_out(work: Workspace) -> None:
    number = put(work, "длиннее", "It is longer than all others.")
    take(work, the(work, "reliability-"), Way.SKIP)
    assert work.draft(number).state is State.SKIPPED
    assert held(work, None) == []


def test_a_doubt_that_was_checked_is_shown_with_what_was_said(work: Workspace) -> None:
    number = put(work, "длиннее", "It is longer than all others.")
    reason = the(work, "reliability-")
    take(work, reason, Way.CHECKED, "a survey of 2019 says so")
    [one] = answered(work)
    assert (one.reason.unit, one.how) == (number, "a survey of 2019 says so")
    assert "in the ru page" in one.reason.reason
    assert place_of(work, one.reason) == number


# -------------------------------------------------------------- unread segments


def test_what_nobody_read_is_confirmed_or_left_out_and_never_waved_through(
    work: Workspace,
) -> None:
    third = work.units[2].id
    work.accept(third, Proposal("The bridge is whole.", "mint", machine=True))
    [reason] = held(work, None)
    assert (reason.unit, ways(work, reason)) == (third, [Way.CONFIRM, Way.SKIP])
    with pytest.raises(UsageError, match="cannot be done"):
        take(work, reason, Way.CHECKED, "never mind")
    take(work, reason, Way.CONFIRM)
    assert work.draft(third).state is State.CONFIRMED
    work.reset(third)
    work.accept(third, Proposal("The bridge is whole.", "mint", machine=True))
    take(work, held(work, None)[0], Way.SKIP)
    assert work.draft(third).state is State.SKIPPED
    assert held(work, None) == []


def test_a_fuzzy_match_of_the_memory_is_unread_too(work: Workspace) -> None:
    third = work.units[2].id
    work.accept(third, Proposal("The bridge is old.", "memory", score=85))
    [reason] = held(work, None)
    assert "fuzzy match" in reason.reason
    take(work, reason, Way.CONFIRM)
    assert held(work, None) == []


def test_what_holds_for_the_whole_text_leaves_no_way_but_more_work(work: Workspace) -> None:
    reason = GateReason(0, "97% of the confirmed prose is machine translation", "Rewrite it.")
    assert ways(work, reason) == []
    with pytest.raises(UsageError, match="cannot be done"):
        take(work, reason, Way.SKIP)


def test_nothing_is_answered_in_a_second_window(work: Workspace) -> None:
    put(work, "1873", "The bridge was built in 1873.")
    with Workspace.open(CONFIG, work.name) as second:
        for way in (Way.RESTORE, Way.CHECKED):
            with pytest.raises(UsageError, match="another window"):
                take(second, the(second, "reference:"), way, "x")
    assert len(held(work, None)) == 1


@pytest.mark.parametrize(
    ("key", "unit", "words"),
    [
        ("reference:7:летопись", 7, "the reference летопись was lost"),
        ("reliability-dead-link:tg:4", 4, "reliability-dead-link in the tg page"),
        ("reliability-unreferenced:ru:0", 0, "reliability-unreferenced in the ru page"),
        ("odd", 0, "odd in the  page"),
        ("reference:²:x", 0, "the reference x was lost"),
    ],
)
def test_whatever_was_answered_can_be_shown(
    work: Workspace, key: str, unit: int, words: str
) -> None:
    work.set_state("answered", {key: "said"})
    [one] = answered(work)
    assert (one.reason.unit, one.reason.reason, one.reason.key) == (unit, words, key)


def test_only_the_chosen_part_is_held_back(work: Workspace) -> None:
    put(work, "1873", "The bridge was built in 1873.")
    assert held(work, [("ru", 5)]) == []
    assert len(held(work, [("ru", 0)])) == 1
    with pytest.raises(InputError, match="Nothing is translated"):
        finish(work, [("ru", 5)])
    with pytest.raises(GateRefused):
        finish(work, [("ru", 0)])


# ------------------------------------------------------------------ references


def states(work: Workspace) -> list[str]:
    return [one.state for one in standings(work)]


def test_a_reference_is_followed_from_waiting_to_kept_or_lost(work: Workspace) -> None:
    number = work.units[0].id
    assert states(work) == ["waiting"]
    work.save_text(number, "Built in 1873.")
    assert states(work) == ["lost"]
    work.save_text(number, 'Built in 1873.<ref name="л" />')
    assert states(work) == ["kept"]
    work.save_text(number, "Built in 1873.<ref>Another book.</ref>")
    assert states(work) == ["kept"]
    work.skip(number)
    assert states(work) == ["skipped"]
    [one] = standings(work)
    told = one.record()
    assert (told["lang"], told["segment"], told["name"], told["state"]) == (
        "ru",
        number,
        "л",
        "skipped",
    )
    assert SOURCE[told["start"] : told["end"]].startswith('<ref name="л">')


def test_a_reference_in_no_segment_is_outside() -> None:
    text = "{{Карточка|год=1873<ref>Летопись, с. 5</ref>}}\nМост цел.\n"
    name = from_texts(("Bridge", "A bridge."), {"ru": ("Мост", text)})
    with Workspace.look(CONFIG, name) as work:
        found = {(one.segment == 0, one.state) for one in standings(work)}
        assert found <= {(True, "outside"), (False, "waiting")}
        assert len(standings(work)) == 1


# ---------------------------------------------------------------- the checks


def test_a_finding_is_accepted_by_the_beginning_of_its_fingerprint() -> None:
    name = session()
    with Workspace.open(CONFIG, name) as work:
        put(work, "Мост цел", "The bridge  is is whole.")
    found = [one for one in check_work(CONFIG, name) if one.finding.rule != "review-gate"]
    assert found
    mark = found[0].fingerprint
    accepted = accept(CONFIG, name, mark[:12], "meant so")
    assert accepted == found[0].finding
    left = {one.fingerprint for one in check_work(CONFIG, name)}
    assert mark not in left
    assert {one.fingerprint for one in found[1:]} <= left
    for wrong in (mark, "no-such-print"):
        with pytest.raises(InputError, match="no finding"):
            accept(CONFIG, name, wrong, "again")
    with pytest.raises(InputError, match=r"several findings|no finding"):
        accept(CONFIG, name, "", "all of them")


def test_a_loss_is_accepted_as_an_answer_to_the_gate() -> None:
    name = session()
    with Workspace.open(CONFIG, name) as work:
        put(work, "1873", "The bridge was built in 1873.")
    [held_] = [one for one in check_work(CONFIG, name) if one.finding.rule == "review-gate"]
    accept(CONFIG, name, held_.fingerprint, "not needed")
    with Workspace.look(CONFIG, name) as again:
        assert held(again, None) == []
        assert [one.how for one in answered(again)] == ["not needed"]


def test_a_rule_that_is_left_out_tells_nothing(work: Workspace) -> None:
    put(work, "Мост цел", "The bridge  is is whole.")
    rules = {one.finding.rule for one in check_work(CONFIG, work.name)}
    assert len(rules) >= 1
    for rule in rules:
        left = check_work(CONFIG, work.name, ignore=[rule])
        assert rule not in {one.finding.rule for one in left}
    quiet = Config(offline=True, tables={"checks": {"ignore": sorted(rules)}})
    assert check_work(quiet, work.name) == []


def test_whole_texts_are_checked_with_line_and_column() -> None:
    source = "Мост построен в 1873 году.\n\nДлина 25 м.\n"
    target = "The bridge was built in 1873.\n\nIt is 52 m long.\n"
    found = check_texts(CONFIG, "ru", source, target)
    [number] = [one for one in found if "25" in one.finding.message]
    assert number.finding.line == 3
    assert number.column == number.finding.start - target.rindex("\n", 0, number.finding.start)
    record = number.record()
    assert record["rule"] == number.finding.rule
    assert record["fingerprint"] == number.fingerprint
    assert check_texts(CONFIG, "ru", source, target, ignore=[number.finding.rule]) == [
        one for one in found if one.finding.rule != number.finding.rule
    ]


def test_a_wrong_severity_is_a_usage_error() -> None:
    config = Config(tables={"checks": {"severity": {"numbers": "loud"}}})
    with pytest.raises(UsageError, match="severity in"):
        check_texts(config, "ru", "Мост.", "A bridge.")
