"""The English side of a check: which approved and which forbidden forms a text has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
        self._forms: Phrases[tuple[Term, bool]] = Phrases("en")
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
                    self._forms.add(form, (term, True), exact=exact)
            for form in term.forbidden:
                self._forms.add(form, (term, False))

    def find(
        self, text: str, wanted: Callable[[Term], bool]
    ) -> tuple[list[Rendering], list[Rendering]]:
        """Return the approved forms of a text, nested ones too, and the longest forbidden ones."""
        approved: list[Rendering] = []
        forbidden: list[Rendering] = []
        for start, end, form, (term, good) in self._forms.find(text):
            if wanted(term):
                cased = well_cased(form, text[start:end])
                (approved if good else forbidden).append(Rendering(term, form, start, end, cased))
        return approved, _longest(forbidden)


def _longest(found: list[Rendering]) -> list[Rendering]:
    return [
        r
        for r in found
        if not any(
            o.start <= r.start and r.end <= o.end and o.end - o.start > r.end - r.start
            for o in found
        )
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
    if form == surface or form.islower():
        return True
    wanted = [fold(word) for word in WORD.findall(form)]
    given = [fold(word) for word in WORD.findall(surface)]
    return all(not w[:1].isupper() or g[:1].isupper() for w, g in zip(wanted, given, strict=False))
