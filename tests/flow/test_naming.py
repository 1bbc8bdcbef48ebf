"""A session is found by what one would type."""

from __future__ import annotations

import pytest

from workbench import places
from workbench.config import Config
from workbench.core.model import Draft, State
from workbench.flow.naming import find
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace
from workbench.store.sessions import Sessions


@pytest.mark.parametrize(
    "typed",
    ["Russia–Tajikistan relations", "Russia–Tajikistan_relations", "russia-tajikistan relations"],
)
def test_case_dashes_and_underscores_do_not_matter(typed: str) -> None:
    made = from_texts(("Russia–Tajikistan relations", "Text."), {"ru": ("А", "Текст.")})
    assert find(typed) == made
    with Workspace.look(Config(), typed) as workspace:
        assert workspace.name == made


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("Хорог и Рӯшон", id="as it is"),
        pytest.param("Хорог и Ру\u0304шон", id="accents of their own"),
        pytest.param(" хорог\u00a0и\trӯшон".replace("r", "р"), id="spaces of other kinds"),
        pytest.param("ХОРОГ_И_РӮШОН", id="capitals"),
        pytest.param("Хорог\u2011и—рӯшон", id="other dashes"),
    ],
)
def test_a_name_may_be_typed_on_any_keyboard(typed: str) -> None:
    made = from_texts(("Хорог и Рӯшон", "Text."), {"ru": ("А", "Текст.")})
    assert find(typed) == made


def test_of_two_of_a_title_the_one_worked_on_last_is_meant() -> None:
    first = from_texts(("Town", "Text."), {"ru": ("А", "Текст.")}, name="one")
    from_texts(("Town", "Text."), {"ru": ("А", "Текст.")}, name="two")
    with Sessions(places.sessions_database()) as store:
        store.save(first, Draft(1, "x", State.EDITED))
        store._db.execute("UPDATE session SET updated = '2020' WHERE name = 'two'")
    assert find("town") == first


def test_an_exact_name_wins_over_a_newer_title() -> None:
    first = from_texts(("Town", "Text."), {"ru": ("А", "Текст.")})
    second = from_texts(("Town", "Text."), {"ru": ("А", "Текст.")})
    assert first != second
    assert find(first) == first


def test_nothing_is_found_where_nothing_is() -> None:
    assert find("Town") is None
    from_texts(("Town", "Text."), {"ru": ("А", "Текст.")})
    assert find("City") is None
