"""Filling in proposals: memory first, then rules, then an engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench import places
from workbench.config import Config, engine_names
from workbench.core.model import Proposal, State
from workbench.core.wikitext.masking import MaskForm, mask
from workbench.engines import registry
from workbench.engines.pretranslate import AGAIN, Progress, Request, pretranslate
from workbench.errors import UsageError
from workbench.flow.assisting import Assistant, restore
from workbench.flow.workspace import Workspace
from workbench.store.answers import Answers


@dataclass(frozen=True, slots=True)
class Job:
    """What an engine needs to translate one segment; plain values, safe on any thread."""

    unit: int
    lang: str
    wikitext: str
    links: Mapping[str, str | None]
    terms: Mapping[str, str]
    replacements: Mapping[MaskForm, Mapping[int, str]]


@dataclass(slots=True)
class Asked:
    """What engines said."""

    proposals: dict[int, Proposal] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    """Segment → why it stays untranslated."""

    def reasons(self) -> list[str]:
        """Return each reason once, the most frequent first."""
        return [reason for reason, _ in Counter(self.failed.values()).most_common()]


@dataclass(frozen=True, slots=True)
class Filled:
    """What `propose` did."""

    segments: int
    translated: int
    """Segments that have a text now, from before or from this run."""
    origins: Mapping[str, int]
    """Engine → segments it filled."""
    reasons: tuple[str, ...]
    """Why the others stay untranslated, each reason once."""


def jobs(workspace: Workspace, assistant: Assistant, unit_ids: Sequence[int]) -> list[Job]:
    """Prepare segments for an engine, on the workspace's thread."""
    return [
        Job(
            unit_id,
            (lang := workspace.unit(unit_id).lang),
            workspace.source_text(unit_id).strip(),
            workspace.session.links.get(lang, {}),
            assistant.terms(unit_id, sure=True),
            {form: assistant.replacements(unit_id, form) for form in MaskForm},
        )
        for unit_id in unit_ids
    ]


def ask(
    config: Config,
    work: Sequence[Job],
    *,
    engine: str | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    pause: Callable[[], None] = lambda: None,
) -> Asked:
    """Ask the engines for segments of one language; may run on any thread.

    `engine` asks that one alone; else the configured order is followed. `pause` is called
    before each piece of work, and may wait while others need the processor. Raises
    UsageError for an engine that does not exist or cannot be used.
    """
    asked = Asked()
    if not work:
        return asked
    lang = work[0].lang
    engines = registry.usable(config, lang, [engine] if engine else ())
    if not engines:
        reason = _why_none(config, lang, engine)
        asked.failed = {job.unit: reason for job in work}
        return asked
    by_unit = {job.unit: job for job in work}
    requests = [Request(job.unit, _shower(job, pause), job.terms) for job in work]
    with Answers(places.answers_database()) as cache:
        outcome = pretranslate(
            requests, lang, engines, cache, progress=progress, cancelled=cancelled
        )
    asked.failed = dict(outcome.failed)
    for unit_id, answer in outcome.translated.items():
        pause()
        asked.proposals[unit_id] = _proposal(
            by_unit[unit_id], answer.text, answer.engine, answer.form, again=answer.again
        )
    return asked


def _shower(job: Job, pause: Callable[[], None]) -> Callable[[MaskForm], str]:
    def show(form: MaskForm) -> str:
        pause()
        return mask(job.wikitext, form).text

    return show


def _proposal(
    job: Job, answer: str, engine: str, form: MaskForm, *, again: bool = False
) -> Proposal:
    from workbench.core.adapt import prose

    text, notes = restore(
        prose(answer, job.lang) if form is MaskForm.PLAIN else answer,
        mask(job.wikitext, form),
        job.lang,
        job.links,
        job.terms,
        job.replacements[form],
    )
    if again:
        notes = (AGAIN, *notes)
    return Proposal(text, engine, engine, 0, machine=True, notes=notes)


def _why_none(config: Config, lang: str, engine: str | None) -> str:
    if config.offline:
        return "Offline: no engine was asked."
    names = [engine] if engine else registry.order(config, lang)
    said = []
    for name in names:
        made = registry.get(name, config)
        said.append(f"{name}: {made.unusable() or f'does not translate {lang}'}")
    return "No engine can be used (" + "; ".join(said) + ")."


def from_memory(
    workspace: Workspace, assistant: Assistant, unit_ids: Sequence[int]
) -> dict[int, Proposal]:
    """Return the best memory match or rule for each segment that has one."""
    found = {}
    for unit_id in unit_ids:
        if offered := assistant.proposals(unit_id):
            found[unit_id] = offered[0]
    return found


def propose(
    workspace: Workspace,
    *,
    unit_ids: Sequence[int] | None = None,
    engine: str | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Filled:
    """Fill in proposals for segments without a text, and store them.

    Raises UsageError for an engine that does not exist.
    """
    if engine is not None and engine not in engine_names():
        raise UsageError(f"There is no engine {engine}.", "`workbench engines` lists them.")
    chosen = [unit.id for unit in workspace.units] if unit_ids is None else list(unit_ids)
    empty = [n for n in chosen if workspace.draft(n).state is State.UNTRANSLATED]
    assistant = Assistant(workspace)
    try:
        known = from_memory(workspace, assistant, empty)
        workspace.accept_many(known.items())
        reasons: list[str] = []
        for lang in dict.fromkeys(workspace.unit(n).lang for n in empty):
            left = [n for n in empty if n not in known and workspace.unit(n).lang == lang]
            asked = ask(
                workspace.config, jobs(workspace, assistant, left), engine=engine, progress=progress
            )
            workspace.accept_many(asked.proposals.items())
            known.update(asked.proposals)
            reasons += asked.reasons()
    finally:
        assistant.close()
    done = sum(bool(workspace.draft(n).text.strip()) for n in chosen)
    origins = Counter(proposal.engine for proposal in known.values())
    return Filled(len(chosen), done, dict(origins), tuple(dict.fromkeys(reasons)))
