"""A light stemmer for Tajik: it takes endings off nouns, adjectives and pronouns, and leaves verbs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

VOWELS = frozenset("аеёиоуэюяӣӯ")

_LEGACY = str.maketrans("їўќњљѓⱪЇЎЌЊЉЃⱩ", "ӣӯқҳҷғқӢӮҚҲҶҒҚ")
_COMBINED = {"и\u0304": "ӣ", "у\u0304": "ӯ", "И\u0304": "Ӣ", "У\u0304": "Ӯ"}

KEEP_ON = frozenset(
    [
        "забон",
        "ҷаҳон",
        "инсон",
        "ҷавон",
        "имкон",
        "осон",
        "арзон",
        "майдон",
        "замон",
        "бӯрон",
        "имон",
        "меҳмон",
        "марҷон",
        "карвон",
        "нотавон",
        "пинҳон",
        "фаровон",
        "тобон",
        "дармон",
        "фармон",
        "осмон",
        "поён",
        "баён",
        "равон",
        "ҳайвон",
        "унвон",
        "тавон",
        "устухон",
        "достон",
        "дандон",
        "дарахтон",
        "ҷон",
        "хон",
        "нон",
        "он",
        "бадахшон",
        "эрон",
        "тӯфон",
        "султон",
        "виҷдон",
        "паймон",
        "душман",
        "ватан",
        "сомон",
        "дарбон",
        "рамазон",
        "зиндон",
        "шаъбон",
        "афғон",
        "маҷнун",
        "айвон",
        "газидон",
        "калон",
        "гарон",
        "жиён",
        "зиён",
        "миён",
        "ниҳон",
        "сарон",
        "ёрон",
        "борон",
        "парешон",
        "ҳамсон",
        "поинсон",
        "яксон",
        "нишон",
        "нуқсон",
        "исфаҳон",
        "лубнон",
        "юнон",
        "олмон",
        "уқёнус",
        "ҳамадон",
        "хуросон",
        "истон",
        "урфон",
        "ирфон",
        "туркон",
        "асн",
        "обон",
        "вертикон",
        "қурбон",
        "посбон",
        "боғбон",
        "соҳибон",
        "пусидон",
        "гурдон",
        "сарҳадбон",
        "сиён",
        "дарёбон",
        "кафон",
        "чупон",
        "чӯпон",
        "нигаҳбон",
        "хазон",
        "мардон",
        "барон",
        "дидабон",
        "ниҳоён",
        "равғон",
        "пистон",
        "тир",
        "сӯзон",
        "калтакалон",
        "паҳлавон",
        "қаҳрамон",
        "дугон",
        "ройгон",
        "ягон",
        "бозаргон",
        "ҷовидон",
        "лашкаргон",
        "донон",
        "рустон",
        "буён",
        "шоён",
        "намоён",
        "аён",
        "каён",
        "миёнҷигарон",
        "вайрон",
        "ҳайрон",
        "пушаймон",
        "армон",
        "эҳсон",
        "нардбон",
        "қаламдон",
        "ошён",
        "бепоён",
        "лаён",
        "барзгарон",
        "сайгон",
        "гавазн",
        "полигон",
        "вагон",
        "балкон",
        "бетон",
        "балон",
        "салон",
        "район",
        "регион",
        "миллион",
        "миллиард",
        "телефон",
        "микрофон",
        "чемпион",
        "стадион",
        "павилон",
        "жетон",
        "фронтон",
        "бастион",
        "эталон",
        "кордон",
        "эшелон",
        "талон",
        "шампиньон",
        "районҳон",
        "аксион",
        "батальон",
        "эскадрон",
        "гарнизон",
        "сезон",
        "озон",
        "карбон",
    ]
)
"""Words whose -он is no plural."""

KEEP_ON_TAILS = ("стон", "дон", "бон", "хон", "мон", "зон", "тон")
"""Tails of words in which -он is mostly part of the word."""

PLURAL_ON_TAILS = (
    "вандон",
    "мандон",
    "гарон",
    "корон",
    "дорон",
    "варон",
    "шиносон",
    "нависон",
    "занон",
    "мардон",
    "дустон",
    "дӯстон",
    "фарзандон",
    "писандон",
    "хоҳон",
    "парастон",
    "устодон",
    "шогирдон",
    "шаҳидон",
    "муридон",
    "мухлисон",
    "ҷадидон",
    "хонандон",
    "мутахассисон",
    "дарахтон",
    "духтарон",
    "модарон",
    "тоҷирон",
    "муаллимон",
    "олимон",
    "золимон",
    "ҳокимон",
    "мусулмонон",
    "тоҷикон",
    "ӯзбекон",
)
"""Tails after which -он is a plural all the same."""

KEEP_TAR = frozenset(
    [
        "духтар",
        "дафтар",
        "кабӯтар",
        "ахтар",
        "бистар",
        "хокистар",
        "калбитар",
        "асптар",
        "шутур",
        "минтар",
        "меҳтар",
        "кадастр",
    ]
)
"""Words whose -тар is no comparative."""

KEEP_RO = frozenset(["баро", "чаро", "зеро", "сароро", "маро", "туро", "куро"])
KEEP_U = frozenset(
    [
        "бу",
        "ду",
        "гурӯ",
        "мӯ",
        "рӯ",
        "ӯ",
        "нерӯ",
        "орзу",
        "меню",
        "бузу",
        "барзу",
        "зону",
        "бозу",
        "каду",
        "кашу",
        "абру",
        "гулу",
        "оҳу",
        "паҳлу",
        "пахлу",
        "туву",
        "шуру",
        "бину",
        "шусту",
        "гуфтугу",
        "ҷустуҷу",
        "ҷустуҷӯ",
        "тарозу",
        "ҳинду",
        "хушбу",
        "хушрӯ",
        "баду",
        "шаву",
        "маву",
        "кӯву",
        "ту",
        "ку",
        "бонку",
    ]
)
KEEP_I = frozenset(["аҳли", "васии", "бародари"])
KEEP_E = frozenset(
    [
        "ҳамеша",
        "баъзе",
        "чизе",
        "вале",
        "касе",
        "шумо",
        "се",
        "не",
        "ме",
        "бале",
        "қабле",
        "нуҳсе",
        "душанбе",
        "якшанбе",
        "сешанбе",
        "чоршанбе",
        "панҷшанбе",
        "шанбе",
        "кафе",
        "тире",
        "фоне",
        "шоссе",
        "портре",
        "комитете",
        "пирре",
        "резюме",
        "зеро",
        "аммо",
        "атале",
    ]
)
KEEP_ASH = frozenset(
    ["талош", "фурӯш", "равш", "атлаш", "нақш", "наққош", "саркаш", "ғаш", "даҳш", "бахш", "маош"]
)
KEEP_AST = frozenset(
    [
        "даст",
        "паст",
        "маст",
        "баст",
        "шикаст",
        "нишаст",
        "раст",
        "пайваст",
        "хост",
        "аст",
        "ҳаст",
        "нест",
    ]
)
KEEP_AND = frozenset(
    [
        "банд",
        "фарзанд",
        "шаҳрванд",
        "пайванд",
        "монанд",
        "баланд",
        "гӯсфанд",
        "писанд",
        "қанд",
        "чанд",
        "ҳарчанд",
        "панд",
        "гузанд",
        "ванд",
        "равand",
        "хушбанд",
        "дарбанд",
        "некванд",
        "лабханд",
        "нажанд",
        "самарқанд",
        "тошканд",
        "хӯҷанд",
        "хуҷанд",
        "қӯқанд",
        "оянд",
        "раванд",
        "аржанд",
        "ҳунарманд",
        "донишманд",
        "доманд",
    ]
)
KEEP_POSSESSIVE = frozenset(["замон", "ҷамоат"])
KEEP_HO = frozenset(["танҳо", "раҳо", "баҳо", "шумо", "бобаҳо"])


def normalise(text: str) -> str:
    """Write Tajik in its own letters: stress marks off, look-alikes of old fonts replaced."""
    text = unicodedata.normalize("NFC", text)
    for pair, letter in _COMBINED.items():
        text = text.replace(pair, letter)
    return text.replace("\u0301", "").translate(_LEGACY)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the dictionary form of a noun, adjective or pronoun, lower-cased."""
    return stems(word)[-1]


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """Return a word, what is left after each ending is taken off it, and at last its stem."""
    word = normalise(word).lower()
    steps = [word]
    for rule in (_object, _conjunction, _copula, _possessive):
        word = rule(word)
        if word != steps[-1]:
            steps.append(word)
    bare = len(steps) > 1
    linked = False
    if not bare or _is_plural_izofat(word) or word.endswith("ии"):
        word, linked = _izofat(word)
    if word != steps[-1]:
        steps.append(word)
    for rule in (_plural, _degree):
        word = rule(word)
        if word != steps[-1]:
            steps.append(word)
            linked = False
    if len(steps) > 1 and word.endswith("и") and not linked:
        steps.append(word[:-1] + "ӣ")
    return tuple(steps)


