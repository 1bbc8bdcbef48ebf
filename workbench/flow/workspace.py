"""A session being worked on: its segments, their drafts, and everything done to them.

One object for the screen and the commands. It belongs to the thread that opened it,
since the database does; what takes long (the wiki, engines, alignment) is in modules
beside this one, which take plain values and may run elsewhere.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from workbench import places
from workbench.config import Config
from workbench.core.model import Draft, Page, Proposal, Revision, Session, State, Unit
from workbench.errors import InputError, UsageError
from workbench.flow.mending import mending
from workbench.flow.naming import named
from workbench.flow.undo import Step, Undo
from workbench.store.sessions import Sessions

if TYPE_CHECKING:
    from workbench.core.glossary.terms import TermHit
    from workbench.core.model import Finding
    from workbench.core.wikitext.scan import Reference
    from workbench.flow.assisting import Assistant
    from workbench.flow.checking import Inspector
    from workbench.flow.progress import Progress


class Workspace:
    """A session opened for work."""

    def __init__(self, config: Config, store: Sessions, name: str, *, read_only: bool) -> None:
        self.config = config
        self.store = store
        self.read_only = read_only
        """Whether another window holds the session."""
        self.session: Session = store.load(name)
        self.units: list[Unit] = []
        self._places: dict[int, int] = {}
        self._took(store.units(name))
        self.drafts: dict[int, Draft] = store.drafts(name)
        self._pages: dict[str, Page] = {}
        self._undo = Undo(
            Step((change.before or _empty(change.unit),), (change.after,))
            for change in store.history(name)
        )

    @classmethod
    @mending
    def open(cls, config: Config, name: str, *, take_over: bool = False) -> Self:
        """Open a session; read-only when another window holds it, unless `take_over`.

        Raises InputError for a session that is not there, StoreError.
        """
        store = Sessions(places.sessions_database())
        try:
            name = named(store, name) or name
            held = store.claim(name, take_over=take_over)
            return cls(config, store, name, read_only=not held)
        except BaseException:
            store.close()
            raise

    @classmethod
    @mending
    def look(cls, config: Config, name: str) -> Self:
        """Open a session for reading only, without holding it.

        Raises InputError for a session that is not there, StoreError.
        """
        if not places.sessions_database().exists():
            raise InputError(
                f"There is no session {name}.", "Fetch an article first: workbench fetch TITLE"
            )
        store = Sessions(places.sessions_database(), read_only=True)
        try:
            return cls(config, store, named(store, name) or name, read_only=True)
        except BaseException:
            store.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the session; everything was saved when it was done."""
        if "assistant" in self.__dict__:
            self.assistant.close()
        if not self.read_only:
            self.store.release(self.name)
        self.store.close()

    @property
    def name(self) -> str:
        """The session's name."""
        return self.session.name

    # ----------------------------------------------------------------- reading

    def unit(self, unit_id: int) -> Unit:
        """Return a segment by its number.

        Raises UsageError when there is none.
        """
        place = self._places.get(unit_id)
        if place is None:
            raise UsageError(f"There is no segment {unit_id} in {self.name}.")
        return self.units[place]

    def place(self, unit_id: int) -> int:
        """Return where a segment stands in `units`."""
        return self._places[self.unit(unit_id).id]

    def draft(self, unit_id: int) -> Draft:
        """Return a segment's draft, an empty one when nothing was done yet."""
        return self.drafts.get(unit_id) or _empty(unit_id)

    def revision(self, lang: str) -> Revision:
        """Return the page of a language as it was fetched."""
        for page in (self.session.target, *self.session.sources):
            if page.lang == lang:
                return page
        raise UsageError(f"The session {self.name} has no {lang} page.")

    def page(self, lang: str) -> Page:
        """Return the page of a language cut into sections, blocks and segments."""
        if lang not in self._pages:
            from workbench.core.wikitext.segments import segment_page

            self._pages[lang] = segment_page(self.revision(lang).wikitext, lang)
        return self._pages[lang]

    def source_text(self, unit_id: int) -> str:
        """Return a segment's wikitext."""
        unit = self.unit(unit_id)
        return self.revision(unit.lang).wikitext[unit.start : unit.end]

    def neighbours(self, unit_id: int) -> tuple[str, str]:
        """Return the plain text of the segments before and after, in the same language."""
        place = self.place(unit_id)
        lang = self.units[place].lang
        around = [
            self.units[near].text
            if 0 <= near < len(self.units) and self.units[near].lang == lang
            else ""
            for near in (place - 1, place + 1)
        ]
        return around[0], around[1]

    @cached_property
    def sections(self) -> dict[tuple[str, int], list[Unit]]:
        """The segments by language and section."""
        grouped: dict[tuple[str, int], list[Unit]] = {}
        for unit in self.units:
            grouped.setdefault((unit.lang, unit.section), []).append(unit)
        return grouped

    # ----------------------------------------------------------------- writing

    def save_text(self, unit_id: int, text: str) -> Draft:
        """Keep what a person typed; an emptied segment is untranslated again."""
        old = self.draft(unit_id)
        if text == old.text:
            return old
        state = State.EDITED if text.strip() else State.UNTRANSLATED
        return self._put(replace(old, text=text, state=state))

    def accept(self, unit_id: int, proposal: Proposal) -> Draft:
        """Take over a proposal, which is then to be looked at and confirmed."""
        return self._put(proposed_draft(unit_id, proposal))

    def accept_many(self, proposals: Iterable[tuple[int, Proposal]]) -> int:
        """Take over proposals for segments that have no text yet, as one step; count them."""
        drafts = [
            proposed_draft(unit_id, proposal)
            for unit_id, proposal in proposals
            if self.draft(unit_id).state is State.UNTRANSLATED
        ]
        self._put_all(drafts)
        return len(drafts)

    def confirm(self, unit_id: int, *, learn: bool = True) -> Draft:
        """Record that a person has read the translation and stands by it.

        The memory learns it, unless `learn` is false. Raises UsageError when there is no text.
        """
        old = self.draft(unit_id)
        if not old.text.strip():
            raise UsageError("There is nothing to confirm: the segment has no translation.")
        draft = self._put(replace(old, state=State.CONFIRMED))
        if learn:
            self.assistant.learn(draft)
        return draft

    def confirm_known(self, proposals: Iterable[tuple[int, Proposal]]) -> int:
        """Take over proposals for segments without a text, confirmed, as one step; count them."""
        free = [(n, p) for n, p in proposals if self.draft(n).state is State.UNTRANSLATED]
        taken = [proposed_draft(n, p) for n, p in free]
        self._put_all([replace(draft, state=State.CONFIRMED) for draft in taken])
        for draft in taken:
            self.assistant.learn(self.draft(draft.unit))
        return len(taken)

    def skip(self, unit_id: int) -> Draft:
        """Leave a segment out of the translation."""
        return self._put(replace(self.draft(unit_id), state=State.SKIPPED))

    def reset(self, unit_id: int) -> Draft:
        """Take a segment's text away, or bring a skipped one back."""
        old = self.draft(unit_id)
        if old.state is State.SKIPPED and old.text:
            return self._put(replace(old, state=State.EDITED))
        return self._put(_empty(unit_id))

    def put_many(self, drafts: Sequence[Draft]) -> None:
        """Store drafts as one step, as find-and-replace does."""
        self._put_all(list(drafts))

    def _put(self, draft: Draft) -> Draft:
        self._put_all([draft])
        return self.drafts[draft.unit]

    def _put_all(self, drafts: list[Draft]) -> None:
        if not drafts:
            return
        before = tuple(self.draft(draft.unit) for draft in drafts)
        after = self._store(drafts)
        self._undo.did(before, after, time.monotonic())

    def _store(self, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
        self.must_be_ours()
        stored = self.store.save_many(self.name, [replace(draft, updated="") for draft in drafts])
        self.drafts.update({draft.unit: draft for draft in stored})
        return stored

    def must_be_ours(self) -> None:
        """Raise UsageError when another window holds the session."""
        if self.read_only:
            raise UsageError(
                f"The session {self.name} is open in another window; here it can only be read.",
                "Close it there, or take it over.",
            )

    def undo(self) -> int | None:
        """Take the last step back; return the segment it was about."""
        return self._replay(self._undo.back())

    def redo(self) -> int | None:
        """Do again what was taken back; return the segment it was about."""
        return self._replay(self._undo.forward())

    def _replay(self, drafts: tuple[Draft, ...]) -> int | None:
        known = [draft for draft in drafts if draft.unit in self._places]
        if known:
            self._store(known)
            return known[0].unit
        return None

    # --------------------------------------------------------- split and merge

    def split(self, unit_id: int, offset: int) -> int:
        """Cut a segment in two at an offset into its wikitext; return the new one's number.

        Raises UsageError when one half would be empty.
        """
        from workbench.flow.cutting import free_number, halves

        unit = self.unit(unit_id)
        new_id = free_number(self.units, self.drafts)
        pair = halves(self.revision(unit.lang).wikitext, unit, offset, new_id)
        place = self.place(unit_id)
        self._set_units([*self.units[:place], *pair, *self.units[place + 1 :]])
        return new_id

    def merge(self, unit_id: int) -> None:
        """Join a segment with the next one of the same paragraph, and their texts.

        Raises UsageError when there is none.
        """
        from workbench.flow.cutting import joined

        place = self.place(unit_id)
        unit = self.units[place]
        following = self.units[place + 1] if place + 1 < len(self.units) else None
        whole = joined(self.revision(unit.lang).wikitext, unit, following)
        texts = [self.draft(u.id).text.strip() for u in (unit, following) if u]
        if any(texts):
            self.save_text(unit_id, " ".join(filter(None, texts)))
        self._set_units([*self.units[:place], whole, *self.units[place + 2 :]])

    def _set_units(self, units: list[Unit]) -> None:
        self.must_be_ours()
        self.store.set_units(self.name, units)
        self._took(units)

    def _took(self, units: Sequence[Unit]) -> None:
        order = {page.lang: place for place, page in enumerate(self.session.sources)}
        self.units = sorted(units, key=lambda unit: (order.get(unit.lang, 99), unit.start))
        self._places = {unit.id: place for place, unit in enumerate(self.units)}
        self.__dict__.pop("sections", None)

    def replace_source(self, page: Revision, units: Sequence[Unit]) -> None:
        """Put a newer revision in place of a source's, with the segments of the whole session."""
        self.must_be_ours()
        self.store.replace_source(self.name, page, units)
        self.session = self.store.load(self.name)
        self._pages.pop(page.lang, None)
        self._took(units)

    # -------------------------------------------------------------- assistance

    @cached_property
    def assistant(self) -> Assistant:
        """What is offered for a segment: memory, glossary, rules."""
        from workbench.flow.assisting import Assistant

        return Assistant(self)

    @cached_property
    def inspector(self) -> Inspector:
        """What checks the drafts."""
        from workbench.flow.checking import Inspector

        return Inspector(self)

    def memory_proposals(self, unit_id: int) -> list[Proposal]:
        """Return what memory and rules offer for a segment, the best first."""
        return self.assistant.proposals(unit_id)

    def glossary(self, unit_id: int) -> list[TermHit]:
        """Return the glossary's terms in a segment, with offsets into its plain text."""
        return self.assistant.hits(unit_id)

    def findings(self, unit_id: int, text: str | None = None) -> list[Finding]:
        """Check a segment's draft, or the text being typed for it."""
        return self.inspector.findings(unit_id, text)

    def all_findings(self) -> list[Finding]:
        """Check every draft, errors first."""
        return self.inspector.all()

    def references(self, unit_id: int) -> list[Reference]:
        """Return the references in a segment's source, with offsets into its wikitext."""
        from workbench.core.wikitext.scan import references

        return references(self.source_text(unit_id))

    def progress(self) -> Progress:
        """Count segments, words and states of the whole session."""
        from workbench.flow.progress import of_session

        return of_session(self)

    def choose(self, unit_ids: Iterable[int]) -> None:
        """Remember what is to be translated; nothing chosen means everything."""
        self.set_state("chosen", sorted(unit_ids))

    def chosen(self) -> set[int]:
        """Return the segments chosen for translation; empty means all."""
        return set(self.state("chosen", []))

    # ------------------------------------------------------------------- state

    def state(self, key: str, default: Any = None) -> Any:
        """Return a setting of the session."""
        return self.store.state(self.name, key, default)

    def set_state(self, key: str, value: Any) -> None:
        """Keep a setting of the session, unless another window holds it."""
        if not self.read_only:
            self.store.set_state(self.name, key, value)


def proposed_draft(unit_id: int, proposal: Proposal) -> Draft:
    """Return the draft that a proposal becomes when it is taken over."""
    return Draft(
        unit_id,
        proposal.text,
        State.PROPOSED,
        proposal.engine
        if proposal.machine or proposal.score >= 100
        else f"{proposal.engine} fuzzy",
        proposal.machine,
        proposal.text,
    )


def _empty(unit_id: int) -> Draft:
    return Draft(unit_id, "", State.UNTRANSLATED)
