"""Every rule finds what it is for and lets pass what is right: the cases beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.core.checks import CheckContext, check_page, every_rule
from workbench.flow.ruling import rules

HERE = Path(__file__).parent
DOCS = Path(__file__).resolve().parents[3] / "docs" / "checks"
CASE = re.compile(
    r"===== (?P<name>[^\n]+)\nlang: (?P<lang>[a-z]+)\n--- source\n(?P<source>.*?)\n"
    r"--- target\n(?P<target>.*?)\n--- finds\n(?P<finds>.*?)(?=^===== |\Z)",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Case:
    """One pair, and what the rule says of it; nothing when it is right."""

    rule: str
    name: str
    lang: str
    source: str
    target: str
    finds: list[str]


def cases() -> Iterator[Case]:
    for path in sorted((HERE / "cases").glob("*.txt")):
        for match in CASE.finditer(path.read_text("utf-8")):
            finds = match["finds"].splitlines()
            yield Case(
                path.stem, match["name"], match["lang"], match["source"], match["target"], finds
            )


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.rule}: {case.name}")
def test_what_a_rule_says(case: Case) -> None:
    found = [
        finding.message
        for finding in check_page(case.source, case.target, CheckContext(lang=case.lang))
        if finding.rule == case.rule
    ]
    assert len(found) >= len(case.finds)
    assert bool(found) == bool(case.finds), found
    for message in case.finds:
        assert any(message in one for one in found), found


def test_every_rule_has_cases_of_both_kinds() -> None:
    by_rule: dict[str, set[bool]] = {}
    for case in cases():
        by_rule.setdefault(case.rule, set()).add(bool(case.finds))
    assert by_rule == {rule.id: {True, False} for rule in every_rule() if rule.id != "glossary"}


def test_every_rule_has_a_page_that_the_list_names() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    for rule in every_rule():
        page = (DOCS / f"{rule.id}.md").read_text("utf-8")
        assert page.startswith(f"# {rule.id}\n")
        assert f"**{rule.severity}**" in page
        assert f"({rule.id}.md)" in index


def test_the_list_has_a_row_for_each_rule_of_terms_sources_and_the_gate() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    own = {rule.id for rule in every_rule()}
    for one in (one for one in rules().values() if one.rule not in own):
        assert f"| {one.rule} | {one.severity} | {one.says} |" in index


def test_rules_have_distinct_ids() -> None:
    ids = [rule.id for rule in every_rule()]
    assert len(ids) == len(set(ids))
