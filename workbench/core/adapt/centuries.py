"""Centuries and millennia in prose: one, several, their ends and halves, and eras."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from workbench.core.adapt.rule import Rule, stop
from workbench.core.adapt.values import ordinal

S = "[ \u00a0\ufdd3]"
ROMAN = "[IVXLХІ]+"
ERA = rf"(?P<era>до{S}*н\.{S}*э\.|до{S}нашей{S}эры|н\.{S}*э\.|нашей{S}эры|пеш{S}аз{S}милод|то{S}милод|милодӣ|(?:пеш{S}аз|то){S}м\.|п\.{S}?а\.{S}?м\.|м\.(?=[,;)]|{S}+[а-яёӣӯқғҳҷ]))"
CENTURY = (
    r"(?:веках|веками|веков|века|веке|веком|веку|век|вв?\.|столети(?:ями|ях|ем|[еияйю])|стол\.)"
)
MILLENNIUM = rf"(?:тысячелети(?:ями|ях|ем|[еияйю])(?!\w)|тыс\.(?={S}*(?:до{S}*)?н\.{S}*э\.))"

_PARTS = (
    ("early ", r"начал[оеау]|нач\.|аввали|ибтидои|ибт\."),
    ("mid-", r"середин[аеыу]|сер\.|миёнаи"),
    ("late ", r"кон(?:ец|це|ца|цу|цом)|кон\.|охири"),
)
_WHICH = (
    ("first", r"перв(?:ая|ой|ую)|пер\.|I(?!\w)|1-?[яюй]|1-?(?:ая|ой|ую)|аввали|якуми"),
    ("second", r"втор(?:ая|ой|ую)|вт\.|II(?!\w)|2-?[яюй]|2-?(?:ая|ой|ую)|дуюми"),
    ("third", r"треть(?:я|ей|ю)|3-?[яюй]|сеюми"),
    ("fourth", r"четв[её]рт(?:ая|ой|ую)|4-?[яюй]|чоруми"),
    ("last", r"последн(?:яя|ей|юю)|посл\.|охири"),
)
_SHARES = (
    ("half", r"половин(?:ой|[аеыу])|пол\.|нимаи"),
    ("quarter", r"четверт(?:ью|[ьи])|четв\.|чоряки"),
    ("third", r"трет(?:ью|[ьи])"),
)


def _any(table: tuple[tuple[str, str], ...]) -> str:
    return "|".join(pattern for _, pattern in table)


_NAMED_PARTS = (
    *(
        (re.compile(rf"(?:{which}) ?(?:{share})|(?:{share}) ?(?:{which})"), f"{one} {of} of the ")
        for one, which in _WHICH
        for of, share in _SHARES
    ),
    *((re.compile(pattern), english) for english, pattern in _PARTS),
)
"""What a part of a century looks like → its English name."""

PART = (
    rf"(?:(?:{_any(_WHICH)}){S}*(?:{_any(_SHARES)})"
    rf"|(?:{_any(_SHARES)}){S}*(?:{_any(_WHICH)})|{_any(_PARTS)})"
)
ENDING = r"(?:-?(?:го|й|м|е|х|ый|ого|ом|[юу]ми?|и))?(?!\w)"
JOINT = rf"(?:{S}?[—–-]{S}?|,{S}+|{S}+(?:и|или|по|до|ва|то){S}+)"
JOINED = JOINT.replace(rf",{S}+|", "")
"""Numbers in figures are not joined by a comma: too much else is."""


def _chain(number: str, joint: str) -> str:
    item = rf"(?:{PART}{S}*)?{number}{ENDING}"
    return rf"{item}(?:{joint}{item}){{0,6}}"


CHAIN = rf"(?P<chain>{_chain(ROMAN, JOINT)}|{_chain('[0-9]{1,2}', JOINED)})"
ITEM = re.compile(rf"(?P<joint>{JOINT})?(?P<part>{PART}{S}*)?(?P<number>{ROMAN}|\d{{1,2}}){ENDING}")
NAME = re.compile(
    r"(?<!\w)(?!(?:От|На|До|Из|По|Во|Ко|Со|Для|Между|Около|Аз|Ба|Дар|То)\b)[А-ЯЁҚҒҲҶ][а-яёқғҳҷӯӣ]+-?\w* $"
)
"""A name right before a numeral."""


@dataclass(frozen=True, slots=True)
class Item:
    """One century of several."""

    joint: str
    part: str
    number: int

    @property
    def dashed(self) -> bool:
        """Whether a dash stands before it."""
        return self.joint.strip() in ("—", "–", "-")

    @property
    def name(self) -> str:
        """Its English name, the noun left out."""
        return self.part + ordinal(self.number)


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


def value(text: str) -> int:
    """Return the value of a number in figures or Roman numerals."""
    return int(text) if text.isdigit() else roman(text)


def part(text: str) -> str:
    """Return the English of «конец», «вторая половина» and the like; empty for none."""
    words = text.replace("\ufdd3", " ").split()
    plain = " ".join(word if word.isupper() else word.lower() for word in words)
    return next((english for pattern, english in _NAMED_PARTS if pattern.fullmatch(plain)), "")


def era(text: str | None) -> str:
    """Return BC or AD with a space before it, or nothing."""
    if not text:
        return ""
    return " BC" if text.startswith(("до", "п", "то")) else " AD"


def items(chain: str) -> list[Item]:
    """Return the centuries that a chain names; an empty list if a number is none."""
    found = [
        Item(m["joint"] or "", part(m["part"] or ""), value(m["number"]))
        for m in ITEM.finditer(chain)
    ]
    return found if all(0 < item.number < 40 for item in found) else []


def _joined(chain: list[Item]) -> str:
    """Write the names of centuries one after the other."""
    out = chain[0].name
    for before, item in itertools.pairwise(chain):
        loose = " – " if before.part or item.part else "–"
        out += (loose if item.dashed else item.joint) + item.name
    return out


def _several(chain: list[Item]) -> bool:
    """Tell whether English says centuries: «XV and XVI», but not «from XV to XVI»."""
    return (
        len(chain) > 1 and not chain[-1].part and chain[-1].joint.strip() not in ("по", "до", "то")
    )


def _written(match: re.Match[str], one: str, more: str) -> str:
    chain = match["chain"]
    kept = len(_regnal(match))
    rest = chain[kept:]
    named = items(rest)
    if not named:
        return match[0]
    noun = more if _several(named) else one
    return f"{chain[:kept]}{named[0].joint}{_joined(named)} {noun}{era(match['era'])}{stop(match, match['era'] or match['word'])}"


def _regnal(match: re.Match[str]) -> str:
    """Return the first numeral of several if it belongs to the name before it: «Пётр I и XV век»."""
    first, second, *_ = (*ITEM.finditer(match["chain"]), None, None)
    if (
        first is None
        or second is None
        or first["part"]
        or (second["joint"] or "").strip() not in ("и", ",")
    ):
        return ""
    named = NAME.search(match.string, max(0, match.start() - 30), match.start())
    return first[0] if named else ""


def _century(match: re.Match[str], dates: str) -> str:
    return match[0] if _counted(match) else _written(match, "century", "centuries")


def _millennium(match: re.Match[str], dates: str) -> str:
    return match[0] if _counted(match) else _written(match, "millennium", "millennia")


def _counted(match: re.Match[str]) -> bool:
    """Tell whether a number counts centuries: «за 3 века», «пять или 6 веков»."""
    last = re.search(r"(\d+)$", match["chain"])
    if last is None or match["era"] or match["chain"][0].isalpha():
        return False
    word = match["word"].lower()
    return word in ("веков", "столетий", "тысячелетий") or (
        word in ("века", "столетия", "тысячелетия") and 2 <= int(last[1]) <= 4
    )


def _tajik(match: re.Match[str], dates: str) -> str:
    noun = "millennium" if match["word"].lower().startswith("ҳазор") else "century"
    chain = items(match["chain"])
    if not chain:
        return match[0]
    if match["lead"]:
        chain[0] = replace(chain[0], part=part(match["lead"]))
    if _several(chain):
        noun = "millennia" if noun == "millennium" else "centuries"
    return f"{_joined(chain)} {noun}{era(match['era'])}"


def _turn(match: re.Match[str], dates: str) -> str:
    number = value(match["second"])
    return (
        f"turn of the {ordinal(number)} century{stop(match, match['word'])}" if number else match[0]
    )


STARTS = re.compile(r"нач|сер|кон|перв|пер\.|втор|вт\.|треть|четв|посл|[IVXLХІ]+|\d+")
PART_STARTS = re.compile(
    r"нач|сер|кон|перв|пер\.|втор|вт\.|треть|четв|посл|1-|2-|3-|4-|аввал|ибт|миён|охир|нима|чоряк"
)
TAJIK_STARTS = re.compile("аввал|ибт|миён|охир|нима|чоряк|сад|аср|қарн|Ҳазор|ҳазор")

RULES = (
    Rule(
        "turn of a century",
        re.compile(
            rf"(?<!\w)рубеж(?:ом|[еуа])?{S}+(?:{ROMAN}|\d{{1,2}})-?(?:го)?(?:{S}?[—–-]{S}?|{S}+и{S}+)(?P<second>{ROMAN}|\d{{1,2}})(?:-?го)?{S}*(?P<word>{CENTURY})(?!\w)"
        ),
        _turn,
        "ru",
        re.compile("рубеж"),
    ),
    Rule(
        "millennium",
        re.compile(rf"(?<![\w-]){CHAIN}{S}+(?P<word>{MILLENNIUM})(?:{S}*{ERA})?"),
        _millennium,
        "ru",
        STARTS,
        needs=("тысячелет", "тыс."),
    ),
    Rule(
        "century",
        re.compile(rf"(?<![\w-]){CHAIN}{S}*(?P<word>{CENTURY})(?!\w)(?:{S}*{ERA})?"),
        _century,
        "ru",
        STARTS,
        needs=("век", "в.", "столет", "стол."),
    ),
    Rule(
        "century",
        re.compile(
            rf"(?<!\w)(?P<lead>{PART}{S}+)?(?P<word>(?:сада|аср|қарн|[Ҳҳ]азора|[Ҳҳ]азорсола)(?:ҳои|и)){S}+{CHAIN}(?:{S}*{ERA})?"
        ),
        _tajik,
        "tg",
        TAJIK_STARTS,
    ),
)  # fmt: skip
