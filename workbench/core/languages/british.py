"""How words that are spelt otherwise in Britain are spelt in America."""

from __future__ import annotations

from workbench.core.languages.tables import rows


def american(word: str) -> list[str]:
    """Return the American spellings that a word in small letters may have.

    Some are no words at all: it is for whoever has a dictionary to tell.
    """
    found = []
    for row in rows("british.tsv"):
        (british,), (theirs,) = row["british"], row["american"]
        if word.startswith(british) if row["where"] == ("start",) else british in word:
            found.append(word.replace(british, theirs))
    return found
