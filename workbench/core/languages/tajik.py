"""A light stemmer for Tajik: it takes endings off nouns, adjectives and pronouns, and leaves verbs.

Words whose last letters only look like an ending stand in tajik_endings.tsv: ending, words.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources

VOWELS = frozenset("аеёиоуэюяӣӯ")

_LEGACY = str.maketrans("їўќњљѓⱪЇЎЌЊЉЃⱩ", "ӣӯқҳҷғқӢӮҚҲҶҒҚ")
_COMBINED = {"и\u0304": "ӣ", "у\u0304": "ӯ", "И\u0304": "Ӣ", "У\u0304": "Ӯ"}

KEEPER = ("бон", "хон")
"""Tails that mean one who keeps or reads; a plural ends so only after the words listed as `+он`."""
VERB_PREFIXES = ("ме", "наме", "биб", "бигӯ")


@cache
def _words() -> dict[str, frozenset[str]]:
    table = resources.files(__package__).joinpath("tajik_endings.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {ending: frozenset(words.split()) for ending, words in rows}


def keeps(word: str, ending: str) -> bool:
    """Tell whether a word only looks as if it had that ending."""
    return word in _words()[ending]


def normalise(text: str) -> str:
    """Write Tajik in its own letters: stress marks off, look-alikes of old fonts replaced."""
    text = unicodedata.normalize("NFC", text)
    for pair, letter in _COMBINED.items():
        text = text.replace(pair, letter)
    return text.replace("\u0301", "").translate(_LEGACY)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the dictionary form of a noun, adjective or pronoun, lower-cased."""
    return stems(word)[-1]


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """Return a word, what is left after each ending is taken off it, and at last its stem."""
    word = normalise(word).lower()
    steps = [word]

    def step(changed: str) -> str:
        if changed != steps[-1]:
            steps.append(changed)
        return changed

    for rule in (_object, _conjunction, _copula, _possessive):
        word = step(rule(word))
    linked = False
    if len(steps) == 1 or word.endswith("ии"):
        bare, linked = _izofat(word)
        word = step(bare)
    elif steps[0].endswith("ро"):
        word = step(_article(word))
    for ending in (_plural, _degree):
        before = word
        word = step(ending(word))
        linked = linked and word == before
    if len(steps) > 1 and word.endswith("и") and not linked:
        step(word[:-1] + "ӣ")
    return tuple(steps)


def _usable(stem: str, least: int = 2) -> bool:
    return len(stem) >= least and any(c in VOWELS for c in stem)


def _object(word: str) -> str:
    if word.endswith("ро") and not keeps(word, "ро") and (_usable(word[:-2]) or word == "ӯро"):
        return word[:-2]
    return word


def _conjunction(word: str) -> str:
    if len(word) < 3 or keeps(word, "у"):
        return word
    if word.endswith("ву") and word[-3] in VOWELS and not word.endswith("раву"):
        return word[:-2] if _usable(word[:-2], 3) else word[:-1]
    after_vowel = word[-2] in VOWELS
    if (word[-1] == "ю" and after_vowel) or (word[-1] == "у" and not after_vowel):
        return word[:-1] if _usable(word[:-1]) else word
    return word


def _copula(word: str) -> str:
    if word.endswith("параст"):
        return word
    if word.endswith("аст") and not keeps(word, "аст") and _usable(word[:-3], 3):
        return word[:-3]
    if word.endswith("анд") and _usable(word[:-3], 4) and not keeps(word, "анд"):
        verb = word.startswith(VERB_PREFIXES) or word[-4] in "тд" or word.endswith("онанд")
        noun = word.endswith(("манд", "ванд", "банд"))
        return word if verb or noun else word[:-3]
    return word


def _possessive(word: str) -> str:
    for tail in ("яшон", "ятон", "ямон", "ашон", "атон", "амон"):
        if word.endswith(tail) and _usable(word[:-4]):
            listed = tail[0] == "а" and keeps(word, tail)
            return word if listed else word[:-4]
    if word.endswith("яш") and len(word) > 3 and word[-3] in VOWELS and not keeps(word, "яш"):
        return word[:-2]
    if word.endswith("аш") and not keeps(word, "аш") and _usable(word[:-2]):
        return word[:-2]
    return word


def _izofat(word: str) -> tuple[str, bool]:
    """Take the linking vowel or the article off; tell whether it was the linking one."""
    if keeps(word, "и") or len(word) < 3:
        return word, False
    if word.endswith("ии"):
        return word[:-2] + "ӣ", True
    if word.endswith("йи") and word[-3] in "уӯ":
        return word[:-2], True
    if word.endswith("и") and _usable(word[:-1]):
        return word[:-1], True
    bare = _article(word)
    return bare, bare != word and not bare.endswith("ӣ")


def _article(word: str) -> str:
    if not word.endswith("е") or word.endswith("шанбе") or keeps(word, "е"):
        return word
    if word.endswith("ие"):
        return word[:-2] + "ӣ"
    return word[:-1] if _usable(word[:-1]) else word


def _plural(word: str) -> str:
    if word.endswith("ҳо") and not keeps(word, "ҳо") and _usable(word[:-2]):
        return word[:-2]
    if word.endswith("гон") and len(word) > 5 and word[-4] in "ая" and not keeps(word, "гон"):
        return word[:-3]
    if word.endswith("ён") and len(word) > 4 and word[-3] in VOWELS and not keeps(word, "ён"):
        return word[:-2]
    if word.endswith("вон") and len(word) > 4 and word[-4] in "уӯ" and not keeps(word, "вон"):
        return word[:-3]
    if word.endswith("он") and len(word) > 3 and word[-3] not in VOWELS and _plural_on(word):
        return word[:-2]
    return word


def _plural_on(word: str) -> bool:
    if keeps(word[:-2], "+он"):
        return True
    if word.endswith(KEEPER) or word.endswith(("истон", "устон")):
        return False
    return not keeps(word, "он") and _usable(word[:-2])


def _degree(word: str) -> str:
    if word.endswith("тарин") and not keeps(word, "тарин") and _usable(word[:-5]):
        return word[:-5]
    if word.endswith("тар") and not keeps(word, "тар") and _usable(word[:-3]):
        return word[:-3]
    return word
