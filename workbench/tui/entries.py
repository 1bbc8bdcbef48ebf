"""What stands in the panes beside the editor: a term, a reference, a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from workbench.core.model import Finding
from workbench.tui.literal import literal, one_line
from workbench.tui.marks import SEVERITY_COLOUR, SEVERITY_SIGN

if TYPE_CHECKING:
    from workbench.core.glossary.terms import TermHit
    from workbench.tui.citing import Citation

AROUND, LONGEST = 20, 24
"""Characters quoted on either side of a finding's place, and of that at most."""


def term_entry(hit: TermHit) -> Content:
    """Return one term: its rendering, what is forbidden, the note on it."""
    term = hit.term
    head = Content.assemble(
        literal(hit.surface, "bold $text-primary"), " → ", literal("; ".join(term.targets), "bold")
    )
    lines = [head]
    if term.forbidden:
        lines.append(
            Content.assemble(("  not ", "$text-warning"), literal("; ".join(term.forbidden)))
        )
    if term.note:
        lines.append(literal(f"  {term.note}", "$muted"))
    return Content("\n").join(lines)


def citation_entry(number: int, citation: Citation) -> Content:
    """Return one reference: who wrote what, where and when, its address, how often it is cited."""
    fields = citation.fields
    head = ", ".join(one_line(fields[name]) for name in ("author", "title") if name in fields)
    tail = " · ".join(one_line(fields[name]) for name in ("work", "date") if name in fields)
    lines = [
        Content.assemble(
            (f"[{number}] ", "bold $text-success"),
            literal(head or one_line(citation.plain) or citation.name or "(defined elsewhere)"),
        )
    ]
    if tail:
        lines.append(literal(f"    {tail}", "$muted"))
    if citation.address:
        kept = "  (archived)" if "archive" in fields else ""
        lines.append(literal(f"    {citation.address}{kept}", "$muted"))
    if citation.uses > 1:
        lines.append(literal(f"    cited {citation.uses} times in the page", "$muted"))
    return Content("\n").join(lines)


def finding_entry(finding: Finding) -> Content:
    """Return one finding: severity, what was found, whether a fix is known."""
    fix = Content("")
    if finding.fix is not None:
        fix = Content.assemble(
            ("  ⏎ puts ", "$muted"),
            literal(finding.fix or "nothing", "bold"),
            (" in its place", "$muted"),
        )
    return Content.assemble(
        (f"{SEVERITY_SIGN[finding.severity]} ", f"bold {SEVERITY_COLOUR[finding.severity]}"),
        literal(finding.message),
        (f"  {finding.rule}", "$muted"),
        fix,
    )


def quoted(text: str, start: int, end: int) -> str:
    """Return the place of a finding with some of what stands around it, on one line."""
    low, high = max(start - AROUND, 0), min(end, start + LONGEST) + AROUND
    shown = one_line(text[low:high])
    return f"{'…' if low else ''}{shown}{'…' if high < len(text) else ''}"
