"""Names of states in Russian, Tajik and English, computed from CLDR."""

from __future__ import annotations

from functools import lru_cache

from workbench.core.glossary.terms import HINT, Term

LEFT_OUT = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "UN", "EU"})
"""Regions that are no places, or have rows of their own in the glossaries."""
DOUBTFUL_TAJIK = frozenset({"RU", "DE", "CN", "US", "JO", "TD", "SU", "KG"})
"""Regions whose name in CLDR is not the common one in Tajik."""


@lru_cache(maxsize=4)
def terms(lang: str) -> list[Term]:
    """Return the territories of CLDR as terms; those that are common words are only hints."""
    from babel import Locale

    ours, english = Locale.parse(lang), Locale.parse("en")
    out: list[Term] = []
    for code, name in ours.territories.items():
        if not code.isalpha() or code in LEFT_OUT or (lang == "tg" and code in DOUBTFUL_TAJIK):
            continue
        target = english.territories.get(code)
        if target and name != target:
            out.append(_place(lang, name, target))
    return out


def _place(lang: str, name: str, target: str) -> Term:
    short = name.partition(" (")[0]
    accepted = {target.replace("&", "and"), target.partition(" (")[0]} - {target}
    return Term(
        source=short,
        lang=lang,
        targets=(target.replace("&", "and"),),
        accepted=tuple(sorted(accepted)),
        pos="name",
        domain="state",
        flags=frozenset({HINT}),
        origin="CLDR",
        glossary="CLDR",
    )
