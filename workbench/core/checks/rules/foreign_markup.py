"""Markup words of the Russian or Tajik Wikipedia."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity

_WORDS = re.compile(
    r"\[\[\s*(?:Файл|Изображение|Категория|Акс|Гурӯҳ|Шаблон|Медиа)\s*:|__[А-ЯЁӢӮҒҚҲҶ_]{3,}__|"
    r"\|\s*(?:мини|миниатюра|слева|справа|центр|безрамки|граница|чап|рост|марказ)\s*(?=[|\]])|"
    r"(?<!\d)\d+\s*пкс|#(?:перенаправление|равона)|\{\{\s*(?:СОРТИРОВКА_ПО_УМОЛЧАНИЮ|КЛЮЧ_СОРТИРОВКИ|ПОДСТ)\s*:",
    re.IGNORECASE,
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find Russian or Tajik namespaces, file options, switches and template names."""
    seen = view(target)
    for match in _WORDS.finditer(target):
        if not seen.hides(match.start()):
            yield *match.span(), f"{match[0].strip('|[ ')} is not an English markup word"
    for span in seen.of("template"):
        start, end = span.parts()[0]
        name = target[start:end]
        if re.search("[Ѐ-ӿ]", name) and not kinds.is_citation(name) and "_УМОЛЧАНИЮ" not in name:
            yield start, end, f"{{{{{name.strip()}}}}} is no template of English Wikipedia"


RULE = Rule(
    "foreign-markup",
    Severity.ERROR,
    Scope.TEXT,
    "Namespaces, file options or templates are still Russian or Tajik.",
    find,
)
