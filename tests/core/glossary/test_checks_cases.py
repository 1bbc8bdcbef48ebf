"""The shipped glossaries at work: cases of cases/checks.txt."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from workbench.config import Config
from workbench.core.glossary.checking import Checker
from workbench.core.glossary.layout import layout
from workbench.formats.glossaries import load_all


class Case(NamedTuple):
    name: str
    lang: str
    source: str
    target: str
    expected: list[tuple[str, str]]


def cases() -> list[Case]:
    text = (Path(__file__).parent / "cases" / "checks.txt").read_text(encoding="utf-8")
    found = []
    for block in re.split(r"\n(?== )", text)[1:]:
        name, _, body = block.partition("\n")
        parts = re.match(
            r"(?:(?P<lang>ru|tg): (?P<source>.*?)\n)?en: (?P<target>.*?)\n(?P<end>(?:- *|>>.*)(?:\n>>.*)*)\s*$",
            body,
            re.DOTALL,
        )
        assert parts, name
        expected = [
            (rule.strip(), term.strip())
            for rule, _, term in (
                line[2:].partition("|") for line in parts["end"].splitlines() if line[0] == ">"
            )
        ]
        found.append(
            Case(name[2:], parts["lang"] or "", parts["source"] or "", parts["target"], expected)
        )
    return found


@cache
def checker(lang: str) -> Checker:
    return Checker(load_all(Config(), lang), lang)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_check_finds_this_and_nothing_else(case: Case) -> None:
    target = layout(case.target)
    if case.lang:
        findings = checker(case.lang).check_pages(layout(case.source), target)
    else:
        findings = checker("").check_page(target)
    assert sorted((f.rule, f.source_term) for f in findings) == sorted(case.expected)
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(case.target)
        if finding.rule == "forbidden-term":
            assert case.target[finding.start : finding.end] == finding.found
