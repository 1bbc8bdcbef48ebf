"""Names of countries and languages in any language that CLDR knows, with the English ones."""

from __future__ import annotations

from functools import cache

LEFT_OUT = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "UN"})
"""Codes that stand for no place."""


@cache
def names(lang: str) -> dict[str, tuple[str, ...]]:
    """Return one-word names in a language → English names; empty for a language without data."""
    from babel import Locale, UnknownLocaleError

    try:
        ours, english = Locale.parse(lang), Locale.parse("en")
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for mine, theirs in (
        (ours.territories, english.territories),
        (ours.languages, english.languages),
    ):
        for code, name in mine.items():
            target = theirs.get(code)
            usable = target and " " not in name and code not in LEFT_OUT and not code.isdigit()
            if target and usable and name != target:
                found[name.lower()] = (*found.get(name.lower(), ()), target)
    return found
