"""Cyrillic letters where English Wikipedia has none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from workbench.core.checks import kinds
from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view
from workbench.core.model import Severity
from workbench.core.wikitext import names
from workbench.core.wikitext.spans import Span

_RUN = re.compile(r"[Ѐ-ԯ][Ѐ-ԯ\u0300\u0301’'-]*(?:[ \u00a0,]+[Ѐ-ԯ][Ѐ-ԯ\u0300\u0301’'-]*)*")
_NATIVE = re.compile(
    r"(?:native|local|official|original|orig|script|name[_ -]?(?:ru|tg)|lang|translit)", re.I
)
_GALLERY_FILE = re.compile(r"^[^|\n<>]+\.\w{3,4}\s*(?=\||$)", re.M)
"""A line of a gallery up to its caption."""
_ADDRESS = re.compile(r"(?:https?:)?//[^\s|\]}<>]+")


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find Cyrillic words outside language templates, titles of works, files and references."""
    if not re.search("[Ѐ-ԯ]", target):
        return
    open_text = _cover(target)
    for match in _RUN.finditer(open_text):
        start, end = match.span()
        touching = target[max(0, start - 1) : start] + target[end : end + 1]
        if not re.search("[A-Za-z]", touching):
            yield start, end, f"“{match[0]}” is left in Cyrillic"


def _cover(target: str) -> str:
    """Blank what may hold Cyrillic letters, at equal length."""
    text = list(target)

    def blank(start: int, end: int) -> None:
        text[start:end] = "\0" * (end - start)

    for span in view(target).of(
        "comment", "opaque", "ref", "references", "link", "template", "tag", "switch"
    ):
        if span.kind == "template":
            for start, end in _allowed(target, span):
                blank(start, end)
        elif span.kind == "link":
            _cover_link(target, span, blank)
        else:
            blank(span.start, span.end)
    for span in view(target).of("gallery"):
        for line in _GALLERY_FILE.finditer(target, span.start, span.end):
            blank(*line.span())
    for match in _ADDRESS.finditer(target):
        blank(*match.span())
    for match in re.finditer(r"<(\w+)[^<>]*\blang\s*=[^<>]*>.*?</\1>", target, re.S):
        blank(*match.span())
    return "".join(text)


def _allowed(target: str, span: Span) -> Iterable[tuple[int, int]]:
    """Yield the stretches of a template that may hold Cyrillic: all, or some parameters."""
    parts = span.parts()
    name = target[slice(*parts[0])]
    if kinds.holds_foreign(name) or kinds.is_citation(name) or kinds.is_note(name):
        yield span.start, span.end
        return
    yield parts[0]
    for start, end in parts[1:]:
        equals = next((at for at in span.equals if start <= at < end), -1)
        if equals >= 0:
            native = _NATIVE.search(target[start:equals])
            yield start, end if native else equals


def _cover_link(target: str, span: Span, blank: Callable[[int, int], None]) -> None:
    parts = span.parts()
    page = target[slice(*parts[0])]
    if names.is_category(page):
        blank(span.start, span.end)
    elif names.is_file(page):
        blank(*parts[0])
        for start, end in parts[1:-1]:
            blank(start, end)
    elif re.match(r"\s*:?[a-z-]{2,12}:", page):
        blank(span.start, span.end if len(parts) == 1 else parts[0][1])


RULE = Rule(
    "cyrillic-left",
    Severity.ERROR,
    Scope.TEXT,
    "Cyrillic letters stand outside language templates and titles.",
    find,
)
