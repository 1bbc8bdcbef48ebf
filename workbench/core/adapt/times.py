"""Dates, years, centuries, decades and eras in prose, and dashes."""

from __future__ import annotations

import re

from workbench.core.adapt import centuries
from workbench.core.adapt.centuries import PART, ROMAN, S, part, value
from workbench.core.adapt.dates import (
    DAY_MONTH,
    DUAL,
    FORMS,
    LAST_JULIAN,
    MONTH_YEAR,
    MONTHS_APART,
    NUMERIC,
    NUMERIC_APART,
    SLASHED,
    valid,
    written,
)
from workbench.core.adapt.rule import DIGITS, Rule, in_name, names_code, stop
from workbench.core.adapt.values import ordinal
from workbench.core.languages.months import ENGLISH

ERA = rf"(?:{S}*(?:годами|годам|годах|годов|годы|годом|года|году|год|гг?\.))*{S}*(?P<era>до{S}*н\.{S}*э\.|до нашей эры|пеш аз милод|то милод|н\.{S}*э\.|нашей эры|от{S}*Р\.{S}*Х\.|от Рождества Христова|милодӣ)"
DASHED = re.compile(rf"{S}?[—–-]{S}?")
NUMBER_NEXT = re.compile(rf"{S}+\d")
YEARS = rf"\d{{3,4}}(?:[—–/-]\d{{2,4}}|{S}[—–]{S}\d{{4}})?(?!\d)"


def _day(match: re.Match[str], dates: str) -> str:
    month = FORMS[match["month"].lower()]
    if not all(valid(day, month, match["year"] or "") for day in re.findall(r"\d+", match["day"])):
        return match[0]
    if (match["word"] and not match["year"]) or (not match["year"] and in_name(match)):
        return match[0]
    return written(match["day"], month, match["year"] or "", dates) + _end(match)


def _end(match: re.Match[str]) -> str:
    """Return what stands behind a date: the sentence's stop, a comma before another number."""
    if match[0].endswith(".") and (ended := stop(match, match[0])):
        return ended
    apart = match["word"] and NUMBER_NEXT.match(match.string, match.end())
    return "," if apart else ""


def _dual(match: re.Match[str], dates: str) -> str:
    """5 (18) мая 1905 → 18 May [O.S. 5 May] 1905."""
    inside = match.groupdict()
    named = inside.get("inmonth") or match["month"]
    if not named or (inside.get("inmonth") and match["month"]):
        return MONTH_YEAR.sub(_month, match[0])
    new = FORMS[named.lower()]
    old = FORMS[match["oldmonth"].lower()] if match["oldmonth"] else new
    first, last = match["old"], match["day"]
    apart = int(last) - int(first)
    if match["oldmonth"]:
        apart %= 31
    elif apart < 0:
        first, last, apart = last, first, -apart
    if not (1 <= int(first) <= 31 and 1 <= int(last) <= 31 and 9 <= apart <= 16):
        return MONTH_YEAR.sub(_month, match[0])
    year, oldyear = inside.get("inyear") or match["year"] or "", match["oldyear"] or ""
    if not year and oldyear:
        year = str(int(oldyear) + (new < old))
    elif year and not oldyear and new < old:
        oldyear = str(int(year) - 1)
    ended = stop(match, match[0]) if year or not match["word"] else match["word"]
    joint = ", " if dates == "mdy" else " "
    if year and oldyear and year != oldyear:
        julian = written(first, old, oldyear, dates)
        return f"{written(last, new, year, dates)} [O.S. {julian}]{ended}"
    julian = written(first, old, order=dates)
    return f"{written(last, new, order=dates)} [O.S. {julian}]{joint + year if year else ''}{ended}"


def _slashed(match: re.Match[str], dates: str) -> str:
    """5/17 мая 1846 → 17 May [O.S. 5 May] 1846."""
    return match[0] if int(match["year"]) > LAST_JULIAN else _dual(match, dates)


