"""Numbers, units, percentages and money in Russian and Tajik style, written in English."""

from __future__ import annotations

import re
from decimal import Decimal

from workbench.core.adapt.rule import Rule, ends, names_code

SP = "[ \u00a0\u202f\u2009\ufdd3]"
GROUPED = rf"\d{{1,3}}(?:{SP}\d{{3}})+(?:,\d+)?"
NUM = rf"(?<![\w.,])(?<!\d[ \u00a0\ufdd3])(?:{GROUPED}|\d+(?:,\d+)?|\d+\.\d+)"
RANGE = rf"{NUM}(?:[—–-](?:{GROUPED}|\d+(?:,\d+)?|\d+\.\d+))?"

SCALES = {
    "млн": "million", "миллион": "million", "миллиона": "million",
    "миллионов": "million", "млрд": "billion", "миллиард": "billion", "миллиарда": "billion",
    "миллиардов": "billion", "трлн": "trillion", "триллион": "trillion", "триллиона": "trillion",
    "триллионов": "trillion",
}  # fmt: skip
SCALE = r"(?:тыс\.?|тысяч[аи]?|ҳазор|ҳаз\.|млн\.?|миллион(?:а|ов|и)?|млрд\.?|миллиард(?:а|ов|и)?|трлн\.?|триллион(?:а|ов|и)?)(?![\w])"

MONEY = {
    "долл": "US$", "$": "US$", "руб": "₽", "₽": "₽", "рубл": "₽", "евро": "€", "€": "€",
    "сомон": "TJS ", "£": "£", "фунт": "£",
}  # fmt: skip
CURRENCY = (
    r"(?:долл(?:\.|ар(?:а|ов|ы|и|ҳои)?)?(?:[ \u00a0\ufdd3](?:США|ИМА))?|руб(?:\.|л(?:ь|я|ей|и)?)?"
    r"|евро|сомон[иӣ]|фунт(?:а|ов)?[ \u00a0\ufdd3]стерлингов|[$€₽£])(?![\w])"
)

THOUSANDS = ("тыс", "ҳаз")
"""What a word of scale begins with that English writes out in figures: 12,500 for «12,5 тыс.»."""

UNITS = {
    "км²": "km²", "кв. км": "km²", "кв.км": "km²", "км2": "km²", "м²": "m²", "кв. м": "m²",
    "кв.м": "m²", "м2": "m²", "км³": "km³", "куб. км": "km³", "м³": "m³", "куб. м": "m³",
    "м³/с": "m³/s", "м³/сония": "m³/s", "м/км": "m/km", "см/км": "cm/km", "экз": "copies", "км/ч": "km/h", "км/соат": "km/h", "кВт/соат": "kWh", "кВт·соат": "kWh", "км/с": "km/s", "м/с": "m/s", "кВт·ч": "kWh", "кВт/ч": "kWh", "кВт⋅ч": "kWh",
    "МВт·ч": "MWh", "ГВт·ч": "GWh", "кВт/с": "kWh", "кВт": "kW", "МВт": "MW", "ГВт": "GW",
    "ТВт·ч": "TWh", "Вт": "W", "кВ": "kV", "км": "km", "мм": "mm", "см": "cm", "м": "m", "кг": "kg",
    "га": "ha", "мг": "mg", "т": "t", "л": "L", "Гц": "Hz", "кГц": "kHz", "МГц": "MHz", "ГГц": "GHz",
    "чел./км²": "people/km²", "чел/км²": "people/km²", "чел. на км²": "people per km²", "чел. / км²": "people/km²",
    "нафар/км²": "people/km²", "нафар/км2": "people/km²", "чел./км2": "people/km²", "чел/км2": "people/km²", "чел./км": "people/km", "чел/км": "people/km", "нафар/км": "people/km", "м3/с": "m³/s", "куб. м/с": "m³/s", "чел": "people", "нафар": "people", "мин": "min", "ч": "h", "сек": "s", "с": "s",
    "КБ": "KB", "МБ": "MB", "ГБ": "GB", "ТБ": "TB", "кбит/с": "kbit/s", "Мбит/с": "Mbit/s", "Гбит/с": "Gbit/s",
    "мкм": "μm", "нм": "nm", "см²": "cm²", "мм²": "mm²", "см³": "cm³", "кПа": "kPa", "МПа": "MPa", "гПа": "hPa",
    "кН": "kN", "кДж": "kJ", "МДж": "MJ", "дБ": "dB", "об/мин": "rpm",
    "тонн": "tonnes", "тонна": "tonne", "литров": "litres", "литр": "litre",
}  # fmt: skip
PREPOSITION = {"с": f'с(?!{SP}+(?:[\\w«"(\ufdd1]|$))'}
"""Units that are a word of their own too: «10 с» are seconds, «5 с половиной» are not."""
UNIT = (
    "(?:"
    + "|".join(PREPOSITION.get(u) or re.escape(u) for u in sorted(UNITS, key=len, reverse=True))
    + ")"
)
SHORTENED = "(?:ч|мин|сек|с|км|см|мм|м|кг|га|т|л)"
"""Units behind which some write a stop that ends no sentence."""
COUNTED = frozenset({"т", "л", "ч"})
"""With a stop these may also be volumes, sheets and parts: «в 5 т.»."""
VOLUMES = re.compile(r"(?<!\w)[вВ][ \u00a0\ufdd3]$")
UNIT_END = r"(?![\w²³/·⋅])"


