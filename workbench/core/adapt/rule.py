"""What a rule of wording is: one pattern, one function."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

NEW_SENTENCE = re.compile(r"\s+\"?[A-ZА-ЯЁӢӮҚҒҲҶ]")


def ends(after: str) -> bool:
    """Tell whether an abbreviation's stop is the sentence's too, by what follows it.

    Footnotes and other holes (U+FDD1) right behind it are passed over.
    """
    rest = after.lstrip("\ufdd1")
    return not rest.strip() or bool(NEW_SENTENCE.match(rest))


def stop(match: re.Match[str], word: str) -> str:
    """Keep the stop of an abbreviation where it also ends the sentence.

    A capital behind it says so, unless the sentence has only just begun («В 1950 г. Душанбе …»).
    """
    if not word.rstrip().endswith("."):
        return ""
    return "." if _ends_sentence(match.string, match.start(), match.end()) else ""


def _ends_sentence(text: str, start: int, end: int) -> bool:
    after = text[end:]
    if not after.strip():
        return bool(text[:start].strip())
    if not ends(after):
        return False
    begun = re.split(r"[.!?…]\s", text[:start])[-1]
    return len(begun.split()) > 2


CODES = re.compile(
    r"(?:индекс|код|тел|телефон|номер|номером|ОКАТО|ОКТМО|ГОСТ|ИНН|рег|серия|серии|билет|шифр|астероид|вагон|поезд|рақам|раками|рамзи?|суратгоҳ)\w*\.?[:\s\ufdd3]*(?:№\s?)?$",
    re.IGNORECASE,
)
"""What stands before a long number that counts nothing."""


def names_code(match: re.Match[str]) -> bool:
    """Tell whether the word before a number says that it counts nothing: «индекс 734000»."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return CODES.search(before) is not None


DIGITS = re.compile(r"\d+")
"""Where a rule of numbers may begin: no such rule begins inside a number."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One change of wording."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str], str], str]
    """Gets the match and the order of dates."""
    lang: str = ""
    """Only for this language; empty for both."""
    starts: re.Pattern[str] = DIGITS
    """Finds, quickly, every place where the pattern may begin; it is tried nowhere else."""

    def apply(self, text: str, dates: str, places: Sequence[int] | None = None) -> str:
        """Return the text with the rule applied; `places` are what `starts` finds in it."""
        out: list[str] = []
        done = 0
        match = self.pattern.match
        for at in self.places(text) if places is None else places:
            if at < done:
                continue
            found = match(text, at)
            if found is not None and found.end() > at:
                out += (text[done:at], self.replace(found, dates))
                done = found.end()
        return "".join([*out, text[done:]]) if out else text

    def places(self, text: str) -> list[int]:
        """Return where the rule has to be tried."""
        return [found.start() for found in self.starts.finditer(text)]


def apply_all(rules: Sequence[Rule], text: str, dates: str) -> str:
    """Return the text with the rules applied one after the other."""
    places: dict[re.Pattern[str], list[int]] = {}
    for rule in rules:
        known = places.get(rule.starts)
        if known is None:
            known = places[rule.starts] = rule.places(text)
        if not known:
            continue
        changed = rule.apply(text, dates, known)
        if changed is not text:
            text, places = changed, {}
    return text
