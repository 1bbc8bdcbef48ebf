"""What a translator is offered for a segment without any network: memory, glossary, rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from workbench import notices, places
from workbench.core import rules
from workbench.core.adapt import Context, adapt
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.terms import HINT, Term, TermHit
from workbench.core.model import ATOM, Draft, Proposal, State
from workbench.core.wikitext.masking import Masked, MaskForm, mask, unmask
from workbench.core.wikitext.plain import plain_text
from workbench.errors import Damaged, StoreError
from workbench.flow.finishing import context_of
from workbench.flow.workspace import Workspace
from workbench.formats.glossaries import load_all
from workbench.store.memory import Memory, MemoryMatch

MINIMUM = 70
"""Score from which a memory match is shown."""


class Assistant:
    """Looks things up for the segments of a workspace; belongs to the same thread."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._matchers: dict[str, Matcher] = {}

    @cached_property
    def memory(self) -> Memory | None:
        """The translation memory, opened when it is first asked; None where it cannot be used."""
        try:
            return Memory(places.memory_database())
        except StoreError as error:
            self._without_memory(error)
            return None

    def _without_memory(self, error: StoreError) -> None:
        """Go on without the memory, and say so."""
        self.close()
        self.memory = None
        notices.tell(f"The memory is left out: {error.message} {error.hint}".rstrip())

    def close(self) -> None:
        """Close the memory if it was opened."""
        if memory := self.__dict__.get("memory"):
            memory.close()

    # ---------------------------------------------------------------- glossary

    def matcher(self, lang: str) -> Matcher:
        """Return what finds the glossary's terms in a language."""
        if lang not in self._matchers:
            terms = load_all(self._workspace.config, lang)
            self._matchers[lang] = Matcher([t for t in terms if t.lang == lang], lang)
        return self._matchers[lang]

    def forget_glossary(self) -> None:
        """Read the glossaries anew at the next question, as after adding a term."""
        self._matchers.clear()

    def hits(self, unit_id: int) -> list[TermHit]:
        """Return the glossary's terms in a segment, with offsets into its plain text."""
        unit = self._workspace.unit(unit_id)
        return self.matcher(unit.lang).find(unit.text)

    def terms(self, unit_id: int, *, sure: bool = False) -> dict[str, str]:
        """Return what the segment's terms are called in English, as they stand in it.

        `sure` leaves out mere hints, and words that may be something else.
        """
        found: dict[str, str] = {}
        for hit in self.hits(unit_id):
            if sure and (HINT in hit.term.flags or not hit.certain):
                continue
            found[hit.surface or hit.term.source] = _english(hit.term)
            found[hit.term.source] = _english(hit.term)
        return found

    # --------------------------------------------------------------- proposals

    def proposals(self, unit_id: int) -> list[Proposal]:
        """Return exact and fuzzy memory matches, then what rules know; the best first."""
        found = [*self._from_memory(unit_id), *self._from_rules(unit_id)]
        return sorted(found, key=lambda proposal: -proposal.score)

    def _from_memory(self, unit_id: int) -> list[Proposal]:
        matches = self._matches(unit_id)
        if not matches:
            return []
        put_back = self.restorer(unit_id, MaskForm.PLAIN)
        found = []
        for match in matches:
            text, notes = put_back(match.target)
            found.append(
                Proposal(
                    text,
                    "memory",
                    _origin(match),
                    match.score,
                    match.source,
                    match.machine,
                    (*match.notes, *notes),
                )
            )
        return found

    def _matches(self, unit_id: int) -> list[MemoryMatch]:
        if self.memory is None:
            return []
        unit = self._workspace.unit(unit_id)
        before, after = self._workspace.neighbours(unit_id)
        try:
            return self.memory.search(
                bare(unit.text), unit.lang, minimum=MINIMUM, context=(bare(before), bare(after))
            )
        except StoreError as error:
            self._without_memory(error)
            return []

    def _from_rules(self, unit_id: int) -> list[Proposal]:
        workspace = self._workspace
        unit = workspace.unit(unit_id)
        text = rules.translate(
            unit,
            workspace.source_text(unit_id),
            workspace.session.links.get(unit.lang, {}),
            self.terms(unit_id),
        )
        return [Proposal(text, "rules", "headings, numbers, names and terms")] if text else []

    # ------------------------------------------------------------------ markup

    def masked(self, unit_id: int, form: MaskForm) -> Masked:
        """Return a segment with its markup hidden."""
        return mask(self._workspace.source_text(unit_id).strip(), form)

    def restore(self, unit_id: int, answer: str, form: MaskForm) -> tuple[str, tuple[str, ...]]:
        """Put the segment's markup, adapted to English, into a translation of its words.

        Returns the wikitext and notes on what could not be placed.
        """
        return self.restorer(unit_id, form)(answer)

    def restorer(
        self, unit_id: int, form: MaskForm
    ) -> Callable[[str], tuple[str, tuple[str, ...]]]:
        """Return what does so with any number of translations of a segment."""
        workspace = self._workspace
        unit = workspace.unit(unit_id)
        masked = self.masked(unit_id, form)
        links = workspace.session.links.get(unit.lang, {})
        terms, replacements = self.terms(unit_id), self.replacements(unit_id, form)
        return lambda answer: restore(answer, masked, unit.lang, links, terms, replacements)

    def replacements(self, unit_id: int, form: MaskForm) -> dict[int, str]:
        """Return the English wikitext of each piece of markup in a segment, by its number."""
        unit = self._workspace.unit(unit_id)
        context = context_of(self._workspace, unit.lang)
        found: dict[int, str] = {}
        for atom in self.masked(unit_id, form).atoms:
            if atom.kind == "link":
                pages = [page for page in atom.pages if "#" not in page]
                names = (*pages, *map(_upper, pages))
                if any(context.links.get(name, "") is None for name in names):
                    found[atom.id] = _missing(pages[-1], context)
            elif not atom.paired:
                found[atom.id] = adapt(atom.source, context).wikitext
        return found

    # ---------------------------------------------------------------- learning

    def learn(self, draft: Draft) -> None:
        """Keep a confirmed translation in the memory."""
        if draft.state is not State.CONFIRMED:
            return
        workspace = self._workspace
        unit = workspace.unit(draft.unit)
        source, target = bare(unit.text), bare(plain_text(draft.text))
        if not source or not target:
            return
        if self.memory is None:
            return
        before, after = workspace.neighbours(draft.unit)
        origin, context = workspace.revision(unit.lang).title, (bare(before), bare(after))
        try:
            self.memory.add(source, target, unit.lang, origin, context=context)
        except Damaged as error:
            self._without_memory(error)


