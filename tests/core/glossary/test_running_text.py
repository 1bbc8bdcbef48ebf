"""How many uses of terms are found in running Russian, and how many finds are right.

The sentences in running/*.txt are marked by hand: [form|term]. What is not marked is no use of a
term; many sentences hold words that only look like one. Those of homographs.txt are of little else:
a word between two dictionary words (полк and полка, село and сесть) is taken for the likelier one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import Term

FOLDER = Path(__file__).with_name("running")
MARK = re.compile(r"\[([^\]|]+)\|([^\]]+)\]")
Use = tuple[int, int, str]


def read(name: str) -> list[tuple[str, set[Use]]]:
    """Return the sentences of a file, each with the terms used in it and their places."""
    sentences = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        text, at, uses = "", 0, set()
        for mark in MARK.finditer(line):
            text += line[at : mark.start()]
            uses.add((len(text), len(text) + len(mark[1]), mark[2]))
            text += mark[1]
            at = mark.end()
        sentences.append((text + line[at:], uses))
    return sentences


@pytest.mark.parametrize(
    ("name", "least_precision", "least_recall"),
    [
        ("one-word.txt", 0.96, 0.97),
        ("two-words.txt", 0.96, 0.95),
        ("two-words-too.txt", 0.99, 0.99),
        ("homographs.txt", 0.91, 0.94),
    ],
)
def test_uses_are_found_and_finds_are_uses(
    name: str, least_precision: float, least_recall: float
) -> None:
    sentences = read(name)
    terms = sorted({term for _, uses in sentences for _, _, term in uses})
    matcher = Matcher((Term(term, "ru", ("x",)) for term in terms), "ru")
    wrong, missed, right = [], [], 0
    for text, uses in sentences:
        found = {(hit.start, hit.end, hit.term.source) for hit in matcher.find(text)}
        right += len(found & uses)
        wrong += [(text, use[2]) for use in found - uses]
        missed += [(text, use[2]) for use in uses - found]
    precision, recall = right / (right + len(wrong)), right / (right + len(missed))
    assert precision >= least_precision, wrong
    assert recall >= least_recall, missed
