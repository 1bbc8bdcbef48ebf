"""Templates whose English form takes more than a pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeGuard

from workbench.core.adapt import links, titles
from workbench.core.adapt.dates import FORMS, NO_DAY, NUMERIC, citation_date, valid, written
from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.lookup import find_article
from workbench.core.adapt.parameters import Parameters
from workbench.core.adapt.values import country, language, lettered_year, number
from workbench.core.adapt.walker import Walker
from workbench.core.languages.script import LATIN, is_cyrillic
from workbench.core.wikitext import tree

Result = tuple[str, str, str]
"""Text, note, state; an empty state follows from the text."""


def not_translated(parameters: Parameters) -> Result:
    """{{нп5|Title|text|lang|Foreign title}}: a link to a wiki that has the article."""
    text = parameters.take("2", "текст", where=parameters.where.but(prose=parameters.prose))
    title = parameters.take("1", "надо")
    text = text or title
    code, foreign = parameters.take("3", "язык"), parameters.take("4", "есть")
    code = language(code) or code.lower() or "en"
    if foreign.startswith(":"):
        code, _, foreign = foreign[1:].partition(":")
    found = find_article(parameters.walker, title)
    if isinstance(found, str):
        return links.fold(found, text), "", ""
    if parameters.where.citation:
        return text, "no {{ill}} in a citation", ""
    foreign = foreign or title
    if code == "en":
        if is_cyrillic(foreign):
            return text, "no English title given", UNRESOLVED
        return links.fold(foreign, text or foreign), "", ""
    latin = LATIN.search(foreign) and not is_cyrillic(foreign)
    name = foreign if latin else links.english_name(title, parameters.walker.lang)
    parameters.walker.seen.ills += 1
    written = links.ill(name, code, foreign, text, own=_own_article(parameters.walker, title))
    return written, "the English name is not checked", ""


def _own_article(walker: Walker, title: str) -> tuple[str, str] | None:
    """Return language and title of the source wiki's article where that has one by now."""
    plain = titles.normalise(title)
    there = titles.find(walker.context.links, title, walker.lang) is None
    return (walker.lang, plain) if there and plain not in walker.context.absent else None


def ill(parameters: Parameters) -> Result:
    """{{ill}} again: a plain link as soon as English has the article, else as it stands."""
    label = parameters.take("lt", "text", where=parameters.where.but(prose=parameters.prose))
    name = parameters.take("1")
    for at in range(2, len(parameters.all), 2):
        if parameters.take(str(at)) != parameters.walker.lang:
            continue
        found = find_article(parameters.walker, parameters.take(str(at + 1)))
        if isinstance(found, str):
            return links.fold(found, label or name), "English has the article now", ""
    parameters.walker.seen.ills += 1
    return _again(parameters), "", ""


def _again(parameters: Parameters) -> str:
    out = "{{" + str(parameters.raw_title)
    for parameter in parameters.all:
        value = parameters.value(parameter)
        out += f"|{parameter.raw_name}={value}" if parameter.shown else f"|{value}"
    return out + "}}"


def flag(parameters: Parameters) -> Result:
    """{{Флаг|Germany}} and {{флагификация|…}}."""
    value = parameters.take("1")
    found = country(value)
    name = "flag" if parameters.title.lower() in NAMED_FLAGS else "flagicon"
    if found is None and is_cyrillic(value):
        return f"{{{{{name}|{value}}}}}", "country not known", UNRESOLVED
    return f"{{{{{name}|{found or value}}}}}", "", ""


NAMED_FLAGS = frozenset({"флагификация", "flagification", "flag"})
"""Templates that show the name of the country behind its flag."""


def grouped(parameters: Parameters) -> Result:
    """{{число|3644826}}: in prose its groups are left for the wording, which sees the unit."""
    english = number(parameters.take("1", "число"))
    unit = parameters.take("2")
    if parameters.prose:
        english = english.replace(",", "\u00a0")
    return f"{english}\u00a0{unit}" if unit else english, "", ""


