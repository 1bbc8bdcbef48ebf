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
    """A source, its English, and the terms that the English has wrong, if any."""

    lang: str
    planted: frozenset[str]
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
            named = expected.partition("=")[0].removeprefix("-").split(";")
            planted = frozenset(name.strip() for name in named if name.strip())
            target = "\n".join(body[half:]).replace("↵", "\n")
            pairs.append(Pair(lang, planted, "\n".join(body[:half]), target))
    return pairs


@cache
def _checker(lang: str) -> Checker:
    return Checker(load_all(Config(), lang), lang)


@cache
def _sources(lang: str) -> dict[str, str]:
    """Return the English names of terms with their sources: house style knows a term by it."""
    return {term.preferred: term.source for term in _checker(lang).terms if term.lang == lang}


def test_what_is_said_is_right_and_what_is_wrong_is_said() -> None:
    right, wrong, missed = 0, [], []
    pairs = _pairs()
    for pair in pairs:
        findings = _checker(pair.lang).check_segment(pair.source, pair.target)
        named = [_sources(pair.lang).get(f.source_term, f.source_term) for f in findings]
        right += sum(name in pair.planted for name in named)
        wrong += [f.message for f, n in zip(findings, named, strict=True) if n not in pair.planted]
        missed += sorted(pair.planted.difference(named))
    planted = sum(len(pair.planted) for pair in pairs)
    assert len(pairs) >= 270
    assert right >= 0.99 * (right + len(wrong)), wrong
    assert len(missed) <= 0.01 * planted, missed
