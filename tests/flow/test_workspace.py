"""Working on a session: every change is kept, nothing is changed twice, undo goes back."""

from __future__ import annotations

import pytest

from workbench.config import Config
from workbench.core.model import Proposal, State, Unit
from workbench.errors import InputError, UsageError
from workbench.flow.workspace import Workspace


def find(workspace: Workspace, words: str) -> Unit:
    return next(unit for unit in workspace.units if words in unit.text)


def test_segments_are_numbered_through_all_sources(workspace: Workspace) -> None:
    assert [unit.lang for unit in workspace.units] == sorted(u.lang for u in workspace.units)
    assert len({unit.id for unit in workspace.units}) == len(workspace.units)
    assert find(workspace, "Сгорел").text == "Сгорел в 1916 году."


def test_what_is_typed_is_there_after_opening_again(workspace: Workspace, name: str) -> None:
    unit = find(workspace, "Сгорел")
    workspace.save_text(unit.id, "It burned down in 1916.")
    with Workspace.look(Config(), name) as again:
        assert again.draft(unit.id).text == "It burned down in 1916."
        assert again.draft(unit.id).state is State.EDITED


def test_states_of_a_segment(workspace: Workspace) -> None:
    unit = find(workspace, "Сгорел")
    assert workspace.draft(unit.id).state is State.UNTRANSLATED
    workspace.accept(unit.id, Proposal("It burnt.", "mint", machine=True))
    assert workspace.draft(unit.id).state is State.PROPOSED
    workspace.save_text(unit.id, "It burned.")
    assert workspace.draft(unit.id).state is State.EDITED
    assert workspace.draft(unit.id).machine
    assert workspace.draft(unit.id).proposed == "It burnt."
    workspace.confirm(unit.id)
    assert workspace.draft(unit.id).state is State.CONFIRMED
    workspace.skip(unit.id)
    assert workspace.draft(unit.id).state is State.SKIPPED
    workspace.reset(unit.id)
    assert workspace.draft(unit.id).text == "It burned."
    workspace.save_text(unit.id, "")
    assert workspace.draft(unit.id).state is State.UNTRANSLATED


def test_nothing_cannot_be_confirmed(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        workspace.confirm(find(workspace, "Сгорел").id)


def test_undo_and_redo_cross_segments_and_survive_reopening(name: str) -> None:
    with Workspace.open(Config(offline=True), name) as workspace:
        first, second = find(workspace, "Сгорел"), find(workspace, "Первый")
        workspace.save_text(first.id, "It burned.")
        workspace.save_text(second.id, "First bridge")
        assert workspace.undo() == second.id
        assert workspace.draft(second.id).text == ""
        assert workspace.redo() == second.id
        assert workspace.draft(second.id).text == "First bridge"
    with Workspace.open(Config(offline=True), name) as again:
        again.undo()
        assert again.draft(first.id).text == "It burned."


def test_a_segment_is_split_and_joined(workspace: Workspace, name: str) -> None:
    unit = find(workspace, "Сгорел")
    workspace.save_text(unit.id, "It burned in 1916.")
    source = workspace.source_text(unit.id)
    new = workspace.split(unit.id, source.index("в 1916"))
    assert workspace.source_text(unit.id) == "Сгорел"
    assert workspace.source_text(new) == "в 1916 году."
    workspace.save_text(new, "(in a fire)")
    with Workspace.look(Config(), name) as again:
        assert [u.id for u in again.units] == [u.id for u in workspace.units]
    workspace.merge(unit.id)
    assert workspace.source_text(unit.id) == source
    assert workspace.draft(unit.id).text == "It burned in 1916. (in a fire)"


def test_segments_of_different_blocks_are_not_joined(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        workspace.merge(find(workspace, "Отстроен").id)
    with pytest.raises(UsageError):
        workspace.split(find(workspace, "Отстроен").id, 0)


def test_a_session_open_elsewhere_can_only_be_read(workspace: Workspace, name: str) -> None:
    with Workspace.open(Config(), name) as second:
        assert second.read_only
        with pytest.raises(UsageError):
            second.save_text(1, "x")


def test_a_session_can_be_taken_over(workspace: Workspace, name: str) -> None:
    with Workspace.open(Config(), name, take_over=True) as second:
        assert not second.read_only
        second.save_text(1, "Ours")
        assert second.draft(1).text == "Ours"


def test_a_session_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        Workspace.look(Config(), "nothing-of-the-kind")


def test_confirming_teaches_the_memory(workspace: Workspace) -> None:
    unit = find(workspace, "Основан")
    workspace.save_text(unit.id, 'It was founded in 1873.<ref name="a">x</ref>')
    workspace.confirm(unit.id)
    offered = workspace.memory_proposals(unit.id)[0]
    assert offered.score == 101
    assert offered.origin.startswith("Город · 20")
    assert offered.text.startswith('It was founded in 1873.<ref name="a">{{cite book')


def test_skipped_and_edited_text_is_not_learned(workspace: Workspace) -> None:
    unit = find(workspace, "Основан")
    workspace.save_text(unit.id, "It was founded in 1873.")
    workspace.skip(unit.id)
    assert workspace.memory_proposals(unit.id) == []
