"""Words of a text with their places, and what is folded away before they are compared."""

from __future__ import annotations

import re
import unicodedata

SOFT = "\u200b"
"""Stands for markup inside or around a word, which does not part it."""
HARD = "\ufffc"
"""Stands for what is not looked at, and parts words."""

_INSIDE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060"
WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|\d+(?:-(?:[а-яёӣ]{{1,2}}|[а-яё]ой|ого|ому|ыми))?(?![^\W_])"
    rf"|[^\W_]+(?:[{_INSIDE}]+[^\W_]+|['’ʼ][^\W_]+|[\u0300-\u036f]+)*"
)
"""A word; a hyphen parts words, an ordinal's ending (201-й) does not."""
GAP = re.compile(
    rf"(?:[ \t\u00a0\u202f\u2009{_INSIDE}\"'«»“”„‘’]|-|[\u2010-\u2015\u2212]|&nbsp;|\r?\n(?![\s*#:;|!=]))*"
)
"""What may stand between the words of a term: spaces, hyphens, dashes, quotes, one line end."""
MARKED_GAP = re.compile(GAP.pattern.replace("(?:[", "(?:[,()", 1))
"""What may stand there when the term itself has commas or brackets."""
HYPHENS = frozenset("-\u2010\u2011")
_DROP = re.compile("[\u0300\u0301\u00ad\u200b-\u200d\u2060]")
_ORDINAL = re.compile(r"^(\d+)(?:-?(?:[а-яёӣ]+|st|nd|rd|th))$")
_DOUBLE = str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'"})


def fold(word: str) -> str:
    """Return a word without stress marks, soft hyphens and ordinal endings, ё as е; case stays."""
    if word.isalpha():
        return word if word.isascii() else word.replace("ё", "е").replace("Ё", "Е")
    word = _DROP.sub("", unicodedata.normalize("NFC", word)).translate(_DOUBLE)
    if word[:1].isdigit():
        number = _ORDINAL.match(word.lower())
        return number[1] if number else word
    return word.replace(".", "")
