"""The check of one page, with or without its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.core.glossary import quiet
from workbench.core.glossary.found import MESSAGES, GlossaryFinding
from workbench.core.glossary.layout import Layout, Piece, sentences
from workbench.core.glossary.nearest import nearest
from workbench.core.glossary.pairing import pair
from workbench.core.glossary.renderings import Rendering
from workbench.core.glossary.rules import RULES
from workbench.core.glossary.terms import FIRST, HINT, KEEP, Term, TermHit
from workbench.core.languages.script import is_cyrillic

if TYPE_CHECKING:
    from workbench.core.glossary.checking import Checker


class Pair(NamedTuple):
    """Pieces of the source, those of the target that render them, and the terms in the former."""

    source: list[Piece]
    target: list[Piece]
    hits: list[TermHit]
    likely: bool
    sure: bool


class PageCheck:
    """One page being checked."""

    def __init__(self, checker: Checker, source: Layout | None, target: Layout) -> None:
        self.checker = checker
        self.source = source
        self.target = target
        self.findings: list[GlossaryFinding] = []
        self.hits = checker.source.find(source.text) if source is not None else []
        asked = {id(t) for hit in self.hits for t in (hit.term, *hit.others)}
        english = checker.english
        english.prepare(t for hit in self.hits for t in (hit.term, *hit.others))
        if source is None:
            english.prepare(checker.choices)
            asked |= {id(t) for t in checker.choices}
        self.approved, self.bad = english.find(
            target.text, lambda term: term.lang == "en" or id(term) in asked
        )
        self.by_term: dict[Term, list[Rendering]] = {}
        for rendering in self.approved:
            self.by_term.setdefault(rendering.term, []).append(rendering)
        self.reported: set[tuple[int, int, str]] = set()
        self.asked: dict[Term, list[Rendering]] = {}
        """Terms of the source → their renderings in the passages that render them."""

    def run(self) -> list[GlossaryFinding]:
        """Return the findings by their places."""
        sourced: list[tuple[TermHit, tuple[int, int]]] = []
        pairs: list[Pair] = []
        if self.source is not None:
            pairs = self._pairs(self.source)
            for one in pairs:
                span = (one.target[0].start, one.target[-1].end)
                sourced += [(hit, span) for hit in one.hits]
        self._forbidden(sourced)
        self.pairs = pairs
        for number, one in enumerate(pairs):
            self._untranslated(one.target)
            if one.likely:
                self._passages(number, one)
        self._inconsistent()
        if self.source is not None:
            self._first_mentions(pairs)
        return sorted(self.findings, key=lambda f: (f.start, f.end, f.rule, f.source_term))

    def _pairs(self, source: Layout) -> list[Pair]:
        inside = [[h for h in self.hits if p.start <= h.start < p.end] for p in source.pieces]
        names = [frozenset(h.term.source for h in piece) for piece in inside]
        rendered = [
            frozenset(
                r.term.source
                for r in (*self.approved, *self.bad)
                if piece.start <= r.start < piece.end
            )
            for piece in self.target.pieces
        ]
        return [
            Pair(
                [source.pieces[i] for i in bead.source],
                [self.target.pieces[j] for j in bead.target],
                [h for i in bead.source for h in inside[i]],
                bead.likely,
                bead.sure,
            )
            for bead in pair(source, self.target, names, rendered)
            if bead.source and bead.target
        ]

    # ------------------------------------------------------------ single rules

    def _forbidden(self, sourced: Sequence[tuple[TermHit, tuple[int, int]]]) -> None:
        """Report forbidden forms: house style's everywhere, others where the source has the term."""
        places: set[tuple[int, int]] = set()
        for bad in sorted(self.bad, key=lambda r: (r.term.lang == "en", r.start)):
            origins = [(h, s, e) for h, (s, e) in sourced if bad.term in (h.term, *h.others)]
            here = [h for h, s, e in origins if s <= bad.start < e]
            anywhere = any(c.isupper() for c in bad.form) and bool(origins)
            if not (here or anywhere or bad.term.lang == "en"):
                continue
            if (bad.start, bad.end) in places or self._covered(bad):
                continue
            places.add((bad.start, bad.end))
            origin = here[0] if here else origins[0][0] if origins else None
            term = bad.term
            if origin is None:
                origin = self._origin(bad, sourced)
                term = origin.term if origin else term
            self._add(
                "forbidden-term",
                term,
                bad.start,
                bad.end,
                origin,
                quiet.safe_fix(self.target.wikitext, bad),
            )

    def _origin(
        self, bad: Rendering, sourced: Sequence[tuple[TermHit, tuple[int, int]]]
    ) -> TermHit | None:
        """Return the source's term that a form of house style stands for."""
        for hit, (start, end) in sourced:
            if start <= bad.start < end and bad.term.preferred in hit.term.renderings:
                return hit
        return None

    def _covered(self, bad: Rendering) -> bool:
        """Tell whether a forbidden form is only a part of a longer approved one."""
        surface = " ".join(self.target.text[bad.start : bad.end].split()).casefold()
        size = bad.end - bad.start
        return any(
            r.start <= bad.start
            and bad.end <= r.end
            and r.cased
            and (r.end - r.start > size or r.form.casefold() == surface)
            for r in self.approved
        )

    def _untranslated(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            text = self.target.text[piece.start : piece.end]
            if not is_cyrillic(text):
                continue
            for hit in self.checker.source.find(text):
                start, end = hit.start + piece.start, hit.end + piece.start
                if KEEP in hit.term.flags or quiet.is_gloss(self.target.text, start, end):
                    continue
                self._add("untranslated-term", hit.term, start, end, None, None)

    def _passages(self, number: int, one: Pair) -> None:
        hits = one.hits
        whole = (one.target[0].start, one.target[-1].end)
        by_term: dict[Term, list[TermHit]] = {}
        for hit in hits:
            if hit.certain and HINT not in hit.term.flags:
                by_term.setdefault(hit.term, []).append(hit)
        for term, occurrences in by_term.items():
            found = self._rendered((term, *occurrences[0].others), whole)
            self.asked.setdefault(term, []).extend(found)
            self._case(term, found, occurrences[0])
            if len(found) >= len(occurrences):
                continue
            if not one.sure and self._rendered_nearby(term, number):
                continue
            self._absent(term, occurrences, found, one)

    def _rendered(self, terms: Sequence[Term], span: tuple[int, int]) -> list[Rendering]:
        """Return where a passage renders a term, each place once."""
        places: dict[int, Rendering] = {}
        for term in terms:
            for r in self.by_term.get(term, ()):
                if span[0] <= r.start < span[1]:
                    known = places.get(r.start)
                    if known is None or (r.cased, r.end) > (known.cased, known.end):
                        places[r.start] = r
        kept: list[Rendering] = []
        for start in sorted(places):
            if not kept or places[start].end > kept[-1].end:
                kept.append(places[start])
        return kept

    def _case(self, term: Term, found: Sequence[Rendering], hit: TermHit) -> None:
        for r in found:
            nested = any(
                o.cased
                and o.start <= r.start
                and r.end <= o.end
                and o.end - o.start > r.end - r.start
                for o in self.approved
            )
            if not r.cased and not nested:
                fix = quiet.safe_case_fix(self.target.wikitext, r)
                self._add("case", term, r.start, r.end, hit, fix, expected=(r.form,))

    def _rendered_nearby(self, term: Term, number: int) -> bool:
        """Tell whether the passages around render a term as often as the source has it there."""
        near = self.pairs[max(0, number - 2) : number + 3]
        wanted = sum(hit.term == term for one in near for hit in one.hits)
        span = (near[0].target[0].start, near[-1].target[-1].end)
        return len(self._rendered((term,), span)) >= wanted

    def _absent(
        self, term: Term, occurrences: Sequence[TermHit], found: Sequence[Rendering], one: Pair
    ) -> None:
        """Report the occurrences of a term that nothing in the target answers."""
        assert self.source is not None
        ours = [s for piece in one.source for s in sentences(self.source.text, piece)]
        theirs = [s for piece in one.target for s in sentences(self.target.text, piece)]
        whole = (one.target[0].start, one.target[-1].end)
        one_to_one = len(ours) == len(theirs)
        if found and not one_to_one:
            return
        heading = one.target[0].kind == "heading" and not one.sure
        done: set[int] = set()
        for number, hit in enumerate(occurrences):
            at = next(i for i, (s, e) in enumerate(ours) if hit.start < e) if ours else 0
            if at in done:
                continue
            done.add(at)
            span = theirs[at] if one_to_one else whole
            if any(span[0] <= r.start < span[1] for r in found):
                continue
            if self._spoken_for(term, span):
                continue
            text = self.target.text[span[0] : span[1]]
            if (found or number) and quiet.refers_back(text, term):
                continue
            start, end, narrowed = self._place(term, span)
            if heading and not narrowed:
                continue
            self._add("missing-term", term, start, end, hit, None, found=narrowed)

    def _spoken_for(self, term: Term, span: tuple[int, int]) -> bool:
        """Tell whether another finding in the passage already says what is wrong with the term."""
        return any(
            span[0] <= f.start < span[1]
            and (f.source_term == term.source or not set(f.expected).isdisjoint(term.targets))
            for f in self.findings
        )

    def _place(self, term: Term, span: tuple[int, int]) -> tuple[int, int, str]:
        text = self.target.text[span[0] : span[1]]
        near = nearest(term.targets or (term.source,), text)
        if near is not None:
            start, end = span[0] + near[0], span[0] + near[1]
            return start, end, self.target.wikitext[start:end]
        stripped = text.strip("\u200b\ufffc \t\r\n*#:;=|")
        start = span[0] + (text.find(stripped) if stripped else 0)
        return start, start + len(stripped), ""

    def _inconsistent(self) -> None:
        for term in self.checker.choices:
            if self.source is not None:
                used = self.asked.get(term, [])
            elif term.lang == "en" or term.preferred[:1].isupper():
                used = self.by_term.get(term, [])
            else:
                used = []
            self._report_second_form(term, [r for r in used if quiet.is_full(r.form, term)])

    def _report_second_form(self, term: Term, used: Sequence[Rendering]) -> None:
        own = [
            r
            for r in used
            if not any(
                o.start <= r.start and r.end <= o.end and o.end - o.start > r.end - r.start
                for o in self.approved
            )
        ]
        own.sort(key=lambda r: r.start)
        for r in own[1:]:
            if not quiet.same_form(r.form, own[0].form):
                self._add(
                    "inconsistent-term", term, r.start, r.end, None, None, expected=(own[0].form,)
                )

    def _first_mentions(self, pairs: Sequence[Pair]) -> None:
        seen: set[Term] = set()
        for one in pairs:
            for hit in one.hits:
                term = hit.term
                if term in seen or FIRST not in term.flags:
                    continue
                seen.add(term)
                end = one.target[-1].end
                used = [r for r in self.by_term.get(term, ()) if r.start < end]
                if not used or hit.form.isupper() or any(not r.form.isupper() for r in used):
                    continue
                r = used[0]
                self._add("first-mention", term, r.start, r.end, hit, None)

    # ------------------------------------------------------------ reporting

    def _excepted(self, term: Term, start: int, end: int) -> bool:
        around = self.target.wikitext[max(0, start - 80) : end + 80]
        return any(exception in around for exception in term.exceptions)

    def _add(
        self,
        rule: str,
        term: Term,
        start: int,
        end: int,
        hit: TermHit | None,
        fix: str | None,
        *,
        expected: tuple[str, ...] = (),
        found: str | None = None,
    ) -> None:
        if (start, end, rule + term.source) in self.reported or self._excepted(term, start, end):
            return
        self.reported.add((start, end, rule + term.source))
        text = self.target.wikitext[start:end] if found is None else found
        approved = expected or term.targets or (term.source,)
        self.findings.append(
            GlossaryFinding(
                rule=rule,
                severity=RULES[rule].severity,
                message=MESSAGES[rule](term, " ".join(text.split()), approved),
                start=start,
                end=end,
                source_term=term.source,
                expected=approved,
                found=text,
                glossary=f"{term.glossary}:{term.line}" if term.line else term.glossary,
                fix=fix,
                source_start=hit.start if hit else -1,
                source_end=hit.end if hit else -1,
                segment=self._segment(start),
            )
        )

    def _segment(self, at: int) -> str:
        for piece in self.target.pieces:
            if piece.start <= at < piece.end:
                for start, end in sentences(self.target.text, piece):
                    if start <= at < end:
                        return " ".join(self.target.wikitext[start:end].split())
        return ""
