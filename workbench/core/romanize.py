"""Writes Russian and Tajik in Latin letters, by four schemes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from workbench.core.languages.columns import rows
from workbench.errors import UsageError

PACKAGE = "workbench.core.languages.data"

SCHEMES = ("wikipedia", "wiktionary", "bgn-pcgn", "iso9")
"""wikipedia for prose (WP:RUS, plain BGN for Tajik), wiktionary for `translit=`."""

LANGUAGES = ("ru", "tg")

VOWELS = frozenset("аеёиоуыэюяӣӯіїєѣ")

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)

_STRESS = dict.fromkeys((0x300, 0x301))

LEGACY_TAJIK = str.maketrans("њљќѓўїⱪһҹҝЊЉЌЃЎЇⱩҺҸҜ", "ҳҷқғӯӣқҳҷқҲҶҚҒӮӢҚҲҶҚ")
"""Letters of old fonts and other alphabets that stand for Tajik ones."""


def romanize(text: str, lang: str, scheme: str = "wikipedia") -> str:
    """Return text with its Cyrillic written in Latin letters; everything else stays.

    Raises UsageError for a language or scheme there is no table for.
    """
    if scheme not in SCHEMES:
        raise UsageError(f"There is no scheme {scheme}.", f"Schemes: {', '.join(SCHEMES)}.")
    if lang not in LANGUAGES:
        raise UsageError(f"There is no romanisation of {lang}.", "Languages: ru, tg.")
    clean = normalise(text, lang)
    if scheme == "wikipedia":
        names = _names(lang)
        return _WORD.sub(lambda m: _named(m[0], names, lang), clean)
    return _WORD.sub(lambda m: _word(m[0], lang, scheme), clean)


def normalise(text: str, lang: str) -> str:
    """Return text composed (NFC), without stress marks, with today's Tajik letters."""
    plain = unicodedata.normalize("NFC", text).translate(_STRESS)
    plain = plain.replace("ѐ", "е").replace("ѝ", "и").replace("Ѐ", "Е").replace("Ѝ", "И")
    return plain.translate(LEGACY_TAJIK) if lang == "tg" else plain


@cache
def _names(lang: str) -> dict[str, str]:
    return {row[1].lower(): row[2] for row in rows(PACKAGE, "names.tsv") if row[0] == lang}


@cache
def _letters(lang: str, scheme: str) -> dict[str, str]:
    column = 1 + LANGUAGES.index(lang) * len(SCHEMES) + SCHEMES.index(scheme)
    return {row[0]: row[column] for row in rows(PACKAGE, "letters.tsv")}


def _named(word: str, names: dict[str, str], lang: str) -> str:
    """Use the conventional English name of a word, whole or by its hyphenated parts."""
    if word.lower() in names and not word.islower():
        name = names[word.lower()]
        return name.upper() if word.isupper() and len(word) > 1 else name
    return "-".join(
        _cased(names[part.lower()], part)
        if part.lower() in names and not part.islower()
        else _word(part, lang, "wikipedia")
        for part in word.split("-")
    )


def _cased(name: str, like: str) -> str:
    return name.upper() if like.isupper() and len(like) > 1 else name


def _word(word: str, lang: str, scheme: str) -> str:
    table = _letters(lang, scheme)
    # İ is two letters in lower case, which would shift all that follow
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    out: list[str] = []
    for at, letter in enumerate(low):
        before = low[at - 1] if at else ""
        after = low[at + 1] if at + 1 < len(low) else ""
        latin = RULES[lang, scheme](letter, before, after, low, at, table)
        if latin is None:
            latin = table.get(letter)
        if latin is None:
            out.append(_unknown(word[at]))
        else:
            out.append(_case(latin, word, at))
    return "".join(out)


def _case(latin: str, word: str, at: int) -> str:
    """Give a Latin spelling the case of its letter: Щ → Shch, but ЩИ → SHCHI."""
    if not word[at].isupper():
        return latin
    around = word[at + 1 : at + 2] or word[at - 1 : at]
    loud = around.isupper() and (at + 1 < len(word) or word[:at].isupper())
    if loud:
        return latin.upper()
    return latin[:1].upper() + latin[1:]


