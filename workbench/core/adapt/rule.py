"""What a rule of wording is: one pattern, one function."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

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


SHORTENED = re.compile(
    r"(?<!\w)(?:гг?|вв?|с|тыс|млн|млрд|трлн|руб|долл|чел|экз|мин|сек|э)\.$", re.IGNORECASE
)
SENTENCES = re.compile(r"[.!?…][\"')]*\s+[\"'(]*[A-ZА-ЯЁӢӮҚҒҲҶ]")


def fragment(source: str, written: str) -> str:
    """Return what became of a heading, cell or caption without an abbreviation's stop at its end.

    It ends no sentence there, unless there are several.
    """
    text = written.rstrip()
    stopped = text.endswith(".") and SHORTENED.search(source.rstrip()) is not None
    if not stopped or SHORTENED.search(text) or SENTENCES.search(text):
        return written
    return text[:-1] + written[len(text) :]


CODES = re.compile(
    r"(?:индекс|код|тел|телефон|номер|номером|ОКАТО|ОКТМО|ГОСТ|ИНН|рег|серия|серии|билет|шифр|астероид|вагон|поезд|рақам|раками|рамзи?|суратгоҳ)\w*\.?[:\s\ufdd3]*(?:№\s?)?$",
    re.IGNORECASE,
)
"""What stands before a long number that counts nothing."""


def names_code(match: re.Match[str]) -> bool:
    """Tell whether the word before a number says that it counts nothing: «индекс 734000»."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return CODES.search(before) is not None


NAMED = re.compile(
    r"(?<![а-яёӣӯқғҳҷ])(?:улиц(?:ами|ах|ей|[аыуе])|ул\.|площад(?:ью|[ьи])|пл\.|проспект(?:ом|[ауе])?|пр-т|бульвар(?:ом|[ауе])?"
    r"|переул(?:ок|к(?:ом|[ауе]))|набережн(?:ая|ой|ую)|парк(?:ом|[ауе])?|сквер(?:ом|[ауе])?|станци(?:ей|[яию])"
    r"|имени|им\.|кӯчаи|хиёбони|майдони|боғи|ба номи|деҳаи)[\s\ufdd3]+$",
    re.IGNORECASE,
)
"""What stands before a date that is a name: «улица 17 июня»."""


CAPITALS = frozenset("ЯФМАИСОНД")
"""What a month begins with in a name: «8 Марта»."""


def in_name(match: re.Match[str]) -> bool:
    """Tell whether a date is the name of a street, a square or the like, or written as one."""
    month = match.groupdict().get("month") or ""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return month[:1] in CAPITALS or NAMED.search(before) is not None


DIGITS = re.compile(r"\d+")
"""Where a rule of numbers may begin: no such rule begins inside a number."""


MANY = 30
"""From here on many searches for one text each take longer than one for them all."""


@cache
def hints(starts: re.Pattern[str]) -> tuple[str, ...]:
    """Return texts of which one stands wherever a pattern of plain alternatives matches.

    Nothing for any other pattern. To look for them takes a tenth of the time the pattern takes.
    """
    out: list[str] = []
    for part in starts.pattern.split("|"):
        if part == r"\d+":
            out += "0123456789"
        elif letters := re.fullmatch(r"\[(\w+)\]\+", part):
            out += letters[1]
        elif re.fullmatch(r"(?:[\w№₽€£—−‒/\ufdd1-]|\\[.$])+", part):
            out.append(part.replace("\\", ""))
        else:
            return ()
    return tuple(out) if len(out) <= MANY else ()


def holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether one of several words stands in a text; a loop is faster here than any()."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


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
    needs: tuple[str, ...] = ()
    """Texts of which one stands in whatever the rule matches; empty where that says little."""
    within: re.Pattern[str] | None = None
    """The `starts` of another rule, found somewhere in whatever this one matches."""

    def apply(self, text: str, dates: str, places: Sequence[int]) -> str:
        """Return the text with the rule applied; `places` are what `starts` finds in it."""
        out: list[str] = []
        done = 0
        match = self.pattern.match
        for at in places:
            if at < done:
                continue
            found = match(text, at)
            if found is not None:
                out += (text[done:at], self.replace(found, dates))
                done = found.end()
        return "".join([*out, text[done:]]) if out else text


def found_at(starts: re.Pattern[str], text: str) -> list[int]:
    """Return where a rule has to be tried."""
    words = hints(starts)
    if words and not holds(text, words):
        return []
    return [found.start() for found in starts.finditer(text)]


def apply_all(rules: Sequence[Rule], text: str, dates: str) -> str:
    """Return the text with the rules applied one after the other.

    What a rule writes is English, where no rule begins but at a figure, so a pattern that found
    no place once need not look again.
    """
    places: dict[re.Pattern[str], list[int]] = {}
    for rule in rules:
        if rule.needs and not holds(text, rule.needs):
            continue
        for starts in (rule.within, rule.starts):
            if starts is not None and starts not in places:
                places[starts] = found_at(starts, text)
        known = places[rule.starts]
        if not known or (rule.within is not None and not places[rule.within]):
            continue
        changed = rule.apply(text, dates, known)
        if changed is not text:
            text, places = changed, {starts: at for starts, at in places.items() if not at}
    return text