def date(parameters: Parameters) -> Result:
    """{{дата|8|4|1992}}."""
    day, month, year = (parameters.take(str(n)) for n in (1, 2, 3))
    index = int(month) if month.isdigit() else FORMS.get(month.lower(), 0)
    if not 1 <= index <= 12:
        return " ".join(x for x in (day, month, year) if x), "month not known", UNRESOLVED
    if day.isdigit() and not valid(day, index, year if year.isdigit() else ""):
        return f"{day}.{index:02}.{year}", NO_DAY, UNRESOLVED
    return written(day, index, year, parameters.walker.context.dates), "", ""


def death(parameters: Parameters) -> Result:
    """{{дата смерти|7|6|2015|3|4|1950}}: with the age where the birth is given too."""
    died, born = ([parameters.take(n) for n in ns] for ns in ("321", "654"))
    if all(born):
        return "{{" + "|".join(["death date and age", *died, *born, "df=yes"]) + "}}", "", ""
    return "{{" + "|".join(["death date", *died, "df=yes"]) + "}}", "", ""


def old_style(parameters: Parameters) -> Result:
    """{{СС3|8.4.1765}}: a Julian date; English writes both, the Gregorian first."""
    found = NUMERIC.fullmatch(parameters.take("1"))
    if not found or not valid(*found.groups()):
        return parameters.take("1"), "no Julian date", UNRESOLVED
    day, month, year = (int(found[n]) for n in (1, 2, 3))
    gregorian = _gregorian(day, month, year)
    same_year = gregorian[2] == year
    order = parameters.walker.context.dates
    old = written(str(day), month, "" if same_year else str(year), order)
    new = written(str(gregorian[0]), gregorian[1], order=order)
    return f"{{{{OldStyleDate|{new}|{gregorian[2]}|{old}}}}}", "", ""


def given_old_style(parameters: Parameters) -> Result:
    """{{OldStyleDate|19 апреля|1765|8}}: dates in English, a bare Julian day with its month."""
    new, year, old = (parameters.take(str(n)) for n in (1, 2, 3))
    order = parameters.walker.context.dates
    new, old = citation_date(new, order), citation_date(old, order)
    if old.isdigit():
        month = re.sub(r"[\d\s]", "", new)
        old = f"{month} {old}" if order == "mdy" else f"{old} {month}"
    return f"{{{{OldStyleDate|{new}|{year}|{old}}}}}", "", ""


def sounds(parameters: Parameters) -> Result:
    """{{IPA|mɐskˈva}}: English wants the language first, taken from the words before it."""
    if len([p for p in parameters.all if not p.shown]) != 1:
        return _again(parameters), "", ""
    node = parameters.walker.before
    named = re.match(r"lang-([a-z]{2,3})$", str(node.name).strip()) if _is_call(node) else None
    code = named[1] if named else parameters.walker.lang
    text = f"{{{{IPA|{code}|{parameters.take('1')}}}}}"
    return text, "" if named else "compare the language of the sounds", "" if named else UNRESOLVED


def _is_call(node: tree.Node | None) -> TypeGuard[tree.Template]:
    return isinstance(node, tree.Template)


def _gregorian(day: int, month: int, year: int) -> tuple[int, int, int]:
    """Turn a Julian date into a Gregorian one, by the number of the day (Richards)."""
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    number_ = day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083
    b = number_ + 32044
    c = (4 * b + 3) // 146097
    d = b - 146097 * c // 4
    e = (4 * d + 3) // 1461
    f = d - 1461 * e // 4
    g = (5 * f + 2) // 153
    return f - (153 * g + 2) // 5 + 1, g + 3 - 12 * (g // 10), 100 * c + e - 4800 + g // 10


def in_language(parameters: Parameters) -> Result:
    """{{ref-ru}} outside a citation."""
    code = parameters.title.partition("-")[2].strip().lower()
    space = " " if parameters.walker.glued else ""
    return f"{space}{{{{in lang|{language(code) or code}}}}}", "", ""


