"""Good translations by professionals set off hardly any rule; whole files and pairs agree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from workbench.core.checks import CheckContext, check, check_page, every_rule
from workbench.core.model import Severity

BARS = {Severity.ERROR: 0.01, Severity.WARNING: 0.03, Severity.INFO: 0.05}


def pairs(shared: Path, column: int) -> list[tuple[str, str]]:
    lines = (shared / "data" / "ntrex-dev.tsv").read_text("utf-8").splitlines()[1:]
    return [(row[column], row[1]) for row in (line.split("\t") for line in lines)]


@pytest.mark.parametrize(("lang", "column"), [("ru", 2), ("tg", 3)])
def test_false_alarms_stay_below_the_bars(shared: Path, lang: str, column: int) -> None:
    translations = pairs(shared, column)
    context = CheckContext(lang=lang)
    fired = Counter(
        rule for s, t in translations for rule in {f.rule for f in check(s, t, context)}
    )
    over = {
        rule.id: fired[rule.id]
        for rule in every_rule()
        if fired[rule.id] > BARS[rule.severity] * len(translations)
    }
    assert over == {}


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n"])
def test_a_file_of_pairs_finds_what_the_pairs_find(shared: Path, between: str) -> None:
    some = pairs(shared, 2)[:60]
    apart = Counter(f.rule for s, t in some for f in check(s, t, CheckContext()))
    found = check_page(
        between.join(s for s, _ in some), between.join(t for _, t in some), CheckContext()
    )
    assert Counter(f.rule for f in found) == apart
