"""Findings as lines for people and for GitHub's annotations."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workbench.core.plain import plain_line
from workbench.outputs.findings import Located

GITHUB_MOST = 10
"""Annotations of a level that GitHub shows for one step."""
_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def concise(found: Iterable[Located]) -> Iterator[str]:
    """One line a finding: place, rule, message."""
    for item in found:
        yield f"{item.path}:{item.line}:{item.column}: {item.finding.rule} {item.finding.message}"


def full(found: Iterable[Located], width: int = 100) -> Iterator[str]:
    """Each finding with its line, a caret under the place, and the preferred form."""
    for item in found:
        finding = item.finding
        yield f"{item.path}:{item.line}:{item.column}: {finding.severity} {finding.rule}"
        line, offset = _window(item, width)
        length = max(1, min(finding.end - finding.start, len(line) - offset))
        number = str(item.line)
        margin = " " * len(number)
        yield f"{number} | {plain_line(line)}"
        marks = "^" * max(1, _cells(line[offset : offset + length]))
        yield f"{margin} | {' ' * _cells(line[:offset])}{marks} {_answer(item)}"
        yield f"{margin} = {finding.message}"
        if item.source_line:
            yield f"{margin} = source: {item.source}:{item.source_line}"
        if finding.glossary:
            yield f"{margin} = glossary: {finding.glossary}"
        yield ""


def _answer(item: Located) -> str:
    return " / ".join(item.finding.expected[:3])


def _window(item: Located, width: int) -> tuple[str, int]:
    """Cut a long line around the place; return the piece and the offset in it."""
    at = item.column - 1
    if len(item.text) <= width:
        return item.text, at
    begin = max(0, min(at - width // 3, len(item.text) - width))
    piece = item.text[begin : begin + width]
    head, tail = ("…" if begin else ""), ("…" if begin + width < len(item.text) else "")
    return head + piece[len(head) : len(piece) - len(tail)] + tail, at - begin


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def github(found: Sequence[Located]) -> Iterator[str]:
    """Workflow commands that GitHub shows beside the changed lines, ten of a level at most.

    What is above that stands in the log only, a line each.
    """
    shown: Counter[str] = Counter()
    for item in found:
        level = _LEVELS[str(item.finding.severity)]
        shown[level] += 1
        if shown[level] > GITHUB_MOST:
            yield from concise([item])
            continue
        place = f"file={_property(item.path)},line={item.line}"
        if item.end_line == item.line:
            place += f",col={item.column},endColumn={item.end_column}"
        else:
            place += f",endLine={item.end_line}"
        title = _property("glossary " + item.finding.rule)
        yield f"::{level} {place},title={title}::{_data(item.finding.message)}"
    for level, count in shown.items():
        if count > GITHUB_MOST:
            yield f"::{level}::{count - GITHUB_MOST} more findings of this level are in the log."


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def statistics(found: Iterable[Located]) -> list[str]:
    """Return how often each rule, and each term, was found."""
    items = list(found)
    rules = Counter(item.finding.rule for item in items)
    terms = Counter((item.finding.rule, item.finding.source_term) for item in items)
    lines = [f"{count:6} {rule}" for rule, count in sorted(rules.items(), key=_most)]
    return lines + [
        f"{count:6} {rule}: {term}" for (rule, term), count in sorted(terms.items(), key=_most)[:20]
    ]


def _most(pair: tuple[object, int]) -> tuple[int, str]:
    return -pair[1], str(pair[0])


def under_github() -> bool:
    """Tell whether this runs as a GitHub Action."""
    return os.environ.get("GITHUB_ACTIONS") == "true"
