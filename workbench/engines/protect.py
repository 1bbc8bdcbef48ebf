"""Keeps what a glossary says is not to be translated out of a machine's hands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import markers

FIRST = 900
"""Number of the first marker used here, far above those of a segment's own markup."""


@dataclass(frozen=True, slots=True)
class Protected:
    """A masked text in which terms were replaced by markers."""

    text: str
    terms: Mapping[int, str]
    """Marker number → the term as it stood in the text."""
    form: MaskForm


def untranslatable(terms: Mapping[str, str]) -> list[str]:
    """Return the terms whose translation is the term itself, the longest first."""
    return sorted((s for s, t in terms.items() if s == t and s.strip()), key=len, reverse=True)


def protect(text: str, terms: list[str], form: MaskForm) -> Protected:
    """Put a marker in the place of each term that stands in a text's words."""
    found: dict[int, str] = {}
    if not any(term in text for term in terms):
        return Protected(text, found, form)
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, terms)) + r")(?!\w)")

    def mark(match: re.Match[str]) -> str:
        number = FIRST + len(found)
        found[number] = match.group()
        return markers.atom(number, form)

    parts = re.split(r"(<[^<>]*>)", text)
    marked = [part if part.startswith("<") else pattern.sub(mark, part) for part in parts]
    return Protected("".join(marked), found, form)


def restore(answer: str, protected: Protected) -> str:
    """Put the terms back in place of their markers."""
    for number, term in protected.terms.items():
        parts = markers.pattern(number, protected.form).split(answer)
        # HTML's pattern has a group, whose text stands between the parts.
        step = 2 if protected.form is MaskForm.HTML else 1
        answer = term.join(parts[::step])
    return answer