def restore(
    answer: str,
    masked: Masked,
    lang: str,
    links: Mapping[str, str | None],
    terms: Mapping[str, str],
    replacements: Mapping[int, str],
) -> tuple[str, tuple[str, ...]]:
    """Put adapted markup into an engine's answer; safe on any thread."""
    done = unmask(
        answer, masked, replacements=replacements, titles=dict(links), terms=dict(terms), lang=lang
    )
    return done.text, done.notes


def _origin(match: MemoryMatch) -> str:
    """Say where a match comes from: article or file, person, day."""
    return " · ".join(part for part in (match.origin, match.author, match.date[:10]) if part)


def _missing(page: str, context: Context) -> str:
    """Return what stands for a link without an English article, with U+FFFC for its label."""
    if context.red_links == "ill":
        return f"{{{{ill|{ATOM}|{context.lang}|{_upper(page)}}}}}"
    return f"[[{ATOM}]]" if context.red_links == "red" else ATOM


def bare(text: str) -> str:
    """Return text as the memory keeps it: without marks of references, single spaces."""
    return " ".join(text.replace(ATOM, " ").split()).replace(" .", ".").replace(" ,", ",")


def _english(term: Term) -> str:
    return term.preferred


def _upper(title: str) -> str:
    return title[:1].upper() + title[1:]
