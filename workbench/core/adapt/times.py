"""Dates, years, centuries, decades and eras in prose, and dashes."""

from __future__ import annotations

import re

from workbench.core.adapt.dates import (
    DAY_MONTH,
    DUAL,
    FORMS,
    MONTH_YEAR,
    MONTHS_APART,
    NUMERIC,
    valid,
    written,
)
from workbench.core.adapt.rule import Rule, ends
from workbench.core.adapt.values import ordinal

S = "[ \u00a0\ufdd3]"
ROMAN = "[IVXLХІ]+"
ERA = rf"(?:{S}*(?:годами|годам|годах|годов|годы|годом|года|году|год|гг?\.))*{S}*(?P<era>до{S}*н\.{S}*э\.|до нашей эры|пеш аз милод|н\.{S}*э\.|нашей эры|от{S}*Р\.{S}*Х\.|от Рождества Христова|милодӣ)"
CENTURY = r"(?:веках|веками|веков|века|веке|веком|веку|век|вв?\.|столети[еяйю]|стол\.)"

YEARS = rf"\d{{3,4}}(?:[—–/-]\d{{2,4}}|{S}[—–]{S}\d{{4}})?(?!\d)"

TENTHS = {
    "начало": "early", "начале": "early", "начала": "early", "середина": "mid", "середине": "mid",
    "середины": "mid", "конец": "late", "конце": "late", "конца": "late",
    "аввали": "early", "ибтидои": "early", "ибт.": "early", "миёнаи": "mid", "охири": "late",
}  # fmt: skip

HALVES = {
    "аввали": "first",
    "якуми": "first",
    "дуюми": "second",
    "1": "first",
    "перв": "first",
    "2": "second",
    "втор": "second",
}


def roman(text: str) -> int:
    """Return the value of a Roman numeral, Cyrillic look-alikes allowed; 0 for none."""
    plain = text.upper().replace("Х", "X").replace("І", "I")
    if not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", plain) or not plain:
        return 0
    total = 0
    values = {"I": 1, "V": 5, "X": 10}
    for at, letter in enumerate(plain):
        value = values[letter]
        total += -value if values.get(plain[at + 1 : at + 2], 0) > value else value
    return total


def _number(text: str) -> int:
    return int(text) if text.isdigit() else roman(text)


def _century(match: re.Match[str], dates: str) -> str:
    first, second = (
        _number(match["first"]),
        _number(match["second"] or "") if match["second"] else 0,
    )
    if not first or (match["second"] and not second):
        return match[0]
    part = TENTHS.get((match.groupdict().get("part") or "").lower(), "")
    ending = match.groupdict().get("era") or ""
    era = "" if not ending else " BC" if ending.startswith(("до", "пеш")) else " AD"
    joint = "mid-" if part == "mid" else f"{part} " if part else ""
    name = (
        f"{ordinal(first)}–{ordinal(second)} centuries" if second else f"{ordinal(first)} century"
    )
    return f"{joint}{name}{era}{_stop(match, match['word'])}"


def _half(match: re.Match[str], dates: str) -> str:
    number = _number(match["first"])
    if not number:
        return match[0]
    stop = _stop(match, match.groupdict().get("word") or "")
    return f"{HALVES[match['half']]} half of the {ordinal(number)} century{stop}"


