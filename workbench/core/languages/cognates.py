"""Tells whether a word in Cyrillic and a word in Latin letters may be one word or name.

Both are folded to a coarse sound: letters that transliterations mix up fall together (г, х, h and g;
ц, ш, c before e, and s), vowels become three, and endings of declension fall off.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from workbench.core.languages.script import is_cyrillic

SOUNDS = dict(
    pair.split("=")
    for pair in [
        "а=a",
        "б=b",
        "в=v",
        "г=g",
        "д=d",
        "е=i",
        "ё=ia",
        "ж=j",
        "з=z",
        "и=i",
        "й=i",
        "к=k",
        "л=l",
        "м=m",
        "н=n",
        "о=a",
        "п=p",
        "р=r",
        "с=s",
        "т=t",
        "у=u",
        "ф=v",
        "х=g",
        "ц=s",
        "ч=c",
        "ш=s",
        "щ=s",
        "ъ=",
        "ы=i",
        "ь=",
        "э=i",
        "ю=iu",
        "я=ia",
        "ғ=g",
        "қ=k",
        "ҳ=g",
        "ҷ=j",
        "ӣ=i",
        "ӯ=u",
        "і=i",
        "ї=i",
        "є=i",
        "ґ=g",
        "ў=u",
        "ѓ=g",
        "ќ=k",
        "љ=l",
        "њ=n",
        "ѕ=z",
        "ј=i",
        "џ=j",
        "ә=a",
        "ө=a",
        "ү=u",
        "ң=n",
    ]
)
"""Cyrillic letter → its coarse sound, for all languages at once."""

LATIN = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("tion", "sian"), ("ck", "k"), ("ch", "c"), ("sh", "s"),
    ("kh", "g"), ("zh", "j"), ("ph", "v"), ("f", "v"), ("th", "t"), ("gh", "g"), ("ts", "s"), ("tz", "s"), ("dj", "j"), ("qu", "kv"), ("eu", "iv"), ("au", "av"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ce", "si"), ("ci", "si"), ("cy", "si"), ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("h", "g"),
)  # fmt: skip
"""Letters of the Latin side → the same coarse sounds, longest first."""

VOWELS = str.maketrans("eyo", "iia")
PAIR = re.compile("|".join(latin for latin, _ in LATIN))
SOUND_OF = dict(LATIN)
DOUBLE = re.compile(r"(.)\1+")
ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ская|ского|ской|ский|ские|ских|скую|ском|ська|ський|ського|ских|"
    r"ская|ия|ии|ию|ий|ие|ая|яя|ое|ее|ые|ый|ой|ых|их|ую|юю|ом|ем|ам|ям|ах|ях|ов|ев|ів|аў|ей|"
    r"ҳои|ҳо|он|ро|аи|и|а|я|о|е|у|ю|ы|ь|й|і|ї|є|ӣ|ӯ)$"
)
SUFFIX = re.compile(
    r"(?:ically|ical|ians|ian|ishes|ish|ings|ing|ions|ion|ies|ed|es|ic|ly|al|an|e|y|s|a|o)$"
)
INITIAL_W = re.compile(r"^u(?=[aiu])")
LEAST = 3
"""Letters that must remain of a word."""
LIKE_LENGTH = 0.55
"""Least share of the longer word's letters that the shorter one must have."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the coarse sound of a lower-case word in either script, without endings."""
    if not word.isascii() and is_cyrillic(word):
        stem = _cut(word, ENDING)
        sounds = "".join(SOUNDS.get(c, c) for c in stem).replace("dj", "j")
        sounds = INITIAL_W.sub("v", sounds)
    else:
        stem = _cut(strip_marks(word), SUFFIX)
        sounds = PAIR.sub(lambda m: SOUND_OF[m.group()], stem).translate(VOWELS)
    return DOUBLE.sub(r"\1", sounds)


def _cut(word: str, ending: re.Pattern[str]) -> str:
    shorter = ending.sub("", word)
    return shorter if len(shorter) >= LEAST else word


def strip_marks(word: str) -> str:
    """Return a Latin word without accents: Kraków → Krakow."""
    if word.isascii():
        return word
    plain = unicodedata.normalize(
        "NFD", word.replace("ł", "l").replace("ß", "ss").replace("ø", "o")
    )
    return "".join(c for c in plain if not unicodedata.combining(c))


def bucket(sounds: str) -> str:
    """Return what two folded words must share to be compared: their first consonants."""
    first = "a" if sounds[:1] in "aiu" else sounds[:1]
    rest = [c for c in sounds[1:] if c not in "aiu"]
    return first + (rest[0] if rest else "")


def similarity(one: str, other: str) -> float:
    """Return 0 to 1 for two folded words; what one has behind the other's end counts little."""
    shorter = min(len(one), len(other))
    longer = max(len(one), len(other))
    if shorter < LEAST or shorter < LIKE_LENGTH * longer:
        return 0.0
    differing = Levenshtein.distance(one[:shorter], other[:shorter])
    return max(0.0, 1 - (differing + 0.3 * (longer - shorter)) / longer)
