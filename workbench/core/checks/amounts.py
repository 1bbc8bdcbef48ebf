"""Numbers, dates and units of a source and a translation, made comparable."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from workbench.core.checks.sayings import halves, hours, is_hour, roman, sayings
from workbench.core.checks.visible import view
from workbench.core.languages.quantities import Quantity, quantities
from workbench.core.wikitext.scan import BARE_URL

_ENDLESS = re.compile(r"\d(?:[.,\s\u00a0\u2009\u202f]?\d){20,}")
"""Runs of digits that are no amount, such as a row of figures or an identifier."""
LONGEST = 20
"""Characters of a value; a longer one is an identifier."""
_DIGITS = re.compile(r"(?<!\d)\d{1,15}(?:[.,]\d{1,15})?(?!\d)(?:[.,]\d{1,6})*")
"""Longer runs are identifiers, not amounts."""
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-4])[:.][0-5]\d(?!\d)")
_ROMAN = re.compile(r"\b(?=[IVXІХ])[XХ]{0,3}(?:[IІ][XХ]|[IІ]V|V?[IІ]{0,3})\b")
_SHORT = re.compile(r"(?:(?<=\d)[-–—/]|(?<!\w)['’])(\d\d)(?!\d)")
"""The second year of a range, or a decade, cut to two digits."""
_BETWEEN = re.compile(r"[\s\u00a0]*(?:[-–—]|до|и|или|по|то|to|and|or|то|аз)[\s\u00a0]*")
_SCALE_WORD = re.compile(
    r"\d[\d.,]*[\s\u00a0-]*(?:млн|млрд|трлн|миллион|миллиард|тыс|ҳазор|million|billion|trillion|thousand|bn|m\b)"
)
_SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9, 12))
_HALF_PAST = re.compile(r"(?<!\w)(?:половин[аеуы]|четверть|минуту?ы?)[\s\u00a0]+$")
"""Words before an hour of the clock that Russian counts as the one that has begun."""
_OF_HOUR = re.compile(
    r"(?<=half|rter)[\s\u00a0-](?:of[\s\u00a0])?(?:an[\s\u00a0])?hour|(?<=четверт[ьи])[\s\u00a0]часа|(?<=чоряки)[\s\u00a0]соат"
)
"""Says behind a half or quarter that it is 30 or 15 minutes."""
_TIMES = re.compile(r"[\s\u00a0]+раза?[\s\u00a0]+(?:меньш|ниж|реж|короч|слаб|дешев|уж|легч)")
"""Says behind a number that something is a share: «в два раза меньше»."""
_PARTS = re.compile(
    r"[\s\u00a0-]+(?:четверт|трет(?:и|ей|ьих|ям)\b|(?:пят|десят|сот)ых\b|(?:quarter|third|fifth|tenth)s\b)"
)
"""Says behind a spelled number that it counts parts of a whole."""
_OR_MORE = re.compile(
    r"[\s\u00a0]+(?:и|или|or)[\s\u00a0]+(?:более|больше|менее|меньше|выше|more|less|fewer)(?=[\s\u00a0])"
)
"""Stands between a number and its unit: «100 и более метров»."""
_VAGUE = re.compile(
    r"(?:сотни|сотен|сотнями?|сотнях|садҳо|ҳазорҳо|миллионҳо|миллиардҳо)(?:[\s\u00a0]+\w+)*",
    re.IGNORECASE,
)
"""Says many rather than a number: «сотни тысяч»."""
_THREE = re.compile(r"(?<!\w)(?:три|трёх|three|се)[\s\u00a0-]+$", re.IGNORECASE)
_QUARTER = re.compile(r"четверт[ьи]|quarter|чоряк", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity of a text, with every value that may stand for it in another language."""

    quantity: Quantity
    written: bool
    """In digits, or as a century's Roman numeral."""
    values: frozenset[Decimal]
    """Its own value, or those of a date's parts."""
    unit: str
    rounded: bool = False
    """Written with a word such as million, which invites rounding."""

    @property
    def exact(self) -> bool:
        """Tell whether a translation must have it: written, or spelled out as «два миллиона» is."""
        value = min(self.values)
        return self.written or (
            self.quantity.kind == "number" and value > 1000 and value not in _SCALES
        )