def english_number(text: str) -> str:
    """Return one number in English: groups by commas, decimals by a point."""
    plain = re.sub(SP, "", text)
    grouped = plain != text
    whole, comma, rest = plain.partition(",")
    if "." in plain:
        return plain
    if grouped or len(whole) > 4 or (comma and len(whole) > 3):
        whole = f"{int(whole):,}"
    return f"{whole}.{rest}" if comma else whole


def english_range(text: str) -> str:
    """Return a number, or two numbers with an en dash between them."""
    parts = re.split("[—–-]", text)
    return "–".join(english_number(part) for part in parts)


def scaled(num: str, word: str) -> str:
    """Return a number, or two, with a word of scale in English."""
    if word.lower().startswith(THOUSANDS):
        return "–".join(_thousands(part) for part in re.split("[—–-]", num))
    return f"{english_range(num)} {_scale(word)}"


def _thousands(num: str) -> str:
    value = Decimal(re.sub(SP, "", num).replace(",", ".")) * 1000
    return f"{value.normalize():,f}"


def _scale(word: str) -> str:
    return SCALES[word.lower().rstrip(".и")]


def _sign(word: str) -> str:
    low = word.lower()
    return next(sign for stem, sign in MONEY.items() if low.startswith(stem))


def _money(match: re.Match[str], dates: str) -> str:
    num = scaled(match["num"], match["scale"]) if match["scale"] else english_range(match["num"])
    return f"{_sign(match['unit'])}{num}{_stop(match)}"


def _stop(match: re.Match[str]) -> str:
    """Keep the stop of an abbreviation where it also ends the sentence."""
    return _stop_of(match, match["unit"] or match["scale"])


def _stop_of(match: re.Match[str], word: str) -> str:
    begun = match.string[: match.start()].strip()
    return "." if word.endswith(".") and begun and ends(match.string[match.end() :]) else ""


def _kopecks(match: re.Match[str], dates: str) -> str:
    figure = f"₽{english_number(match['num'])}.{int(match['cents']):02}"
    return figure + _stop_of(match, match[0])


def _money_first(match: re.Match[str], dates: str) -> str:
    stop = "." if match["scale"].endswith(".") and ends(match.string[match.end() :]) else ""
    return f"{_sign(match['unit'])}{scaled(match['num'], match['scale'])}{stop}"


def _scaled_unit(match: re.Match[str], dates: str) -> str:
    tail = f" {UNITS[match['unit'].rstrip('.')]}" if match["unit"] else ""
    return f"{scaled(match['num'], match['scale'])}{tail}{_stop(match)}"


def _unit(match: re.Match[str], dates: str) -> str:
    unit, end = match["unit"].rstrip("."), match.end()
    stopped = "." in match["unit"] + match.string[end : end + 1] and "," not in match["num"]
    if stopped and unit in COUNTED and VOLUMES.search(_before(match)):
        return match[0]
    return f"{english_range(match['num'])} {UNITS[unit]}{_stop(match)}"


def _spaced_range(match: re.Match[str], dates: str) -> str:
    """5 — 10 км → 5–10 км, unless the first is a year or the larger one."""
    first, last = (float(re.sub(SP, "", match[n]).replace(",", ".")) for n in ("first", "last"))
    year = re.fullmatch(r"1\d{3}|20\d\d", match["first"])
    return match[0] if year or first >= last else f"{match['first']}–{match['last']}"


def _with_thousands(match: re.Match[str], dates: str) -> str:
    """2 млн 500 тыс. → 2,5 млн."""
    rest = f"{int(match['rest']):03}".rstrip("0")
    return f"{match['num']},{rest} {match['scale']}"


