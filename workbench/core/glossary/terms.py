"""A row of a glossary: one concept, its names in two languages, and what is said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

CASE = "case"
"""The source term counts only in the case it is written in (Панҷ the river, панҷ five)."""
WHOLE = "whole"
"""Only the exact form counts, no inflected one."""
KEEP = "keep"
"""Not translated: the source form stands in English too."""
FIRST = "first"
"""The full form is due at the first mention, the abbreviation after it."""
HINT = "hint"
"""Shown to the translator; its absence is no mistake."""

FLAGS = (CASE, WHOLE, KEEP, FIRST, HINT)
PARTS_OF_SPEECH = ("noun", "name", "adjective", "verb", "phrase", "abbreviation")
STATUSES = ("approved", "proposed", "deprecated")


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of a glossary."""

    source: str
    """The term in the source language; in an English-only glossary the preferred form."""
    lang: str
    """Language of `source`: ru, tg … or en for house style."""
    targets: tuple[str, ...] = ()
    """Approved English forms, the preferred one first."""
    variants: tuple[str, ...] = ()
    """Other names of the same thing in the source language: abbreviations, older names."""
    accepted: tuple[str, ...] = ()
    """English forms that are let pass but not offered: adjectives, surnames, short forms."""
    forbidden: tuple[str, ...] = ()
    """English forms that are wrong for this concept."""
    pos: str = ""
    domain: str = ""
    flags: frozenset[str] = frozenset()
    status: str = "approved"
    note: str = ""
    origin: str = ""
    """Who or what the decision rests on."""
    exceptions: tuple[str, ...] = ()
    """Pieces of English text around which nothing is said about this term."""
    id: str = ""
    glossary: str = ""
    """Name of the file it was read from."""
    line: int = 0
    """Line of that file, from 1; 0 for computed terms."""

    def __hash__(self) -> int:
        return hash(self.source)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return every name in the source language."""
        return (self.source, *self.variants)

    @property
    def renderings(self) -> tuple[str, ...]:
        """Return every English form that satisfies a check."""
        kept = self.sources if KEEP in self.flags else ()
        return (*self.targets, *self.accepted, *kept)

    @property
    def preferred(self) -> str:
        """Return the English form to offer first; the term itself where it is not translated."""
        return self.targets[0] if self.targets else self.source


class TermHit(NamedTuple):
    """A term found in a text."""

    term: Term
    start: int
    end: int
    surface: str = ""
    """The text as it stands there."""
    form: str = ""
    """Which of the term's names it is a form of."""
    others: tuple[Term, ...] = ()
    """Further concepts that this may be."""
    certain: bool = True
    """False where a homonym cannot be told apart, as at the start of a sentence."""