@lru_cache(maxsize=512)
def amounts(wikitext: str, lang: str) -> tuple[Amount, ...]:
    """Return the amounts in the visible text; offsets count there."""
    text = _ENDLESS.sub(_blank, BARE_URL.sub(_blank, view(wikitext).text))
    return tuple(
        _amount(quantity, text, lang)
        for quantity in quantities(text, lang)
        if len(quantity.value) <= LONGEST and not _is_no_amount(quantity, text)
    )


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _is_no_amount(quantity: Quantity, text: str) -> bool:
    """Tell whether words only look like an amount: a ruler's number, an hour, a name, a share, or many."""
    said = text[quantity.start : quantity.end]
    hour = said.endswith("ого") and _HALF_PAST.search(text[: quantity.start]) is not None
    hour = hour or _OF_HOUR.match(text, quantity.end) is not None
    hour = hour or (said.startswith("половин") and is_hour(text, quantity.start))
    parts = not said[0].isdigit() and _PARTS.match(text, quantity.end) is not None
    share = parts or _TIMES.match(text, quantity.end) is not None
    named = said == "Пол" and text[: quantity.start].rstrip()[-1:] not in {"", ".", "!", "?", "\n"}
    vague = _VAGUE.fullmatch(said) is not None
    return hour or share or named or vague or _is_preposition(quantity, text)


def _is_preposition(quantity: Quantity, text: str) -> bool:
    """Tell whether a «century» is a ruler's number before the word в: «Пётр I в Риге»."""
    said = text[quantity.start : quantity.end]
    return quantity.kind == "century" and (
        re.fullmatch(r"[IVXІХ]+[\s\u00a0]+в", said) is not None
        and text[quantity.end : quantity.end + 1] != "."
    )


def _amount(quantity: Quantity, text: str, lang: str) -> Amount:
    said = text[quantity.start : quantity.end]
    written = bool(re.search(r"\d|\b[IVXІХ]+\b", said))
    if quantity.kind == "date":
        values = frozenset(Decimal(part) for part in _parts(quantity.value)[::2] if part)
    elif _QUARTER.fullmatch(said):
        three = _THREE.search(text[: quantity.start]) is not None
        values = frozenset({Decimal("0.75" if three else "0.25")})
    else:
        values = frozenset({abs(Decimal(quantity.value))})
    scaled = quantity.kind == "number" and _SCALE_WORD.search(said) is not None
    return Amount(quantity, written, values, _unit(quantity, text, lang), scaled)


def _parts(value: str) -> tuple[str, str, str]:
    """Split a date into year, month and day, each empty where it is not said."""
    found = re.fullmatch(r"(-?\d+|-)-(\d\d)(?:-(\d\d))?", value)
    if not found:
        return value, "", ""
    return found[1].strip("-"), found[2], found[3] or ""


def date_parts(amount: Amount) -> tuple[str, str, str]:
    """Return year, month and day of a date, each empty where it is not said."""
    return _parts(amount.quantity.value)


def pool(wikitext: str, lang: str) -> frozenset[Decimal]:
    """Return every value that a text can be said to contain, templates and markup included."""
    found: set[Decimal] = set()
    for amount in amounts(wikitext, lang):
        found |= amount.values
        found |= set(also(amount))
    found |= {roman(match[0]) for match in _ROMAN.finditer(view(wikitext).text) if match[0]}
    for text in {wikitext, view(wikitext).text}:
        for match in _DIGITS.finditer(text):
            found |= set(_readings(match[0]))
        for match in _CLOCK.finditer(text):
            found.add(Decimal((int(match[1]) + 12) % 24))
    found |= sayings(view(wikitext).text, lang) | hours(view(wikitext).text)
    found |= _shared_scales(wikitext, lang)
    if halves(wikitext):
        found |= {value + Decimal("0.5") for value in found if value < 100}
    found |= {
        half * scale for half in found if half % 1 == Decimal("0.5") for scale in _SCALES & found
    }
    if _pm(wikitext):
        found |= {value + 12 for value in found if value < 12 and value == int(value)}
    return frozenset(found)


def _shared_scales(wikitext: str, lang: str) -> set[Decimal]:
    """Return the first values of ranges that share a scale word: the 1500 of «1,5—2 тыс.»."""
    text = view(wikitext).text
    known = amounts(wikitext, lang)
    found: set[Decimal] = set()
    for a, b in pairwise(known):
        digits = _DIGITS.search(text, b.quantity.start, b.quantity.end)
        if digits and _BETWEEN.fullmatch(text, a.quantity.end, b.quantity.start):
            for reading in _readings(digits[0]):
                if reading and min(b.values) / reading in _SCALES:
                    found |= {value * (min(b.values) / reading) for value in a.values}
    return found


def _pm(text: str) -> bool:
    return bool(re.search(r"\b[ap]\.?\s?m\b|\bo['’]clock\b", text, re.IGNORECASE))


def also(amount: Amount) -> Iterator[Decimal]:
    """Yield other ways to say an amount: the 90s, the 1800s, 50% for a half."""
    value = next(iter(amount.values))
    kind = amount.quantity.kind
    if kind == "number" and 0 < value < 1:
        yield value * 100
    elif kind == "number" and value == Decimal("1.5"):
        yield Decimal("0.5")
    elif kind == "century":
        yield (value - 1) * 100
    elif kind == "decade" and value >= 1000:
        yield value % 100
    elif kind in {"decade", "year"}:
        if value % 100 == 0:
            yield value / 100 + 1
    elif kind == "date":
        yield from (other % 100 for other in amount.values if other >= 1000)


