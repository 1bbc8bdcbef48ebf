"""Cuts plain text into sentences with rules for Russian, Tajik and English abbreviations."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from workbench.core.languages.abbreviations import Abbreviations, abbreviations
from workbench.core.model import ATOM
from workbench.core.wikitext import unstopped

WORD_ATOM = "\ufffd"
"""Stands for a template that is a word of its sentence, where `ATOM` is a footnote mark."""

CANDIDATE = re.compile(
    rf"(?<![.!?…])([.!?…]++)([»”’\"'“)\]{ATOM}]*+)(?:\s++(?:{ATOM}++(?=\s|$)\s*+)*+|(?<={ATOM}))(?=\S)"
)
"""A stop, what closes after it, then white space or a footnote mark."""
OPENERS = frozenset(f"«„“”\"'([‘{ATOM}")
IMPRINT = re.compile(
    r"[—–-]\s*(?:[А-ЯЁӢӮҚҒҲҶ][\w.—–-]{0,14}(?:\s[А-ЯЁ][\w-]{0,14})?\s?:|(?:М|Л|Д|К|СПб|Пг|Т|Вып|С|Стр|Кн|Ч|№|Изд|ISBN|ISSN|Саҳ)\b\.?[\s\u00a0,:]*\S)"
)
"""What a description of a book goes on with: «— М.: Наука», «— С. 5», «— Душанбе: Ирфон»."""
PARTICIPLE = re.compile(r"\b\w{2,}(?:[аеёя]н|[иыуя]т)[аоы]?\b|\b\w{3,}(?:лся|лась|лось|лись)\b")
BY_WHOM = re.compile(
    r"[А-ЯЁ][а-яё]{2,}(?:ом|ем|ём|ым|им)\b(?!\s+(?:стал|был|является|служ|остал|оказал))"
)
"""A name in the instrumental: «основан в 1703 г. Петром I»."""
DASHES = frozenset("—–-−")
NEVER_FIRST = frozenset(")]}»’.,;:!?…%")
BULLET = re.compile(r"\(?(?:\d{1,3}|[IVXLC]{1,6}|[A-Za-zА-Яа-яЁё])(?:\.\d{1,3})*[.)]*")
LABEL = re.compile(
    r"(?:рис|табл|гл|ст|илл|фиг|п|ч|т|fig|ҷадв|расм|рисунок|таблица|глава|раздел|часть|том)\.?\s*№?\s*"
    r"[\dIVXLC.]{1,6}",
    re.IGNORECASE,
)
"""The whole of a sentence so far that is only the number of a figure or chapter."""
ROMAN = re.compile(r"[ivxlcdmхі]+")
OPENING = re.compile(
    r"[«(—–\s]*(?:(?:а|и|но|уже|ещё|лишь|только|затем|позже|позднее|потом|так|поэтому)\s+)?"
    r"(?:в|во|к|ко|с|со|до|после|около|ок\.|по|на|от|из|летом|весной|осенью|зимой|начиная|примерно|"
    r"дар|аз|то|соли|солҳои|баъди|пас|асри|тобистони|баҳори|тирамоҳи|зимистони)\s[^,;:]*",
    re.IGNORECASE,
)
CONJUNCTION = re.compile(
    r"[\s]*(?:а|но|и|затем|позже|позднее|потом|однако|лекин|вале|ва)\s", re.IGNORECASE
)
CLAUSE = re.compile(r"[,;:—–]")
TOKEN = re.compile(r"\w+(?:[-—–]\w+)*\.?")
OPENING_WORDS = 4
"""How many words a clause may have that only says when, abbreviations not counted."""
ERA = frozenset(
    (
        "г",
        "гг",
        "в",
        "вв",
        "э",
        "м",
        "мил",
        "ҳиҷ",
        "янв",
        "февр",
        "авг",
        "сент",
        "окт",
        "нояб",
        "дек",
    )
)
ITEM = 400
"""How long an item of a list within a line may be, in characters."""
REACH = 60
"""How long a clause that only says when may be, in characters."""
CLASS_WORDS = frozenset(
    [
        "витамин",
        "витамина",
        "витаминов",
        "витамины",
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
        "категорию",
        "серия",
        "серии",
        "точка",
        "точки",
        "точке",
        "точку",
        "лига",
        "лиги",
        "гепатит",
        "гепатита",
        "буква",
        "буквы",
        "букву",
        "букве",
        "зона",
        "зоны",
        "зоне",
        "блок",
        "блока",
        "корпус",
        "корпуса",
        "вариант",
        "варианта",
        "пункт",
        "модель",
        "индекс",
        "уровень",
        "уровня",
        "vitamin",
        "group",
        "class",
        "type",
        "plan",
        "category",
        "series",
        "point",
        "league",
        "letter",
    ]
)
"""Words whose following capital letter is a name and may end a sentence."""
WORDLIKE = frozenset("яӯюI")
"""Single letters that are words."""
SHORT_QUOTE = 30
"""How far the ends of a quoted title may lie from a stop inside it."""


def sentences(text: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a plain text, outer whitespace left out.

    `ATOM` right after a stop stays with the sentence before it.
    """
    words = abbreviations(lang)
    spans: list[tuple[int, int]] = []
    cuts = unstopped.boundaries(text) if lang == "tg" else []
    for start, end in itertools.pairwise([0, *cuts, len(text)]):
        spans += _stopped(text, start, end, words)
    return spans


