"""The English side of a check: which approved and which forbidden forms a text has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class English:
    """Looks for the English forms of terms, approved and forbidden."""

    terms: Iterable[Term]
    _approved: Phrases[Term] = field(default_factory=lambda: Phrases("en"))
    _forbidden: Phrases[Term] = field(default_factory=lambda: Phrases("en"))

    def __post_init__(self) -> None:
        for term in self.terms:
            exact = WHOLE in term.flags
            forbidden = {form.casefold() for form in term.forbidden}
            for form in spelled(term.renderings):
                if form.casefold() not in forbidden or form in term.renderings:
                    self._approved.add(form, term, exact=exact)
            for form in term.forbidden:
                self._forbidden.add(form, term, case=form.islower())

    def approved(self, text: str) -> list[Rendering]:
        """Return the approved forms of a text, nested ones too."""
        return self._renderings(self._approved, text)

    def forbidden(self, text: str) -> list[Rendering]:
        """Return the forbidden forms of a text; of nested ones the longest."""
        found = self._renderings(self._forbidden, text)
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


def spelled(forms: Iterable[str]) -> list[str]:
    """Return the forms with their other spellings: British for American and the reverse."""
    out: dict[str, None] = {}
    for form in forms:
        out[form] = None
        for one, other in SPELLINGS:
            for old, new in ((one, other), (other, one)):
                if old in form.lower():
                    changed = re.sub(rf"{old}(?=s?\b)", new, form)
                    capital = re.sub(rf"\b{old.capitalize()}(?=s?\b)", new.capitalize(), changed)
                    out[capital] = None
    return list(out)


def well_cased(form: str, surface: str) -> bool:
    """Tell whether a surface has the capitals of a form; more capitals are no mistake."""
    wanted = [fold(word) for word in WORD.findall(form)]
    given = [fold(word) for word in WORD.findall(surface)]
    return all(not w[:1].isupper() or g[:1].isupper() for w, g in zip(wanted, given, strict=False))
