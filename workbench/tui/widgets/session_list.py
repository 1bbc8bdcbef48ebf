"""The recent sessions, each with how far it has come."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip

from workbench.store.sessions import SessionSummary
from workbench.tui.fold import fit
from workbench.tui.literal import one_line
from workbench.tui.marks import bar, percent
from workbench.tui.widgets.row_list import RowList


class SessionList(RowList[SessionSummary]):
    """One session a row."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--cursor",
        "session-list--title",
        "session-list--detail",
        "session-list--bar",
    }
    DEFAULT_CSS = """
    SessionList {
        background: $surface;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        overflow-x: hidden;
        & > .row-list--cursor { background: $panel-lighten-1; }
        &:focus > .row-list--cursor { background: $primary-muted; }
        & > .session-list--title { text-style: bold; }
        & > .session-list--detail { color: $muted; }
        & > .session-list--bar { color: $text-success; }
    }
    """

    def row_height(self, row: SessionSummary, width: int) -> int:
        """A title line and, where there is room, nothing more."""
        return 1

    def row_line(self, row: SessionSummary, line: int, width: int, selected: bool) -> Strip:
        """Paint title, sources, progress and age."""
        sources = " ".join(source.lang for source in row.sources)
        counts = f"{row.confirmed} of {row.segments}"
        share = percent(row.confirmed, row.segments)
        tail = [
            (fit(sources, 7), "session-list--detail"),
            (bar(row.confirmed, row.segments, 10) + " ", "session-list--bar"),
            (share.rjust(6) + "  ", "session-list--title"),
        ]
        if width >= 90:
            tail.append((fit(counts.rjust(14), 14) + "  ", "session-list--detail"))
        tail.append((fit(age(row.updated), 13), "session-list--detail"))
        room = width - 3 - sum(len(text) for text, _ in tail)
        parts = [
            ("  ", "session-list--detail"),
            (fit(one_line(row.title), room), "session-list--title"),
        ]
        parts += [(" ", "session-list--detail"), *tail]
        return Strip([Segment(text, self.style_of(name, selected)) for text, name in parts], width)


def age(moment: str, now: datetime | None = None) -> str:
    """Return how long ago an ISO 8601 moment was, in words."""
    try:
        then = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    days = ((now or datetime.now(UTC)).date() - then.date()).days
    if days <= 0:
        return f"today {then.astimezone():%H:%M}"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 14 else f"{then:%d %b %Y}"