def _months(match: re.Match[str], dates: str) -> str:
    first = written("", FORMS[match["first"].lower()])
    dash = " – " if len(match["dash"]) > 1 else "–"
    last = written("", FORMS[match["month"].lower()], match["year"])
    return f"{first}{dash}{last}" + _end(match)


def _short_decade(match: re.Match[str], dates: str) -> str:
    """90-е годы → 90s; 90-х годов XX века → 1990s."""
    century = value(match["century"]) if match["century"] else 0
    lead = str(century - 1) if century > 1 else ""
    first, second = match["first"], match["second"]
    if century == 0 and match["century"]:
        return match[0]
    ended = stop(match, match["tail"] or match["word"] or "")
    return f"{lead}{first}s{f'–{lead}{second}s' if second else ''}{ended}"


def _month(match: re.Match[str], dates: str = "") -> str:
    return written("", FORMS[match["month"].lower()], match["year"]) + _end(match)


def _numeric(match: re.Match[str], dates: str) -> str:
    if not valid(*match.groups()):
        return match[0]
    return written(match[1], int(match[2]), match[3], dates)


def _numeric_apart(match: re.Match[str], dates: str) -> str:
    if not (valid(*match.groups()[:3]) and valid(*match.groups()[3:])):
        return match[0]
    first, last = (
        written(match[1], int(match[2]), match[3], dates),
        written(match[4], int(match[5]), match[6], dates),
    )
    return f"{first} – {last}"


def _era(match: re.Match[str], dates: str) -> str:
    before = match["era"].startswith(("до", "пеш", "то"))
    years = DASHED.sub("–", match["years"])
    ended = stop(match, match["era"])
    return f"{years} BC{ended}" if before else f"AD {years}{ended}"


def _years(match: re.Match[str], dates: str) -> str:
    if match["word"] == "года" and match["years"].isdigit() and in_name(match):
        return match[0]
    return DASHED.sub("–", match["years"]) + _end(match)


def _decade(match: re.Match[str], dates: str) -> str:
    second = f"–{match['second']}s" if match["second"] else ""
    era = match.groupdict().get("era")
    return f"{match['first']}s{second}{' BC' if era else ''}"


def _part_of_decade(match: re.Match[str], dates: str) -> str:
    return part(match["part"])


def _tajik_years(match: re.Match[str], dates: str) -> str:
    plural = match["tail"] and "ҳо" in match[0]
    decades = all(year.endswith("0") for year in re.findall(r"\d+", match["years"]))
    mark = "s" if plural and decades else ""
    comma = "," if NUMBER_NEXT.match(match.string, match.end()) else ""
    return DASHED.sub(f"{mark}–", match["years"]) + mark + comma


def _ordinal(match: re.Match[str], dates: str) -> str:
    return ordinal(int(match[1]))


def _born(match: re.Match[str], dates: str) -> str:
    return f"born {match[1]}"


def _ordinals(match: re.Match[str], dates: str) -> str:
    return f"{ordinal(int(match[1]))}–{ordinal(int(match[2]))}"


def _bare(match: re.Match[str], dates: str) -> str:
    return match[1]


def _hyphened(match: re.Match[str], dates: str) -> str:
    """Write a range of years or counts with an en dash; what does not rise is none."""
    rises = int(match[1]) < int(match[2]) and not names_code(match)
    return f"{match[1]}–{match[2]}" if rises else match[0]


def _dash(match: re.Match[str], dates: str) -> str:
    return "–"


def _apart(match: re.Match[str], dates: str) -> str:
    return " – "


def _spaced(match: re.Match[str], dates: str) -> str:
    return " –"


WORD = (
    r"(?P<word>(?:годами|годам|годах|годов|годы|годом|года|году|год|гг?\.|гг?(?=\ufdd1+\.)))(?!\w)"
)

MONTHS = re.compile(
    "|".join(sorted({f(m[:3]) for m in FORMS for f in (str.lower, str.title, str.upper)}))
)
TAJIK_YEARS = re.compile("Сол|сол")
ERAS = re.compile(r"Сол|сол|\d+")
DASH = re.compile("—")
SPACED_DASH = re.compile(f"{S}+—")
SPACED_HYPHEN = re.compile(f"{S}-{S}")
"""Where the rules below may begin."""

