"""Section headings usual on Wikipedia, in English and the languages it is expanded from."""

from __future__ import annotations

import re
from functools import cache

from workbench.core.languages.tables import rows

HEADINGS = rows("headings.tsv")
"""One row a meaning: language code → its usual wordings, the preferred one first."""
NAMES = rows("heading_names.tsv")
"""One row an English heading: what is translated so, where the first of its meaning says too much."""

MARGIN = re.compile(r"^[\s'«»\"“”„.,:;–—-]+|[\s'«»\"“”„.,:;–—-]+$")
SPACE = re.compile(r"[\s_]+")


def fold(title: str) -> str:
    """Return a heading as it is compared: lower case, ё as е, one kind of dash and apostrophe."""
    text = SPACE.sub(" ", MARGIN.sub("", title)).lower().replace("ё", "е")
    return re.sub("[’ʼ`]", "'", re.sub("[–—]", "-", text))


@cache
def _meanings(lang: str) -> dict[str, tuple[int, ...]]:
    """Return folded wording → the rows that hold it in a language."""
    found: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(HEADINGS):
        for wording in row.get(lang, ()):
            found[fold(wording)] = (*found.get(fold(wording), ()), number)
    return found


def meanings(title: str, lang: str) -> tuple[int, ...]:
    """Return the rows of `HEADINGS` that a heading stands in; empty when it is not a usual one."""
    return _meanings(lang).get(fold(title), ())


@cache
def _names(lang: str) -> dict[str, str]:
    """Return folded wording → its own English heading."""
    return {fold(wording): row["en"][0] for row in NAMES for wording in row.get(lang, ())}


def english(title: str, lang: str) -> str | None:
    """Return the usual English heading for a heading, or None.

    That of its meaning would do to align it, but «Flag» is no «Symbols» to a reader.
    """
    if own := _names(lang).get(fold(title)):
        return own
    found = meanings(title, lang)
    return HEADINGS[min(found, key=lambda n: _rank(title, lang, n))]["en"][0] if found else None


def _rank(title: str, lang: str, number: int) -> int:
    """Return how far down its row a wording stands: where it comes first it is meant."""
    return [fold(wording) for wording in HEADINGS[number][lang]].index(fold(title))


JOINED = re.compile(r"\s*(?:,|;|/|\s+(?:и|ва|and|та|і|й|&)\s+)\s*")


def parts(title: str) -> tuple[str, ...]:
    """Return the halves of a heading that joins two by «and»; empty for a plain one."""
    pieces = tuple(piece for piece in JOINED.split(title) if piece)
    return pieces if len(pieces) > 1 else ()
