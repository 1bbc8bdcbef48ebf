"""The dictionary forms of words kept between runs, so that the next one need not look them up."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workbench import keeping
from workbench.core.languages.russian import Lemmas

HEAD = "# workbench lemmas 1\n"
MOST = 400_000
"""Words kept at most; a file that has more is begun anew."""


def load(path: Path) -> dict[str, Lemmas]:
    """Return what is kept; nothing for a file that is absent, broken or of another version."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    if not text.startswith(HEAD):
        return {}
    kept: dict[str, Lemmas] = {}
    for line in text[len(HEAD) :].splitlines():
        word, *forms = line.split("\t")
        if len(forms) == 1:
            both = (forms[0],)
            kept[word] = Lemmas(both, both)
        elif len(forms) == 2:
            kept[word] = Lemmas(tuple(forms[0].split()), tuple(forms[1].split()))
    return kept


def save(path: Path, words: dict[str, Lemmas]) -> None:
    """Write the words in one step; a folder that cannot be written is no error, only slower."""
    rows = [_row(word, found) for word, found in words.items()]
    if len(rows) > MOST:
        rows = rows[-MOST // 2 :]
    with suppress(OSError):
        keeping.write(path, HEAD + "".join(rows))


def _row(word: str, found: Lemmas) -> str:
    if len(found.possible) == 1:
        return f"{word}\t{found.possible[0]}\n"
    return f"{word}\t{' '.join(found.likely)}\t{' '.join(found.possible)}\n"