def _stopped(text: str, start: int, end: int, words: Abbreviations) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a stretch by their stops."""
    start, end = _trimmed(text, start, end)
    for match in CANDIDATE.finditer(text, start, end):
        if _ends(text, start, match, words):
            yield _trimmed(text, start, match.end())
            start = match.end()
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _ends(text: str, start: int, match: re.Match[str], words: Abbreviations) -> bool:
    """Tell whether a sentence ends at a candidate."""
    right = _right(text, match.end())
    if right == "lower" or right == "join":
        return False
    at = match.start()
    stop, close = match[1], match[2]
    if right == "upper" and text[match.end()] in DASHES and IMPRINT.match(text, match.end()):
        return False
    if close and text[at - 1 : at] in ("(", "["):
        return False
    if stop == "." or stop == "..":
        return _full_stop(text, start, at, right, close, match.end(), words)
    if right == "digit" and stop[0] in ".…":
        return False
    return not (stop[0] in "?!" and not close and _in_short_quote(text, start, at, match.end()))


def _right(text: str, pos: int) -> str:
    """Name what follows a candidate: upper, lower, digit, or join for what cannot begin."""
    dashed = False
    for char in text[pos : pos + 12]:
        if char.isalpha():
            return "lower" if char.islower() else "upper"
        if char in OPENERS or char.isspace():
            continue
        if char in DASHES:
            dashed = True
        elif char.isdigit() or char == "№":
            return "join" if dashed else "digit"
        else:
            return "join" if char in NEVER_FIRST else "upper"
    return "join" if pos + 12 >= len(text) else "upper"


def _in_short_quote(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a stop stands inside a short title in quotation marks."""
    opened = text.rfind("«", max(start, at - SHORT_QUOTE), at)
    if opened < 0 or text.find("»", opened, at) >= 0:
        return False
    closed = text.find("»", end, end + SHORT_QUOTE)
    return closed >= 0 and text.find("«", end, closed) < 0


def _back(text: str, start: int, at: int) -> tuple[int, int]:
    """Return the span of the word that ends before `at`, marks and spaces skipped."""
    end = at
    while end > start and (text[end - 1] == ATOM or text[end - 1].isspace()):
        end -= 1
    begin = end
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] in "-\u0301"):
        begin -= 1
    while begin < end and text[begin] == "-":
        begin += 1
    return (begin, end) if begin < end else (max(start, end - 1), end)