def _is_plural_izofat(word: str) -> bool:
    return word.endswith(("ҳои", "гони", "ёни", "вони")) or bool(
        re.search(r"[^аеёиоуэюяӣӯ]они$", word)
    )


def _usable(stem: str, least: int = 2) -> bool:
    return len(stem) >= least and any(c in VOWELS for c in stem)


def _object(word: str) -> str:
    if word.endswith("ро") and word not in KEEP_RO and _usable(word[:-2]):
        return word[:-2]
    return word


def _conjunction(word: str) -> str:
    if word in KEEP_U or len(word) < 3:
        return word
    if word.endswith("ю") and word[-2] in VOWELS and _usable(word[:-1]):
        return word[:-1]
    if word.endswith("у") and word[-2] not in VOWELS and word[-2] not in "ъ" and _usable(word[:-1]):
        return word[:-1]
    return word


def _copula(word: str) -> str:
    if word.endswith("аст") and word not in KEEP_AST and _usable(word[:-3], 3):
        return word[:-3] if not word.endswith("даст") or len(word) > 5 else word
    if word.endswith("анд") and word not in KEEP_AND and _usable(word[:-3], 4):
        return word[:-3] if not word.endswith(("манд", "ванд", "банд", "занд", "канд")) else word
    return word


def _possessive(word: str) -> str:
    for tail in ("яшон", "ятон", "ямон", "ашон", "атон", "амон"):
        if word.endswith(tail) and word not in KEEP_POSSESSIVE and _usable(word[:-4]):
            return word[:-4]
    if word in KEEP_ASH:
        return word
    if word.endswith("яш") and _usable(word[:-2]):
        return word[:-2]
    if word.endswith("аш") and _usable(word[:-2], 3):
        return word[:-2]
    return word


