"""Magic words: image options, behaviour switches, variables and parser functions."""

from __future__ import annotations

from functools import cache

from workbench.core.languages.columns import rows

PACKAGE = "workbench.core.languages.data"


@cache
def words(kind: str, lang: str) -> dict[str, str]:
    """Return the wiki's word → English word for a kind.

    Kinds: option, value, unit, variable, function, switch, redirect. Options and values are
    case-sensitive, as MediaWiki has them; every other kind is keyed in lower case.
    """
    folded = kind not in ("option", "value")
    column = {"ru": (1,), "tg": (2,)}.get(lang, (1, 2))
    out: dict[str, str] = {}
    for row in rows(PACKAGE, "magic.tsv"):
        if row[3] != kind:
            continue
        for index in column:
            for word in filter(None, (x.strip() for x in row[index].split(";"))):
                out.setdefault(word.lower() if folded else word, row[0])
        out.setdefault(row[0].lower() if folded else row[0], row[0])
    return out
