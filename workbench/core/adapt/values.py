"""Values of parameters: countries, places, languages, numbers, ordinals, dates."""

from __future__ import annotations

import re
from functools import cache

from workbench.core.languages.columns import rows

PACKAGE = "workbench.core.adapt.data"


@cache
def _countries() -> dict[str, str]:
    out: dict[str, str] = {}
    for english, *forms in rows(PACKAGE, "countries.tsv"):
        for form in forms:
            for name in filter(None, (x.strip() for x in form.split(";"))):
                out.setdefault(name.lower(), english)
    return out


def country(name: str) -> str | None:
    """Return the English name of a country named in Russian (any case in use) or Tajik."""
    return _countries().get(name.strip().lower())


SPACES = re.compile("[\u0020\u00a0\u202f\u2009]|&nbsp;")
DOTTED = re.compile(r"^\d{1,3}(?:\.\d{3}){2,}$")
PLAIN_NUMBER = re.compile(r"([-−]?)(\d+)((?:\.\d+)?)")


def number(value: str) -> str:
    """Return a number with English commas and point; what is none is returned unchanged."""
    parts = re.split(r"\s*[—–]\s*", value)
    if len(parts) == 2 and all(re.match(r"\d", part) for part in parts):
        return "–".join(number(part) for part in parts)
    if DOTTED.match(value):
        return value.replace(".", ",")
    found = PLAIN_NUMBER.fullmatch(SPACES.sub("", value).replace(",", "."))
    if not found:
        return value
    sign, digits, rest = found.groups()
    whole = f"{int(digits):,}" if len(digits) > 3 else digits
    return f"{'−' if sign else ''}{whole}{rest}"


@cache
def _table(name: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for english, forms, *_ in rows(PACKAGE, name):
        for form in forms.split(";"):
            out.setdefault(form.strip().lower(), english)
        out.setdefault(english.lower(), english)
    return out


def language(value: str) -> str | None:
    """Return the code of a language named as Russian and Tajik citations name it."""
    return _table("languages.tsv").get(value.strip().strip(".").lower())


def place(value: str) -> str:
    """Return places of publication in English; unknown ones stay as they are."""
    parts = re.split(r"(\s*[;/]\s*|\s*,\s+|\s+[—–-]\s+)", value)
    return "".join(_known_place(part) for part in parts)


def _known_place(text: str) -> str:
    """Return one place, or two joined by a dash («М.—Л.»), in English."""
    table = _table("places.tsv")
    key = text.strip().strip(".").lower()
    if key in table:
        return table[key]
    pair = [table.get(part.strip().strip(".").lower()) for part in re.split("[—–-]", text)]
    return "; ".join(str(p) for p in pair) if len(pair) == 2 and all(pair) else text


YEAR_LETTER = re.compile(r"^(\d{4})([абвгде])$")


def lettered_year(value: str) -> str:
    """Return a year told from another by a letter («1980б») with a Latin one; all else unchanged."""
    return YEAR_LETTER.sub(lambda m: m[1] + "abcdef"["абвгде".index(m[2])], value)


EDITION = re.compile(
    r"^\s*(?:изд(?:ание|\.)|нашри)?\s*(\d+)(?:-?(?:ое|ое|е|ум|юм|юми|уми))?(?![\w])\s*(?:изд(?:ание|\.)?|нашр)?\.?\s*[,;]?\s*(.*)$",
    re.IGNORECASE,
)


def ordinal(number_: int) -> str:
    """Return 1st, 2nd, 3rd, 11th …"""
    tail = (
        "th"
        if number_ % 100 in (11, 12, 13)
        else {1: "st", 2: "nd", 3: "rd"}.get(number_ % 10, "th")
    )
    return f"{number_}{tail}"


def edition(value: str) -> tuple[str, str]:
    """Return an edition as an ordinal, and what else the value said."""
    found = EDITION.match(value)
    if not found:
        return value, ""
    return ordinal(int(found[1])), found[2].strip()


FILE_NAME = re.compile(
    r"[^\[\]{}|<>\n]+\.(?:jpe?g|png|svg|gif|webp|tiff?|pdf|djvu|og[gav]|webm)", re.IGNORECASE
)


def is_file_name(value: str) -> bool:
    """Tell whether a value is the name of a file, of which no word may change."""
    return FILE_NAME.fullmatch(value.strip()) is not None
