"""Markup that is not closed, or closed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.checks.base import CheckContext, Rule, Scope, Spot
from workbench.core.checks.visible import view, within
from workbench.core.model import Severity

_TOKEN = re.compile(
    r"\{\{|\}\}|\[\[|\]\]|<!--|<(/?)(ref|nowiki|math|references|gallery)\b[^<>]*>", re.IGNORECASE
)
_EMPTY = frozenset(("br", "hr", "wbr", "li", "p", "td", "tr", "th", "dd", "dt", "q"))


def find(source: str, target: str, context: CheckContext) -> Iterable[Spot]:
    """Find braces, link brackets, references and tags without their counterpart."""
    seen = view(target)
    whole = seen.of(
        "template", "argument", "link", "ref", "references", "gallery", "comment", "opaque", "poem"
    )
    edges = {at for s in whole for at in (*range(s.start, s.start + 3), *range(s.end - 3, s.end))}
    hidden = within((s.start, s.end) for s in seen.of("comment", "opaque"))
    for match in _TOKEN.finditer(target):
        inside = hidden(match.start())
        table = target[match.start() - 1 : match.start() + 2] in {"|}}", "{{|"}
        if match.start() in edges or match.end() - 1 in edges or inside or table:
            continue
        yield *match.span(), f"{match[0]} has no counterpart"
    for span in seen.of("comment"):
        if not target.endswith("-->", span.start, span.end):
            yield span.start, span.start + 4, "<!-- is not closed"
    yield from _tags(target)


def _tags(target: str) -> Iterable[Spot]:
    waiting: list[tuple[str, int, int]] = []
    for span in view(target).of("tag"):
        text = target[span.start : span.end]
        if span.name in _EMPTY or span.name == "ref" or text.endswith("/>"):
            continue
        if not text.startswith("</"):
            waiting.append((span.name, span.start, span.end))
        elif any(name == span.name for name, *_ in waiting):
            while waiting.pop()[0] != span.name:
                pass
        else:
            yield span.start, span.end, f"{text} closes nothing"
    for name, start, end in waiting:
        yield start, end, f"<{name}> is not closed"


RULE = Rule(
    "markup",
    Severity.ERROR,
    Scope.TEXT,
    "Braces, link brackets, references or tags are not closed.",
    find,
)
