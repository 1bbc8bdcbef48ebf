"""Words that mix Latin and Cyrillic letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_WORD = re.compile(r"[^\W\d_]+")
_LATIN, _CYRILLIC = re.compile("[A-Za-zÀ-ɏ]"), re.compile("[Ѐ-ӿ]")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find words in which letters of both alphabets stand."""
    seen = view(target)
    for match in _WORD.finditer(target):
        if _LATIN.search(match[0]) and _CYRILLIC.search(match[0]) and not seen.hides(match.start()):
            odd = (
                _LATIN
                if len(_LATIN.findall(match[0])) < len(_CYRILLIC.findall(match[0]))
                else _CYRILLIC
            )
            letters = "".join(dict.fromkeys(odd.findall(match[0])))
            alphabet = "Latin" if odd is _LATIN else "Cyrillic"
            yield *match.span(), f"“{match[0]}” has {alphabet} letters in it: {letters}"


RULE = Rule(
    "mixed-script",
    Severity.ERROR,
    Scope.TEXT,
    "A word mixes Latin and Cyrillic letters.",
    find,
)
