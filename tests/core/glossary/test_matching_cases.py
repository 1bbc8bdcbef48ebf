"""Terms found in inflected text: cases of cases/matching_*.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import CASE, Term

CASES = Path(__file__).parent / "cases"
HOMONYMS = {"Душанбе", "душанбе", "Панҷ"}


def cases() -> list[tuple[str, str, str]]:
    found = []
    for lang in ("ru", "tg"):
        text = (CASES / f"matching_{lang}.txt").read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[^\n]+ :: )", text)
        for block in blocks[1:]:
            term, _, sentence = block.rstrip("\n").partition(" :: ")
            found.append((lang, term, sentence))
    return found


@pytest.mark.parametrize(("lang", "term", "marked"), cases())
def test_a_term_is_found_in_its_forms(lang: str, term: str, marked: str) -> None:
    text = marked.replace("<", "").replace(">", "")
    start = marked.find("<")
    wanted = [(start, marked.find(">") - 1)] if start >= 0 else []
    flags = frozenset({CASE}) if term in HOMONYMS else frozenset()
    pos = "noun" if term == "русские" else ""
    found = Matcher([Term(term, lang, ("X",), flags=flags, pos=pos)], lang).find(text)
    assert [(hit.start, hit.end) for hit in found] == wanted


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 120