def _stop(match: re.Match[str], word: str) -> str:
    """Keep the stop of an abbreviation where it also ends the sentence."""
    if not word.rstrip().endswith("."):
        return ""
    return "." if ends_sentence(match.string, match.start(), match.end()) else ""


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether an abbreviation's stop at `end` is also the sentence's.

    A capital behind it says so, unless the sentence has only just begun («В 1950 г. Душанбе …»).
    """
    after = text[end:]
    if not after.strip():
        return bool(text[:start].strip())
    if not ends(after):
        return False
    begun = re.split(r"[.!?…]\s", text[:start])[-1]
    return len(begun.split()) > 2


def _day(match: re.Match[str], dates: str) -> str:
    month = FORMS[match["month"].lower()]
    if not 1 <= int(re.match(r"\d+", match["day"])[0]) <= 31:  # type: ignore[index]
        return match[0]
    if match["word"] and not match["year"]:
        return match[0]
    return written(match["day"], month, match["year"] or "", dates) + _stop(
        match, match["word"] or ""
    )


def _dual(match: re.Match[str], dates: str) -> str:
    """5 (18) мая 1905 → 18 May [O.S. 5 May] 1905."""
    named = match["inmonth"] or match["month"]
    if not named or (match["inmonth"] and match["month"]):
        return MONTH_YEAR.sub(lambda m: _month(m, dates), match[0])
    new = FORMS[named.lower()]
    old = FORMS[match["oldmonth"].lower()] if match["oldmonth"] else new
    days = (int(match["old"]), int(match["day"]))
    lag = (days[1] - days[0]) % 31
    if not all(1 <= day <= 31 for day in days) or not 9 <= lag <= 16:
        return MONTH_YEAR.sub(lambda m: _month(m, dates), match[0])
    year = match["inyear"] or match["year"] or ""
    julian = written(match["old"], old, match["oldyear"] or "", dates)
    day = written(match["day"], new, "", dates)
    stop = _stop(match, match["word"] or "") if year else match["word"] or ""
    if match["oldyear"] and not year:
        year, julian = match["oldyear"], written(match["old"], old, "", dates)
    joint = ", " if dates == "mdy" else " "
    if year and match["oldyear"] and year != match["oldyear"]:
        return f"{written(match['day'], new, year, dates)} [O.S. {julian}]{stop}"
    julian = written(match["old"], old, "", dates)
    return f"{day} [O.S. {julian}]{joint + year if year else ''}{stop}"


def _months(match: re.Match[str], dates: str) -> str:
    first = written("", FORMS[match["first"].lower()])
    dash = " – " if len(match["dash"]) > 1 else "–"
    last = written("", FORMS[match["month"].lower()], match["year"])
    return f"{first}{dash}{last}" + _stop(match, match["word"] or "")


def _short_decade(match: re.Match[str], dates: str) -> str:
    """90-е годы → 90s; 90-х годов XX века → 1990s."""
    century = _number(match["century"]) if match["century"] else 0
    lead = str(century - 1) if century > 1 else ""
    first, second = match["first"], match["second"]
    if century == 0 and match["century"]:
        return match[0]
    stop = _stop(match, match["tail"] or match["word"] or "")
    return f"{lead}{first}s{f'–{lead}{second}s' if second else ''}{stop}"


def _millennium(match: re.Match[str], dates: str) -> str:
    number = _number(match["first"])
    ending = match["era"] or ""
    era = "" if not ending else " BC" if ending.startswith(("до", "пеш")) else " AD"
    return f"{ordinal(number)} millennium{era}{_stop(match, ending)}" if number else match[0]


def _month(match: re.Match[str], dates: str) -> str:
    month = FORMS[match["month"].lower()]
    return written("", month, match["year"], dates) + _stop(match, match["word"] or "")


def _numeric(match: re.Match[str], dates: str) -> str:
    if not valid(match[1], match[2]):
        return match[0]
    return written(match[1], int(match[2]), match[3], dates)


def _era(match: re.Match[str], dates: str) -> str:
    before = match["era"].startswith(("до", "пеш"))
    years = re.sub(r"[\s\ufdd3]?[—–-][\s\ufdd3]?", "–", match["years"])
    stop = _stop(match, match["era"])
    return f"{years} BC{stop}" if before else f"AD {years}{stop}"


def _years(match: re.Match[str], dates: str) -> str:
    years = re.sub(rf"{S}?[—–-]{S}?", "–", match["years"])
    return years + _stop(match, match["word"])


def _decade(match: re.Match[str], dates: str) -> str:
    second = f"–{match['second']}s" if match["second"] else ""
    return f"{match['first']}s{second}"


def _tajik_years(match: re.Match[str], dates: str) -> str:
    years = re.sub(rf"{S}?[—–-]{S}?", "–", match["years"])
    plural = match["tail"] and "ҳо" in match[0].split(match["years"])[0]
    return f"{years}s" if plural else years


def _ordinal(match: re.Match[str], dates: str) -> str:
    return ordinal(int(match[1]))


def _bare(match: re.Match[str], dates: str) -> str:
    return match[1]


def _dash(match: re.Match[str], dates: str) -> str:
    return "–"


def _spaced(match: re.Match[str], dates: str) -> str:
    return " –"


WORD = r"(?P<word>(?:годами|годам|годах|годов|годы|годом|года|году|год|гг?\.))(?!\w)"

MONTHS = re.compile(
    "|".join(sorted(f(m[:3]) for m in FORMS for f in (str.lower, str.title, str.upper)))
)
NUMERALS = re.compile(r"[IVXLХІ]+|\d+")
CENTURIES = re.compile(r"начал|середин|кон[ец]|[IVXLХІ]+|\d+")
TAJIK_CENTURIES = re.compile("аввали|ибт|миёнаи|охири|сада|аср")
TAJIK_YEARS = re.compile("[Сс]ол")
ERAS = re.compile(r"[Сс]ол|\d+")
DASH = re.compile("—")
SPACED_DASH = re.compile(f"{S}+—")
"""Where the rules below may begin."""

RULES = (
    Rule("two calendars", DUAL, _dual, "ru"),
    Rule("months apart", MONTHS_APART, _months, "", MONTHS),
    Rule(
        "millennium",
        re.compile(
            rf"(?<![\w-])(?P<first>{ROMAN}|\d{{1,2}})(?:-?[емя]|-?го)?{S}+(?:тысячелети(?:[еияй]|ем|ю)(?!\w)|тыс\.(?={S}*(?:до{S}*)?н\.{S}*э\.))(?:{S}*(?P<era>до{S}*н\.{S}*э\.|н\.{S}*э\.))?"
        ),
        _millennium,
        "ru",
        NUMERALS,
    ),
    Rule(
        "millennium",
        re.compile(rf"(?<!\w)[Ҳҳ]азораи{S}+(?P<first>{ROMAN}|\d{{1,2}})(?:-?[юу]м)?(?!\w)(?:{S}*(?P<era>пеш аз милод))?"),
        _millennium,
        "tg",
        re.compile("[Ҳҳ]азораи"),
    ),
    Rule(
        "decade of a century",
        re.compile(
            rf"(?<![\w.,])(?P<first>\d0)(?:-?(?:е|х|ые|ых|м|ми))?(?:{S}?[—–-]{S}?(?P<second>\d0))?-?(?:е|х|ые|ых|м|ми)(?!\w)"
            rf"{S}+(?P<word>(?:годами|годам|годах|годов|годы|гг?\.))(?!\w)(?:{S}+(?P<century>{ROMAN}){S}+(?P<tail>века|столетия|в\.))?"
        ),
        _short_decade,
        "ru",
    ),
    Rule(
        "decade of a century",
        re.compile(
            rf"(?<!\w)[Сс]олҳои{S}+(?P<first>\d0)(?:{S}?[—–-]{S}?(?P<second>\d0))?-?ум(?:и{S}+(?P<word>асри|садаи){S}+(?P<century>{ROMAN}|\d{{1,2}})(?P<tail>))?(?!\w)"
        ),
        _short_decade,
        "tg",
        TAJIK_YEARS,
    ),
    Rule("years", re.compile(rf"(?<!\w)сс?\.{S}*(?P<years>[12]\d{{3}}(?:{S}?[—–-]{S}?\d{{2,4}})?)(?P<word>)(?!\d|-\w)"), _years, "tg", re.compile(r"сс?\.")),
    Rule("day and month", DAY_MONTH, _day),
    Rule("month and year", MONTH_YEAR, _month, "", MONTHS),
    Rule("numeric date", NUMERIC, _numeric),
    Rule(
        "half of a century",
        re.compile(
            rf"(?<!\w)(?P<half>перв|втор|[12](?=-))(?:-?(?:ая|ой|ую|я|й|ю)){S}+половин(?:а|е|ы|у|ой){S}+(?P<first>{ROMAN}|\d{{1,2}}){S}*(?P<word>{CENTURY})(?!\w)"
        ),
        _half,
        "ru",
        re.compile("перв|втор|[12]-"),
    ),
    Rule(
        "century",
        re.compile(
            rf"(?<![\w-])(?:(?P<part>начал[оеа]|середин[аеы]|кон(?:ец|це|ца)){S}+)?"
            rf"(?P<first>{ROMAN}|\d{{1,2}})(?:-?го|-?й|-?м)?(?:{S}?[—–-]{S}?(?P<second>{ROMAN}|\d{{1,2}})(?:-?го|-?й|-?м)?)?"
            rf"{S}*(?P<word>{CENTURY})(?!\w)(?:{S}*(?P<era>до{S}*н\.{S}*э\.|н\.{S}*э\.))?"
        ),
        _century,
        "ru",
        CENTURIES,
    ),
    Rule(
        "half of a century",
        re.compile(rf"(?<!\w)нимаи{S}+(?P<half>аввали|якуми|дуюми){S}+(?:садаи|асри){S}+(?P<first>{ROMAN}|\d{{1,2}})(?!\w)"),
        _half,
        "tg",
        re.compile("нимаи"),
    ),
    Rule(
        "century",
        re.compile(
            rf"(?<!\w)(?:(?P<part>аввали|ибтидои|ибт\.|миёнаи|охири){S}+)?(?P<word>садаи|асри|садаҳои|асрҳои){S}+"
            rf"(?P<first>{ROMAN}|\d{{1,2}})(?:{S}?[—–-]{S}?(?P<second>{ROMAN}|\d{{1,2}}))?(?!\w)(?:{S}*(?P<era>пеш аз милод))?"
        ),
        _century,
        "tg",
        TAJIK_CENTURIES,
    ),
    Rule("era", re.compile(rf"(?:(?<!\w)[Сс]ол(?:и|ҳои){S}+)?(?<!AD )(?<![\w—–.,-])(?P<years>\d{{1,4}}(?:{S}?[—–-]{S}?\d{{1,4}})?){ERA}"), _era, "", ERAS),
    Rule(
        "decade",
        re.compile(
            rf"(?<![\w.,])(?P<first>\d{{3}}0)(?:-е|-х|-ых|-ые|-ми|-м)?(?:{S}?[—–-]{S}?(?P<second>\d{{2,3}}0))?"
            rf"(?:-е|-х|-ых|-ые|-ми|-м)(?:{S}+{WORD})?"
        ),
        _decade,
    ),
    Rule(
        "years",
        re.compile(rf"(?<![\w.,₽$€£])(?P<years>{YEARS}){S}*{WORD}(?:{S}+гг?\.(?!\w))*"),
        _years,
    ),
    Rule(
        "year with an ending",
        re.compile(rf"(?<![\w.,])([12]\d{{3}})-(?:го|му|м|й)(?!\w)(?:{S}+год(?:ом|а|у|е)?(?!\w))?"),
        _bare,
        "ru",
    ),
    Rule(
        "years",
        re.compile(rf"(?<!\w)[Сс]ол(?:и|ҳои){S}+(?P<years>{YEARS})(?P<tail>-(?:ум|юм))?(?!\w)"),
        _tajik_years,
        "tg",
        TAJIK_YEARS,
    ),
)  # fmt: skip
"""Dates with names first, then centuries, eras, decades, and years with their word."""

LAST = (
    Rule(
        "ordinal",
        re.compile(
            r"(?<![\w.,])(?<!олҳои )(\d{1,3})-(?:й|я|е|го|му|м|ой|ая|ое|ый|ум|юм)(?!\w|[ \u00a0\ufdd3]+год)"
        ),
        _ordinal,
    ),
    Rule(
        "years apart",
        re.compile(rf"{S}—{S}(?<=(?<!\d)[12]\d\d\d...)(?=[12]\d\d\d(?!\d))"),
        _dash,
        "",
        SPACED_DASH,
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
)
"""What comes after the numbers."""
