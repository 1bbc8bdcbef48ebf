"""All rules of wording, in the order they apply."""

from __future__ import annotations

from workbench.core.adapt import amounts, bibliography, spelled, times
from workbench.core.adapt.rule import Rule

RULES: tuple[Rule, ...] = (
    *bibliography.RULES,
    *times.RULES,
    *spelled.RULES,
    *amounts.RULES,
    *times.LAST,
)
"""Dates come first, so that no number rule takes a year or a day from them."""

BY_LANG = {
    lang: tuple(rule for rule in RULES if rule.lang in ("", lang)) for lang in ("ru", "tg", "")
}
"""Those of a language; other languages have those of all."""