def _sign_of_number(match: re.Match[str], dates: str) -> str:
    several = re.search("[—–,]", match["num"])
    return f"{'Nos.' if several else 'No.'} {match['num']}"


LASTS = re.compile(
    r"(?<!\w)(?:за|через|каждые|спустя|длил\w*|длится|время\w*|времени|результат\w*)[ \u00a0\ufdd3]$",
    re.IGNORECASE,
)
"""What stands before seconds, whose letter is that of pages."""


def _before(match: re.Match[str]) -> str:
    """Return the words right before a number, and no more: a line may be long."""
    return match.string[max(0, match.start() - 30) : match.start()]


def _pages(match: re.Match[str], dates: str) -> str:
    if "," in match["num"] or LASTS.search(_before(match)):
        return match[0]
    one = match["num"] == "1"
    return f"{english_range(match['num'])} {'p' if one else 'pp'}."


def _horsepower(match: re.Match[str], dates: str) -> str:
    return f"{english_range(match['num'])} hp{_stop(match)}"


def _mercury(match: re.Match[str], dates: str) -> str:
    return f"{english_range(match['num'])} mmHg{_stop(match)}"


def _unit_alone(match: re.Match[str], dates: str) -> str:
    return f"{match['num']} {UNITS[match['unit']]}"


def _over_time(match: re.Match[str], dates: str) -> str:
    return "/" + {"с": "s", "ч": "h", "сут": "day", "год": "year"}[match["unit"]]


def _percent(match: re.Match[str], dates: str) -> str:
    return f"{english_range(match['num'])}%"


def _counted(match: re.Match[str], dates: str) -> str:
    plain = names_code(match) or match[0].startswith("0")
    return match[0] if plain else f"{int(match[0]):,}"


def _grouped(match: re.Match[str], dates: str) -> str:
    return english_number(match[0])


def _dotted(match: re.Match[str], dates: str) -> str:
    return match[0].replace(".", ",")


def _dotted_unit(match: re.Match[str], dates: str) -> str:
    return f"{match['num'].replace('.', ',')} {UNITS[match['unit']]}"


def _decimal(match: re.Match[str], dates: str) -> str:
    return match[0].replace(",", ".")


def _side(match: re.Match[str], dates: str) -> str:
    """55°45′ с. ш. → 55°45′ N."""
    return f"{match['mark']} {SIDES[match['side'][0]]}{_stop_of(match, match['side'])}"


SIDES = {"с": "N", "ю": "S", "в": "E", "з": "W"}


def _degrees(match: re.Match[str], dates: str) -> str:
    return f"{match['num'].replace(',', '.')} °C"


SIGNS = re.compile(r"\$|€|₽|£")
RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
PARTS = re.compile(r"\d+|½|¼|¾|⅓|⅔|⅛")


def cased(*words: str) -> tuple[str, ...]:
    """Return words in small letters, in capitals, and with a capital first."""
    return tuple({f(word) for word in words for f in (str.lower, str.title, str.upper)})


