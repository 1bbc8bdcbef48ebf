"""What `make audit` says: vulnerable, clean, or not asked."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from tests.audit import main, verdict

CLEAN = {"name": "alpha", "version": "1.0", "vulns": []}
SKIPPED = {"name": "beta", "skip_reason": "not found"}
OPEN = {"id": "CVE-1", "fix_versions": []}
MENDED = {"id": "CVE-2", "fix_versions": ["2.1", "3.0"]}
HURT = {"name": "gamma", "version": "2.0", "vulns": [OPEN, MENDED]}
UNASKED = "The database did not answer for {} of {} packages; nothing is known of these: {}."


@pytest.mark.parametrize(
    ("packages", "code", "lines"),
    [
        ([CLEAN, CLEAN], 0, ["No known vulnerabilities in 2 packages."]),
        ([CLEAN, SKIPPED], 3, [UNASKED.format(1, 2, "beta")]),
        ([SKIPPED, SKIPPED], 3, [UNASKED.format(2, 2, "beta, beta")]),
        ([], 3, [UNASKED.format(0, 0, "")]),
        (
            [CLEAN, HURT],
            1,
            ["gamma 2.0: CVE-1, mended in no version yet", "gamma 2.0: CVE-2, mended in 2.1, 3.0"],
        ),
        ([{**HURT, "vulns": [OPEN]}, SKIPPED], 1, [
            "gamma 2.0: CVE-1, mended in no version yet", UNASKED.format(1, 2, "beta"),
        ]),
    ],
)  # fmt: skip
def test_packages_that_were_not_asked_for_are_told_from_clean_ones(
    packages: list[dict[str, Any]], code: int, lines: list[str]
) -> None:
    assert verdict(packages) == (code, lines)


@pytest.mark.parametrize(
    ("program", "code", "words"),
    [
        (f"print('''{json.dumps({'dependencies': [CLEAN], 'fixes': []})}''')", 0, "in 1 packages."),
        (f"print('''{json.dumps({'dependencies': [HURT]})}'''); exit(1)", 1, "CVE-2"),
        ("import sys; print('a\\nNo route.', file=sys.stderr); exit(1)", 3, "is known: No route."),
        ("exit(1)", 3, "was not reached, so nothing is known: it said nothing"),
        ("print('{}')", 3, "was not reached"),
    ],
)
def test_a_database_that_is_not_reached_is_no_vulnerability(
    capsys: pytest.CaptureFixture[str], program: str, code: int, words: str
) -> None:
    assert main([sys.executable, "-c", program]) == code
    assert words in capsys.readouterr().out