def foreign_words(parameters: Parameters) -> Result:
    """{{lang-de|…}}: {{langx}}, or just the words where they are English; {{lang-de2}} names none."""
    code = parameters.title.partition("-")[2].strip().lower()
    parameters.where = parameters.where.but(prose=False)
    if code.startswith("en"):
        return parameters.take("1"), "", ""
    if code.endswith("2"):
        return f"{{{{lang|{code[:-1]}|{parameters.take('1')}}}}}", "", ""
    extra = ""
    for name, english in (("2", "lit"), ("транслит", "translit")):
        value = parameters.take(name)
        if value and not (english == "translit" and is_cyrillic(value)):
            extra += f"|{english}={value}"
    return f"{{{{langx|{code}|{parameters.take('1')}{extra}}}}}", "", ""


def webarchive(parameters: Parameters) -> Result:
    """{{Wayback|url=…|date=20190101000000}}."""
    url, stamp = parameters.take("url", "1"), parameters.take("date", "2")
    digits = re.sub(r"\D", "", stamp)
    shown = f"|date={digits[:4]}-{digits[4:6]}-{digits[6:8]}" if len(digits) >= 8 else ""
    return (
        f"{{{{webarchive|url=https://web.archive.org/web/{digits or '*'}/{url}{shown}}}}}",
        "",
        "",
    )


def sfn(parameters: Parameters) -> Result:
    """{{sfn|Имя|год|с=12}}: the names stay, pages and places get their English letters."""
    low = parameters.title.lower()
    note = low in ("sfn", "sfnp") and not parameters.where.reference
    out = "{{" + (low if note or low in ("harv", "harvp") else INSIDE.get(low, "harvnb"))
    for parameter in parameters.all:
        value = parameters.value(parameter).strip()
        name = parameter.name if parameter.shown else ""
        english = SHORT.get(name.lower(), name)
        if not name:
            value = lettered_year(value)
        if english == "loc":
            value = CHAPTER.sub("ch. ", value)
        if english in ("p", "pp"):
            value = re.sub(r"(?<=\w)\s*[—–-]+\s*(?=\w)", "–", value)
            english = "pp" if re.search("[–,]", value) else "p"
        out += f"|{english}={value}" if english else f"|{value}"
    return out + "}}", "", ""


INSIDE = {"sfnp": "harvp"}
"""What a short footnote is written as inside a reference, if not {{harvnb}}."""

CHAPTER = re.compile(r"\b(?:гл|боб)\.\s*", re.IGNORECASE)

SHORT = {"с": "p", "c": "p", "стр": "p", "p": "p", "pp": "pp", "s": "p", "саҳ": "p", "место": "loc"}


def commons(parameters: Parameters) -> Result:
    """{{Commonscat|Category:Zebak}}: English names the category without its namespace."""
    name = NAMESPACE.sub("", parameters.take("1"))
    shown = parameters.take("2")
    return (
        f"{{{{Commons category{f'|{name}' if name else ''}{f'|{shown}' if shown else ''}}}}}",
        "",
        "",
    )


NAMESPACE = re.compile(r"^(?:Category|Категория|Гурӯҳ):\s*", re.IGNORECASE)


def age(parameters: Parameters) -> Result:
    """{{возраст|5|3|1921}}: English has the year first."""
    values = [parameters.take(str(n)) for n in range(1, 7)]
    dates = [values[at : at + 3] for at in (0, 3)]
    turned = [date[::-1] if re.fullmatch(r"\d{4}", date[2]) else date for date in dates]
    return "|".join(["{{age", *filter(None, turned[0] + turned[1])]) + "}}", "", ""


def sister_projects(parameters: Parameters) -> Result:
    """{{Навигация}}: the sister links that mean something on English Wikipedia."""
    out: list[str] = []
    for name, english in (("Викисклад", "Commons category"), ("Commons", "Commons category")):
        value = parameters.take(name)
        if value:
            out.append(f"{{{{{english}|{NAMESPACE.sub('', value)}}}}}")
    return "\n".join(out), "sister links of another language are left out", ""


FUNCTIONS: dict[str, Callable[[Parameters], Result]] = {
    "not_translated": not_translated, "ill": ill, "death": death, "flag": flag, "number": grouped, "date": date,
    "old_style": old_style, "in_language": in_language, "foreign_words": foreign_words,
    "given_old_style": given_old_style, "sounds": sounds, "webarchive": webarchive, "sfn": sfn, "sister_projects": sister_projects,
    "commons": commons, "age": age,
}  # fmt: skip
"""Name in the table → function."""
