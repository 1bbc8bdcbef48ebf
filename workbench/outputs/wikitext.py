"""The {{Expand Russian}} and {{Expand Tajik}} banners of an English article, tidied after the work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.core.model import LedgerEntry


def tidy_banners(
    wikitext: str, left: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[LedgerEntry, ...]]:
    """Remove, narrow or keep the expansion banners; return the text and what became of each.

    `left` says by source language which English sections still lack something of that
    source; a language that is not in it keeps its banner.
    """
    return wikitext, ()
