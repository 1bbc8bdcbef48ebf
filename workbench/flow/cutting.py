"""Splitting and joining segments, whose spans never leave their block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from workbench.core.model import Unit
from workbench.core.wikitext.plain import plain_text
from workbench.errors import UsageError


def free_number(units: Iterable[Unit], written: Iterable[int]) -> int:
    """Return a number that no segment has, and none had that something is `written` for."""
    return max([*(unit.id for unit in units), *written], default=0) + 1


def halves(page: str, unit: Unit, offset: int, new_id: int) -> tuple[Unit, Unit]:
    """Cut a segment at an offset into its wikitext; the second half gets a new number.

    Raises UsageError when one half would be empty.
    """
    text = page[unit.start : unit.end]
    left, right = text[: max(offset, 0)].rstrip(), text[max(offset, 0) :].lstrip()
    if not (left and right):
        raise UsageError("Put the cursor between two words of the source to split it there.")
    return (
        replace(unit, end=unit.start + len(left), text=plain_text(left)),
        replace(unit, id=new_id, start=unit.end - len(right), text=plain_text(right)),
    )


def joined(page: str, unit: Unit, following: Unit | None) -> Unit:
    """Join a segment with the one after it.

    Raises UsageError when that one is not in the same paragraph.
    """
    if following is None or not _adjacent(page, unit, following):
        raise UsageError("There is no next sentence in this paragraph to join it with.")
    return replace(unit, end=following.end, text=plain_text(page[unit.start : following.end]))


def _adjacent(page: str, unit: Unit, following: Unit) -> bool:
    alike = all(
        getattr(unit, name) == getattr(following, name) for name in ("lang", "section", "kind")
    )
    return alike and page[unit.end : following.start] in {"", " ", "\n"}