def _full_stop(
    text: str, start: int, at: int, right: str, close: str, after: int, words: Abbreviations
) -> bool:
    """Tell whether a single full stop ends a sentence, from the word before it."""
    begin, end = _back(text, start, at)
    word = text[begin:end]
    length = end - begin
    if (begin == start or end - start < 12) and _only_numbers(text[start:end]):
        return False
    if length > 12 or not word[:1].isalpha():
        return not _enumerates(text, start, begin, word, after)
    lower = word.casefold()
    kinds = words.words.get(lower)
    if kinds is None and length > 2:
        return True
    if length == 1 and word.isupper():
        return _after_letter(text, start, begin, word, right)
    if word in words.initial or (kinds is not None and begin == start):
        return False
    if text[begin - 1 : begin] == "/":
        return right == "upper"
    before, dotted = _previous(text, start, begin)
    pair = words.pairs.get((before + dotted, lower))
    numbered = before.isdigit() or bool(ROMAN.fullmatch(before))
    if pair is None and kinds is None:
        if length > 1 or lower in WORDLIKE:
            return True
        pair = "tail" if numbered else "head"
    if pair in ("word", "head"):
        return pair == "word"
    if pair is None and kinds is not None and "tail" not in kinds:
        return _head(text, kinds, right, after)
    if pair is None and kinds is not None and "head" in kinds and not numbered:
        return False
    if right == "digit":
        return pair == "tail" and (before, lower) in (("т", "д"), ("т", "п"))
    if ")" in close and text.find("(", start, at) >= 0:
        return False
    when = lower in ERA and _only_when(text, start, begin)
    return not when and not (lower in ERA and _made(text, start, begin, after))


def _enumerates(text: str, start: int, begin: int, word: str, after: int) -> bool:
    """Tell whether a number opens an item of a list within the line: «причины: 1. … 2. …»."""
    if not word.isdecimal() or len(word) > 2:
        return False
    if text[start:begin].rstrip()[-1:] not in (":", ";"):
        return False
    return f" {int(word) + 1}. " in text[after : after + ITEM]


def _only_numbers(opening: str) -> bool:
    """Tell whether a sentence so far is just the number of an item, a figure or a chapter."""
    plain = opening.strip(" \u00a0")
    return bool(BULLET.fullmatch(plain) or LABEL.fullmatch(plain))


def _head(text: str, kinds: frozenset[str], right: str, after: int) -> bool:
    """Judge an abbreviation that no sentence ends with, or only before some things."""
    if "head" in kinds and "foreign" not in kinds:
        return False
    if "number" in kinds and right == "digit":
        return False
    if "foreign" in kinds:
        letter = next((char for char in text[after : after + 8] if char.isalpha()), "я")
        return "\u0400" <= letter <= "\u052f"
    return True


def _previous(text: str, start: int, begin: int) -> tuple[str, str]:
    """Return the word before, in lower case, and the full stop after it, if any."""
    end = begin
    while end > start and (text[end - 1].isspace() or text[end - 1] == ATOM):
        end -= 1
    dotted = ""
    if end > start and text[end - 1] == ".":
        dotted = "."
        end -= 1
    first = end
    while first > start and text[first - 1].isalnum():
        first -= 1
    return text[first:end].casefold(), dotted


def _after_letter(text: str, start: int, begin: int, letter: str, right: str) -> bool:
    """Judge a single capital: an initial, a regnal number, a unit, or the name of a class."""
    if text[begin - 1 : begin] in ("°", "%"):
        return True
    first, end = _back(text, start, begin)
    name = text[first:end]
    if letter in "IVX" and len(name) > 1 and name[0].isupper() and name.isalpha():
        return right == "upper"
    return name.casefold() in CLASS_WORDS and right == "upper"


def _made(text: str, start: int, begin: int, after: int) -> bool:
    """Tell whether what follows a year says who did it: «основан в 1703 г. Петром I»."""
    if not BY_WHOM.match(text, after):
        return False
    clause = CLAUSE.split(text[max(start, begin - REACH) : begin])[-1]
    return PARTICIPLE.search(clause) is not None


def _only_when(text: str, start: int, end: int) -> bool:
    """Tell whether what a sentence has so far only says when: «В конце 1945».

    So too its last clause, when a conjunction opens that.
    """
    if end - start <= REACH and _short(text[start:end]):
        return True
    near = text[max(start, end - REACH) : end]
    clause = CLAUSE.split(near)[-1]
    return len(clause) < len(near) and bool(CONJUNCTION.match(clause)) and _short(clause)


def _short(clause: str) -> bool:
    if not OPENING.fullmatch(clause):
        return False
    counted = [t for t in TOKEN.findall(clause) if not t.endswith(".")]
    return len(counted) <= OPENING_WORDS
