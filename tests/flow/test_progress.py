"""How far the work has come, and how much of it is still the machine's."""

from __future__ import annotations

from workbench.config import Config
from workbench.core.model import Proposal, State, Unit
from workbench.flow.opening import from_texts
from workbench.flow.progress import of_sections, of_session, paragraph
from workbench.flow.workspace import Workspace

RUSSIAN = (
    "Город основали в 1873 году переселенцы, которые пришли с далёкого севера по реке. "
    "Потом он сгорел.\n\n== Мосты ==\n* Первый мост\n"
)


def opened() -> Workspace:
    return Workspace.open(
        Config(offline=True), from_texts(("Town", "Text."), {"ru": ("Город", RUSSIAN)})
    )


def find(workspace: Workspace, words: str) -> Unit:
    return next(unit for unit in workspace.units if words in unit.text)


def test_machine_text_is_measured_by_paragraph_while_it_is_edited() -> None:
    with opened() as workspace:
        unit = find(workspace, "основали")
        words = "The town was founded in 1873 by settlers who came from the far north."
        assert paragraph(workspace, unit.id) is None
        workspace.accept(unit.id, Proposal(words, "mint", machine=True))
        measured = paragraph(workspace, unit.id)
        assert measured is not None
        assert (measured.machine, measured.warns()) == (1.0, True)
        workspace.save_text(unit.id, "Settlers founded it in 1873, coming down the river.")
        again = paragraph(workspace, unit.id)
        assert again is not None
        assert again.machine < 0.4
        assert not again.warns()


def test_a_paragraph_ends_at_a_line_break_another_kind_and_another_section() -> None:
    words = "Мост построили из камня и дерева мастера, которые пришли из трёх соседних деревень."
    russian = (
        f"{words} {words}\n\n{words}\n* {words}\n{words}\n\n== А ==\n{words} {words} {words}\n"
    )
    name = from_texts(("Town", "Text."), {"ru": ("Город", russian)})
    with Workspace.open(Config(offline=True), name) as workspace:
        for unit in workspace.units:
            workspace.accept(unit.id, Proposal("The bridge.", "mint", machine=True))
        measured = [paragraph(workspace, unit.id) for unit in workspace.units]
        assert [one.units if one else () for one in measured] == [
            (1, 2), (1, 2), (3,), (), (5,), (), (7, 8, 9), (7, 8, 9), (7, 8, 9),
        ]  # fmt: skip


def test_lists_are_not_measured() -> None:
    with opened() as workspace:
        unit = find(workspace, "Первый мост")
        workspace.accept(unit.id, Proposal("First bridge", "mint", machine=True))
        assert paragraph(workspace, unit.id) is None


def test_segments_and_words_are_counted_by_section() -> None:
    with opened() as workspace:
        workspace.save_text(find(workspace, "сгорел").id, "Then it burned.")
        workspace.confirm(find(workspace, "сгорел").id)
        workspace.skip(find(workspace, "Первый").id)
        whole = of_session(workspace)
        assert whole.segments == len(workspace.units) == 4
        assert whole.words_done == 3
        assert whole.done == 2
        assert whole.states[State.UNTRANSLATED] == 2
        sections = of_sections(workspace)
        assert sections["ru", 0].segments == 2
        assert sections["ru", 1].states[State.SKIPPED] == 1
