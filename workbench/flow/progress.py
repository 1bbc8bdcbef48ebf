"""How far a session has come, in segments and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.core.model import Draft, State, Unit
from workbench.core.review import Measured, score, together
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
    units, first = workspace.units, workspace.place(unit_id)
    lang = units[first].lang
    sources = {lang: workspace.revision(lang).wikitext}
    last = first + 1
    while first and together(units[first - 1], units[first], sources):
        first -= 1
    while last < len(units) and together(units[last - 1], units[last], sources):
        last += 1
    return next(iter(paragraphs_of(units[first:last], workspace.drafts, sources)), None)


class Tally:
    """Counts of each section, kept up to date segment by segment: asking costs next to nothing."""

    def __init__(self) -> None:
        self._units: dict[int, tuple[tuple[str, int], int]] = {}
        self._given: dict[int, _Counts] = {}
        self._sections: dict[tuple[str, int], _Counts] = {}

    def add(self, units: Iterable[Unit], drafts: Mapping[int, Draft]) -> None:
        """Count segments that were not counted yet."""
        for unit in units:
            if unit.id not in self._units:
                self._units[unit.id] = ((unit.lang, unit.section), len(unit.text.split()))
                self._sections.setdefault((unit.lang, unit.section), _Counts())
                self.update(drafts.get(unit.id) or Draft(unit.id, "", State.UNTRANSLATED))

    def update(self, draft: Draft) -> None:
        """Count a segment as it is now, if it is one of those counted."""
        if draft.unit not in self._units:
            return
        key, size = self._units[draft.unit]
        new = _counts(draft, size)
        old = self._given.get(draft.unit, _Counts())
        self._given[draft.unit] = new
        self._sections[key] = self._sections[key].plus(new).minus(old)

    def section(self, unit_id: int) -> Progress:
        """Return the counts of a segment's section."""
        known = self._units.get(unit_id)
        return (self._sections[known[0]] if known else _Counts()).progress()

    def sections(self) -> dict[tuple[str, int], Progress]:
        """Return the counts by language and section."""
        return {key: counts.progress() for key, counts in self._sections.items()}

    def total(self) -> Progress:
        """Return the counts of all."""
        counts = _Counts()
        for one in self._sections.values():
            counts = counts.plus(one)
        return counts.progress()


@dataclass(frozen=True, slots=True)
class _Counts:
    """What can be added up."""

    segments: int = 0
    done: int = 0
    words: int = 0
    words_done: int = 0
    machine_words: int = 0
    machine_left: float = 0.0

    def plus(self, other: _Counts, sign: int = 1) -> _Counts:
        return _Counts(
            self.segments + sign * other.segments,
            self.done + sign * other.done,
            self.words + sign * other.words,
            self.words_done + sign * other.words_done,
            self.machine_words + sign * other.machine_words,
            self.machine_left + sign * other.machine_left,
        )

    def minus(self, other: _Counts) -> _Counts:
        return self.plus(other, -1)

    def progress(self) -> Progress:
        """Return them as the rest of the program knows them; confirmed stands for all that is done."""
        share = self.machine_left / self.machine_words if self.machine_words else 0.0
        states = {State.CONFIRMED: self.done}
        return Progress(self.segments, self.words, states, self.words_done, max(share, 0.0))


def _counts(draft: Draft, size: int) -> _Counts:
    machine = bool(draft.machine and draft.text and draft.state is not State.SKIPPED)
    return _Counts(
        1,
        int(draft.state in (State.CONFIRMED, State.SKIPPED)),
        size,
        size if draft.state is State.CONFIRMED else 0,
        size if machine else 0,
        size * score(draft.proposed, draft.text) if machine else 0.0,
    )
