"""The rules that the citation table names: what becomes of one value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.core.adapt import titles, values
from workbench.core.adapt.dates import FORMS, LATE, NO_DAY, citation_date, impossible
from workbench.core.adapt.ledger import unlinked
from workbench.core.adapt.lookup import find_article
from workbench.core.languages.months import ENGLISH as MONTHS

if TYPE_CHECKING:
    from workbench.core.adapt.citations import Draft
    from workbench.core.adapt.parameters import Parameter


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one value turns into."""

    fields: tuple[tuple[str, str], ...] = ()
    note: str = ""
    open: bool = False
    """Whether a human must look at it."""
    told: str = ""
    """What the ledger shows where the value went into another field."""


Rule = Callable[["Draft", str, str, "Parameter"], Outcome]


def same(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Keep the value."""
    return Outcome(((english, value),))


TITLES = frozenset({"title", "chapter", "container"})


def title(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Keep a title in its own language without quotes around the whole.

    A link in it goes; one around the whole becomes title-link where nothing else is linked.
    """
    linked = "[[" in value and english in TITLES
    plain = _unquoted(_unlinked(draft, value, parameter) if linked else value)
    found = _sole_article(draft, parameter) if linked and english == "title" else ""
    if not found or draft.parameters.given("ссылка", "url", "нишонӣ") is not None:
        return Outcome(((english, plain),))
    return Outcome(((english, plain), ("title-link", found)))


def _unquoted(value: str) -> str:
    """Return a title without the quotes around the whole of it."""
    whole = re.fullmatch("«([^«»]+)»", value)
    return whole[1] if whole else value


def _sole_article(draft: Draft, parameter: Parameter) -> str:
    """Return the English article that a value which is one link leads to; empty for none."""
    links = parameter.code.filter_wikilinks()
    if len(links) != 1 or str(parameter.code).strip() != str(links[0]):
        return ""
    found = find_article(draft.walker, str(links[0].title))
    return found if isinstance(found, str) else ""


def _unlinked(draft: Draft, value: str, parameter: Parameter) -> str:
    """Return the words of a value without its links, as the source has them; tell the ledger."""
    for link, words in draft.walker.ledger.unlink_since(parameter.place + 1):
        value = value.replace(link, words, 1)
    return unlinked(value)


def author(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Keep a name as one string; a link in it becomes author-link where English has the article."""
    found = _sole_article(draft, parameter)
    number = english.removeprefix("author")
    name = _unlinked(draft, value, parameter)
    return Outcome(((english, name), (f"author-link{number}", found)))


def link(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Turn a page title into the English one."""
    found = find_article(draft.walker, value)
    if isinstance(found, str):
        return Outcome(((english, found),))
    if found is titles.UNKNOWN:
        return Outcome(((english, value),))
    return Outcome(note="no English article")


def date(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write a date in English; a year that came before it on its own joins it."""
    found = draft.get(english)
    if found is not None and re.fullmatch(r"\d{4}", found.value) and found.value not in value:
        found.value = citation_date(f"{value} {found.value}", draft.walker.context.dates)
        return Outcome(told=f"{english}={found.value}")
    wrong = any(map(impossible, LATE.finditer(value)))
    fields = ((english, citation_date(value, draft.walker.context.dates)),)
    return Outcome(fields, NO_DAY, open=True) if wrong else Outcome(fields)


def year(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Take the year, to be joined with month and day."""
    plain = values.lettered_year(re.sub(r"\s*г(?:\.|од)?$", "", value).replace("—", "–"))
    draft.parts["year"] = plain
    return Outcome(((english, plain),))


def month(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Take the month, to be joined with the year."""
    number = _month(value)
    if not number:
        return Outcome(note="no month", open=True)
    draft.parts["month"] = str(number)
    return Outcome(told=f"date={MONTHS[number - 1]}")


def _month(value: str) -> int:
    """Return the number of a month that is named or counted; 0 for anything else."""
    low = value.lower().strip(".")
    if low.isdigit():
        return int(low) if 1 <= int(low) <= 12 else 0
    return FORMS.get(low, 0)


MONTH_NAMES = ("месяц", "month", "моҳ")


def day(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Take the day, to be joined with the year."""
    if not re.fullmatch(r"\d{1,2}(?:[—–-]\d{1,2})?", value):
        return Outcome(note="no day", open=True)
    given = (draft.parameters.find(name) for name in MONTH_NAMES)
    if not any(p is not None and _month(p.raw_value.strip()) for p in given):
        return Outcome(note="a day without its month", open=True)
    draft.parts["day"] = value
    return Outcome(told=f"date={value}")


MONTH_FIRST = re.compile(r"[A-Z][a-z]+ \d{1,2}")
"""A day as American dates write it, which takes a comma before its year."""


def join(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Append a year to a date that stands in another parameter."""
    found = draft.get(english)
    if found is not None and value not in found.value:
        joint = ", " if MONTH_FIRST.fullmatch(found.value) else " "
        found.value = citation_date(f"{found.value}{joint}{value}", draft.walker.context.dates)
        return Outcome(told=f"{english}={found.value}")
    return Outcome(((english, value),), told=f"{english}={value}")


def append(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Append a subtitle to the title."""
    found = draft.get(english)
    if found is None:
        return Outcome(note="a subtitle without a title before it", open=True)
    found.value = f"{found.value}: {value}"
    return Outcome(told=f"{english}={found.value}")


def language(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Turn the name of a language into its code; several are separated by commas."""
    parts = [part for part in re.split(r"\s*[,;/]\s*|\s+и\s+", value) if part]
    codes = [values.language(part) for part in parts]
    if all(codes):
        return Outcome(((english, ", ".join(str(code) for code in codes)),))
    return Outcome(((english, value),), "language not known")


NAME = re.compile(r"(?:\S+\s+)?(?:\w\.\s*){1,2}|\w+(?:\s+\w+)+")


def coauthors(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Number further authors that stand apart clearly; else keep them in one string."""
    names = [name.strip() for name in re.split(r"[;,]", value) if name.strip()]
    first = any(_given(draft, name) for name in ("author", "автор", "last", "фамилия", "муаллиф"))
    second = any(_given(draft, name) for name in ("author2", "автор2", "last2"))
    if second or not first or not all(NAME.match(name) for name in names):
        return Outcome(((english, value),), "names are not guessed apart")
    return Outcome(tuple((f"author{at}", name) for at, name in enumerate(names, 2)))


def _given(draft: Draft, name: str) -> bool:
    """Tell whether the call gives a parameter a value."""
    found = draft.parameters.find(name)
    return found is not None and bool(found.raw_value.strip())


PART_WORD = re.compile(
    r"^(?:т|том|вып|выпуск|номер|№|ҷ|ҷилди|шумораи)\.?[\s\u00a0]*(?=[\dIVXL])", re.IGNORECASE
)
"""What some editors write before the number of a volume or issue."""


def volume(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Keep a book's volume; a number that came before it stands behind it."""
    value = PART_WORD.sub("", value)
    found = draft.get(english)
    if found is not None and draft.parts.get("number") == found.value:
        found.value = f"{value}, no. {found.value}"
        return Outcome(told=f"{english}={found.value}")
    return Outcome(((english, value),))


def number(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Put a book's number, of which English has none, behind its volume."""
    value = PART_WORD.sub("", value)
    found = draft.get(english)
    if found is None:
        draft.parts["number"] = value
        return Outcome(((english, value),))
    found.value = f"{found.value}, no. {value}"
    return Outcome(told=f"{english}={found.value}")


def issue(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write an issue that has a running number too as «3 (14)»."""
    value = PART_WORD.sub("", value)
    found = draft.get(english)
    if found is None:
        return Outcome(((english, value),))
    running = parameter.name.lower() in ("номер", "шумора")
    found.value = f"{found.value} ({value})" if running else f"{value} ({found.value})"
    return Outcome(told=f"{english}={found.value}")


def place(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write a place of publication in English."""
    return Outcome(((english, values.place(value)),))


def edition(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write an edition as an ordinal."""
    ordinal, rest = values.edition(value)
    return Outcome(((english, ordinal),), f"left out: {rest}" if rest else "")


PAGE_WORD = re.compile(r"^(?:[СсCcPp]|стр|[Сс]тр|саҳ)\.?[\s\u00a0]*(?=\d)")


def pages(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write pages with en dashes; one page is page=."""
    plain = PAGE_WORD.sub("", value)
    plain = re.sub(r"(?<=\w)\s*(?:—|–|--?|&mdash;|&ndash;)\s*(?=\w)", "–", plain)
    if english in ("page", "pages") and not re.search(r"[,;–\s]", plain):
        return Outcome((("page", plain),))
    return Outcome((("pages", plain),))


def columns(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write columns as at=."""
    return Outcome(((english, "cols. " + re.sub("[—-]", "–", value)),))


DEAD = {"yes", "1", "404", "not404", "unfit", "да", "y", "true", "dead", "ҳа"}
ALIVE = {"no", "нет", "0", "live", "n", "false", "не"}


def status(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write whether a link still opens."""
    low = value.lower()
    if low in DEAD:
        return Outcome(((english, "dead"),))
    if low in ALIVE:
        return Outcome(((english, "live"),))
    if low in ("usurped", "deviated"):
        return Outcome(((english, low),))
    return Outcome(note="no status that English citations know", open=True)


ROLES = (
    (re.compile(r"^(?:отв\.|гл\.|науч\.|под(?:\s+общ\.)?|общ\.)?\s*(?:ред(?:\.|актор|акцией)|р[её]д\.)\s*(?:и сост\.\s*)?", re.I), "editor"),
    (re.compile(r"^(?:Hrsg\.|Hg\.|hrsg\.|ed\.|Ed\.|eds\.)\s*(?:von|by)?\s*"), "editor"),
    (re.compile(r"^(?:пер(?:\.|евод(?:чик)?))\s*(?:с\s+\S+\s+)?", re.I), "translator"),
    (re.compile(r"^(?:муҳаррир|зери таҳрири)\s*:?\s*", re.I), "editor"),
)  # fmt: skip


def responsible(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Tell editors and translators apart by their word; anything else goes into others=."""
    out: dict[str, str] = {}
    for part in (p.strip() for p in value.split(";")):
        for pattern, role in ROLES:
            found = pattern.match(part)
            if found and part[found.end() :].strip() and role not in out:
                out[role] = part[found.end() :].strip(" ,")
                break
        else:
            out["others"] = f"{out['others']}; {part}" if "others" in out else part
    return Outcome(tuple(out.items()))


ENGLISH_WORD = re.compile(r"\b(?:the|of|and|in|on|a|an|to|for|from|with|by|at)\b", re.IGNORECASE)


def original(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Take the title of the original as the translated one where it is English."""
    if value.isascii() and ENGLISH_WORD.search(value):
        return Outcome((("trans-title", value),))
    return Outcome(note="title of the original, in another language")


def outside(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Put a remark behind the template."""
    draft.parts["outside"] = f"{draft.parts.get('outside', '')} {value}"
    return Outcome(told=value)


def wikisource(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Link a text on Wikisource where there is no other link."""
    if draft.parameters.find("ссылка") and draft.parameters.take("ссылка"):
        return Outcome(note="there is another link")
    page = value.replace(" ", "_")
    return Outcome(((english, f"https://{draft.walker.lang}.wikisource.org/wiki/{page}"),))


def kind(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Choose the template by the kind of publication."""
    low = value.lower()
    names = {
        "газета": "cite news",
        "рӯзнома": "cite news",
        "сборник": "cite book",
        "маҷмӯа": "cite book",
    }
    draft.english = names.get(low, draft.english)
    return Outcome(note="kind of publication, taken into the template's name")


def periodical(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Name what the article stands in by its kind: journal, newspaper, or book."""
    type_ = draft.parameters.find("тип") or draft.parameters.find("навъ")
    low = type_.raw_value.strip().lower() if type_ is not None else ""
    if low in ("сборник", "маҷмӯа"):
        return title(draft, "container", value, parameter)
    name = "newspaper" if low in ("газета", "рӯзнома") else english
    return Outcome(((name, _unquoted(value)),))


def ref(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Write the anchor that {{sfn}} leads to: ref={{sfnref|Name|Year}}."""
    if value.startswith("{{") or value in ("harv", "none"):
        return Outcome(((english, value),))
    given = (
        draft.parameters.find("ref-год")
        or draft.parameters.find("год")
        or draft.parameters.find("year")
    )
    year_ = values.lettered_year(given.raw_value.strip()) if given is not None else ""
    return Outcome(((english, "{{sfnref|" + value + (f"|{year_}" if year_ else "") + "}}"),))


def isbn(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Keep the first of several ISBNs: English citations take one."""
    first, *rest = re.split(r"\s*[,;]\s*", value)
    return Outcome(((english, first),), f"left out: {', '.join(rest)}" if rest else "")


def drop(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Leave out; the table says why."""
    return Outcome()


def open_(draft: Draft, english: str, value: str, parameter: Parameter) -> Outcome:
    """Leave out and ask for a human; the table says why."""
    return Outcome(open=True)


RULES: dict[str, Rule] = {
    "same": same, "title": title, "author": author, "link": link, "date": date, "year": year,
    "month": month, "day": day, "join": join, "append": append, "language": language,
    "place": place, "edition": edition, "pages": pages, "columns": columns, "status": status,
    "responsible": responsible, "original": original, "type": kind,
    "coauthors": coauthors, "volume": volume, "number": number, "issue": issue,
    "wikisource": wikisource, "periodical": periodical, "isbn": isbn, "ref": ref, "outside": outside, "drop": drop, "open": open_,
}  # fmt: skip
"""Name in the table → rule."""