def _readings(digits: str) -> Iterator[Decimal]:
    """Yield what a run of digits may mean: whole, with its marks as thousands, and in parts."""
    parts = re.split(r"[.,]", digits)
    if len(digits) <= LONGEST:
        yield Decimal("".join(parts))
    yield from (Decimal(part) for part in parts)
    if len(parts) == 2:
        yield Decimal(".".join(parts))


def unmatched(ours: str, our_lang: str, theirs: str, their_lang: str) -> list[Amount]:
    """Return the amounts of one text that the other does not contain."""
    there = pool(theirs, their_lang)
    short = {Decimal(match[1]) for match in _SHORT.finditer(view(theirs).text)}
    lacking = []
    for amount in amounts(ours, our_lang):
        if amount.values <= there or any(value in there for value in also(amount)):
            continue
        if _is_short(amount, view(ours).text) and any(v % 100 in amount.values for v in there):
            continue
        if _is_decade(amount, view(ours).text) and any(
            v % 100 in amount.values for v in there if 1000 <= v < 2100
        ):
            continue
        if any(value % 100 in short for value in amount.values if 1000 <= value < 2100):
            continue
        if amount.quantity.kind == "number" and _rounded(amount, amounts(theirs, their_lang)):
            continue
        if _is_clock(amount, view(ours).text) and _clock_there(amount, there):
            continue
        lacking.append(amount)
    return lacking


def _is_short(amount: Amount, text: str) -> bool:
    """Tell whether an amount is the second year of a range, cut to two digits."""
    at = amount.quantity.start
    return bool(_SHORT.match(text, at) or (at and _SHORT.match(text, at - 1)))


def _is_decade(amount: Amount, text: str) -> bool:
    """Tell whether an amount is a decade without its century, such as «90-е» or “’90s”."""
    said = text[amount.quantity.start : amount.quantity.end]
    return bool(re.fullmatch(r"[1-9]0(?:-(?:е|х|ые|ых|м|ми|ум)|['’]?s)", said))


def _is_clock(amount: Amount, text: str) -> bool:
    around = text[max(0, amount.quantity.start - 3) : amount.quantity.end + 3]
    return bool(_CLOCK.search(around)) or _pm(text[amount.quantity.end : amount.quantity.end + 8])


def _clock_there(amount: Amount, there: Iterable[Decimal]) -> bool:
    value = next(iter(amount.values))
    return value == 0 or (value < 25 and ({value + 12, value - 12} & set(there)) != set())


def _rounded(amount: Amount, others: Iterable[Amount]) -> bool:
    """Tell whether a large number stands there rounded to millions, or is such a rounding."""
    return any(
        coarse.rounded
        and _significant(min(coarse.values)) <= 3 < _significant(min(fine.values))
        and abs(min(fine.values) - min(coarse.values)) * 100 < min(fine.values)
        for other in others
        for fine, coarse in ((amount, other), (other, amount))
    )


def _significant(value: Decimal) -> int:
    return len(str(value).replace(".", "").strip("0"))


def _unit(quantity: Quantity, text: str, lang: str) -> str:
    """Return the unit or currency of a number: right behind it, or a sign before it."""
    said = text[quantity.start : quantity.end]
    digits = [match.end() for match in re.finditer(r"\d", said)]
    begin = quantity.start + (digits[-1] if digits else len(said))
    if more := _OR_MORE.match(text, begin):
        begin = more.end()
    window = text[begin : max(begin, quantity.end) + 40]
    for gap in list(re.finditer(r"(?:^|(?<=[\s\u00a0\-]))(?=\S)", window))[:3]:
        if begin + gap.start() > max(begin, quantity.end) + 1:
            break
        if found := _pattern(lang).match(window, gap.start()):
            return _units(lang)[found[0].lower()]
    before = text[max(0, quantity.start - 3) : quantity.start].rstrip()
    for sign, unit in (("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("₽", "RUB")):
        if before.endswith(sign):
            return unit
    return quantity.unit


@cache
def _units(lang: str) -> dict[str, str]:
    """Return word → unit for a language; texts beside Russian use Russian words too."""
    lines = (files("workbench.core.checks") / "units.tsv").read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    columns = [head.index(name) for name in (lang, "ru") if name in head and lang != "en"]
    return {
        word.lower(): cells[0]
        for cells in (line.split("\t") for line in lines[1:])
        for column in (columns or [head.index("en")])
        for word in cells[column].split(";")
    }


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = sorted(_units(lang), key=len, reverse=True)
    return re.compile(
        "(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w/·⋅²³])", re.IGNORECASE
    )
