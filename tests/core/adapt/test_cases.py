"""Every case file: the output, that a second run changes nothing, and a complete ledger."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.core.adapt.accounting import entered, expected
from tests.core.adapt.cases import Case, everything
from workbench.core.adapt import adapt

CASES = everything()
STATES = {"kept", "mapped", "dropped", "unresolved"}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    result = adapt(case.parts["input"], case.context)
    assert result.wikitext == case.parts["output"]
    again = adapt(result.wikitext, case.context)
    assert again.wikitext == result.wikitext, "a second run changes the text"
    assert entered(result) == expected(case.parts["input"], case.context.lang)
    assert {entry.state for entry in result.ledger} <= STATES
    states = Counter(f"{entry.state} {entry.kind}" for entry in result.ledger)
    wanted = Counter(filter(None, case.parts.get("ledger", "").split("\n")))
    assert not wanted - states


def test_notes_stand_where_something_is_dropped_or_open() -> None:
    for case in CASES:
        for entry in adapt(case.parts["input"], case.context).ledger:
            assert entry.note or entry.state in ("kept", "mapped"), (case.name, entry)


def test_there_are_a_hundred_and_fifty_cases() -> None:
    assert len(CASES) >= 150
