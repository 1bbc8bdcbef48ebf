"""Numbers, dates, years, decades and centuries in running text, in one form for every language.

3,6 млн, 3.6 million  → number 3600000        8 апреля 1992 года, 8 April 1992 → date 1992-04-08
в XIII веке, асри 13  → century 13            1990-е, солҳои 1990-ум, 1990s     → decade 1990
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from workbench.core.languages.tables import rows

DEFAULT = "ru"
"""Whose words stand in for a language that the table does not know."""

SPACES = " \u00a0\u202f\u2009"
FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\Z")
ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
LOOKALIKE = str.maketrans("ІХ", "IX")
ONE_OF = {
    "тысяча", "тысячу", "миллион", "миллиард", "ҳазор", "ҳазору", "миллиону", "миллиарду",
    "thousand", "million", "billion",
}  # fmt: skip
"""Scale words that count one of themselves where a number follows: «тысяча двести»."""
DECADE_ENDINGS = {"s", "'s", "’s", "е", "ые", "х", "ых", "ми", "ті", "тих", "ум", "я", "те"}

TOKEN = re.compile(
    r"(?<![\w.,])(?P<iso>\d{4}-\d\d-\d\d)(?![\w-])"
    r"|(?<![\w.])(?P<dotted>\d{1,2}\.\d{1,2}\.\d{4})(?![\w]|\.\d)"
    r"|(?P<num>\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)(?P<frac>[½¼¾])?"
    r"(?P<tail>-?(?:st|nd|rd|th|[’']?s)\b|-[а-яёіўӣӯҳ]{1,3}\b)?"
    r"|(?P<half>[½¼¾])|(?P<percent>%)"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*[²2]?)"
)
"""What may be part of a quantity; `num` allows thousands parted by spaces."""

BEFORE_ERA = re.compile(
    r"\.?[\s\u00a0]*(?:(?:года?|году|гг?\.|век[аеов]*|вв?\.|соли?|століття|ст\.|р\.)[\s\u00a0]*)?"
    r"(?:до[\s\u00a0]н\.?[\s\u00a0]?[эе]\.?|да[\s\u00a0]н\.?[\s\u00a0]?э|пеш[\s\u00a0]аз[\s\u00a0]милод|пр\.?[\s\u00a0]?н\.?[\s\u00a0]?е|п\.?н\.?е|BCE?\b|B\.C\.)"
)
"""Says behind a year or century that it lies before the common era."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """Something counted, measured or dated."""

    kind: str
    """number, date, year, decade or century."""
    value: str
    """Decimal digits; a date is ISO 8601, `1945-05` or `--05-08` where a part is not said; BC is negative."""
    start: int
    end: int
    unit: str = ""
    """%, km, km2, people …; empty where none is recognised."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    value: Decimal
    start: int
    end: int
    text: str
    unit: str = ""


@cache
def _vocabulary(lang: str) -> dict[str, tuple[str, str]]:
    """Return word → kind and value; a language without a column of its own borrows one."""
    table = rows("quantities.tsv")
    column = lang if any(lang in row for row in table) else DEFAULT
    found: dict[str, tuple[str, str]] = {}
    for row in table:
        for word in row.get(column, ()):
            value = row["value"][0] if row["value"] else ""
            found.setdefault(word.replace("ё", "е"), (row["kind"][0], value))
    if lang == "tg":
        _add_tajik(found)
    return found


def _add_tajik(found: dict[str, tuple[str, str]]) -> None:
    """Add numbers linked to the next one, «сесаду», and those that say how long: «чоррӯза»."""
    for word, (kind, value) in list(found.items()):
        if kind == "number" and Decimal(value) >= 20:
            found.setdefault(f"{word}у", (kind, value))
        if kind == "number" and 2 <= Decimal(value) <= 100:
            for lasting in ("рӯза", "сола", "моҳа", "соата"):
                found.setdefault(word + lasting, (kind, value))
                found.setdefault(f"{word}{lasting}и", (kind, value))


def quantities(text: str, lang: str) -> list[Quantity]:
    """Return the quantities of a text in its order, none overlapping another."""
    tokens = list(_tokens(text, lang))
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity, used = _read(text, tokens, at, lang)
        if quantity is not None:
            found.append(quantity)
        at += used
    return found