def _unknown(letter: str) -> str:
    """Return a letter outside the tables: untouched, or its Latin-free base dropped."""
    if "CYRILLIC" not in unicodedata.name(letter, ""):
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    low = base.lower()
    table = _letters("ru", "wikipedia")
    latin = table.get(low, "")
    return latin.capitalize() if base.isupper() else latin


def _start(before: str) -> bool:
    return before in ("", "-")


def _ru_wikipedia(
    letter: str, before: str, after: str, low: str, at: int, table: dict[str, str]
) -> str | None:
    if letter == "е" and (_start(before) or before in VOWELS or before in "ъь"):
        return "ye"
    if letter == "й" and before and before in "ыи" and _adjective(low, at + 1):
        return ""
    if letter == "и" and after == "й" and _adjective(low, at + 2):
        return "y"
    if letter == "ь" and after and after in "аоуэи":
        return "y"
    if letter == "ъ" and after and after in "аоуыэи":
        return "y"
    return None


def _adjective(low: str, end: int) -> bool:
    """Tell whether a part ending in -ый, -ий is long enough to be an adjective or a name."""
    return end == _part_end(low, end - 1) and end - low.rfind("-", 0, end) - 1 > 3


def _part_end(low: str, at: int) -> int:
    """Return where the hyphenated part of a word that holds a letter ends."""
    end = low.find("-", at)
    return len(low) if end < 0 else end


def _ru_wiktionary(
    letter: str, before: str, after: str, low: str, at: int, table: dict[str, str]
) -> str | None:
    if letter == "е" and (_start(before) or before in VOWELS or before in "ъь"):
        return "je"
    if letter == "ё" and before and before in "жчшщ":
        return "o"
    if letter == "г" and _silent_g(low, at):
        return "v"
    return None


_KEEP_G = ("много", "немного", "намного", "строго", "дорого", "недорого", "убого", "полого", "лего")


def _silent_g(low: str, at: int) -> bool:
    """Tell whether the г of a genitive ending -ого, -его is spoken v."""
    part = low[low.rfind("-", 0, at) + 1 : _part_end(low, at)]
    if part in ("сегодня", "сегодняшний"):
        return True
    ends = at + 2 == _part_end(low, at) and low[at + 1 :].startswith("о")
    return ends and at >= 1 and low[at - 1] in "оеё" and part not in _KEEP_G


def _ru_bgn(
    letter: str, before: str, after: str, low: str, at: int, table: dict[str, str]
) -> str | None:
    soft = _start(before) or before in VOWELS or before in "йъь"
    if letter == "е":
        return "ye" if soft else "e"
    if letter == "ё":
        return "yë" if soft else "ë"
    return None


def _tg_wiktionary(
    letter: str, before: str, after: str, low: str, at: int, table: dict[str, str]
) -> str | None:
    if letter in "иӣ" and before and before in VOWELS:
        return "y" + table[letter]
    if letter == "е" and (_start(before) or before in VOWELS):
        return "ye"
    return None


def _tg_bgn(
    letter: str, before: str, after: str, low: str, at: int, table: dict[str, str]
) -> str | None:
    if letter == "ҳ" and before and before in "гзкс":
        return "·h"
    return None


def _plain(
    letter: str, before: str, after: str, low: str, at: int, table: dict[str, str]
) -> str | None:
    return None


RULES = {
    ("ru", "wikipedia"): _ru_wikipedia,
    ("ru", "wiktionary"): _ru_wiktionary,
    ("ru", "bgn-pcgn"): _ru_bgn,
    ("ru", "iso9"): _plain,
    ("tg", "wikipedia"): _plain,
    ("tg", "wiktionary"): _tg_wiktionary,
    ("tg", "bgn-pcgn"): _tg_bgn,
    ("tg", "iso9"): _plain,
}
"""What depends on the neighbours of a letter; None leaves it to the table."""
