"""Names of states in Russian, Tajik and English, computed from CLDR."""

from __future__ import annotations

import re
from functools import lru_cache

from workbench.core.glossary.terms import HINT, Term

LEFT_OUT = frozenset({"ZZ", "XA", "XB", "QO", "EZ", "UN", "EU"})
"""Regions that are no places, or have rows of their own in the glossaries."""
DOUBTFUL_TAJIK = frozenset({"RU", "DE", "CN", "US", "JO", "TD", "SU", "KG"})
"""Regions whose name in CLDR is not the common one in Tajik."""


_ASIDE = re.compile(r" \(.*\)$| SAR China$")
"""What CLDR puts behind a name to tell it from another, or to give a second one."""


@lru_cache(maxsize=4)
def terms(lang: str) -> list[Term]:
    """Return the territories of CLDR as terms; those that are common words are only hints."""
    from babel import Locale

    ours, english = Locale.parse(lang).territories, Locale.parse("en").territories
    left_out = LEFT_OUT | (DOUBTFUL_TAJIK if lang == "tg" else frozenset())
    called: dict[str, list[str]] = {}
    for code in sorted(ours.keys() & english.keys() - left_out):
        if code.isalpha():
            called.setdefault(_ASIDE.sub("", ours[code]), []).append(english[code])
    return [_place(lang, name, targets) for name, targets in called.items()]


def _place(lang: str, name: str, full: list[str]) -> Term:
    """Make a term of the English names in full; they are offered as articles are called."""
    plain = [target.replace("&", "and") for target in full]
    targets = tuple(_ASIDE.sub("", target).replace("St. ", "Saint ") for target in plain)
    return Term(
        source=name,
        lang=lang,
        targets=targets,
        accepted=tuple(target for target in plain if target not in targets),
        pos="name",
        domain="state",
        flags=frozenset({HINT}),
        origin="CLDR",
        glossary="CLDR",
    )
