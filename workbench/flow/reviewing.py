"""Checking whole texts and sessions, with what the review gate says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.config import Config
from workbench.core.checks import CheckContext, check_page, check_session, fingerprint
from workbench.core.checks.pairing import Pairs, in_order
from workbench.core.model import Finding, Severity, State
from workbench.core.review import GateReason, doubt_key, doubted_units
from workbench.errors import InputError
from workbench.flow.checking import ACCEPTED, glossary_rule, settings
from workbench.flow.doubting import doubted
from workbench.flow.finishing import ANSWERED, answer, ready_texts, reasons, record_answer
from workbench.flow.ruling import GATE
from workbench.flow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding with what it takes to show and to accept it."""

    finding: Finding
    fingerprint: str
    column: int = 0
    """From 1; 0 where there is no file."""

    def record(self) -> dict[str, Any]:
        """Return the finding as a JSON object."""
        finding = self.finding
        return {
            "rule": finding.rule,
            "severity": str(finding.severity),
            "message": finding.message,
            "start": finding.start,
            "end": finding.end,
            "line": finding.line,
            "segment": finding.segment,
            "fingerprint": self.fingerprint,
        }


def check_texts(
    config: Config, lang: str, source: str, target: str, *, ignore: Sequence[str] = ()
) -> list[Checked]:
    """Check an English text against its source, both whole."""
    context = CheckContext(
        lang=lang, glossary=glossary_rule(config, lang), **settings(config, ignore)
    )
    found = check_page(source, target, context, pairs=_pairs(source, target, lang))
    return [
        Checked(
            finding,
            fingerprint(finding, target),
            finding.start - target.rfind("\n", 0, finding.start),
        )
        for finding in found
    ]


def _pairs(source: str, target: str, lang: str) -> Pairs | None:
    """Pair the paragraphs: in order where they are as many, else as alignment finds them."""
    if (pairs := in_order(source, target)) is not None:
        return pairs
    from workbench.core.align import align
    from workbench.core.wikitext.segments import segment_page

    alignment = align(segment_page(source, lang), segment_page(target, "en"))
    return [(match.source, match.target) for match in alignment.paragraphs] or None


def check_work(config: Config, name: str, *, ignore: Sequence[str] = ()) -> list[Checked]:
    """Check the drafts of a session, the English text they make, its sources, and the gate.

    Raises InputError for a session that is not there.
    """
    with Workspace.look(config, name) as workspace:
        fields = settings(config, ignore)
        accepted = frozenset(workspace.state(ACCEPTED, {}))
        texts = ready_texts(workspace.units, workspace.drafts)
        held = reasons(workspace, workspace.units)
        found = [*workspace.all_findings(), *_doubted(workspace, held)]
        for lang in dict.fromkeys(unit.lang for unit in workspace.units):
            mine = [u.id for u in workspace.units if u.lang == lang and u.id in texts]
            segments = [(n, workspace.source_text(n), texts[n]) for n in mine]
            context = CheckContext(lang=lang, accepted=accepted, **fields)
            found += check_session(segments, context)
    order = list(Severity)
    levels = fields["severity"]
    found = [replace(one, severity=levels.get(one.rule, one.severity)) for one in found]
    found.sort(key=lambda f: (order.index(f.severity), f.segment, f.start))
    checked = [Checked(f, fingerprint(f, texts.get(f.segment, ""))) for f in found]
    checked += [_held(reason, levels.get(GATE, Severity.ERROR)) for reason in held]
    return [
        one
        for one in checked
        if one.finding.rule not in fields["ignore"] and one.fingerprint not in accepted
    ]


def _held(reason: GateReason, severity: Severity = Severity.ERROR) -> Checked:
    """Show a reason of the gate as a finding; its fingerprint stands for its key."""
    message = f"{reason.reason}. {reason.way_on}"
    finding = Finding(GATE, severity, message, 0, 0, 0, reason.unit)
    return Checked(finding, fingerprint(finding, reason.key))


def _doubted(workspace: Workspace, held: Iterable[GateReason]) -> list[Finding]:
    """Return the doubts about what is not translated yet, each at the segment it concerns.

    Skipped segments are left out, and what the gate holds back or a person has answered.
    """
    settled = {*(reason.key for reason in held), *workspace.state(ANSWERED, {})}
    placed = []
    for lang, one in doubted(workspace):
        units = [
            unit
            for unit in doubted_units(workspace.units, lang, one)
            if workspace.draft(unit.id).state is not State.SKIPPED
        ]
        used = [unit for unit in units if workspace.draft(unit.id).text.strip()] or units
        if used and doubt_key(one.rule, lang, used[0].id) not in settled:
            placed.append(replace(one, segment=used[0].id, start=0, end=0))
    return placed


def accept(config: Config, name: str, mark: str, reason: str) -> Finding:
    """Accept a finding of a session, by its fingerprint or the beginning of it, with a reason.

    A doubt or loss that the review gate names is answered so too. Raises InputError when
    no finding, or more than one, has it; UsageError for what only editing can settle, and
    while another window holds the session.
    """
    hits = {one.fingerprint: one for one in check_work(config, name)}
    named = [one for print_, one in hits.items() if print_.startswith(mark)]
    if len(named) != 1:
        raise InputError(
            f"{mark} names {'several findings' if named else 'no finding'} of {name}.",
            f'`workbench check "{name}" --json` shows the fingerprint of each.',
        )
    finding = named[0].finding
    with Workspace.open(config, name) as workspace:
        workspace.must_be_ours()
        if finding.rule == GATE:
            for held in reasons(workspace, workspace.units):
                if _held(held).fingerprint == named[0].fingerprint:
                    answer(workspace, held, reason)
        else:
            known = workspace.state(ACCEPTED, {})
            workspace.set_state(ACCEPTED, {**known, named[0].fingerprint: reason})
        if finding.rule.startswith("reliability-"):
            lang = workspace.unit(finding.segment).lang
            record_answer(workspace, doubt_key(finding.rule, lang, finding.segment), reason)
    return finding
