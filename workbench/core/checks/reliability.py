"""Doubts about the text of a source that no template states: read before it is translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from workbench.core.checks.cited import cited
from workbench.core.checks.marks import marks
from workbench.core.checks.properties import contradictions, said
from workbench.core.model import Finding, Kind, Page, Severity

RULES: dict[str, tuple[Severity, str]] = {
    "reliability-contradiction": (
        Severity.WARNING,
        "The infobox of a source says otherwise than its text, or one source than the other.",
    ),
    "reliability-dead-link": (Severity.WARNING, "A reference of a source is a dead link."),
    "reliability-russian-text": (Severity.WARNING, "A sentence of a Tajik page is Russian."),
    "reliability-unreferenced-paragraph": (
        Severity.INFO,
        "A long paragraph of a source has no reference.",
    ),
    "reliability-weak-source": (Severity.WARNING, "A reference of a source is a weak one."),
}
"""The doubts there are, by rule: how grave each is, and one sentence for the list of rules."""
LONG = 25
"""Words of a paragraph from which it needs a reference."""
_WORD = re.compile(r"[^\W\d_]+")
_RUSSIAN = re.compile(
    r"[ыщь]|(?:ция|ции|ность|ский|ского|ская|ский|ться|тся|лся|лась|лось|лись|ого|ему|ые|ой|ом|ов|ах|ей|ет|ут|ют|ит|ал|ла|ли|ло|ен|на|но|ны)$"
)
_RUSSIAN_WORDS = frozenset(
    [
        "в",
        "на",
        "с",
        "для",
        "что",
        "как",
        "это",
        "был",
        "была",
        "были",
        "который",
        "которая",
        "которые",
        "его",
        "её",
        "их",
        "от",
        "при",
        "после",
        "также",
        "года",
        "году",
        "или",
        "за",
        "к",
        "о",
        "у",
        "перед",
        "под",
        "чтобы",
        "он",
        "она",
        "они",
        "а",
        "и",
        "но",
        "не",
        "из",
        "по",
        "до",
        "является",
    ]
)
_TAJIK = re.compile(r"[ғӣқӯҳҷ]|\b(?:ва|дар|аз|аст|барои|соли|буд|шуд)\b")
"""Letters and small words that Russian has not."""


def doubts(page: Page, weak: Iterable[tuple[str, str, str]] = ()) -> list[Finding]:
    """Return the doubts about a page, with places in its wikitext.

    `weak` adds rows to the list of weak hosts: host, kind, why.
    """
    found = [*_weak(page, weak), *_unreferenced(page), *_at_odds(page)]
    if page.lang == "tg":
        found += _russian(page)
    return sorted(found, key=lambda finding: finding.start)


def _doubt(name: str, message: str, start: int, end: int) -> Finding:
    rule = f"reliability-{name}"
    return Finding(rule, RULES[rule][0], message, start, end)


def _weak(page: Page, weak: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    for one in cited(page.wikitext, weak):
        for doubt in one.doubts:
            rule = "dead-link" if "dead link" in doubt else "weak-source"
            yield _doubt(rule, f"{one.url or one.text[:60]}: {doubt}", one.start, one.end)


def _unreferenced(page: Page) -> Iterator[Finding]:
    """Find long paragraphs without a reference, outside the lead, which sums up."""
    for section in page.sections[1:]:
        for block in section.blocks:
            text = page.wikitext[block.start : block.end]
            words = sum(len(segment.text.split()) for segment in block.segments)
            if block.kind is Kind.PARAGRAPH and words >= LONG and not marks(text):
                message = "the paragraph has no reference"
                yield _doubt("unreferenced-paragraph", message, block.start, block.end)


def is_russian(text: str) -> bool:
    """Tell whether a sentence on a Tajik page is Russian; names, which end as they do there, say nothing."""
    words = _WORD.findall(text.lower() if text.isupper() else text)
    if len(words) < 3 or _TAJIK.search(text.lower()):
        return False
    plain = [word for at, word in enumerate(words) if not at or word.islower()]
    russian = sum(
        word.lower() in _RUSSIAN_WORDS or bool(_RUSSIAN.search(word.lower())) for word in plain
    )
    return russian >= 2 and russian * 4 >= len(words)


def _russian(page: Page) -> Iterator[Finding]:
    for section in page.sections:
        for block in section.blocks:
            for segment in block.segments:
                if is_russian(segment.text):
                    message = "this is Russian text on a Tajik page"
                    yield _doubt("russian-text", message, segment.start, segment.end)


def _at_odds(page: Page) -> Iterator[Finding]:
    values = said(page)
    boxed = [one for one in values if one.box]
    prose = [one for one in values if not one.box]
    for box, text in contradictions(boxed, prose):
        message = f"the infobox says «{box.text}», the text «{text.text}»"
        yield _doubt("contradiction", message, text.start, text.end)


def between(pages: Sequence[Page]) -> list[tuple[str, Finding]]:
    """Return where two sources contradict each other: the language, and the place in its page."""
    found = []
    for number, first in enumerate(pages):
        for second in pages[number + 1 :]:
            for ours, theirs in contradictions(said(first), said(second)):
                message = f"{first.lang} says «{ours.text}», {second.lang} «{theirs.text}»"
                found.append(
                    (second.lang, _doubt("contradiction", message, theirs.start, theirs.end))
                )
    return found
