"""How far a session has come, in segments and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.core.model import Draft, State, Unit
from workbench.core.review import Measured, score
from workbench.core.review import measure as paragraphs_of
from workbench.flow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of a section, a language or the whole session."""

    segments: int
    words: int
    states: Mapping[State, int]
    """Segments in each state."""
    words_done: int
    """Words of the source in confirmed segments."""
    unmodified: float
    """Share, 0 to 1, of machine translation left as it was in the machine-translated text."""

    @property
    def done(self) -> int:
        """Segments that need no more work: confirmed or skipped."""
        return self.states.get(State.CONFIRMED, 0) + self.states.get(State.SKIPPED, 0)


def measure(units: Iterable[Unit], drafts: Mapping[int, Draft]) -> Progress:
    """Count segments, words and states."""
    states: Counter[State] = Counter()
    segments = words = words_done = 0
    machine_words = machine_left = 0.0
    for unit in units:
        draft = drafts.get(unit.id)
        state = draft.state if draft else State.UNTRANSLATED
        size = len(unit.text.split())
        segments += 1
        words += size
        states[state] += 1
        words_done += size if state is State.CONFIRMED else 0
        if draft and draft.machine and draft.text and state is not State.SKIPPED:
            machine_words += size
            machine_left += size * score(draft.proposed, draft.text)
    share = machine_left / machine_words if machine_words else 0.0
    return Progress(segments, words, dict(states), words_done, share)


def of_session(workspace: Workspace) -> Progress:
    """Count the whole session."""
    return measure(workspace.units, workspace.drafts)


def of_sections(workspace: Workspace) -> dict[tuple[str, int], Progress]:
    """Count each section, by language and number."""
    return {key: measure(units, workspace.drafts) for key, units in workspace.sections.items()}


def paragraph(workspace: Workspace, unit_id: int) -> Measured | None:
    """Return how much of a segment's paragraph is as a machine or the source had it.

    None where that is not measured: short paragraphs, lists, tables, headings.
    """
    unit = workspace.unit(unit_id)
    section = workspace.sections[unit.lang, unit.section]
    sources = {unit.lang: workspace.revision(unit.lang).wikitext}
    found = paragraphs_of(section, workspace.drafts, sources)
    return next((one for one in found if unit_id in one.units), None)
