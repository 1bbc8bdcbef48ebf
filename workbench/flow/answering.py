"""Answering what holds a text back: the ways that a reason leaves open, and taking one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.core.adapt import adapt
from workbench.core.adapt.signals import english_names, signals
from workbench.core.checks.marks import marks
from workbench.core.model import State
from workbench.core.review import TAGS, GateReason
from workbench.core.wikitext import scan
from workbench.errors import UsageError
from workbench.flow.finishing import (
    ANSWERED,
    Part,
    answer,
    chosen_units,
    context_of,
    reasons,
    this_month,
)
from workbench.flow.workspace import Workspace


class Way(StrEnum):
    """What a person can do about a reason of the gate."""

    CONFIRM = "confirm the segment: it has been read"
    RESTORE = "put the reference back, at the end of the segment"
    TAG = "pass the doubt on: add the English tag to the segment"
    CHECKED = "say why it may stay so"
    SKIP = "leave the segment out"


@dataclass(frozen=True, slots=True)
class Answered:
    """A doubt or loss that has been dealt with in words."""

    reason: GateReason
    how: str


def held(workspace: Workspace, parts: Collection[Part] | None) -> list[GateReason]:
    """Return what holds the chosen part back."""
    return reasons(workspace, chosen_units(workspace, parts))


def answered(workspace: Workspace) -> list[Answered]:
    """Return what has been answered, so that it can be taken back."""
    out = []
    for key, how in workspace.state(ANSWERED, {}).items():
        rule, _, rest = key.partition(":")
        first, _, second = rest.partition(":")
        lost = rule == "reference"
        number = first if lost else second
        shown = f"the reference {second} was lost" if lost else f"{rule} in the {first} page"
        reason = GateReason(int(number) if number.isdecimal() else 0, shown, "", key)
        out.append(Answered(reason, how))
    return out


def place_of(workspace: Workspace, reason: GateReason) -> int:
    """Return the segment to look at for a reason; 0 when there is none."""
    if reason.unit in workspace.drafts or not reason.key.startswith("reliability-"):
        return reason.unit
    _, lang, _, *section = reason.key.split(":")
    used = (
        unit.id
        for unit in workspace.units
        if unit.lang == lang
        and workspace.draft(unit.id).text
        and section in ([], [str(unit.section)])
    )
    return next(used, 0)


def ways(workspace: Workspace, reason: GateReason) -> list[Way]:
    """Return what can be done about a reason without leaving it."""
    if reason.key.startswith("reference:"):
        found = [Way.CHECKED]
        return [Way.RESTORE, *found] if lost_reference(workspace, reason) else found
    if reason.key:
        tag = reason.unit and english_tag(workspace, reason)
        return [*([Way.TAG] if tag else []), Way.CHECKED, *([Way.SKIP] if reason.unit else [])]
    return [Way.CONFIRM, Way.SKIP] if reason.unit else []


def take(workspace: Workspace, reason: GateReason, way: Way, how: str = "") -> None:
    """Deal with a reason; `how` is what the person says of what has been checked.

    Raises UsageError when the reason leaves that way closed or nothing is said, StoreError.
    """
    if way not in ways(workspace, reason):
        raise UsageError("This cannot be done about it.", reason.way_on)
    if way is Way.CONFIRM:
        workspace.confirm(reason.unit)
    elif way is Way.SKIP:
        workspace.skip(reason.unit)
    elif way is Way.CHECKED:
        if not how:
            raise UsageError("Say in a few words why it may stay so.")
        answer(workspace, reason, how)
    elif way is Way.TAG:
        _append(workspace, reason.unit, english_tag(workspace, reason))
    else:
        _append(workspace, reason.unit, lost_reference(workspace, reason))


def _append(workspace: Workspace, unit: int, text: str) -> None:
    """Add markup to a draft that stays as read as it was."""
    draft = workspace.draft(unit)
    state = State.EDITED if draft.state is State.UNTRANSLATED else draft.state
    workspace.put_many([replace(draft, text=draft.text.rstrip() + text, state=state)])


def lost_reference(workspace: Workspace, reason: GateReason) -> str:
    """Return the reference of the source that a reason misses, adapted; empty when not found."""
    name = reason.key.split(":", 2)[2]
    source = workspace.source_text(reason.unit)
    spans = [(r.start, r.end) for r in scan.references(source)]
    spans += [(call.start, call.end) for call in scan.templates(source)]
    for start, end in spans:
        found = marks(source[start:end])
        if found and found[0][0] == name:
            context = context_of(workspace, workspace.unit(reason.unit).lang)
            return adapt(source[start:end], context).wikitext
    return ""


def english_tag(workspace: Workspace, reason: GateReason) -> str:
    """Return the English template that says what the source's does; empty when there is none."""
    rule = reason.key.split(":")[0]
    unit = workspace.unit(reason.unit)
    source = workspace.source_text(reason.unit)
    names = [TAGS[rule][0]] if rule in TAGS else []
    for finding in signals(source, unit.lang):
        if finding.rule == rule:
            call = source[finding.start : finding.end]
            names = [*english_names(call, rule, unit.lang, spans=False), *names]
    return f"{{{{{names[0]}|date={this_month()}}}}}" if names else ""
