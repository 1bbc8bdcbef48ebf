"""Dates in Russian and Tajik spelling, written in English."""

from __future__ import annotations

import re

from workbench.core.languages.months import ENGLISH, forms

FORMS = {**forms("tg"), **forms("ru")}

SHORT = (
    "янв",
    "февр",
    "фев",
    "мар",
    "апр",
    "июн",
    "июл",
    "авг",
    "сент",
    "сен",
    "окт",
    "нояб",
    "ноя",
    "дек",
)
"""Names with a stop of their own; behind any other name a stop ends the sentence."""

_STOP = rf"(?:(?:{'|'.join(f'(?<={name})' for name in SHORT)})\.)?"

_MONTHS = "|".join(sorted(map(re.escape, FORMS), key=len, reverse=True))

DAY_MONTH = re.compile(
    rf"(?<![\w.,])(?P<day>\d{{1,2}}(?:[\s\ufdd3]?[—–-][\s\ufdd3]?\d{{1,2}})?)(?:-?(?:го|[ую]ми?))?[\s\ufdd3]+"
    rf"(?P<month>{_MONTHS})\b{_STOP}"
    r"(?:[\s\ufdd3,]+(?:соли[\s\ufdd3]+)?(?P<year>\d{3,4})(?!\d|[—–-]\d))?"
    r"(?P<word>[\s\ufdd3]*(?:года|году|годом|год|г\.(?!\w)))?",
    re.IGNORECASE,
)
DUAL = re.compile(
    rf"(?<![\w.,\]])(?P<old>\d{{1,2}})(?:[\s\ufdd3]+(?P<oldmonth>{_MONTHS})\.?(?:[\s\ufdd3]+(?P<oldyear>\d{{4}}))?)?"
    rf"(?:[\s\ufdd3]*г(?:ода|\.))?[\s\ufdd3]*[(\[][\s\ufdd3]*(?P<day>\d{{1,2}})(?:[\s\ufdd3]+(?P<inmonth>{_MONTHS})\.?(?:[\s\ufdd3]+(?P<inyear>\d{{4}}))?)?"
    rf"(?:[\s\ufdd3]*г(?:ода|\.))?[\s\ufdd3]*[)\]](?:[\s\ufdd3]+(?P<month>{_MONTHS})\b{_STOP})?(?:[\s\ufdd3]+(?P<year>\d{{4}})(?!\d))?"
    r"(?P<word>[\s\ufdd3]*(?:года|году|годом|год|г\.(?!\w)))?",
    re.IGNORECASE,
)
"""A Julian date and the Gregorian one in brackets: «5 (18) мая 1905»."""
SLASHED = re.compile(
    rf"(?<![\w.,/\]])(?P<old>\d{{1,2}})(?P<oldyear>)(?:[\s\ufdd3]+(?P<oldmonth>{_MONTHS})\.?)?[\s\ufdd3]?/[\s\ufdd3]?(?P<day>\d{{1,2}})"
    rf"[\s\ufdd3]+(?P<month>{_MONTHS})\b\.?[\s\ufdd3]+(?P<year>\d{{4}})(?!\d)"
    r"(?P<word>[\s\ufdd3]*(?:года|году|годом|год|г\.(?!\w)))?",
    re.IGNORECASE,
)
"""The same with a slash: «5/17 мая 1846»."""
MONTHS_APART = re.compile(
    rf"(?<!\w)(?P<first>{_MONTHS})(?P<dash>[\s\ufdd3]*[—–-][\s\ufdd3]*)(?P<month>{_MONTHS})"
    r"[\s\ufdd3]+(?P<year>\d{4})(?!\d|[—–-]\d)(?P<word>[\s\ufdd3]*(?:года|году|годом|год|г\.(?!\w)))?",
    re.IGNORECASE,
)
MONTH_YEAR = re.compile(
    rf"(?<![\w.,-])(?P<month>{_MONTHS})\b{_STOP}[\s\ufdd3]+(?:соли[\s\ufdd3]+)?(?P<year>\d{{4}})(?!\d|[—–-]\d)"
    r"(?P<word>[\s\ufdd3]*(?:года|году|годом|год|г\.(?!\w)))?",
    re.IGNORECASE,
)
NUMERIC = re.compile(r"(?<![\w.,/:-])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\w/-]|\.\d|,\d)")

_DATE = r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
NUMERIC_APART = re.compile(
    rf"(?<![\w.,/:-]){_DATE}[ \u00a0\ufdd3]?[—–-][ \u00a0\ufdd3]?{_DATE}(?![\w/-]|\.\d|,\d)"
)


ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
"""What Russian writes before a day of one figure."""


def written(day: str, month: int, year: str = "", order: str = "dmy") -> str:
    """Return an English date; day and year may be empty, a day may be a range."""
    name = ENGLISH[month - 1]
    day = re.sub(r"[\s\ufdd3]?[—–-][\s\ufdd3]?", "–", ZEROS.sub("", day))
    if order == "mdy" and day:
        return f"{name} {day}, {year}" if year else f"{name} {day}"
    return " ".join(part for part in (day, name, year) if part)


def citation_date(value: str, order: str) -> str:
    """Return the date of a citation in English; ISO dates and what is no date stay."""
    plain = value.strip()
    found = NUMERIC.fullmatch(plain)
    if found and valid(*found.groups()):
        return written(found[1], int(found[2]), found[3], order)
    for pattern in (DAY_MONTH, MONTH_YEAR):
        match = pattern.fullmatch(plain)
        if match and not any(map(impossible, LATE.finditer(plain))):
            day = match.groupdict().get("day") or ""
            return written(day, FORMS[match["month"].lower()], match["year"] or "", order)
    year = re.fullmatch(r"(\d{4})\s*(?:г\.?|год)", plain)
    if year:
        return year[1]
    return re.sub(r"(?<=\d)—(?=\d)", "–", plain)


NO_DAY = "there is no such day: look it up"
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LAST_JULIAN = 1923
"""Up to this year a date may be one of the old calendar, in which 1900 had a 29 February."""


def valid(day: str, month: str | int, year: str = "") -> bool:
    """Tell whether there is such a day; without a year, whether there is one in some year."""
    at = int(month)
    if not 1 <= at <= len(DAYS) or not 1 <= int(day) <= DAYS[at - 1]:
        return False
    if (at, int(day)) != (2, 29) or not year:
        return True
    of = int(year)
    return of % 4 == 0 and (of % 100 != 0 or of % 400 == 0 or of <= LAST_JULIAN)


LATE = re.compile(
    r"(?<![\w.,/:-])(?P<day>29|[3-9]\d)"
    r"(?:\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>\d{4})(?![\w/-]|\.\d|,\d)"
    rf"|[\s\ufdd3]+(?P<name>{_MONTHS})\b(?:[\s\ufdd3]+(?:соли[\s\ufdd3]+)?(?P<named>\d{{4}})(?!\d))?)"
    r"(?:[\s\ufdd3]*(?:года|году|год|г\.)(?!\w))?",
    re.IGNORECASE,
)
"""A date that only some months have."""


def impossible(found: re.Match[str]) -> bool:
    """Tell whether a late date is one that no calendar has, such as 31 February."""
    month = found["month"] or FORMS[found["name"].lower()]
    return not valid(found["day"], month, found["year"] or found["named"] or "")
