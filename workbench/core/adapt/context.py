"""What adaptation is told, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from workbench.core.model import LedgerEntry

RedLinks = Literal["ill", "plain", "red"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a wikitext's adaptation depends on besides the text itself."""

    lang: str
    """Language of the source wiki: ru, tg."""
    links: Mapping[str, str | None] = field(default_factory=dict)
    """Title as `wanted_titles` gives it → English title; None for none; absent means unknown."""
    red_links: RedLinks = "ill"
    """What becomes of a link without an English article: {{ill}}, plain text, or a red link."""
    existing: frozenset[str] = frozenset()
    """English titles that exist, for noticing that a proposed name is taken."""
    absent: frozenset[str] = frozenset()
    """Titles without a page even on the source wiki: an {{ill}} to one asks for a decision."""
    embedded: bool = False
    """Whether the text goes into an existing article: sections are then left in their order."""
    dates: str = "dmy"
    """dmy (8 April 1992) or mdy (April 8, 1992)."""
    signals: bool = False
    """Whether templates that doubt the source are carried into English instead of dropped."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """English markup and the account of how it came about."""

    wikitext: str
    ledger: tuple[LedgerEntry, ...]
    """One entry for each link, reference, template, parameter … in the order of the source."""
