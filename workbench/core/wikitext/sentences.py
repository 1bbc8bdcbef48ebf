"""Cuts plain text into sentences with rules for Russian, Tajik and English abbreviations."""

from __future__ import annotations

import re

from workbench.core.languages.abbreviations import Abbreviations, abbreviations
from workbench.core.model import ATOM

WORD_ATOM = "\ufffd"
"""Stands for a template that is a word of its sentence, where `ATOM` is a footnote mark."""

CANDIDATE = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[»”’\"'“)\]{ATOM}]*)(?P<space>\s+(?:{ATOM}+(?=\s|$)\s*)*|(?<={ATOM}))(?=\S)"
)
LEFT = re.compile(rf"([^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+|[^\w\s])[\s{ATOM}]*$")
BEFORE = re.compile(rf"([^\W_]+|[^\w\s])[\s{ATOM}]*\.?[\s{ATOM}]*$")
OPENERS = "«„“\"'([‘"
DASHES = "—–-−"
BULLET = re.compile(r"[\s(]*(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-zА-Яа-яЁё])(?:\.\d{1,3})*[.)]?\s*$")
ROMAN = re.compile(r"[IVXLCDM]+|[ХІV]+")
CLASS_WORDS = frozenset(
    [
        "витамин",
        "витамина",
        "витаминов",
        "группа",
        "группы",
        "группе",
        "группу",
        "класс",
        "класса",
        "классе",
        "тип",
        "типа",
        "типу",
        "план",
        "плана",
        "категория",
        "категории",
        "серия",
        "серии",
        "точка",
        "точки",
        "лига",
        "лиги",
        "гепатит",
        "гепатита",
        "буква",
        "буквы",
        "букву",
        "букве",
        "vitamin",
        "group",
        "class",
        "type",
        "plan",
        "category",
        "series",
        "point",
        "league",
    ]
)
"""Words whose following capital letter is a name and may end a sentence."""
WINDOW = 40
"""How many characters before a stop the rules look at."""


def sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a plain text, outer whitespace left out.

    `ATOM` right after a stop stays with the sentence before it.
    """
    words = abbreviations(lang)
    spans: list[tuple[int, int]] = []
    start = _skip(text, 0)
    for match in CANDIDATE.finditer(text):
        cut = match.end("space")
        if _ends(text, start, match, words):
            spans.append((start, len(text[start:cut].rstrip()) + start))
            start = cut
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _skip(text: str, pos: int) -> int:
    while pos < len(text) and text[pos].isspace():
        pos += 1
    return pos


def _ends(text: str, start: int, match: re.Match[str], words: Abbreviations) -> bool:
    """Tell whether a sentence ends at a candidate."""
    right = _right(text, match.end())
    if right in ("lower", "join", ""):
        return False
    stop, close = match["stop"], match["close"].replace(ATOM, "")
    at = match.start()
    if close.endswith((")", "]")) and text[at - 1 : at] in "([":
        return False
    if stop != ".":
        return not (right == "digit" and stop == "…")
    left = text[max(start, at - WINDOW) : at]
    if BULLET.fullmatch(text[start : at + 1]) and at - start < 8:
        return False
    return _full_stop(left, right, close, words)


def _right(text: str, pos: int) -> str:
    """Name what follows a candidate: upper, lower, digit, or join for what cannot begin."""
    dashed = False
    for char in text[pos : pos + 12]:
        if char in OPENERS or char.isspace() or char == ATOM:
            continue
        if char in DASHES:
            dashed = True
            continue
        if char == WORD_ATOM:
            return "upper"
        if char.isdigit():
            return "digit" if not dashed else "join"
        if char.isalpha():
            return "lower" if char.islower() else "upper"
        return "join" if char in ")]}»”’.,;:!?…%" else "upper"
    return "upper"


def _full_stop(left: str, right: str, close: str, words: Abbreviations) -> bool:
    """Tell whether a single full stop ends a sentence, from the word before it."""
    found = LEFT.search(left)
    if found is None:
        return True
    word = found[1]
    before = left[: found.start()]
    if not word[0].isalpha():
        return not (word.isdigit() and right == "digit" and before.endswith("."))
    if len(word) == 1 and word.isupper():
        return _after_letter(word, before, right)
    if word in words.initial:
        return right == "digit"
    return _after_word(word, before, right, close, words)


def _after_letter(letter: str, before: str, right: str) -> bool:
    """Judge a single capital: an initial, a regnal number, or the name of a class."""
    previous = BEFORE.search(before)
    name = previous[1] if previous else ""
    if letter in "IVX" and name[:1].isupper() and len(name) > 1:
        return True
    return name.casefold() in CLASS_WORDS and right == "upper"


def _after_word(word: str, before: str, right: str, close: str, words: Abbreviations) -> bool:
    lower = word.casefold()
    previous = BEFORE.search(before)
    name = previous[1].casefold() if previous else ""
    if (name, lower) in words.pair_head:
        return False
    if (name, lower) in words.pair_tail:
        return right == "upper" and ")" not in close
    numbered = bool(name) and (name.isdigit() or bool(ROMAN.fullmatch(name.upper())))
    tail, head = lower in words.tail, lower in words.head
    if tail and head:
        return numbered and right == "upper" and ")" not in close
    if tail:
        return right == "upper" and ")" not in close
    if head:
        return False
    return not (len(word) == 1 and word.islower() and not numbered)
