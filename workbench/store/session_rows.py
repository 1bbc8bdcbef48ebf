"""How sessions, segments and drafts are laid out in rows and in JSON objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from workbench.core.model import Draft, Kind, Revision, Session, Source, State, Unit

UNIT_COLUMNS = 'id, lang, section, kind, start, "end", text'
TITLES = "titles"
"""Key of the setting that holds which names are taken and which link targets are nowhere."""
DRAFT_COLUMNS = "unit, text, state, engine, machine, proposed, updated"


@dataclass(frozen=True, slots=True)
class Bundle:
    """Everything of a session."""

    session: Session
    units: tuple[Unit, ...] = ()
    drafts: tuple[Draft, ...] = ()
    state: dict[str, Any] = field(default_factory=dict)
    """Settings by key; values are JSON's."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A line of the list of sessions."""

    name: str
    title: str
    """Of the English article."""
    sources: tuple[Source, ...]
    segments: int
    confirmed: int
    updated: str
    """ISO 8601, UTC."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of undo: a segment's draft before and after."""

    id: int
    """Rises with time."""
    unit: int
    before: Draft | None
    """None when there was no draft."""
    after: Draft


def unit_row(unit: Unit) -> tuple[Any, ...]:
    """Return a segment in the order of UNIT_COLUMNS."""
    return (unit.id, unit.lang, unit.section, str(unit.kind), unit.start, unit.end, unit.text)


def unit_from(row: tuple[Any, ...]) -> Unit:
    """Return the segment of a row of UNIT_COLUMNS."""
    number, lang, section, kind, start, end, text = row
    return Unit(number, lang, section, Kind(kind), start, end, text)


def draft_row(draft: Draft) -> tuple[Any, ...]:
    """Return a draft in the order of DRAFT_COLUMNS."""
    return (
        draft.unit,
        draft.text,
        str(draft.state),
        draft.engine,
        int(draft.machine),
        draft.proposed,
        draft.updated,
    )


def draft_from(row: tuple[Any, ...]) -> Draft:
    """Return the draft of a row of DRAFT_COLUMNS."""
    unit, text, state, engine, machine, proposed, updated = row
    return Draft(unit, text, State(state), engine, bool(machine), proposed, updated)


def draft_object(draft: Draft) -> dict[str, Any]:
    """Return a draft as a JSON object."""
    return asdict(draft)


def draft_from_object(value: dict[str, Any]) -> Draft:
    """Return the draft of a JSON object.

    Raises TypeError or ValueError when it is none.
    """
    return Draft(**{**value, "state": State(value["state"])})


def page_row(position: int, page: Revision) -> tuple[Any, ...]:
    """Return a page with its place: 0 is the target, sources follow."""
    return (position, page.lang, page.title, page.revid, page.timestamp, page.wikitext)


def titles_state(
    taken: frozenset[str], absent: Mapping[str, frozenset[str]]
) -> dict[str, dict[str, Any]]:
    """Return, as a setting, what a session knows of titles beside its links."""
    nowhere = {lang: sorted(titles) for lang, titles in absent.items() if titles}
    if not nowhere and not taken:
        return {}
    return {TITLES: {"taken": sorted(taken), "absent": nowhere}}


def titles_from(told: Any) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """Return which names are taken and what is absent, by language, as such a setting says.

    Anything else in it is passed over.
    """
    if not isinstance(told, dict):
        return frozenset(), {}
    absent = told.get("absent")
    by_lang = absent if isinstance(absent, dict) else {}
    return _texts(told.get("taken")), {lang: _texts(titles) for lang, titles in by_lang.items()}


def with_titles(session: Session, told: Any) -> Session:
    """Return a session that knows of titles also what such a setting says."""
    taken, absent = titles_from(told)
    return replace(session, taken=session.taken | taken, absent={**session.absent, **absent})


def _texts(value: Any) -> frozenset[str]:
    found: Iterable[Any] = value if isinstance(value, list) else ()
    return frozenset(text for text in found if isinstance(text, str))
