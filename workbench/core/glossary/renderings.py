"""The English side of a check: which approved and which forbidden forms a text has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from workbench.core.glossary.phrases import Phrases
from workbench.core.glossary.terms import WHOLE, Term
from workbench.core.glossary.words import WORD, fold

SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("labour", "labor"),
    ("defence", "defense"),
    ("centre", "center"),
    ("aluminium", "aluminum"),
    ("programme", "program"),
    ("rouble", "ruble"),
    ("honour", "honor"),
    ("neighbouring", "neighboring"),
    ("per cent", "percent"),
    ("licence", "license"),
    ("theatre", "theater"),
    ("metre", "meter"),
    ("armour", "armor"),
    ("co-operation", "cooperation"),
    ("catalogue", "catalog"),
    ("grey", "gray"),
    ("harbour", "harbor"),
    ("colour", "color"),
    ("travelling", "traveling"),
    ("modelling", "modeling"),
)
"""British and American spellings that may stand for each other."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """An English form of a term, found in a text."""

    term: Term
    form: str
    start: int
    end: int
    cased: bool
    """Whether its capitals are right."""


class English:
    """Looks for the English forms of terms, approved and forbidden.

    A term's forms are stored when it is first asked for: a page needs few of a large glossary's.
    """

    def __init__(self) -> None:
        self._approved: Phrases[Term] = Phrases("en")
        self._forbidden: Phrases[Term] = Phrases("en")
        self._ready: set[int] = set()

    def prepare(self, terms: Iterable[Term]) -> None:
        """Store the forms of terms that are not stored yet."""
        for term in terms:
            if id(term) in self._ready:
                continue
            self._ready.add(id(term))
            exact = WHOLE in term.flags and term.lang == "en"
            forbidden = {form.casefold() for form in term.forbidden}
            for form in spelled(term.renderings):
                if form.casefold() not in forbidden or form in term.renderings:
                    self._approved.add(form, term, exact=exact)
            for form in term.forbidden:
                self._forbidden.add(form, term)

    def approved(self, text: str, terms: Collection[Term]) -> list[Rendering]:
        """Return the approved forms of these terms in a text, nested ones too."""
        self.prepare(terms)
        return [r for r in self._renderings(self._approved, text) if r.term in terms]

    def forbidden(self, text: str, terms: Collection[Term]) -> list[Rendering]:
        """Return the forbidden forms of these terms in a text; of nested ones the longest."""
        self.prepare(terms)
        found = [r for r in self._renderings(self._forbidden, text) if r.term in terms]
        return [
            r
            for r in found
            if not any(
                o.start <= r.start and r.end <= o.end and (o.end - o.start) > (r.end - r.start)
                for o in found
            )
        ]

    def _renderings(self, phrases: Phrases[Term], text: str) -> list[Rendering]:
        return [
            Rendering(f.payload, f.form, f.start, f.end, well_cased(f.form, text[f.start : f.end]))
            for f in phrases.find(text)
        ]


_SPELT = re.compile("|".join(f"{a}|{b}" for a, b in SPELLINGS), re.IGNORECASE)


def spelled(forms: Iterable[str]) -> list[str]:
    """Return the forms with their other spellings: British for American and the reverse."""
    out: dict[str, None] = {}
    for form in forms:
        out[form] = None
        if not _SPELT.search(form):
            continue
        for one, other in SPELLINGS:
            for old, new in ((one, other), (other, one)):
                small = re.sub(rf"{old}(?=s?\b)", new, form)
                capital = re.sub(rf"\b{old.capitalize()}(?=s?\b)", new.capitalize(), small)
                out[capital] = None
    return list(out)


def well_cased(form: str, surface: str) -> bool:
    """Tell whether a surface has the capitals of a form; more capitals are no mistake."""
    wanted = [fold(word) for word in WORD.findall(form)]
    given = [fold(word) for word in WORD.findall(surface)]
    return all(not w[:1].isupper() or g[:1].isupper() for w, g in zip(wanted, given, strict=False))