def _izofat(word: str) -> tuple[str, bool]:
    """Take the linking vowel or the article off; tell whether it was the linking one."""
    if word in KEEP_I or len(word) < 4:
        return word, False
    if word.endswith("ии"):
        return word[:-2] + "ӣ", True
    if word.endswith("йи") and word[-3] in "уӯ":
        return word[:-2], True
    if word.endswith("и") and _usable(word[:-1]):
        return word[:-1], True
    if word.endswith("е") and word not in KEEP_E and not word.endswith("шанбе"):
        if word[-2] == "и":
            return word[:-2] + "ӣ", True
        if _usable(word[:-1]):
            return word[:-1], True
    return word, False


def _plural(word: str) -> str:
    if word.endswith("ҳо") and word not in KEEP_HO and _usable(word[:-2]):
        return word[:-2]
    if word.endswith("гон") and len(word) > 5 and word[-4] == "а":
        return word[:-3] if word not in KEEP_ON else word
    if word.endswith("ён") and len(word) > 4 and word[-3] in "иеу" and word not in KEEP_ON:
        return word[:-2]
    if word.endswith("вон") and len(word) > 4 and word[-4] in "уӯ":
        return word[:-3]
    if word.endswith("он") and len(word) > 4 and word[-3] not in VOWELS:
        return word[:-2] if _plural_on(word) else word
    return word


def _plural_on(word: str) -> bool:
    if word in KEEP_ON:
        return False
    if word.endswith(PLURAL_ON_TAILS):
        return True
    return not word.endswith(KEEP_ON_TAILS)


def _degree(word: str) -> str:
    if word.endswith("тарин") and _usable(word[:-5]):
        return word[:-5]
    if word.endswith("тар") and word not in KEEP_TAR and _usable(word[:-3]):
        return word[:-3]
    return word
