"""What English calls the languages that have a Wikipedia."""

from __future__ import annotations

from functools import cache

from workbench.core.languages.columns import rows


@cache
def names() -> dict[str, str]:
    """Return the English name of each language, by its Wikipedia's code."""
    return {row[0]: row[1] for row in rows("workbench.core.languages", "names.tsv")}


def english_name(code: str) -> str:
    """Return the English name of a language, or its code where it has no Wikipedia."""
    return names().get(code, code)