RULES = (
    Rule("minus for a dash", re.compile(r"[−‒](?:(?<=\d{4}.)(?=\d{4}(?!\d))|(?<=[IVXХ].)(?=[IVXХ]))"), _dash, "", re.compile("−|‒")),
    Rule("two calendars", DUAL, _dual, "ru", needs=("(", "[")),
    Rule("two calendars", SLASHED, _slashed, "ru", needs=("/",)),
    Rule("months apart", MONTHS_APART, _months, "", MONTHS, within=DIGITS),
    Rule(
        "decade of a century",
        re.compile(
            rf"(?<![\w.,])(?P<first>\d0)(?:-?(?:е|х|ые|ых|м|ми))?(?:{S}?[—–-]{S}?(?P<second>\d0))?-?(?:е|х|ые|ых|м|ми)(?!\w)"
            rf"{S}+(?P<word>(?:годами|годам|годах|годов|годы|гг?\.))(?!\w)(?:{S}+(?P<century>{ROMAN}){S}+(?P<tail>века|столетия|в\.))?"
        ),
        _short_decade,
        "ru", needs=("год", "г.")),
    Rule(
        "decade of a century",
        re.compile(
            rf"(?<!\w)[Сс]олҳои{S}+(?P<first>\d0)(?:{S}?[—–-]{S}?(?P<second>\d0))?-?[юу]м(?:и{S}+(?P<word>асри|садаи){S}+(?P<century>{ROMAN}|\d{{1,2}})(?P<tail>))?(?!\w)"
        ),
        _short_decade,
        "tg",
        TAJIK_YEARS,
    ),
    Rule(
        "short decade",
        re.compile(
            rf"(?<![\w.,-])(?P<first>[2-9]0)(?:(?:-[ех])?{S}?[—–-]{S}?(?P<second>[2-9]0))?-(?:(?:е|ые)(?<=[вВ][ \u00a0\ufdd3]..-е)|(?:х|ых)|(?:е|ые)(?={S}?[.,;:)]))(?!\w|{S}(?:мест|числ))"
        ),
        _decade,
        "ru", needs=("-",)),
    Rule("years", re.compile(rf"(?<!\w)сс?\.{S}*(?P<years>[12]\d{{3}}(?:{S}?[—–-]{S}?\d{{2,4}})?)(?P<word>)(?!\d|-\w)"), _years, "tg", re.compile(r"сс\.|с\.")),
    Rule("day and month", DAY_MONTH, _day, within=MONTHS),
    Rule("month and year", MONTH_YEAR, _month, "", MONTHS, within=DIGITS),
    Rule("numeric dates apart", NUMERIC_APART, _numeric_apart, needs=(".",)),
    Rule("numeric date", NUMERIC, _numeric, needs=(".",)),
    Rule("year of birth", re.compile(rf"(?<![\w.,])(\d{{4}}){S}*г\.{S}*р\.(?!\w)"), _born, "ru", needs=("р.",)),
    *centuries.RULES,
    Rule("era", re.compile(rf"(?:(?<!\w)[Сс]ол(?:и|ҳои){S}+)?(?<!AD )(?<![\w—–.,-])(?P<years>\d{{1,4}}(?:{S}?[—–-]{S}?\d{{1,4}})?){ERA}"), _era, "", ERAS, needs=("э.", "эры", "милод", "Р.", "Рождества")),
    Rule(
        "decade",
        re.compile(
            rf"(?<![\w.,])(?P<first>\d{{3}}0)(?:-е|-х|-ых|-ые|-ми|-м)?(?:{S}?[—–-]{S}?(?P<second>\d{{2,3}}0))?"
            rf"(?:-е|-х|-ых|-ые|-ми|-м(?={S}+годам)|(?<=[кК][ \u00a0\ufdd3]\d{{4}})-м(?!\w|{S}+год[^а]))(?:{S}+{WORD})?(?:{S}+(?P<era>до{S}*н\.{S}*э\.))?"
        ),
        _decade, needs=("-",)),
    Rule(
        "years",
        re.compile(rf"(?<![\w.,₽$€£])(?P<years>{YEARS}){S}*{WORD}(?:{S}+гг?\.(?!\w))*"),
        _years, needs=("год", "г.", "г\ufdd1")),
    Rule(
        "year with an ending",
        re.compile(rf"(?<![\w.,])([12]\d{{3}})-(?:го|му|м|й)(?!\w)(?:{S}+год(?:ом|а|у|е)?(?!\w))?"),
        _bare,
        "ru", needs=("-",)),
    Rule(
        "years",
        re.compile(rf"(?<!\w)[Сс]ол(?:и|ҳои){S}+(?P<years>{YEARS})(?P<tail>-[юу]ми?)?(?!\w)"),
        _tajik_years,
        "tg",
        TAJIK_YEARS,
    ),
    Rule("part of a decade", re.compile(rf"(?<!\w)(?P<part>{PART}){S}+(?=\d{{2,4}}s(?!\w))"), _part_of_decade, "", centuries.PART_STARTS, needs=("s",)),
)  # fmt: skip
"""Dates with names first, then centuries, eras, decades, and years with their word."""

