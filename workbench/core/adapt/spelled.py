"""Units written out («5 квадратных километров») as their signs, which the rules of amounts know."""

from __future__ import annotations

import re

from workbench.core.adapt.amounts import SCALE, SP
from workbench.core.adapt.rule import Rule

_END = "(?:ами|ом|ов|ам|ах|а|у|е|ы|и|ро)?"
_FULL = "(?:ыми|ими|ого|ому|ый|ий|ым|им|ом|ых|их|ые|ие)"
_SQUARE = rf"квадратн{_FULL}{SP}"
_CUBIC = rf"кубическ{_FULL}{SP}"
_HOUR = rf"{SP}(?:в|дар(?:{SP}як)?){SP}(?:час|соат)"
_SECOND = rf"{SP}(?:в|дар(?:{SP}як)?){SP}(?:секунду|сония)"

SIGNS = (
    (rf"(?:человек(?:а)?|нафар){SP}(?:на|дар(?:{SP}як)?){SP}(?:1{SP})?(?:квадратный{SP}километр|километри{SP}мураббаъ?|км²)", "чел./км²"),
    (rf"{_SQUARE}километр{_END}|километри{SP}(?:мураббаъ?|квадратӣ)", "км²"),
    (rf"{_SQUARE}метр{_END}|метри{SP}(?:мураббаъ?|квадратӣ)", "м²"),
    (rf"{_CUBIC}километр{_END}|километри{SP}мукааб", "км³"),
    (rf"(?:{_CUBIC}метр{_END}|метри{SP}мукааб|кубометр{_END}){_SECOND}", "м³/с"),
    (rf"{_CUBIC}метр{_END}|метри{SP}мукааб|кубометр{_END}", "м³"),
    (rf"километр{_END}{_HOUR}", "км/ч"),
    (rf"километр{_END}{_SECOND}", "км/с"),
    (rf"метр{_END}{_SECOND}", "м/с"),
    (rf"километр{_END}", "км"),
    (rf"сантиметр{_END}", "см"),
    (rf"миллиметр{_END}", "мм"),
    (rf"метр{_END}", "м"),
    (rf"килограмм{_END}", "кг"),
    (rf"миллиграмм{_END}", "мг"),
    (rf"гектар{_END}", "га"),
    (rf"киловатт-(?:час|соат){_END}", "кВт·ч"),
    (rf"мегаватт-(?:час|соат){_END}", "МВт·ч"),
    (rf"киловатт{_END}", "кВт"),
    (rf"мегаватт{_END}", "МВт"),
    (rf"гигаватт{_END}", "ГВт"),
    (rf"киловольт{_END}", "кВ"),
    (rf"мегагерц{_END}", "МГц"),
    (r"тонн(?:ами|ой|ам|ах|а|ы|у|е)?", "тонн"),
    (rf"литр{_END}", "литров"),
)  # fmt: skip
"""How a unit is written out → its sign, of those that fit the first."""

ONE = {"тонн": "тонна", "литров": "литр"}
"""English writes these out, one of them in the singular."""

_COMPILED = tuple((re.compile(pattern), sign) for pattern, sign in SIGNS)


def _sign(match: re.Match[str], dates: str) -> str:
    sign = next(sign for pattern, sign in _COMPILED if pattern.fullmatch(match["unit"]))
    if match["lead"] == "1" and not MORE.search(match.string[: match.start()]):
        sign = ONE.get(sign, sign)
    return f"{match['lead']} {sign}"


MORE = re.compile(r"\d[\s,.\ufdd3]?$")
"""A number that the figures behind it belong to."""

RULES = (
    Rule(
        "unit written out",
        re.compile(
            rf"(?P<lead>\d+(?:{SP}*{SCALE})?){SP}+(?P<unit>{'|'.join(p for p, _ in SIGNS)})(?![\w-])"
        ),
        _sign,
        needs=("метр", "тонн", "литр", "грамм", "гектар", "ватт", "вольт", "герц", "км²"),
    ),
)
"""Comes before the rules of amounts, which read the sign with its number."""
