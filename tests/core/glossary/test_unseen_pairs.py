"""Pairs that were written before the check was run on them: how much of what it says is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from workbench.config import Config
from workbench.core.glossary.checking import Checker
from workbench.formats.glossaries import load_all

FILES = sorted((Path(__file__).parent / "unseen").glob("pairs*.txt"))


class Pair(NamedTuple):
    """A source, its English, and the term that the English has wrong, if any."""

    lang: str
    planted: str
    source: str
    target: str


def _pairs() -> list[Pair]:
    pairs = []
    for file in FILES:
        for block in file.read_text(encoding="utf-8").split("\n\n"):
            head, *body = block.strip("\n").split("\n")
            if head.startswith("#"):
                continue
            lang, _, expected = head.partition(" | ")
            half = len(body) // 2
            planted = expected.partition("=")[0].strip().removeprefix("-")
            pairs.append(Pair(lang, planted, "\n".join(body[:half]), "\n".join(body[half:])))
    return pairs


@cache
def _checker(lang: str) -> Checker:
    return Checker(load_all(Config(), lang), lang)


def test_what_is_said_is_right_and_what_is_wrong_is_said() -> None:
    right, wrong, missed = 0, [], []
    pairs = _pairs()
    for pair in pairs:
        findings = _checker(pair.lang).check_segment(pair.source, pair.target)
        right += sum(f.source_term == pair.planted for f in findings)
        wrong += [f.message for f in findings if f.source_term != pair.planted]
        if pair.planted and all(f.source_term != pair.planted for f in findings):
            missed.append(pair)
    planted = [pair for pair in pairs if pair.planted]
    assert len(pairs) >= 100
    assert right >= 0.95 * (right + len(wrong)), wrong
    assert len(missed) <= 0.05 * len(planted), missed
