"""Abbreviations of bibliographic notes, as they stand behind a dash: «— Т. 2. — С. 12—15»."""

from __future__ import annotations

import re

from workbench.core.adapt.rule import Rule
from workbench.core.adapt.values import ordinal

S = "[ \u00a0\ufdd3]"
BEHIND = rf"(?<=[—–.,;-]{S})"
FIGURES = rf"\d+(?:{S}?[—–-]{S}?\d+)?(?:,{S}\d+(?:[—–-]\d+)?)*"

PARTS = {"Т": "Vol.", "Ҷ": "Vol.", "Вып": "Issue", "Ч": "Part", "Кн": "Book", "Қ": "Part"}
"""Abbreviation → English word for a part of a work."""


def _pages(match: re.Match[str], dates: str) -> str:
    pages = re.sub(rf"{S}?[—–-]{S}?", "–", match["num"])
    return f"{'pp' if re.search('[–,]', pages) else 'p'}. {pages}"


def _edition(match: re.Match[str], dates: str) -> str:
    return f"{ordinal(int(match['num']))} ed."


def _part(match: re.Match[str], dates: str) -> str:
    return f"{PARTS[match['word']]} {match['num']}"


RULES = (
    Rule("pages of a note", re.compile(rf"{BEHIND}[СC]\.{S}*(?P<num>{FIGURES})(?!\w)"), _pages, "", re.compile("С|C"), needs=("С.", "C.")),
    Rule("pages of a note", re.compile(rf"{BEHIND}с\.{S}*(?P<num>{FIGURES})(?!\w)"), _pages, "ru", re.compile("с"), needs=("с.",)),
    Rule("edition of a note", re.compile(rf"(?<![\w.,])(?P<num>\d{{1,2}})-е{S}изд\.(?=,|{S}|$)"), _edition, "ru", needs=("изд.",)),
    Rule(
        "part of a work",
        re.compile(rf"{BEHIND}(?P<word>{'|'.join(PARTS)})\.{S}*(?P<num>\d+|[IVXL]+)(?!\w)"),
        _part,
        "",
        re.compile("|".join(PARTS)),
    ),
)  # fmt: skip
"""Before the rules of numbers and dashes."""
