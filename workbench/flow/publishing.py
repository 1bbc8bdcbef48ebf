"""Publishing what was reviewed: a plan to look at first, then one edit, then its bookkeeping."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from workbench.config import Config
from workbench.core.merge import Conflict, merge
from workbench.core.model import LedgerEntry, Source
from workbench.errors import GateRefused, InputError, UsageError
from workbench.flow.finishing import (
    Part,
    chosen_units,
    finish,
    pinned,
    ready_texts,
)
from workbench.flow.placing import into_article
from workbench.flow.workspace import Workspace
from workbench.outputs import attribution, talk
from workbench.outputs.placing import dummy_edit
from workbench.store.sessions import now
from workbench.wiki import publishing as wiki_publishing
from workbench.wiki.account import credentials, log_in
from workbench.wiki.client import Wiki

PLACES = ("sandbox", "draft", "article")
PUBLISHED = "published"
"""Key of the session's state: a list of what was published, from which revisions, where."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything about an edit before it is made."""

    base: wiki_publishing.Base
    text: str
    summaries: tuple[str, ...]
    """The first goes with the edit, more with dummy edits after it."""
    sources: tuple[Source, ...]
    section: str
    problems: tuple[str, ...]
    """What the wiki would show in red."""
    difference: str
    """Unified diff against the page as it is."""
    conflicts: tuple[Conflict, ...]
    """Where somebody else changed the same lines since the article was fetched."""
    parts: tuple[Part, ...]
    ledger: tuple[LedgerEntry, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """What was saved."""

    title: str
    revid: int
    talk_revid: int
    """0 when there was nothing to put on the talk page."""
    notes: tuple[str, ...] = ()


def connect(config: Config) -> tuple[Wiki, str]:
    """Log in to the English wiki; return the client and the user's name.

    Raises UsageError while publishing is not configured, ReachError kinds.
    """
    if not config.get("publish", "enabled", False):
        raise UsageError(
            "Publishing is switched off.",
            'Set enabled = true and account = "Name@tool" in [publish] of workbench.toml.',
        )
    wiki = Wiki("en", config)
    return wiki, log_in(wiki, credentials(config.get("publish", "account", "")))


def prepare(
    workspace: Workspace, wiki: Wiki, user: str, parts: Collection[Part] | None, to: str
) -> Plan:
    """Work out an edit and ask the wiki to preview it; nothing is saved.

    Raises GateRefused, InputError, ReachError kinds.
    """
    if to not in PLACES:
        raise UsageError(f"--to {to}: choose one of {', '.join(PLACES)}.")
    made = finish(workspace, parts)
    units = chosen_units(workspace, parts)
    texts = ready_texts(units, workspace.drafts)
    langs = {unit.lang for unit in units if unit.id in texts}
    used = tuple(Source(p.lang, p.title) for p in workspace.session.sources if p.lang in langs)
    chosen = tuple(dict.fromkeys((u.lang, u.section) for u in units if u.id in texts))
    title = _title(workspace, user, to)
    base = wiki_publishing.read_base(wiki, title)
    if to == "article":
        if not base.revid:
            raise InputError(f"“{title}” is not there any more.", "Fetch it again.")
        text, section, conflicts = _into_article(workspace, base, chosen, texts)
    else:
        text = f"{base.text.rstrip()}\n\n{made.wikitext}".strip() + "\n"
        section, conflicts = "", ()
    summaries = tuple(attribution.summaries(used, section=section))
    seen = wiki_publishing.preview(wiki, title, text, summaries[0])
    return Plan(
        base,
        text,
        summaries,
        tuple(pinned(workspace, used)),
        section,
        seen.problems,
        _difference(base.text, text),
        conflicts,
        chosen,
        made.ledger,
    )


def _title(workspace: Workspace, user: str, to: str) -> str:
    article = workspace.session.target.title
    return {"article": article, "draft": f"Draft:{article}", "sandbox": f"User:{user}/sandbox"}[to]


def _into_article(
    workspace: Workspace,
    base: wiki_publishing.Base,
    parts: Sequence[Part],
    texts: dict[int, str],
) -> tuple[str, str, tuple[Conflict, ...]]:
    """Return the whole article with the parts in it, merged with what others did meanwhile."""
    fetched = workspace.session.target
    ours, section = into_article(workspace, parts, texts)
    if base.revid == fetched.revid or base.text == fetched.wikitext:
        return ours, section, ()
    merged = merge(fetched.wikitext.rstrip() + "\n", ours, base.text.rstrip() + "\n")
    return merged.text, section, merged.conflicts


def _difference(before: str, after: str) -> str:
    lines = unified_diff(
        before.splitlines(), after.splitlines(), "the page now", "after the edit", lineterm="", n=1
    )
    return "\n".join(lines)


def publish(workspace: Workspace, wiki: Wiki, plan: Plan, *, warned: bool = False) -> Published:
    """Make the edit that was looked at and confirmed, and everything that follows it.

    Raises GateRefused for a plan with conflicts, EditConflict, Refused, ReachError kinds.
    """
    if plan.conflicts:
        raise GateRefused(
            "Somebody changed the same lines since the article was fetched.",
            "Fetch the article again and work the change in.",
        )
    saved = wiki_publishing.save(wiki, plan.base, plan.text, plan.summaries[0], warned=warned)
    notes = [*_record(workspace, plan, saved)]
    for summary in plan.summaries[1:]:
        _dummy(wiki, plan.base.title, summary)
    notes += _mend_summary(wiki, plan, saved)
    talk_revid = 0
    if not plan.base.title.startswith("User:"):
        talk_revid = _tell_talk_page(wiki, plan, saved)
    return Published(plan.base.title, saved.revid, talk_revid, tuple(notes))


def _record(workspace: Workspace, plan: Plan, saved: wiki_publishing.Saved) -> list[str]:
    rows = workspace.state(PUBLISHED, [])
    rows.append(
        {
            "time": now(),
            "title": plan.base.title,
            "revid": saved.revid,
            "section": plan.section,
            "summary": plan.summaries[0],
            "sources": [
                {
                    "lang": source.lang,
                    "title": source.title,
                    "revid": source.revid,
                    "sections": [n for lang, n in plan.parts if lang == source.lang],
                }
                for source in plan.sources
            ],
        }
    )
    workspace.set_state(PUBLISHED, rows)
    return ["The answer was lost; the edit was found in the history."] if saved.found_later else []


def _dummy(wiki: Wiki, title: str, summary: str) -> int:
    base = wiki_publishing.read_base(wiki, title)
    saved = wiki_publishing.save(wiki, base, dummy_edit(base.text), summary, minor=True)
    return saved.revid


def _mend_summary(wiki: Wiki, plan: Plan, saved: wiki_publishing.Saved) -> list[str]:
    """Repair the attribution with a dummy edit when the wiki kept another summary."""
    kept = wiki_publishing.comment_of(wiki, saved.revid) if saved.revid else None
    if kept is None or kept.text == plan.summaries[0]:
        return []
    repair = attribution.summaries(
        [Source(s.lang, s.title) for s in plan.sources], repair_of=kept.timestamp
    )
    for summary in repair:
        _dummy(wiki, plan.base.title, summary)
    return ["The wiki cut the edit summary; a dummy edit repairs the attribution."]


def _tell_talk_page(wiki: Wiki, plan: Plan, saved: wiki_publishing.Saved) -> int:
    space, colon, rest = plan.base.title.partition(":")
    title = f"{space} talk:{rest}" if colon and space == "Draft" else f"Talk:{plan.base.title}"
    templates = [
        talk.template(source, inserted=saved.revid, section=plan.section) for source in plan.sources
    ]
    base = wiki_publishing.read_base(wiki, title)
    text = talk.insert(base.text, templates)
    if text == base.text:
        return 0
    named = " and ".join(f"[[:{s.lang}:{s.title}]]" for s in plan.sources)
    return wiki_publishing.save(
        wiki, base, text, f"Note that the article has text translated from {named}"
    ).revid
