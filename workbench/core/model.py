"""The values that flow through the workbench; all are frozen, none does anything.

Offsets are always Unicode code points of the decoded text, half open: [start, end).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

ATOM = "\ufffc"
"""Stands in plain text where a reference, template or other opaque markup was."""
ATOM_SIGN = "▫"
"""Shown to a person in its place."""


# ---------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a wiki page, stored whole."""

    lang: str
    """Language code of the wiki: en, ru, tg …"""
    title: str
    revid: int
    """Revision id; 0 for text that comes from no wiki."""
    timestamp: str
    """When it was saved, ISO 8601 in UTC (2026-11-24T11:28:57Z); empty if unknown."""
    wikitext: str


class Kind(StrEnum):
    """What a block of wikitext is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    TEMPLATE = "template"
    FILE = "file"
    GALLERY = "gallery"
    CATEGORY = "category"
    BLANK = "blank"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, cell, caption or item: the unit of translation."""

    start: int
    end: int
    text: str
    """Without markup: a link's label stays, a reference or template is `ATOM`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of wikitext of one kind; blocks tile their section."""

    kind: Kind
    start: int
    end: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading of any level."""

    index: int
    """0 is the lead."""
    level: int
    """0 for the lead, else 1 to 6."""
    title: str
    """The heading's text without markup; empty for the lead."""
    start: int
    end: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A wikitext cut into sections, blocks and segments; sections tile the text."""

    lang: str
    wikitext: str
    sections: tuple[Section, ...]


# ------------------------------------------------------------ alignment


class Gap(StrEnum):
    """How a source section stands to the English article."""

    MISSING = "missing"
    THINNER = "thinner"
    PRESENT = "present"
    TARGET_ONLY = "only in English"


@dataclass(frozen=True, slots=True)
class Match:
    """Source sections and their counterparts in the target; either side may be several."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    """0 to 1."""
    state: Gap
    why: Mapping[str, float]
    """Weighted evidence by name: title, links, numbers, names, references, files, order …"""


@dataclass(frozen=True, slots=True)
class ParagraphMatch:
    """Two blocks (or runs of text) that say the same, as spans of their files."""

    source: tuple[int, int]
    target: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True)
class Fact:
    """Something checkable that a source says."""

    kind: str
    """number, date, name, reference or link."""
    source: tuple[int, int]
    text: str
    contradicts: str = ""
    """What the target says instead, where it says something else for the same thing."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What of a source the target has, and what it lacks."""

    sections: tuple[Match, ...]
    source_only: tuple[int, ...]
    """Source sections without a counterpart, which are in no row of `sections`."""
    target_only: tuple[int, ...]
    paragraphs: tuple[ParagraphMatch, ...]
    facts: tuple[Fact, ...]
    """Those of the source that the target lacks or contradicts."""
    sentences: tuple[ParagraphMatch, ...] = ()
    """What the target says of the source sentence by sentence; a table counts as one."""


# ---------------------------------------------------------- translation


class State(StrEnum):
    """How far a segment has come."""

    UNTRANSLATED = "untranslated"
    PROPOSED = "proposed"
    EDITED = "edited"
    CONFIRMED = "confirmed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Unit:
    """A segment of a session, numbered through all its sources."""

    id: int
    """From 1, in the order of the sources and of their text."""
    lang: str
    section: int
    kind: Kind
    start: int
    end: int
    text: str
    """As `Segment.text`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation somebody or something offers for a segment."""

    text: str
    """English wikitext."""
    engine: str
    """memory, rules, google, mint …"""
    origin: str = ""
    """Where a memory match comes from: article, date, person or file."""
    score: int = 100
    """0 to 101: 101 context match, 100 exact, below fuzzy; machine translation has 0."""
    source: str = ""
    """The matched source text, where it differs from the segment's."""
    machine: bool = False
    """Whether a machine translated it."""
    notes: tuple[str, ...] = ()
    """What to look at: «differing number», «reference placed at the end» …"""


@dataclass(frozen=True, slots=True)
class Draft:
    """The translation of a unit as it stands."""

    unit: int
    text: str
    """English wikitext."""
    state: State
    engine: str = ""
    """Where the first text came from; empty when a person typed it."""
    machine: bool = False
    """Whether `proposed` is a machine's."""
    proposed: str = ""
    """The proposal as it was before editing."""
    updated: str = ""
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one piece of a source's markup."""

    kind: str
    """link, reference, template, parameter, category, file, magic, interlanguage, segment …"""
    source: str
    target: str
    state: str
    """kept, mapped, dropped or unresolved."""
    note: str = ""


class Severity(StrEnum):
    """How much a finding matters: an error holds the text back, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found in a text."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    line: int = 0
    """From 1; 0 where there is no file."""
    segment: int = 0
    """Unit id; 0 where there is no session."""
    fix: str | None = None
    """What to put in place of [start, end), where that is certain."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source page as attribution needs it."""

    lang: str
    title: str
    revid: int = 0
    """0 when no revision is pinned."""


@dataclass(frozen=True, slots=True)
class Session:
    """One article being worked on: its pages as they were fetched."""

    name: str
    target: Revision
    sources: tuple[Revision, ...]
    missing: tuple[str, ...] = ()
    """Languages that were asked for and have no counterpart."""
    links: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """By source language: a link target as written → its English title, or None if there is none."""
    created: str = ""
    updated: str = ""
    taken: frozenset[str] = frozenset()
    """English names, of those proposed for links without an article, that other pages have."""
    absent: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By source language: link targets without a page on that wiki itself."""
