"""Certain corrections put into a text, and the difference they make."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from workbench.core.glossary.checking import GlossaryFinding


def corrected(text: str, findings: Iterable[GlossaryFinding]) -> str:
    """Return the text with every certain correction made, the last one first."""
    reach = len(text)
    for finding in sorted(findings, key=lambda f: f.start, reverse=True):
        if finding.fix is None or finding.end > reach:
            continue
        text = text[: finding.start] + finding.fix + text[finding.end :]
        reach = finding.start
    return text


def difference(path: str, before: str, after: str) -> str:
    """Return a unified diff of a file."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True),
        after.splitlines(keepends=True),
        f"a/{path.lstrip('/')}",
        f"b/{path.lstrip('/')}",
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines).rstrip("\n")
