"""The order of the appendix sections."""

from __future__ import annotations


def in_order(wikitext: str) -> str:
    """Return a page with its appendix sections in English order."""
    return wikitext