def _tokens(text: str, lang: str) -> Iterator[_Token]:
    words = _vocabulary(lang)
    for match in TOKEN.finditer(text):
        group = match.lastgroup or ""
        piece = match.group()
        start, end = match.span()
        if group == "word":
            token = _word(piece, words, start, end)
            if token is not None:
                yield token
        elif group in ("iso", "dotted"):
            yield _Token("date", Decimal(0), start, end, piece)
        elif group == "percent":
            yield _Token("unit", Decimal(0), start, end, piece, "%")
        elif group == "half":
            yield _Token("digits", FRACTIONS[piece], start, end, piece)
        else:
            yield _number(match, lang)


def _word(piece: str, words: dict[str, tuple[str, str]], start: int, end: int) -> _Token | None:
    known = words.get(piece.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'"))
    if known is not None and not (known[0] == "month" and len(piece) <= 4 and piece == "may"):
        kind, value = known
        if kind == "unit":
            return _Token(kind, Decimal(0), start, end, piece, value)
        return _Token(kind, Decimal(value or 0), start, end, piece)
    if piece.isupper() and ROMAN.match(piece.translate(LOOKALIKE)):
        return _Token("roman", Decimal(_roman(piece)), start, end, piece)
    return None


def _roman(text: str) -> int:
    digits = [ROMAN_DIGITS[c] for c in text.translate(LOOKALIKE)]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def _number(match: re.Match[str], lang: str) -> _Token:
    digits, tail = match["num"], match["tail"] or ""
    start, end = match.span()
    value = number(digits, lang)
    if match["frac"]:
        value += FRACTIONS[match["frac"]]
    ending = tail.lstrip("-")
    if 1000 <= value < 10_000 and value % 10 == 0 and ending in DECADE_ENDINGS and digits.isdigit():
        return _Token("decade", value, start, end, match.group())
    if 1000 <= value <= 2100 and digits.isdigit() and tail.startswith("-") and not tail.isascii():
        return _Token("digits", value, start, end, digits)
    return _Token("ordinals" if tail else "digits", value, start, end, match.group())


def number(digits: str, lang: str) -> Decimal:
    """Read a number as a language writes it.

    English parts thousands by commas; the others by spaces, sometimes dots, and decimals by a comma.
    """
    plain = re.sub(f"[{SPACES}]", "", digits)
    if lang == "en":
        grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain)
        plain = plain.replace(",", "") if grouped else plain.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain) and not plain.startswith("0"):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", plain):
        plain = plain.replace(",", "")
    else:
        plain = plain.replace(",", ".")
    whole, dot, rest = plain.partition(".")
    return Decimal(whole + dot + rest.replace(".", "")) if rest else Decimal(whole)


def _read(text: str, tokens: Sequence[_Token], at: int, lang: str) -> tuple[Quantity | None, int]:
    """Return the quantity that begins at a token, and how many tokens it takes."""
    token = tokens[at]
    if token.kind == "date":
        return _numeric_date(token), 1
    for reader in (_date, _century, _decade):
        quantity, used = reader(text, tokens, at)
        if quantity is not None:
            return quantity, used
    counted = token.kind == "one" and _halved(text, tokens, at)
    alone = token.text.lower() in ONE_OF and _joined(text, tokens, at + 1, ("number",))
    if counted or alone or token.kind in ("digits", "ordinals", "number", "ordinal"):
        return _amount(text, tokens, at, lang)
    return None, 1


def _numeric_date(token: _Token) -> Quantity | None:
    parts = [int(p) for p in re.split(r"[.-]", token.text)]
    year, month, day = parts if "-" in token.text else reversed(parts)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Quantity("date", f"{year:04}-{month:02}-{day:02}", token.start, token.end)


def _near(text: str, tokens: Sequence[_Token], at: int, kinds: tuple[str, ...]) -> bool:
    """Whether the token at `at` is of these kinds and hardly parted from the one before."""
    if not 0 < at < len(tokens) or tokens[at].kind not in kinds:
        return False
    between = text[tokens[at - 1].end : tokens[at].start]
    return len(between) <= 3 and not between.strip(" ,.\u00a0\t-–—")


