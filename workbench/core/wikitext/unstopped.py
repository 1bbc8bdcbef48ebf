"""Finds where a Tajik sentence ends without a stop: its verb, then a word that opens a clause."""

from __future__ import annotations

import re

from workbench.core.model import ATOM

OPENER = re.compile(
    "(?<=\\s)(?:Ӯ|Онҳо|Ин|Ман|Мо|Дар|Аз|Ба|Бо|Барои|Баъди|Баъд|Пас|Вақте|Агар|Азбаски|Ҳангоми|Айни|"
    "Аммо|Вале|Лекин|Чи|Чӣ|Чунин|Ҳамчунин|Мувофиқи|Тибқи|Ду|Се|Як)(?=\\s[а-яёӣӯқғҳҷ])"
)
"""Small words that only the beginning of a sentence, or a title in quotation marks, writes so."""
VERB = re.compile(
    f"(?<![\\w-])(?:[а-яёӣӯқғҳҷ]+(?:анд|янд|ад|яд|аст|ем|ед)|аст|шуд|буд|кард|дод|рафт|гуфт|гашт|намуд|гирифт|расид|баромад|"
    f'монд|ёфт|сохт|дошт|овард|гузошт)[”»"]?{ATOM}*\\s+$'
)
"""A finite verb, which a Tajik sentence ends with."""
REACH = 40
"""How far back a verb is looked for, in characters."""


def boundaries(text: str) -> list[int]:
    """Return where sentences begin although the one before them has no stop."""
    return [found.start() for found in OPENER.finditer(text) if _opens(text, found.start())]


def _opens(text: str, at: int) -> bool:
    """Tell whether a verb stands before a place, and no quotation is open there."""
    if VERB.search(text, max(0, at - REACH), at) is None:
        return False
    opened = text.rfind("«", 0, at)
    return opened < 0 or text.rfind("»", opened, at) >= 0
