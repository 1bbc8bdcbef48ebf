"""A session is found by what one would type."""

from __future__ import annotations

import pytest

from workbench.config import Config
from workbench.flow.naming import find
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace


@pytest.mark.parametrize(
    "typed",
    ["Russia–Tajikistan relations", "Russia–Tajikistan_relations", "russia-tajikistan relations"],
)
def test_case_dashes_and_underscores_do_not_matter(typed: str) -> None:
    made = from_texts(("Russia–Tajikistan relations", "Text."), {"ru": ("А", "Текст.")})
    assert find(typed) == made
    with Workspace.look(Config(), typed) as workspace:
        assert workspace.name == made


def test_an_exact_name_wins_over_a_newer_title() -> None:
    first = from_texts(("Town", "Text."), {"ru": ("А", "Текст.")})
    second = from_texts(("Town", "Text."), {"ru": ("А", "Текст.")})
    assert first != second
    assert find(first) == first


def test_nothing_is_found_where_nothing_is() -> None:
    assert find("Town") is None
    from_texts(("Town", "Text."), {"ru": ("А", "Текст.")})
    assert find("City") is None
