"""Findings of a glossary check, written for people and for programs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.core.glossary.checking import GlossaryFinding


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with the file and line it stands in."""

    finding: GlossaryFinding
    path: str
    line: int
    """From 1."""
    column: int
    """From 1, in code points."""
    text: str
    """The line itself."""
    fingerprint: str = ""
    segment: str = ""
    """Id of the unit in a bilingual file or session."""
    source: str = ""
    """The source file, where there is one."""
    source_line: int = 0
    end_line: int = 0
    """Line of the place's end; 0 for the same."""
    end_column: int = 0
    """Column behind the place's last character."""


def locate(
    findings: Sequence[GlossaryFinding],
    path: str,
    text: str,
    *,
    segment: str = "",
    first_line: int = 1,
    source: str = "",
    source_text: str = "",
) -> list[Located]:
    """Find the lines of findings in their file."""
    starts = _line_starts(text)
    source_starts = _line_starts(source_text)
    out = []
    for finding in findings:
        line = _line_of(starts, finding.start)
        begin = starts[line]
        end = text.find("\n", begin)
        last = _line_of(starts, max(finding.start, finding.end - 1))
        out.append(
            Located(
                finding,
                path,
                line + first_line,
                finding.start - begin + 1,
                text[begin : end if end >= 0 else len(text)].rstrip("\r"),
                fingerprint(finding),
                segment,
                source,
                _line_of(source_starts, finding.source_start) + 1
                if finding.source_start >= 0 and source_text
                else 0,
                last + first_line,
                finding.end - starts[last] + 1,
            )
        )
    return out


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _line_of(starts: Sequence[int], offset: int) -> int:
    from bisect import bisect_right

    return bisect_right(starts, offset) - 1


def fingerprint(finding: GlossaryFinding) -> str:
    """Return what a finding is recognised by when lines have moved."""
    what = "\0".join((finding.rule, finding.source_term, finding.found, finding.segment))
    return hashlib.sha256(what.encode()).hexdigest()[:16]


def document(found: Iterable[Located]) -> dict[str, Any]:
    """Return the JSON document of a check."""
    return {"findings": [record(item) for item in found]}


def record(item: Located) -> dict[str, Any]:
    """Return one finding as a JSON object."""
    finding = item.finding
    row: dict[str, Any] = {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "path": item.path,
        "line": item.line,
        "column": item.column,
        "start": finding.start,
        "end": finding.end,
        "source_term": finding.source_term,
        "expected": "; ".join(finding.expected),
        "found": finding.found,
        "glossary": finding.glossary,
        "fingerprint": item.fingerprint,
    }
    if item.segment:
        row["segment"] = item.segment
    if item.source:
        row["source"] = {
            "path": item.source,
            "line": item.source_line,
            "start": finding.source_start,
            "end": finding.source_end,
        }
    return row