LAST = (
    Rule(
        "dates apart",
        re.compile(rf"(?<=[a-z\d])—(?=\d{{1,2}} (?:{'|'.join(ENGLISH)})\b)"),
        _apart,
        "",
        DASH,
    ),
    Rule(
        "ordinals apart",
        re.compile(
            r"(?<![\w.,])(\d{1,3})(?:-(?:й|я|е|го))?[—–-](\d{1,3})-(?:й|я|е|го|му|м|ой|ая|ое|ый|х|ые|ых|ум|юм)(?!\w|[ \u00a0\ufdd3]+год)"
        ),
        _ordinals,
        needs=("-",),
    ),
    Rule(
        "ordinal",
        re.compile(
            r"(?<![\w.,])(?<!олҳои )(\d{1,3})-(?:й|я|е|го|му|м|ой|ая|ое|ый|ум|юм|(?<![1]\d-)(?<=[1-4]-)ю)(?!\w|[ \u00a0\ufdd3]+год)"
        ),
        _ordinal,
        needs=("-",),
    ),
    Rule(
        "years apart",
        re.compile(rf"{S}—{S}(?<=(?<!\d)[12]\d\d\d...)(?=[12]\d\d\d(?!\d))"),
        _dash,
        "",
        SPACED_DASH,
    ),
    Rule(
        "years with a hyphen",
        re.compile(r"(?<![\w.,/-])([12]\d{3})-([12]\d{3})(?![\w/-]|[.,]\d)"),
        _hyphened,
        needs=("-",),
    ),
    Rule(
        "small range",
        re.compile(r"(?<![\w.,/№-])(\d{1,2})-(\d{1,2})(?= [а-яёӣӯқғҳҷ]{2})"),
        _hyphened,
        needs=("-",),
    ),
    Rule(
        "range",
        re.compile(r"(?<=[\d\ufdd1а-яёА-ЯЁӣӯқғҳҷ])—(?=[\d\ufdd1а-яёА-ЯЁӣӯқғҳҷ])"),
        _dash,
        "",
        DASH,
    ),
    Rule("dash at the beginning", re.compile(rf"^—(?={S}|$)"), _dash, "", DASH),
    Rule("dash", re.compile(rf"{S}+—(?={S}|$)"), _spaced, "", SPACED_DASH),
    Rule(
        "hyphen for a dash",
        re.compile(
            rf"(?:(?<=[а-яёӣӯқғҳҷ»\")\ufdd1])|^){S}-(?={S}[«\"(А-Яа-яЁёӢӣӮӯҚқҒғҲҳҶҷ\ufdd1])"
        ),
        _spaced,
        "",
        SPACED_HYPHEN,
    ),
)
"""What comes after the numbers."""
