"""One name romanised in two ways on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity
from workbench.core.romanize import LANGUAGES, romanize

_NAME = re.compile(r"(?<![\w'’-])[A-ZČŠŽ][^\W\d_А-я]{3,}(?:['’-][^\W\d_А-я]+)*['’]?")
_CYRILLIC = re.compile(r"(?<![\w-])[А-ЯЁҒӢҚӮҲҶ][а-яёғӣқӯҳҷ]{3,}")
_FOLDS = (
    ("č", "ch"),
    ("š", "sh"),
    ("ž", "zh"),
    ("ë", "e"),
    ("shch", "š"),
    ("sch", "š"),
    ("zh", "ž"),
    ("kh", "h"),
    ("ch", "č"),
    ("sh", "š"),
    ("tch", "č"),
    ("ts", "c"),
    ("tz", "c"),
    ("gh", "g"),
    ("q", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("yo", "e"),
    ("ye", "e"),
    ("ё", "e"),
    ("iy", "y"),
    ("ij", "y"),
    ("yy", "y"),
    ("ii", "y"),
    ("j", "y"),
    ("ia", "ya"),
    ("iu", "yu"),
    ("ov", "ov"),
    ("off", "ov"),
    ("eff", "ev"),
    ("'", ""),
    ("’", ""),
    ("w", "v"),
)


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find names that differ only as romanisations of one name do."""
    if context.lang not in LANGUAGES:
        return
    sources = {_skeleton(romanize(name, context.lang)) for name in _CYRILLIC.findall(source)}
    first: dict[str, str] = {}
    for start, end, match in view(target).matches(_NAME):
        name = re.sub(r"['’]s?$", "", match[0])
        if len(name) < 5 or _starts_sentence(view(target).text, match.start()):
            continue
        skeleton = _skeleton(name)
        known = first.setdefault(skeleton, name)
        if known.lower() != name.lower() and any(s.startswith(skeleton[:-1]) for s in sources):
            yield start, end, f"“{name}” stands as “{known}” before"


def _starts_sentence(text: str, at: int) -> bool:
    """Tell whether a capital letter may be a sentence's rather than a name's."""
    return bool(re.search(r"(?:^|[.!?:\n]|[.!?][\"”)]+)\s*[\"“(*#]*$", text[max(0, at - 6) : at]))


def _skeleton(name: str) -> str:
    """Return what all romanisations of a name have in common."""
    plain = name.lower()
    for written, folded in _FOLDS:
        plain = plain.replace(written, folded)
    return re.sub(r"(.)\1", r"\1", plain)


RULE = Rule(
    "name-two-ways",
    Severity.WARNING,
    Scope.PAGE,
    "A name is romanised in two ways on one page.",
    find,
)