def _is_day(token: _Token) -> bool:
    return token.kind in ("digits", "ordinals") and 1 <= token.value <= 31 and token.value % 1 == 0


def _is_year(token: _Token) -> bool:
    return token.kind == "digits" and token.text.isdigit() and len(token.text) == 4


def _date(text: str, tokens: Sequence[_Token], at: int) -> tuple[Quantity | None, int]:
    """Read «8 April 1992», «April 8, 1992», «April 1992», «8 April»."""
    first = tokens[at]
    day: int | None = None
    if _is_day(first) and _near(text, tokens, at + 1, ("month",)):
        day, month, used = int(first.value), int(tokens[at + 1].value), 2
    elif first.kind == "month":
        month, used = int(first.value), 1
        if _near(text, tokens, at + 1, ("digits", "ordinals")) and _is_day(tokens[at + 1]):
            day, used = int(tokens[at + 1].value), 2
    else:
        return None, 1
    if day and _near(text, tokens, at + used, ("year",)) and at + used + 1 < len(tokens):
        if _near(text, tokens, at + used + 1, ("digits",)) and _is_year(tokens[at + used + 1]):
            used += 1
    elif not day and _near(text, tokens, at + used, ("year",)):
        used += 1 if at + used + 1 < len(tokens) and _is_year(tokens[at + used + 1]) else 0
    year = ""
    if _near(text, tokens, at + used, ("digits",)) and _is_year(tokens[at + used]):
        year, used = tokens[at + used].text, used + 1
    if not (day or year):
        return None, 1
    value = f"{year or '-'}-{month:02}" + (f"-{day:02}" if day else "")
    return Quantity("date", value, first.start, tokens[at + used - 1].end), used


def _century(text: str, tokens: Sequence[_Token], at: int) -> tuple[Quantity | None, int]:
    """Read «XIII век», «13th century», «асри XIII»; of «XI—XIII века» each by itself."""
    numeral = ("roman", "ordinals", "digits", "ordinal")
    first = tokens[at]
    if first.kind == "century" and _near(text, tokens, at + 1, numeral[:3]):
        following = tokens[at + 1]
        if 1 <= following.value <= 21 and len(first.text) > 2:
            return _signed(text, "century", following.value, first.start, following.end), 2
    spelled = _near(text, tokens, at + 1, ("ordinal",)) and _near(
        text, tokens, at + 2, ("century",)
    )
    if spelled and first.value + tokens[at + 1].value == 21:
        return _signed(text, "century", Decimal(21), first.start, tokens[at + 2].end), 3
    if first.kind in numeral and 1 <= first.value <= 21:
        ahead = at + 1
        while _near(text, tokens, ahead, ("roman", "ordinals")) and ahead - at < 3:
            ahead += 1
        if _near(text, tokens, ahead, ("century",)) and _means_century(text, first, tokens[ahead]):
            used = ahead - at + 1 if ahead == at + 1 else 1
            said = _signed(text, "century", first.value, first.start, tokens[ahead].end)
            return replace(said, end=tokens[at + used - 1].end), used
    return None, 1


def _means_century(text: str, first: _Token, word: _Token) -> bool:
    """Whether a word is century rather than «в»: behind bare digits in full, behind a word with its point."""
    if len(word.text) > 2 or first.kind not in ("digits", "ordinal"):
        return True
    return first.kind == "ordinal" and text[word.end : word.end + 1] == "."


def _decade(_text: str, tokens: Sequence[_Token], at: int) -> tuple[Quantity | None, int]:
    token = tokens[at]
    if token.kind != "decade":
        return None, 1
    return Quantity("decade", str(int(token.value)), token.start, token.end), 1


