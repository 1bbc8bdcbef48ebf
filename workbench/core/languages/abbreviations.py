"""Abbreviations by language: which of them a sentence may end with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """What stands before a full stop without ending a sentence, in lower case, without stops."""

    head: frozenset[str]
    """Always goes on: «им.», «ш.», «Dr.»."""
    tail: frozenset[str]
    """May end a sentence before a capital: «г.», «руб.», «etc.»."""
    pair_head: frozenset[tuple[str, str]]
    """Two together that always go on: «т. е.»."""
    pair_tail: frozenset[tuple[str, str]]
    """Two together that may end a sentence: «н. э.», «ва ғ.»."""
    initial: frozenset[str]
    """Short forms of given names longer than a letter, as written: «Дж.»."""


def _rows() -> list[list[str]]:
    table = files("workbench.core.languages").joinpath("abbreviations.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines if line]


@cache
def abbreviations(lang: str) -> Abbreviations:
    """Return a language's abbreviations; those of a Cyrillic one include Russian's pairs."""
    own = {"en": ("en",), "tg": ("tg",)}.get(lang, ("ru",))
    sets: dict[str, set[str]] = {}
    for row_lang, kind, word in _rows():
        shared = lang == "tg" and row_lang == "ru" and kind in ("pair-tail", "pair-head")
        if row_lang in own or shared:
            sets.setdefault(kind, set()).add(word)
    return Abbreviations(
        head=frozenset(sets.get("head", ())),
        tail=frozenset(sets.get("tail", ())),
        pair_head=_pairs(sets.get("pair-head", set())),
        pair_tail=_pairs(sets.get("pair-tail", set())),
        initial=frozenset(sets.get("initial", ())),
    )


def _pairs(words: set[str]) -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in (word.split() for word in words))
