"""Decides whether an answer can be the translation of what was sent.

A service may answer 200 and mean something else: its quota, a captcha, another text.
"""

from __future__ import annotations

import re
import unicodedata

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import figures, markers
from workbench.errors import BadReply, RateLimited, ReachError, Refused

QUOTA = (
    "MYMEMORY WARNING",
    "YOU USED ALL AVAILABLE FREE TRANSLATIONS",
    "DAILY_CHAR_LIMIT",
    "TOO MANY REQUESTS",
    "QUOTA EXCEEDED",
)
BLOCKED = (
    "UNUSUAL TRAFFIC FROM YOUR COMPUTER",
    "OUR SYSTEMS HAVE DETECTED UNUSUAL",
    "G-RECAPTCHA",
    "NOT A ROBOT",
    "ENABLE JAVASCRIPT",
)
FAULTS = (
    "QUERY LENGTH LIMIT EXCE",
    "INVALID LANGUAGE PAIR",
    "INVALID SOURCE LANGUAGE",
    "INVALID TARGET LANGUAGE",
    "PLEASE SELECT TWO DISTINCT LANGUAGES",
    "NO QUERY SPECIFIED",
    "ERROR 500 (SERVER ERROR)",
    "THAT'S AN ERROR",
    "THAT’S AN ERROR",
    "INVALID EMAIL PROVIDED",
)
"""What services put where the translation belongs, in capitals."""
LOOK = 50_000
"""Characters of an answer, which may be a page, to look for such a message in."""
CYRILLIC_MOST = 0.2
"""Share of Cyrillic letters above which an answer is no English."""
RATIO = (0.3, 3.0)
"""Lengths of an answer relative to its source."""
SLACK = 30
"""Characters by which a short answer may leave that range."""


class MarksLost(BadReply):
    """An answer without the marks of its source's markup, or with more of them."""


def in_band(engine: str, text: str) -> ReachError | None:
    """Return the error that a message in place of a translation stands for."""
    capitals = " ".join(text[:LOOK].upper().split())
    if any(phrase in capitals for phrase in QUOTA):
        return RateLimited(
            f"{engine} says that its free quota is used up.", "Use another engine, or wait a day."
        )
    if any(phrase in capitals for phrase in BLOCKED):
        return Refused(
            f"{engine} asks to prove that a person is there.", "Wait, or use another engine."
        )
    if any(phrase in capitals for phrase in FAULTS):
        return BadReply(f"{engine} sent an error message instead of a translation.")
    return None


def check(engine: str, source: str, answer: object, form: MaskForm) -> str:
    """Return an answer that passes.

    Raises BadReply, RateLimited or Refused, saying what is wrong with it.
    """
    if not isinstance(answer, str):
        raise BadReply(f"{engine} sent no text.")
    if not answer.strip():
        raise BadReply(f"{engine} sent an empty answer.")
    if error := in_band(engine, answer):
        raise error
    if len(answer) > 2 * (RATIO[1] * len(source) + SLACK):
        raise BadReply(f"{engine}: the answer is much longer than the source.")
    if wrong := markers.wrong(source, answer, form):
        raise MarksLost(f"{engine}: {wrong}.")
    if wrong := _content(markers.bare(source, form), markers.bare(answer, form)):
        raise BadReply(f"{engine}: {wrong}.")
    return answer


def _content(source: str, answer: str) -> str:
    """Return what is wrong with an answer's words; both texts are free of markers."""
    if not any(map(str.isalpha, source)):
        return ""
    share = cyrillic(source)
    if share > 0.5 and _folded(answer) == _folded(source):
        return "the source came back untranslated"
    if share > CYRILLIC_MOST and cyrillic(answer) >= CYRILLIC_MOST:
        return "much of the answer is not English"
    low, high = RATIO
    if not low * len(source) - SLACK <= len(answer) <= high * len(source) + SLACK:
        return "the answer is much shorter or longer than the source"
    if not any(map(str.isalpha, answer)):
        return "the answer has no words"
    if lost := figures.missing(source, answer):
        return f"the answer lacks the number {lost[0].strip()[:20]}"
    if _control(answer):
        return "the answer holds control characters"
    return ""


def cyrillic(text: str) -> float:
    """Return the share of Cyrillic letters among the letters of a text."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return 0.0
    return sum("\u0400" <= c <= "\u052f" for c in letters) / len(letters)


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFKC", text)).casefold()


def _control(text: str) -> bool:
    return any(unicodedata.category(c) == "Cc" and c not in "\n\t\r" for c in text)