RULES = (
    Rule("number sign", re.compile(rf"№№?{SP}?(?P<num>\d+(?:[—–]\d+)?)(?!\w)"), _sign_of_number, "", re.compile("№")),
    Rule("spaced range", re.compile(rf"(?P<first>{NUM}){SP}[—–-]{SP}(?P<last>{GROUPED}|\d+(?:,\d+)?)(?={SP}*(?:{SCALE}|{CURRENCY}|%|чел\.|{UNIT}{UNIT_END}))"), _spaced_range, needs=("—", "–", " - ")),
    Rule("with thousands", re.compile(rf"(?P<num>(?<![\w.,])\d+){SP}(?P<scale>млн|миллиона?){SP}(?P<rest>[1-9]\d{{0,2}}){SP}(?:тыс\.|тысяч[аи]?(?!\w)|ҳазор(?!\w))"), _with_thousands, needs=("тыс", "ҳазор")),
    Rule("dotted people", re.compile(rf"(?P<num>\d{{1,3}}(?:\.\d{{3}})+){SP}+(?P<unit>нафар)(?!\w)"), _dotted_unit, needs=("нафар",)),
    Rule("kopecks", re.compile(rf"(?P<num>(?<![\w.,])\d+){SP}*(?P<unit>руб)(?:\.|л(?:ь|я|ей))?{SP}+(?P<cents>\d{{1,2}}){SP}*коп(?:\.|е(?:йк[аи]|ек)(?!\w))"), _kopecks, "ru", needs=("коп",)),
    Rule("money", re.compile(rf"(?P<num>{RANGE})(?:{SP}*(?P<scale>{SCALE}))?{SP}*(?P<unit>{CURRENCY})", re.I), _money, needs=cased("долл", "руб", "евро", "сомон", "фунт", "$", "€", "₽", "£")),
    Rule("money first", re.compile(rf"(?<![A-Z$])(?P<unit>[$€₽£]){SP}?(?P<num>{RANGE}){SP}*(?P<scale>{SCALE})", re.I), _money_first, "", SIGNS),
    Rule("scale", re.compile(rf"(?P<num>{RANGE}){SP}*(?P<scale>{SCALE})(?:{SP}+(?P<unit>(?-i:чел\.|{UNIT}{UNIT_END})))?", re.I), _scaled_unit, needs=cased("тыс", "ҳаз", "млн", "миллион", "млрд", "миллиард", "трлн", "триллион")),
    Rule("percent", re.compile(rf"(?P<num>{RANGE})(?:{SP}+%|{SP}*(?:фоиз|фисад|процент(?:а|ов)?)(?!\w))"), _percent, needs=("%", "фоиз", "фисад", "процент")),
    Rule("side of the globe", re.compile(rf"(?P<mark>[°′″]){SP}*(?P<side>[сю]\.{SP}*ш\.|[вз]\.{SP}*д\.)"), _side, "ru", re.compile("[°′″]"), needs=("ш.", "д.")),
    Rule("degrees", re.compile(rf"(?P<num>(?<![\w.,])\d+,\d+){SP}?°C"), _degrees, needs=("°C",)),
    Rule("people", re.compile(rf"(?P<num>{RANGE}){SP}+(?P<unit>чел\.|экз\.)(?!{SP}?/|{SP}на{SP}км²)"), _unit, needs=("чел.", "экз.")),
    Rule("pages", re.compile(rf"(?P<num>{RANGE}){SP}*с\.(?!\w)"), _pages, needs=("с.",)),
    Rule("horsepower", re.compile(rf"(?P<num>{RANGE}){SP}*(?P<unit>л\.{SP}?с\.)(?!\w)"), _horsepower, needs=("с.",)),
    Rule("mercury", re.compile(rf"(?P<num>{RANGE}){SP}*мм{SP}рт\.{SP}?(?P<unit>ст\.)"), _mercury, needs=("рт.",)),
    Rule("unit", re.compile(rf"(?P<num>{RANGE}){SP}*(?P<unit>{SHORTENED}\.(?={SP}*[\d,;)]|{SP}[а-яёӣӯқғҳҷ])|{UNIT}{UNIT_END}(?!\.\w))"), _unit),
    Rule("unit of a power", re.compile(rf"(?P<num>(?<=\d)(?:\ufdd1|{RAISED}+)){SP}+(?P<unit>{UNIT}){UNIT_END}"), _unit_alone, "", re.compile(f"\ufdd1|{RAISED}+")),
    Rule("unit of a part", re.compile(rf"(?P<num>(?<![\w.,])\d*[½¼¾⅓⅔⅛]){SP}*(?P<unit>{UNIT}){UNIT_END}"), _unit_alone, "", PARTS),
    Rule("unit over time", re.compile(r"(?<=[²³m]\ufdd1)/(?P<unit>с|ч|сут|год)(?![\w.])"), _over_time, "", re.compile("/")),
    Rule("dotted", re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)"), _dotted, needs=(".",)),
    Rule("grouped", re.compile(rf"(?<![\w.,+-])(?<!\d[ \u00a0\ufdd3]){GROUPED}(?![\d]|[ \u00a0\ufdd3]\d)"), _grouped),
    Rule("counted", re.compile(rf"(?<![\w.,№+/-])(?<!\d[ \u00a0\ufdd3])\d{{5,6}}(?={SP}[а-яёӣӯқғҳҷ]{{3}})"), _counted),
    Rule("decimal", re.compile(r"(?<![\w.,])(?:0,\d+|\d{1,3},(?:\d{1,2}|\d{4,}))(?![.,]?\d)"), _decimal, needs=(",",)),
    Rule("long decimal", re.compile(r"(?<![\w.,])(?!1[5-9]\d\d,|20\d\d,)\d{4,6},\d{1,2}(?![.,]?\d)"), _grouped, needs=(",",)),
)  # fmt: skip
"""In this order: money and units take their numbers with them, bare numbers come last."""
