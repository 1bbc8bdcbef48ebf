"""Month names in the forms that dates have them."""

from __future__ import annotations

import re
from functools import cache

from workbench.core.languages.columns import rows

PACKAGE = "workbench.core.languages.data"

ENGLISH = tuple(row[1] for row in rows(PACKAGE, "months.tsv"))
"""January to December."""


@cache
def forms(lang: str) -> dict[str, int]:
    """Return lower-case form → month number; for tg the Russian forms are known too."""
    columns = {"ru": (2,), "tg": (3, 2), "en": ()}.get(lang, (2, 3))
    out: dict[str, int] = {}
    for row in rows(PACKAGE, "months.tsv"):
        for index in columns:
            for form in row[index].split(";"):
                out.setdefault(form.strip(), int(row[0]))
        out.setdefault(row[1].lower(), int(row[0]))
    return out


@cache
def _date_page() -> re.Pattern[str]:
    names = "|".join({**forms("tg"), **forms("ru")})
    return re.compile(
        rf"(?:\d{{1,2}}(?:-[уюм]*м)? (?-i:{names})|(?:соли )?\d{{1,4}}(?: год)?(?: до н\. э\.)?"
        r"|(?:[xvi]+|\d\d?) (?:век|тысячелетие)(?: до н\. э\.)?|(?:асри|садаи) (?:[xvi]+|\d\d?)"
        r"|(?:солҳои )?\d{3}0-(?:е|ум)(?: годы)?(?: до н\. э\.)?)",
        re.IGNORECASE,
    )


def is_date_page(title: str) -> bool:
    """Tell whether a page is on a day, year, decade or century: English articles do not link these."""
    plain = " ".join(title.replace("_", " ").split())
    return _date_page().fullmatch(plain) is not None
