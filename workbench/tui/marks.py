"""The signs of states, gaps and severities: each is readable without colour."""

from __future__ import annotations

from workbench.core.model import Gap, Severity, State

STATE_SIGN = {
    State.UNTRANSLATED: "○",
    State.PROPOSED: "◔",
    State.EDITED: "◑",
    State.CONFIRMED: "●",
    State.SKIPPED: "–",
}
"""How full the circle is says how far the segment has come."""

STATE_COLOUR = {
    State.UNTRANSLATED: "$muted",
    State.PROPOSED: "$text-accent",
    State.EDITED: "$text-primary",
    State.CONFIRMED: "$text-success",
    State.SKIPPED: "$muted",
}

GAP_SIGN = {Gap.MISSING: "✗", Gap.THINNER: "◐", Gap.PRESENT: "●", Gap.TARGET_ONLY: "·"}

GAP_COLOUR = {
    Gap.MISSING: "$text-error",
    Gap.THINNER: "$text-warning",
    Gap.PRESENT: "$text-success",
    Gap.TARGET_ONLY: "$muted",
}

SEVERITY_SIGN = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "i"}

SEVERITY_NAME = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}

SEVERITY_COLOUR = {
    Severity.ERROR: "$text-error",
    Severity.WARNING: "$text-warning",
    Severity.INFO: "$muted",
}


def bar(done: int, total: int, width: int = 12) -> str:
    """Return a bar of `width` cells filled in proportion; empty for nothing to do."""
    if total <= 0:
        return "░" * width
    eighths = round(width * 8 * min(done, total) / total)
    full, rest = divmod(eighths, 8)
    part = " ▏▎▍▌▋▊▉"[rest] if rest else ""
    return ("█" * full + part).ljust(width, "░")


def percent(done: int, total: int) -> str:
    """Return a share as whole per cents, rounded down so that 100 % means all."""
    return f"{done * 100 // total if total else 0} %"
