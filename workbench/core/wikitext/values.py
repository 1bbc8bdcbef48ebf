"""Tells prose from data: parameter values, picture options, templates without prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from workbench.core.languages.magic import words
from workbench.core.model import ATOM
from workbench.core.wikitext.names import FILE_NAME

SIZE = re.compile(r"(?:\d*x)?\d+\s*(?:px|пкс|пикс)\.?|", re.IGNORECASE)
NUMBERED = re.compile(r"(\S+) [\d.,]+")
ALT = re.compile(
    r"\s*(?:" + "|".join(k for k, v in words("value", "").items() if v == "alt") + r")\s*="
)
URL = re.compile(r"(?:\[?(?:https?|ftp)://|//|www\.|mailto:)\S+\]?", re.IGNORECASE)
CYRILLIC = re.compile(r"[А-Яа-яЁёӢӣӮӯҒғҚқҲҳҶҷІіЇїЄєҐґЎў]")
WORD_OPTIONS = frozenset(
    [
        "да",
        "нет",
        "yes",
        "no",
        "true",
        "false",
        "left",
        "right",
        "center",
        "none",
        "слева",
        "справа",
        "центр",
        "лево",
        "право",
        "авто",
        "auto",
        "ҳа",
        "не",
        "бале",
        "свернуто",
        "развёрнуто",
        "скрыто",
        "показать",
        "collapsed",
    ]
)
DATA_PREFIXES = (
    "cite ", "citation", "книга", "статья", "публикация", "sfn", "efn", "harv", "coord", "координат", "url", "isbn",
    "issn", "doi", "примечания", "эзоҳ", "reflist", "refend", "refbegin", "defaultsort", "#", "lang-", "langx", "lang",
    "ref-", "викисклад", "commons", "wikisource", "викитека", "навигация", "внешние ссылки", "библиоинформация",
    "bc", "вс", "нормативный контроль", "authority control", "short description", "use dmy", "эмт", "вп-порталы", "портал",
    "portal", "флаг", "флагификация", "flag", "население", "сортировка", "sort", "нп1", "нп2", "нп3", "нп4", "нп5", "не переведено", "iw", "ill", "якорь",
    "anchor", "вебархив", "cite", "хронология", "diskografie", "transl", "s-", "погода", "weather", "климат", "шкала",
    "main", "основная статья", "основная", "see also", "см. также", "другие значения", "значения", "о", "перенаправление", "also",
    "hatnote", "seealso", "further", "подробнее", "мақолаи асосӣ", "асосӣ", "redirect", "about", "distinguish", "не путать",
)  # fmt: skip
DATA_PARAMETERS = re.compile(
    r"(?:категория на викискладе|commons|викисклад|сайт|website|url|isbn|код|код .*|iso.*|ekatte|окато|октмо|цвет.*|"
    r"ширина.*|размер.*|lat_.*|lon_.*|language|lang|язык ссылки|ref|name|группа сносок|стиль.*|style|class|класс стиля|"
    r"викиданные|wikidata|автокатегории|nocat)",
    re.IGNORECASE,
)


def caption(text: str, parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of a picture's alternative text and caption, in their order.

    `parts` are what stands between the bars after the file's name.
    """
    prose = [part for part in parts if not _is_option(text[slice(*part)].strip())]
    plain = [part for part in prose if not ALT.match(text, *part)]
    for part in prose:
        alt = ALT.match(text, *part)
        if alt:
            yield alt.end(), part[1]
        elif part == plain[-1]:
            yield part


def _is_option(part: str) -> bool:
    """Tell whether a part is an option of the picture, in the words of any of the three wikis."""
    if part in words("option", "") or SIZE.fullmatch(part):
        return True
    values = words("value", "")
    name, equals, _ = part.partition("=")
    if equals and name.strip() in values:
        return values[name.strip()] != "alt"
    numbered = NUMBERED.fullmatch(part)
    return numbered is not None and values.get(numbered[1]) in ("upright", "page")


def is_data_template(name: str) -> bool:
    """Tell whether a template's values are data or a citation, never prose of the page."""
    plain = " ".join(name.replace("_", " ").split()).casefold()
    return any(
        plain == prefix or plain.startswith((prefix if prefix[-1] in " -#" else prefix + " ", prefix + ":", prefix + "|"))
        for prefix in DATA_PREFIXES
    )  # fmt: skip


def translatable(name: str, seen: str, lang: str) -> bool:
    """Tell whether a parameter's visible value is prose in the page's language."""
    value = seen.replace(ATOM, "").strip()
    if not any(char.isalpha() for char in value):
        return False
    if FILE_NAME.fullmatch(value) or URL.fullmatch(value) or value.casefold() in WORD_OPTIONS:
        return False
    if DATA_PARAMETERS.fullmatch(name.replace("_", " ").strip()):
        return False
    return lang == "en" or CYRILLIC.search(value) is not None
