"""Checking the segments of a session while they are written: which are looked at, and by which rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import live_in
from workbench.config import Config
from workbench.core.checks import fingerprint
from workbench.core.model import Draft, Finding, State
from workbench.flow.checking import ACCEPTED, Inspector
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace

RUSSIAN = "Длина [[Река|реки]] 524 км. Её зовут Тихая.\n\n== Мельница ==\nМельниц было 12 и 15.\n"
TAJIK = "Соли 1873 бунёд шуд.\n"
GLOSSARY = Path("glossaries/ru-en.csv")
HEAD = "source,english,forbidden\n"


def opened(**tables: Any) -> Workspace:
    sources = {"ru": ("Река", RUSSIAN), "tg": ("Дарё", TAJIK)}
    links = {"ru": {"Река": "River"}, "tg": {}}
    name = from_texts(("River", "A river."), sources, links)
    return Workspace.open(Config(offline=True, tables=tables), name)


@pytest.fixture(scope="module")
def shared_work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with pytest.MonkeyPatch.context() as patch:
        live_in(tmp_path_factory.mktemp("inspected"), patch)
        with opened() as workspace:
            yield workspace


@pytest.fixture(scope="module")
def inspector(shared_work: Workspace) -> Inspector:
    """Return one for all tests that change no glossary: making it is what takes time."""
    return Inspector(shared_work)


@pytest.fixture
def work(shared_work: Workspace) -> Workspace:
    """Return the session with no translation in it."""
    shared_work.put_many([Draft(u.id, "", State.UNTRANSLATED) for u in shared_work.units])
    shared_work.set_state(ACCEPTED, {})
    return shared_work


def number(work: Workspace, begins: str) -> int:
    return next(unit.id for unit in work.units if unit.text.startswith(begins))


def rules(found: list[Finding]) -> list[str]:
    return [one.rule for one in found]


@pytest.mark.parametrize(
    ("draft", "typed", "found"),
    [
        pytest.param("It is 542 km long.", None, ["number"], id="the draft"),
        pytest.param("It is 524 km long.", None, [], id="a right one"),
        pytest.param("", None, [], id="nothing yet"),
        pytest.param(" \n", None, [], id="nothing but spaces"),
        pytest.param("It is 524 km long.", "It is 542 km long.", ["number"], id="what is typed"),
        pytest.param("It is 542 km long.", "It is 524 km long.", [], id="what is typed is right"),
        pytest.param("It is 542 km long.", " ", [], id="all of it was deleted"),
        pytest.param("", "It is 542 km long.", ["number"], id="typed and not saved yet"),
    ],
)
def test_what_is_typed_is_checked_rather_than_what_is_kept(
    work: Workspace, inspector: Inspector, draft: str, typed: str | None, found: list[str]
) -> None:
    unit = number(work, "Длина")
    work.save_text(unit, draft)
    told = inspector.findings(unit, typed)
    assert [rule for rule in rules(told) if rule == "number"] == found
    assert {one.segment for one in told} <= {unit}


def test_what_is_skipped_is_not_checked(work: Workspace, inspector: Inspector) -> None:
    unit = number(work, "Длина")
    work.save_text(unit, "It is 542 km long.")
    work.skip(unit)
    assert inspector.findings(unit) == []


def test_of_many_findings_the_gravest_come_first_then_by_place(
    work: Workspace, inspector: Inspector
) -> None:
    for begins, text in (
        ("Длина", "The [[river]] is 542 km long  ."),
        ("Мельниц ", "There were 13 and 16 mills."),
        ("Соли", "Founded in 1874."),
    ):
        work.save_text(number(work, begins), text)
    found = inspector.all()
    grave = {"error": 0, "warning": 1, "info": 2}
    order = [(grave[one.severity], one.segment, one.start) for one in found]
    assert order == sorted(order)
    assert {one.segment for one in found if one.rule in ("number", "date")} == {
        number(work, "Длина"),
        number(work, "Мельниц "),
        number(work, "Соли"),
    }
    one = [work.unit(number(work, "Соли"))]
    assert {f.segment for f in inspector.all(one)} == {one[0].id}


@pytest.mark.parametrize(
    ("tables", "severities"),
    [
        pytest.param({}, {"error"}, id="as it comes"),
        pytest.param({"severity": {"number": "info"}}, {"info"}, id="made lighter"),
        pytest.param({"ignore": ["number"]}, set(), id="left out"),
    ],
)
def test_the_configuration_says_how_much_a_rule_matters(
    tables: dict[str, Any], severities: set[str]
) -> None:
    with opened(checks=tables) as work:
        unit = number(work, "Длина")
        found = Inspector(work).findings(unit, "The river is 542 km long.")
        assert {str(one.severity) for one in found if one.rule == "number"} == severities


def test_an_accepted_finding_is_told_no_more(work: Workspace, inspector: Inspector) -> None:
    unit = number(work, "Длина")
    work.save_text(unit, "It is 542 km.")
    (found,) = [one for one in inspector.findings(unit) if one.rule == "number"]
    work.set_state(ACCEPTED, {fingerprint(found, "It is 542 km."): "Measured anew."})
    assert "number" not in rules(inspector.findings(unit))


def test_links_are_compared_by_their_english_titles(work: Workspace, inspector: Inspector) -> None:
    unit = number(work, "Длина")
    assert "link-lost" not in rules(inspector.findings(unit, "The [[river]] is 524 km long."))
    assert "link-lost" in rules(inspector.findings(unit, "The river is 524 km long."))


def test_a_glossary_is_read_once_until_it_is_forgotten(work: Workspace) -> None:
    unit, text = number(work, "Её зовут"), "It is called Silent."
    GLOSSARY.parent.mkdir()
    GLOSSARY.write_text(f"{HEAD}Тихая,Quiet,\n", encoding="utf-8")
    inspector = Inspector(work)
    inspector.prepare("ru")
    assert "missing-term" in rules(inspector.findings(unit, text))
    GLOSSARY.write_text(f"{HEAD}Тихая,Silent,\n", encoding="utf-8")
    assert "missing-term" in rules(inspector.findings(unit, text))
    inspector.forget_glossary()
    assert "missing-term" not in rules(inspector.findings(unit, text))
