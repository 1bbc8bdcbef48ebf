"""Handing over: the gate first, then wikitext, summary and talk templates that belong together."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.config import Config
from workbench.core.model import Proposal, Revision, Session, State
from workbench.errors import GateRefused, InputError, UsageError
from workbench.flow import finishing
from workbench.flow.opening import keep
from workbench.flow.workspace import Workspace


def confirm(workspace: Workspace, words: str, text: str) -> int:
    unit = next(unit for unit in workspace.units if words in unit.text)
    workspace.save_text(unit.id, text)
    workspace.confirm(unit.id)
    return unit.id


def test_only_the_used_source_is_attributed(workspace: Workspace) -> None:
    confirm(workspace, "Сгорел", "It burned down in 1916.")
    made = finishing.finish(workspace)
    assert made.wikitext == "== History ==\nIt burned down in 1916.\n"
    assert made.summaries == (
        "Content in this edit is translated from the existing Russian Wikipedia article at "
        "[[:ru:Город]]; see its history for attribution.",
    )
    assert made.templates == ("{{Translated|ru|Город}}",)
    assert made.untranslated == len(workspace.units) - 1


def test_two_sources_are_attributed_in_one_sentence(workspace: Workspace) -> None:
    confirm(workspace, "Сгорел", "It burned down in 1916.")
    confirm(workspace, "бунёд", "It was founded in 1873.")
    made = finishing.finish(workspace)
    assert "[[:ru:Город]]" in made.summaries[0]
    assert "[[:tg:Шаҳр]]" in made.summaries[0]
    assert len(made.templates) == 2


def test_one_section_is_named_in_summary_and_template(workspace: Workspace) -> None:
    confirm(workspace, "Сгорел", "It burned down in 1916.")
    made = finishing.finish(workspace, [finishing.part_of(workspace, "1")])
    assert made.summaries[0].startswith("/* History */ ")
    assert made.templates == ("{{Translated|ru|Город|section=History}}",)


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal("It burnt in 1916.", "mint", machine=True),
        Proposal("It burnt in 1917.", "memory", score=90),
    ],
)
def test_what_nobody_confirmed_is_held_back(workspace: Workspace, proposal: Proposal) -> None:
    unit = next(unit for unit in workspace.units if "Сгорел" in unit.text)
    workspace.accept(unit.id, proposal)
    with pytest.raises(GateRefused) as told:
        finishing.finish(workspace)
    assert f"segment {unit.id}" in told.value.reasons[0]
    rough = finishing.finish(workspace, rough=True)
    assert rough.wikitext.startswith("{{")
    assert rough.problems


def test_a_lost_reference_is_held_back_until_it_is_answered(workspace: Workspace) -> None:
    confirm(workspace, "Основан", "It was founded in 1873.")
    with pytest.raises(GateRefused):
        finishing.finish(workspace)
    [reason] = finishing.reasons(workspace, workspace.units)
    finishing.answer(workspace, reason, "the reference says nothing of it")
    assert "founded" in finishing.finish(workspace).wikitext
    finishing.answer(workspace, reason, "")
    with pytest.raises(GateRefused):
        finishing.finish(workspace)


def test_an_unconfirmed_segment_cannot_be_waved_through(workspace: Workspace) -> None:
    unit = next(unit for unit in workspace.units if "Сгорел" in unit.text)
    workspace.accept(unit.id, Proposal("It burnt in 1916.", "mint", machine=True))
    [reason] = finishing.reasons(workspace, workspace.units)
    with pytest.raises(UsageError):
        finishing.answer(workspace, reason, "never mind")


def test_a_skipped_segment_is_left_out(workspace: Workspace) -> None:
    confirm(workspace, "Сгорел", "It burned down in 1916.")
    unit = next(unit for unit in workspace.units if "Первый" in unit.text)
    workspace.save_text(unit.id, "First bridge")
    workspace.skip(unit.id)
    assert workspace.draft(unit.id).state is State.SKIPPED
    assert "bridge" not in finishing.finish(workspace).wikitext


def test_nothing_translated_is_told(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        finishing.finish(workspace)


@pytest.mark.parametrize("number", ["99", "uk:1", "x", "-1"])
def test_a_section_that_is_not_there(workspace: Workspace, number: str) -> None:
    with pytest.raises(UsageError):
        finishing.part_of(workspace, number)


def test_the_files_hold_what_was_shown(workspace: Workspace, tmp_path: Path) -> None:
    confirm(workspace, "Сгорел", "It burned down in 1916.")
    made = finishing.finish(workspace)
    files = finishing.write(made, tmp_path / "out", "town")
    assert [file.name for file in files] == ["town.en.wiki", "town.summary.txt", "town.talk.wiki"]
    assert files[0].read_text(encoding="utf-8") == made.wikitext
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        finishing.write(made, tmp_path / "file", "town")


def test_a_name_that_is_taken_and_a_page_that_is_nowhere_are_told_with_the_draft() -> None:
    source = "Тут [[Чашма|чашма]] и [[Ҷӯй|ручей]]. "
    session = Session(
        "",
        Revision("en", "Town", 0, "", "Town."),
        (Revision("ru", "Город", 0, "", source),),
        links={"ru": {"Чашма": None, "Ҷӯй": None}},
        taken=frozenset({"Chashma"}),
        absent={"ru": frozenset({"Ҷӯй"})},
    )
    with Workspace.open(Config(offline=True), keep(session)) as workspace:
        (unit,) = workspace.units
        text = "Here are a {{ill|Chashma|ru|Чашма|lt=spring}} and a {{ill|Juy|ru|Ҷӯй|lt=brook}}."
        workspace.save_text(unit.id, text)
        workspace.confirm(unit.id)
        made = finishing.finish(workspace)
        notes = [entry.note for entry in made.ledger if entry.state == "unresolved"]
        assert notes == [
            "English Wikipedia has another page named Chashma",
            "the source wiki has no such page either: unlink it?",
        ]
        warned = [f.rule for f in workspace.findings(unit.id)]
        assert warned.count("ill-exists") == 1
