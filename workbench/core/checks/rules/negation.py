"""A sentence that denies what its counterpart affirms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.rules.length import is_cut
from workbench.core.checks.visible import view
from workbench.core.model import Severity
from workbench.core.wikitext.sentences import sentences

Stretch = tuple[int, int]


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find a “not” that one side has, where the other says nothing of the kind, not even “fail” or “un-”."""
    ours, theirs = view(source), view(target)
    if context.lang not in ("ru", "tg") or not target.strip():
        return
    said, denied = _table(context.lang), _table("en")
    if not (_clear(ours.text, said) or _clear(theirs.text, denied)):
        return
    for (a, b), (start, end) in _paired(ours.text, theirs.text, context.lang):
        our, their = ours.text[a:b], theirs.text[start:end]
        if (no := _clear(our, said)) and not _denies(their, our, context.lang):
            if not is_cut(our, their, context.lang):
                spot = theirs.place(start, end)
                yield *spot, f"the source denies something here: {_near(our, no)}"
        elif (no := _clear(their, denied)) and not said["any"].search(our):
            spot = theirs.place(start + no.start(), start + no.end())
            yield *spot, f"“{no[0]}” has no counterpart in the source"


def _clear(text: str, words: dict[str, re.Pattern[str]]) -> re.Match[str] | None:
    """Return the first plain negation that is no part of an idiom, such as «не только»."""
    idioms = [match.span() for match in words["idiom"].finditer(text)]
    for match in words["clear"].finditer(text):
        if not any(start <= match.start() < end for start, end in idioms):
            return match
    return None


def _denies(their: str, our: str, lang: str) -> bool:
    """Tell whether a translation denies in any way, but by what the source says in words of its own."""
    pairs = _pairs(lang)
    return any(
        not any(en.fullmatch(said[0]) and own.search(our) for en, own in pairs)
        for said in _table("en")["any"].finditer(their)
    )


def _near(text: str, no: re.Match[str]) -> str:
    """Return a negation with the word behind it."""
    return " ".join(text[no.start() : no.end() + 30].split()[:3]).strip(" ,.;:")


def _paired(ours: str, theirs: str, lang: str) -> Iterator[tuple[Stretch, Stretch]]:
    """Pair sentences where both sides have as many; else both texts as they are."""
    left, right = list(sentences(ours, lang)), list(sentences(theirs, "en"))
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
    else:
        yield (0, len(ours)), (0, len(theirs))


@cache
def _table(lang: str) -> dict[str, re.Pattern[str]]:
    """Return the patterns of a language: plain negations, whatever denies in any way, and idioms."""
    return {row["part"]: _words(row[lang]) for row in _rows("negation.tsv")}


@cache
def _pairs(lang: str) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    """Return English words that may deny, each with the words of a source that say the same."""
    return [(_words(row["en"]), _words(row[lang])) for row in _rows("negation_pairs.tsv")]


def _rows(name: str) -> list[dict[str, str]]:
    head, *lines = (files("workbench.core.checks") / name).read_text("utf-8").splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


RULE = Rule(
    "negation",
    Severity.WARNING,
    Scope.PAIR,
    "One side denies what the other affirms.",
    find,
)
