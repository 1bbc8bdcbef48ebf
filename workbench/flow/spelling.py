"""Which English words no dictionary knows: hunspell's list, the user's own, and what is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from workbench import places
from workbench.core.languages.british import american
from workbench.errors import StoreError
from workbench.keeping import append

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:\n\[(“\"«=*#|]|'{2,})[\s'\"“]*$")
LONGEST = 40
"""Letters of a word that is looked up: longer ones are addresses and the like."""


class Speller:
    """Looks words up; making one takes a tenth of a second, a word some microseconds."""

    def __init__(self, known: Iterable[str] = (), own: Path | None = None) -> None:
        """`known` are words to let pass; `own` is the file of the user's words."""
        self._own = own or places.data() / "words.txt"
        self._hunspell = _dictionary()
        self._known = {_bare(word).lower() for text in known for word in words(text)}
        self._known.update(self._read())
        self._seen: dict[str, bool] = {}

    @property
    def ready(self) -> bool:
        """Whether there is a dictionary to look words up in."""
        return self._hunspell is not None

    def _read(self) -> set[str]:
        try:
            lines = self._own.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return set()
        return {_bare(line.strip()).lower() for line in lines}

    def knows(self, word: str) -> bool:
        """Tell whether a word is spelled right, in American or British English."""
        word = word.replace("’", "'")
        if word not in self._seen:
            self._seen[word] = self._look_up(word)
        return self._seen[word]

    def _look_up(self, word: str) -> bool:
        bare = _bare(word)
        if self._hunspell is None or len(word) < 2 or len(word) > LONGEST or not bare.isascii():
            return True
        if bare.lower() in self._known or any(self._hunspell.spell(w) for w in (word, bare)):
            return True
        return any(self._hunspell.spell(w) for w in american(bare.lower()))

    def unknown(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of words that are not known; names and abbreviations are let pass.

        A capital within a sentence is taken for a name, capitals alone for an abbreviation.
        """
        if self._hunspell is None:
            return
        for hit in WORD.finditer(text):
            word = hit[0]
            before = text[hit.start() - 1 : hit.start()]
            if before.isdigit() or text[hit.end() : hit.end() + 1].isdigit() or word.isupper():
                continue
            opens = _SENTENCE_ENDS.search(text, max(hit.start() - 12, 0), hit.start())
            if (word[0].islower() or opens) and not self.knows(word):
                yield hit.start(), hit.end()

    def suggestions(self, word: str, limit: int = 7) -> list[str]:
        """Return words that may have been meant; takes up to a tenth of a second."""
        if self._hunspell is None:
            return []
        return [str(one) for one in self._hunspell.suggest(word.replace("’", "'"))][:limit]

    def add(self, word: str) -> None:
        """Let a word pass from now on, in every session.

        Raises StoreError when the file of words cannot be written.
        """
        try:
            append(self._own, word)
        except OSError as error:
            raise StoreError(
                f"{self._own} cannot be written: {error.strerror or error}."
            ) from error
        self._known.add(_bare(word).lower())
        self._seen.clear()


def words(text: str) -> Iterator[str]:
    """Yield the words of a text."""
    return (hit[0] for hit in WORD.finditer(text))


def _bare(word: str) -> str:
    """Return a word without the ending of a possessive."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


def _dictionary() -> Any:
    """Return hunspell with its American English; None on systems it is not made for."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    return Hunspell("en_US")
