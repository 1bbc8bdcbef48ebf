"""Certain corrections put into a text, and the difference they make."""

from __future__ import annotations

import difflib
import io
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
        _lines(before),
        _lines(after),
        f"a/{path.lstrip('/')}",
        f"b/{path.lstrip('/')}",
    )
    shown = (line if line.endswith("\n") else f"{line}\n{_UNENDED}\n" for line in lines)
    return "".join(shown).removesuffix("\n")


_UNENDED = "\\ No newline at end of file"
"""How a difference says that the line above it ends with the file."""


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, as programs that apply a difference count them."""
    return list(io.StringIO(text, newline="\n"))
