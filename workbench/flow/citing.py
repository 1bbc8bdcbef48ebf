"""The references of a session's sources, and what became of each in the English text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbench.core.checks.cited import Cited, cited
from workbench.core.checks.marks import marks
from workbench.core.model import Draft, State, Unit
from workbench.errors import InputError
from workbench.flow.workspace import Workspace
from workbench.places import config_file


@dataclass(frozen=True, slots=True)
class Standing:
    """A reference and where it stands."""

    lang: str
    segment: int
    """The segment that holds it; 0 where none does."""
    cited: Cited
    state: str
    """kept, lost, waiting (not translated yet), skipped, or outside (in no segment)."""

    def record(self) -> dict[str, Any]:
        """Return the reference as a JSON object."""
        one = self.cited
        return {
            "lang": self.lang,
            "segment": self.segment,
            "start": one.start,
            "end": one.end,
            "name": one.name,
            "text": one.text,
            "url": one.url,
            "archive": one.archive,
            "state": self.state,
            "doubts": list(one.doubts),
        }


def standings(workspace: Workspace) -> list[Standing]:
    """Return every reference of the sources, in order."""
    weak = own_weak_hosts()
    found = []
    for page in workspace.session.sources:
        units = [unit for unit in workspace.units if unit.lang == page.lang]
        for one in cited(page.wikitext, weak):
            unit = next((u for u in units if u.start <= one.start < u.end), None)
            draft = workspace.draft(unit.id) if unit else None
            state = _state(one, unit, draft, page.wikitext)
            found.append(Standing(page.lang, unit.id if unit else 0, one, state))
    return found


def _state(one: Cited, unit: Unit | None, draft: Draft | None, wikitext: str) -> str:
    if unit is None or draft is None:
        return "outside"
    if draft.state is State.SKIPPED:
        return "skipped"
    if not draft.text.strip():
        return "waiting"
    ours = marks(wikitext[unit.start : unit.end])
    theirs = marks(draft.text)
    mine = {key for keys in marks(wikitext[one.start : one.end]) for key in keys}
    known = {key for keys in theirs for key in keys}
    return "kept" if mine & known or len(theirs) >= len(ours) else "lost"


def own_weak_hosts() -> list[tuple[str, str, str]]:
    """Return the rows of the user's own list of weak hosts, where there is one.

    `weak-sources.tsv` beside the configuration file: host, kind, why. Raises InputError.
    """
    path = config_file().parent / "weak-sources.tsv"
    if not path.is_file():
        return []
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is not UTF-8 (byte {error.start}).", "Save it as UTF-8, or take it away."
        ) from error
    rows = [line.split("\t") for line in text.splitlines()]
    return [
        (row[0].strip().lower(), row[1], row[2])
        for row in rows
        if len(row) > 2 and row[0] != "host"
    ]