def _amount(text: str, tokens: Sequence[_Token], at: int, lang: str) -> tuple[Quantity | None, int]:
    """Read a year, or a number with its scale and unit."""
    first = tokens[at]
    year_word = _near(text, tokens, at + 1, ("year",)) or (
        at > 0 and tokens[at - 1].kind == "year" and _near(text, tokens, at, ("digits",))
    )
    scaled = _near(text, tokens, at + 1, ("scale", "unit"))
    plain = first.kind == "digits" and first.text.isdigit() and not scaled
    era = BEFORE_ERA.match(text, first.end) and not _near(text, tokens, at + 1, ("century",))
    least = 1 if era else 100 if year_word else 1000
    if plain and least <= first.value <= 2100:
        return _signed(text, "year", first.value, first.start, first.end), 1
    if first.kind == "ordinal" and first.value == 1:
        return None, 1
    value, used = _summed(text, tokens, at)
    unit = ""
    if _near(text, tokens, at + used, ("unit",)):
        unit, used = tokens[at + used].unit, used + 1
    return Quantity("number", canonical(value), first.start, tokens[at + used - 1].end, unit), used


def _halved(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a number goes on with “and a half”, «с половиной»."""
    if at + 1 >= len(tokens) or tokens[at + 1].value != FRACTIONS["½"]:
        return False
    return text[tokens[at].end : tokens[at + 1].start].strip() in ("and a", "с")


def _summed(text: str, tokens: Sequence[_Token], at: int) -> tuple[Decimal, int]:
    """Read «две тысячи пятьсот сорок один», «3 млн 200 тыс.»: parts with falling scales."""
    total, used, least = Decimal(0), 0, Decimal("Infinity")
    while True:
        alone = tokens[at + used].kind == "scale"
        value, taken = (Decimal(1), 1) if alone else _compound(text, tokens, at + used)
        ahead, scale = at + used + taken, tokens[at + used].value if alone else Decimal(1)
        while _half_of(text, tokens, ahead) or _near(text, tokens, ahead, ("scale",)):
            scale, ahead = scale * tokens[ahead].value, ahead + 1
        part = value if scale == 1 else value * scale
        if part >= least:
            return total, used
        total, used, least = total + part if used else part, ahead - at, scale
        if scale == 1 or not _goes_on(text, tokens, ahead):
            return total, used


def _half_of(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a scale word is the half one of “half a million”."""
    if not 0 < at < len(tokens) or tokens[at].kind != "scale":
        return False
    before = tokens[at - 1]
    return before.text.lower() == "half" and text[before.end : tokens[at].start].strip() == "a"


def _goes_on(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a part follows a scale: in words, or in digits with a scale or behind Tajik «у»."""
    if _joined(text, tokens, at, ("number",)):
        return True
    linked = tokens[at - 1].text[-2:] in ("ру", "ну", "ду") or _near(
        text, tokens, at + 1, ("scale",)
    )
    return linked and _joined(text, tokens, at, ("digits",))


def _compound(text: str, tokens: Sequence[_Token], at: int) -> tuple[Decimal, int]:
    """Add up «twenty one», «двадцать пять»; multiply «two hundred»; add a half to either."""
    value, used = tokens[at].value, 1
    if _halved(text, tokens, at):
        return value + FRACTIONS["½"], 2
    while tokens[at].kind == "number" and _joined(text, tokens, at + used, ("number", "one")):
        following = tokens[at + used].value
        if following == 100 and value < 20:
            value *= 100
        elif following < value and 20 <= value < 10**9 and value % 10 == 0:
            value += following
        else:
            break
        used += 1
    return value, used


def _joined(text: str, tokens: Sequence[_Token], at: int, kinds: tuple[str, ...]) -> bool:
    """Whether a number goes on with a token: beside it, or behind “and” where no new number begins."""
    if not 0 < at < len(tokens) or tokens[at].kind not in kinds:
        return False
    before, joint = tokens[at - 1], text[tokens[at - 1].end : tokens[at].start]
    if _near(text, tokens, at, kinds):
        return "," not in joint
    if joint.strip() != "and" or not (before.kind == "scale" or before.value == 100):
        return False
    return not (_near(text, tokens, at + 1, ("number",)) and tokens[at + 1].value == 100)


def canonical(value: Decimal) -> str:
    """Write a number without exponent, thousands signs or trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _signed(text: str, kind: str, value: Decimal, start: int, end: int) -> Quantity:
    era = BEFORE_ERA.match(text, end)
    return Quantity(kind, ("-" if era else "") + str(int(value)), start, end)
