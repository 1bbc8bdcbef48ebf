"""Month names in the forms that dates have them."""

from __future__ import annotations

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
