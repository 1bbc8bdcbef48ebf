"""Handing over: the English wikitext, its edit summaries and talk templates."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbench import keeping
from workbench.core.adapt import Context
from workbench.core.adapt.headings import english_heading
from workbench.core.languages.names import english_name
from workbench.core.model import Draft, Finding, LedgerEntry, Source, State, Unit
from workbench.core.review import GateReason, gate
from workbench.errors import GateRefused, InputError, UsageError
from workbench.flow.doubting import doubted
from workbench.flow.workspace import Workspace
from workbench.outputs import attribution, talk
from workbench.outputs.draft import draft
from workbench.store.sessions import now

Part = tuple[str, int]
"""Language and number of a source section."""


ANSWERED = "answered"
"""Key of the session's state: the gate's doubts and losses that a person has dealt with, and how."""


def answer(workspace: Workspace, reason: GateReason, how: str) -> None:
    """Record how a person deals with a doubt or loss; an empty `how` takes that back.

    Raises UsageError for a reason that only editing or confirming can settle, and while
    another window holds the session.
    """
    workspace.must_be_ours()
    if not reason.key:
        raise UsageError("This cannot be waved through.", reason.way_on)
    record_answer(workspace, reason.key, how)


def record_answer(workspace: Workspace, key: str, how: str) -> None:
    """Keep how a doubt or loss is dealt with, by its key; an empty `how` takes that back."""
    given = workspace.state(ANSWERED, {})
    if how:
        given[key] = how
    else:
        given.pop(key, None)
    workspace.set_state(ANSWERED, given)


@dataclass(frozen=True, slots=True)
class Finished:
    """What is handed over."""

    wikitext: str
    ledger: tuple[LedgerEntry, ...]
    summaries: tuple[str, ...]
    templates: tuple[str, ...]
    """For the talk page, one a source."""
    untranslated: int
    """Segments of the chosen part that have no translation."""
    problems: tuple[GateReason, ...] = ()
    """What the review gate says; empty unless it was overruled."""


def part_of(workspace: Workspace, text: str) -> Part:
    """Read a section's number: `3` of the first source, or `tg:3`.

    Raises UsageError for one that is not there.
    """
    lang, colon, number = text.rpartition(":")
    lang = lang if colon else workspace.session.sources[0].lang
    known = [page.lang for page in workspace.session.sources]
    if lang not in known or not number.isdecimal():
        raise UsageError(
            f"{text} is no section.", f"Give a number, or LANG:NUMBER with {', '.join(known)}."
        )
    if int(number) >= len(workspace.page(lang).sections):
        raise UsageError(
            f"The {lang} page has no section {number}.", "`workbench align SESSION` lists them."
        )
    return lang, int(number)


def chosen_units(workspace: Workspace, parts: Collection[Part] | None) -> list[Unit]:
    """Return the segments of the chosen sections; of all when none is chosen."""
    return [u for u in workspace.units if parts is None or (u.lang, u.section) in parts]


def ready_texts(units: Sequence[Unit], drafts: Mapping[int, Draft]) -> dict[int, str]:
    """Return the English text of each segment that has one and is not skipped."""
    return {
        unit.id: draft.text
        for unit in units
        if (draft := drafts.get(unit.id))
        and draft.text.strip()
        and draft.state is not State.SKIPPED
    }


def reasons(workspace: Workspace, units: Sequence[Unit]) -> list[GateReason]:
    """Return why the review gate holds these segments back; nothing when it does not."""
    sources = {page.lang: page.wikitext for page in workspace.session.sources}
    found = gate(
        units,
        workspace.drafts,
        sources,
        doubted=doubted(workspace),
        answered=workspace.state(ANSWERED, {}),
    )
    fuzzy = [
        GateReason(
            unit.id,
            "a fuzzy match that nobody has confirmed",
            "Correct it and confirm it, or skip it.",
        )
        for unit in units
        if (one := workspace.drafts.get(unit.id))
        and one.state is State.PROPOSED
        and one.engine.endswith("fuzzy")
    ]
    return sorted([*found, *fuzzy], key=lambda reason: reason.unit)


def finish(
    workspace: Workspace, parts: Collection[Part] | None = None, *, rough: bool = False
) -> Finished:
    """Put together what was translated, with summary and talk templates.

    Raises GateRefused while something in the chosen part is not reviewed, unless
    `rough`; InputError when nothing is translated.
    """
    units = chosen_units(workspace, parts)
    held = reasons(workspace, units)
    if held and not rough:
        raise refusal(held)
    texts = ready_texts(units, workspace.drafts)
    wikitext, ledger, used = _drafted(workspace, units, texts, parts)
    if not wikitext:
        raise InputError(
            "Nothing is translated in the chosen part.",
            "Translate a segment on the screen (workbench open), or run workbench propose.",
        )
    section = english_section(workspace, parts)
    if rough:
        wikitext = rough_tag(workspace, units) + wikitext
    return Finished(
        wikitext=wikitext,
        ledger=ledger,
        summaries=tuple(attribution.summaries(used, section=section)),
        templates=tuple(
            talk.template(source, section=section) for source in pinned(workspace, used)
        ),
        untranslated=sum(unit.id not in texts for unit in units),
        problems=tuple(held),
    )


def drafted(workspace: Workspace, parts: Collection[Part]) -> str:
    """Return the English wikitext of sections as it stands, whether or not it is reviewed."""
    units = chosen_units(workspace, parts)
    return _drafted(workspace, units, ready_texts(units, workspace.drafts), parts)[0]


def refusal(held: Sequence[GateReason]) -> GateRefused:
    """Return the error that tells what the review gate found."""
    lines = tuple(
        f"segment {reason.unit}: {reason.reason}. {reason.way_on}"
        if reason.unit
        else f"{reason.reason}. {reason.way_on}"
        for reason in held
    )
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    return GateRefused(
        f"The review gate holds this back: {held[0].reason}"
        + (f", segment {held[0].unit}" if held[0].unit else "")
        + more
        + ".",
        f"{held[0].way_on} `workbench check SESSION` lists all; --rough is for user and draft space.",
        reasons=lines,
    )


def _drafted(
    workspace: Workspace,
    units: Sequence[Unit],
    texts: Mapping[int, str],
    parts: Collection[Part] | None,
) -> tuple[str, tuple[LedgerEntry, ...], list[Source]]:
    pieces: list[str] = []
    ledger: list[LedgerEntry] = []
    used: list[Source] = []
    for page in workspace.session.sources:
        numbers = None if parts is None else {n for lang, n in parts if lang == page.lang}
        if numbers is not None and not numbers:
            continue
        made = draft(
            workspace.page(page.lang),
            units,
            texts,
            context_of(workspace, page.lang),
            sections=numbers,
        )
        ledger += made.ledger
        if made.wikitext:
            pieces.append(made.wikitext)
            used.append(Source(page.lang, page.title))
    return "\n".join(pieces), tuple(ledger), used


def context_of(workspace: Workspace, lang: str) -> Context:
    """Return what adapting a source of the session needs to know."""
    red_links = workspace.config.get("adapt", "red_links", "ill")
    if red_links not in ("ill", "plain", "red"):
        raise UsageError("red_links in [adapt] must be ill, plain or red.")
    session = workspace.session
    return Context(
        lang,
        session.links.get(lang, {}),
        red_links,
        existing=session.taken,
        absent=session.absent.get(lang, frozenset()),
        embedded=True,
    )


def pinned(workspace: Workspace, used: Sequence[Source]) -> list[Source]:
    """Return sources with the revisions that were fetched."""
    return [Source(s.lang, s.title, workspace.revision(s.lang).revid) for s in used]


def english_section(workspace: Workspace, parts: Collection[Part] | None) -> str:
    """Return the English name of the one section that was chosen, if it has one."""
    if not parts or len(set(parts)) != 1:
        return ""
    lang, number = next(iter(parts))
    section = workspace.page(lang).sections[number]
    if section.level == 0:
        return ""
    heading = next(
        (u for u in workspace.sections.get((lang, number), []) if u.kind == "heading"), None
    )
    text = workspace.draft(heading.id).text.strip() if heading else ""
    return text or english_heading(section.title, lang) or ""


def rough_tag(workspace: Workspace, units: Sequence[Unit]) -> str:
    """Return the template that marks a text as not yet reviewed."""
    machine = any(
        one.machine and one.state is State.PROPOSED
        for unit in units
        if (one := workspace.drafts.get(unit.id))
    )
    if machine:
        return "{{LLM-assisted translation}}\n"
    return f"{{{{Rough translation|{attribution_language(units)}|date={this_month()}}}}}\n"


def this_month() -> str:
    """Return the month as maintenance templates have it: `May 2026`."""
    return datetime.fromisoformat(now()).strftime("%B %Y")


def attribution_language(units: Sequence[Unit]) -> str:
    """Return the English name of the language most of the segments are in; of the first, if two."""
    langs = [unit.lang for unit in units]
    return english_name(max(langs, key=langs.count))


def findings_text(findings: Sequence[Finding]) -> list[str]:
    """Return findings as plain lines."""
    return [f"segment {f.segment}: {f.severity} {f.rule}: {f.message}" for f in findings]


def write(finished: Finished, folder: Path, name: str) -> list[Path]:
    """Write wikitext, summary and talk templates as files; return their paths.

    Raises InputError when the folder cannot be written.
    """
    texts = {
        f"{name}.en.wiki": finished.wikitext,
        f"{name}.summary.txt": "\n".join(finished.summaries) + "\n",
        f"{name}.talk.wiki": "\n".join(finished.templates) + "\n",
    }
    with keeping.told(folder):
        for file, text in texts.items():
            keeping.write(folder / file, text)
    return [folder / file for file in texts]
