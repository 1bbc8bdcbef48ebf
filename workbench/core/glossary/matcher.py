"""Finding the terms of a glossary in a text, whatever their case, number and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbench.core.collector import uncollected
from workbench.core.glossary.phrases import Found, Phrases, longest
from workbench.core.glossary.terms import CASE, WHOLE, Term, TermHit
from workbench.core.languages import russian
from workbench.core.languages.russian import LemmaCache

_SENTENCE_START = re.compile(r"(?:^|[.!?…:;\n*#=|«\"“(]|—)[\s\u200b'«\"“(*#:=]*$")


class Matcher:
    """Looks for the terms of one language; building it costs, asking it is cheap."""

    def __init__(
        self, terms: Iterable[Term], lang: str, *, cache: LemmaCache | None = None
    ) -> None:
        self.lang = lang
        self._phrases: Phrases[Term] = Phrases(lang, cache)
        for term in terms:
            if term.lang != lang:
                continue
            for form in term.sources:
                self._phrases.add(form, term, exact=WHOLE in term.flags)

    def find(self, text: str) -> list[TermHit]:
        """Return the terms of a text by their places; of overlapping ones the longest."""
        with uncollected(text):
            kept = [hit for hit in self._phrases.find(text) if self._is_it(text, hit)]
            return [self._hit(text, hits) for hits in longest(kept)]

    def find_nested(self, text: str) -> list[TermHit]:
        """Return all terms of a text, those inside longer ones too."""
        return [self._hit(text, [f]) for f in self._phrases.find(text) if self._is_it(text, f)]

    def _is_it(self, text: str, found: Found[Term]) -> bool:
        term = found.payload
        if (
            term.flags
            and CASE in term.flags
            and text[found.start].isupper() != found.form[0].isupper()
        ):
            opening = found.form[0].islower() and _opens(text, found.start)
            if not opening:
                return False
        if term.pos == "name" and " " not in found.form and found.form[0].isupper():
            return not text[found.start].islower()
        if self.lang == "ru" and term.pos == "noun":
            return _is_noun(text, found)
        return True

    def _hit(self, text: str, hits: list[Found[Term]]) -> TermHit:
        if len(hits) == 1 and CASE not in hits[0].payload.flags:
            start, end, form, term = hits[0]
            return TermHit(term, start, end, text[start:end], form)
        hits = sorted(hits, key=lambda h: h.form[0].isupper() != text[h.start].isupper())
        first = hits[0]
        terms = list(dict.fromkeys(hit.payload for hit in hits))
        held = any(CASE in term.flags for term in terms)
        return TermHit(
            term=terms[0],
            start=first.start,
            end=first.end,
            surface=text[first.start : first.end],
            form=first.form,
            others=tuple(terms[1:]),
            certain=not (held and len(terms) == 1 and _opens(text, first.start)),
        )


def _opens(text: str, start: int) -> bool:
    return bool(_SENTENCE_START.search(text, max(0, start - 12), start)) or start == 0


def _is_noun(text: str, found: Found[Term]) -> bool:
    """Refuse «русские» before «войска», where it is no noun."""
    if " " in found.form or not found.form.endswith(("ий", "ый", "ой", "ие", "ые", "ая")):
        return True
    following = re.compile(r"[ \u00a0]([^\W\d_]+)").match(text, found.end)
    word = text[found.start : found.end]
    return following is None or not russian.is_adjective_before_noun(word, following[1])
