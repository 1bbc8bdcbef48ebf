"""Checking whole texts and sessions: places, order, what is left out, and what is accepted."""

from __future__ import annotations

from typing import Any

import pytest

from workbench.config import Config
from workbench.errors import InputError, UsageError
from workbench.flow.checking import ACCEPTED, settings
from workbench.flow.opening import from_texts
from workbench.flow.reviewing import Checked, accept, check_texts, check_work
from workbench.flow.ruling import GATE
from workbench.flow.ruling import rules as every_rule
from workbench.flow.workspace import Workspace

CONFIG = Config(offline=True)
RUSSIAN = (
    "'''Город''' стар<ref>Летопись</ref>.\n\n"
    "== Река ==\nЕё длина 524 км. Весной она не замерзает.\n\n"
    "== Мосты ==\nМостов три.\n"
)
TAJIK = "Шаҳр дар соли 1873 бунёд шуд.\n"


def told(found: list[Checked]) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each finding."""
    return [(one.finding.rule, one.finding.line, one.column) for one in found]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Длина 524 км.", "It is 542 km.", [("number", 1, 7)]),
        ("Раз.\nДлина 524 км.", "One.\nIt is 542 km.", [("number", 2, 7)]),
        ("Раз.\n\nДлина 524 км.\n", "One.\r\n\r\nIt is 542 km.\r\n", [("number", 3, 7)]),
        ("Длина 524 км.", "542 km is it.", [("number", 1, 1)]),
        ("Длина 524 км.", "🏔🏔 It is 542 km.", [("number", 1, 10)]),
        ("Длина 524 км.", "It is 524 km.", []),
        ("", "", []),
        (
            "Длина 524 км.\n\nОн «тут».",
            "It is 542 km.\n\nHe is «here».",
            [("number", 1, 7), ("quotes", 3, 7)],
        ),
    ],
)
def test_findings_of_files_have_line_and_column(
    source: str, target: str, found: list[tuple[str, int, int]]
) -> None:
    checked = check_texts(CONFIG, "ru", source, target)
    assert told(checked) == found
    assert len({one.fingerprint for one in checked}) == len(
        {(o.finding.rule, target[o.finding.start : o.finding.end]) for o in checked}
    )


def test_texts_of_different_length_are_aligned_by_what_they_say() -> None:
    source = (
        "Город основан в 1873 году на берегу реки.\n\nВ 1916 году он сгорел почти весь.\n\n"
        "В городе 16 700 жителей и 24 школы.\n"
    )
    target = (
        "The town was founded in 1873 on the bank of a river.\n\n"
        "It has 16,700 inhabitants and 24 schools.\n"
    )
    assert check_texts(CONFIG, "ru", source, target) == []


def test_a_rule_is_left_out_of_files() -> None:
    pair = ("Длина 524 км «тут».", "It is 542 km «here».")
    assert {one.finding.rule for one in check_texts(CONFIG, "ru", *pair)} == {"number", "quotes"}
    left = check_texts(CONFIG, "ru", *pair, ignore=["number"])
    assert {one.finding.rule for one in left} == {"quotes"}
    assert check_texts(CONFIG, "ru", *pair, ignore=["number", "quotes"]) == []


def test_a_record_has_the_keys_of_the_contract() -> None:
    (one,) = check_texts(CONFIG, "ru", "Длина 524 км.", "It is 542 km.")
    assert one.record() == {
        "rule": "number",
        "severity": "error",
        "message": "the source says 524 км, not 542 km",
        "start": 6,
        "end": 12,
        "line": 1,
        "segment": 0,
        "fingerprint": one.fingerprint,
    }


@pytest.fixture
def name() -> str:
    made = from_texts(("Town", "A town."), {"ru": ("Город", RUSSIAN), "tg": ("Шаҳр", TAJIK)})
    with Workspace.open(CONFIG, made) as work:
        for words, text in {
            "Город": "'''The town''' is old.",
            "524": "It is 542 km long.",
            "Весной": "It «freezes» in spring.",
            "Мостов": "It has three bridges.",
            "1873": "The town was founded in 1783.",
        }.items():
            unit = next(u for u in work.units if words in u.text)
            work.save_text(unit.id, text)
            work.confirm(unit.id, learn=False)
    return made


def rules(found: list[Checked]) -> list[str]:
    return [one.finding.rule for one in found]


def test_findings_of_a_session_come_errors_first_then_by_place_and_the_gate_last(name: str) -> None:
    found = check_work(CONFIG, name)
    order = ["error", "warning", "info"]
    plain = [one for one in found if one.finding.rule != GATE]
    keys = [(order.index(o.finding.severity), o.finding.segment, o.finding.start) for o in plain]
    assert keys == sorted(keys)
    assert found[: len(plain)] == plain
    assert {"number", "reference-lost", "quotes", "negation"} <= set(rules(plain))
    assert rules(plain).count("number") == 2
    held = found[len(plain) :]
    assert held
    for one in held:
        finding = one.finding
        assert (finding.start, finding.end, finding.line, one.column) == (0, 0, 0, 0)
        assert str(finding.severity) == "error"
        assert finding.message.count(". ") >= 1
        assert finding.message.endswith(".")
        assert len(one.fingerprint) == 16
    without = {"number", GATE, "reference-lost"}
    left = check_work(CONFIG, name, ignore=sorted(without))
    assert rules(left) == [rule for rule in rules(found) if rule not in without]


def test_accepted_findings_stay_away_and_their_reasons_are_kept(name: str) -> None:
    before = check_work(CONFIG, name)
    chosen = [one for one in before if one.finding.rule == "number"]
    for one in chosen:
        assert accept(CONFIG, name, one.fingerprint[:10], "as it should be") == one.finding
    marks = {one.fingerprint for one in chosen}
    after = check_work(CONFIG, name)
    assert [o.fingerprint for o in after] == [
        o.fingerprint for o in before if o.fingerprint not in marks
    ]
    with Workspace.look(CONFIG, name) as work:
        assert work.state(ACCEPTED, {}) == dict.fromkeys(marks, "as it should be")
    for mark, said in (("zzzz", "zzzz names no finding of"), ("", " names several findings of")):
        with pytest.raises(InputError) as raised:
            accept(CONFIG, name, mark, "why")
        assert raised.value.message == f"{said} {name}."
        assert (
            raised.value.hint == f'`workbench check "{name}" --json` shows the fingerprint of each.'
        )


def test_a_session_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="There is no session none"):
        check_work(CONFIG, "none")


@pytest.mark.parametrize(
    ("checks", "ignore", "fields"),
    [
        ({}, (), {"ignore": set(), "severity": {}}),
        ({}, ("dash", "unit"), {"ignore": {"dash", "unit"}, "severity": {}}),
        ({"ignore": ["dash"]}, ("unit",), {"ignore": {"dash", "unit"}, "severity": {}}),
        ({"severity": {"quotes": "error"}}, (), {"ignore": set(), "severity": {"quotes": "error"}}),
    ],
)
def test_the_configuration_says_which_rules_are_run_and_how_they_weigh(
    checks: dict[str, Any], ignore: tuple[str, ...], fields: dict[str, Any]
) -> None:
    assert settings(Config(tables={"checks": checks}), ignore) == fields


@pytest.mark.parametrize(
    ("checks", "ignore", "place"),
    [
        ({}, ("unit", "unti"), "--ignore"),
        ({"ignore": ["unti"]}, (), "ignore in [checks]"),
        ({"severity": {"unti": "info"}}, (), "severity in [checks]"),
    ],
)
def test_a_rule_that_there_is_not_is_told(
    checks: dict[str, Any], ignore: tuple[str, ...], place: str
) -> None:
    with pytest.raises(UsageError) as raised:
        settings(Config(tables={"checks": checks}), ignore)
    assert raised.value.message == f"{place}: there is no rule unti."
    assert raised.value.hint == "`workbench check --rules` lists them."


DOUBT = "reliability-unreferenced-paragraph"


@pytest.fixture
def doubted() -> str:
    """Make a session with a finding of each kind: of a text, a term, a source, and the gate."""
    source = (
        f"Город.\n\n== Река ==\nДлина 524 км<ref>Лоция</ref>.\n\nТаджикистан.\n\n{'Мал ' * 30}.\n"
    )
    made = from_texts(("Town", "A town."), {"ru": ("Город", source)})
    with Workspace.open(CONFIG, made) as work:
        work.save_text(next(u.id for u in work.units if "524" in u.text), "It is 542 km long.")
        work.save_text(next(u.id for u in work.units if "Тадж" in u.text), "The country.")
    return made


def test_a_finding_of_any_kind_has_a_rule_that_is_listed_and_can_be_left_out(doubted: str) -> None:
    found = {one.finding.rule for one in check_work(CONFIG, doubted)}
    assert {GATE, "missing-term", DOUBT, "number"} <= found <= set(every_rule())
    assert check_work(CONFIG, doubted, ignore=sorted(found)) == []


@pytest.mark.parametrize("rule", [GATE, "missing-term", DOUBT, "number"])
def test_any_rule_can_be_made_lighter_or_graver(doubted: str, rule: str) -> None:
    for level in ("info", "error"):
        config = Config(offline=True, tables={"checks": {"severity": {rule: level}}})
        mine = [one.finding for one in check_work(config, doubted) if one.finding.rule == rule]
        assert {str(one.severity) for one in mine} == {level}


def test_an_unknown_severity_is_told() -> None:
    with pytest.raises(UsageError) as raised:
        settings(Config(tables={"checks": {"severity": {"quotes": "grave"}}}))
    assert raised.value.message == "severity in [checks]: 'grave' is not a valid Severity."
    assert raised.value.hint == "Severities are error, warning and info."
