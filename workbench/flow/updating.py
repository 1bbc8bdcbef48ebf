"""Following a source that changed since it was fetched: only what changed is to be done again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from workbench.core.model import Draft, Revision, State, Unit
from workbench.flow import asking
from workbench.flow.cutting import free_number
from workbench.flow.opening import units_of
from workbench.flow.workspace import Workspace
from workbench.wiki import pages
from workbench.wiki.client import Wiki

ALIKE = 60.0
"""Similarity, 0 to 100, from which a changed sentence is taken for the same one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that is not what it was."""

    before: str
    """Empty for a new one."""
    after: str
    """Empty for one that is gone."""
    unit: int
    """The segment, by its new number; 0 for one that is gone."""
    reopened: bool
    """Whether a draft of it has to be looked at again."""


@dataclass(frozen=True, slots=True)
class Update:
    """What became of one source."""

    lang: str
    old: int
    new: int
    """Revision ids; the same when nothing changed."""
    changes: tuple[Change, ...]


def update(workspace: Workspace) -> list[Update]:
    """Fetch the newer revision of each source and carry the drafts over.

    Sentences are matched by their words in any script. Raises ReachError kinds.
    """
    return [_update_one(workspace, source) for source in workspace.session.sources]


def _update_one(workspace: Workspace, source: Revision) -> Update:
    wiki = Wiki(source.lang, workspace.config)
    try:
        latest = pages.fetch(wiki, source.title).revision
        if latest.revid == source.revid or latest.wikitext == source.wikitext:
            return Update(source.lang, source.revid, source.revid, ())
        _ask_about_links(workspace, latest, wiki)
    finally:
        wiki.close()
    old = [unit for unit in workspace.units if unit.lang == source.lang]
    fresh = units_of([latest])
    partner = match(old, fresh)
    others = [unit for unit in workspace.units if unit.lang != source.lang]
    first_free = free_number(workspace.units, workspace.drafts)
    numbered, changes, drafts = [], [], []
    for place, unit in enumerate(fresh):
        before = partner.get(place)
        number = before.id if before else first_free + place
        numbered.append(replace(unit, id=number))
        if before is None:
            changes.append(Change("", unit.text, number, False))
        elif before.text != unit.text:
            reopened = _reopen(workspace.drafts.get(number))
            if reopened:
                drafts.append(reopened)
            changes.append(Change(before.text, unit.text, number, reopened is not None))
    kept = {unit.id for unit in numbered}
    changes += [Change(unit.text, "", 0, False) for unit in old if unit.id not in kept]
    workspace.replace_source(latest, [*others, *numbered])
    workspace.put_many(drafts)
    return Update(source.lang, source.revid, latest.revid, tuple(changes))


def _ask_about_links(workspace: Workspace, latest: Revision, wiki: Wiki) -> None:
    """Ask about the links that the newer revision has and the older had not."""
    known = workspace.session.links.get(latest.lang, {})
    found = asking.targets(workspace.config, latest.lang, latest.wikitext, wiki=wiki, known=known)
    if found.english:
        taken = asking.taken(workspace.config, {latest.lang: found.english})
        workspace.store.save_links(
            workspace.name, latest.lang, found.english, absent=found.absent, taken=taken
        )


def match(old: Sequence[Unit], new: Sequence[Unit]) -> Mapping[int, Unit]:
    """Pair new segments, by their place, with old ones: equal text first, then alike.

    Alike segments are of one kind; a pair is made once on either side.
    """
    waiting: dict[str, list[Unit]] = {}
    for unit in old:
        waiting.setdefault(unit.text, []).append(unit)
    pairs: dict[int, Unit] = {}
    for place, unit in enumerate(new):
        if same := waiting.get(unit.text):
            pairs[place] = same.pop(0)
    taken = {unit.id for unit in pairs.values()}
    left = [unit for unit in old if unit.id not in taken]
    for place, unit in enumerate(new):
        if place in pairs or not left:
            continue
        kin = [one for one in left if one.kind == unit.kind]
        found = process.extractOne(
            unit.text.casefold(),
            [one.text.casefold() for one in kin],
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
        )
        if found:
            pairs[place] = kin[found[2]]
            left.remove(kin[found[2]])
    return pairs


def _reopen(draft: Draft | None) -> Draft | None:
    """Return a confirmed or proposed draft as one that has to be looked at again."""
    if draft is None or not draft.text.strip() or draft.state is State.SKIPPED:
        return None
    return replace(draft, state=State.EDITED)
