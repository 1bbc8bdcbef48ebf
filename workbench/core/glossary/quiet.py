"""When to keep quiet: glosses, quotations, words that refer back, places no fix may touch."""

from __future__ import annotations

import re

from workbench.core.glossary.renderings import Rendering
from workbench.core.glossary.terms import Term
from workbench.core.languages import english

_PRONOUN = re.compile(
    r"\b(?:it|its|itself|he|his|him|himself|she|her|they|their|them|theirs|this|these|those|both|"
    r"there|here|where|which|who|former|latter|the two)\b",
    re.IGNORECASE,
)
_NOUNS = {
    domain: frozenset(nouns.split())
    for domain, nouns in {
        "state": "country republic state nation empire union side",
        "geo": "city capital town village settlement region province oblast district area place "
        "territory river lake sea valley peak summit mountain range pass road tunnel country",
        "org": "organization organisation bloc alliance union community body group institution "
        "commission bank agency court company",
        "office": "ministry minister president parliament house assembly government chamber body "
        "mission post official text document law",
        "party": "party opposition movement front organization organisation",
        "treaty": "treaty agreement document text accord pact relation tie talk visit",
        "mil": "base division unit army force troop war conflict border line exercise",
        "econ": "plant dam station project company debt money sum work line metal crop",
        "soc": "language university people holiday feast faith religion group community",
        "hist": "emirate khanate republic state dynasty war conflict empire revolution kingdom",
        "person": "president minister leader ruler poet writer author politician emir general "
        "commander scholar",
    }.items()
}
"""What a term of a domain may be called when it is named again, in the singular."""
_DEFINITE = re.compile(r"\bthe (\w+)(?: (\w+))?", re.IGNORECASE)
_QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
_BRACKET = re.compile(r"[(\[][^()\[\]\n]{0,300}$")


def refers_back(text: str, term: Term) -> bool:
    """Tell whether a sentence has words by which it may mean a term named before."""
    if _PRONOUN.search(text):
        return True
    nouns = _NOUNS.get(term.domain, frozenset())
    heads = {english.key(form.split()[-1]) for form in term.targets if " " in form}
    for first, second in _DEFINITE.findall(text):
        keys = {english.key(first), english.key(second)}
        if english.key(first) in heads or not nouns.isdisjoint(keys):
            return True
    return False


def is_gloss(text: str, start: int, end: int) -> bool:
    """Tell whether foreign words stand in quotation marks or brackets, as an original form does."""
    before = text[max(0, start - 300) : start].rpartition("\n")[2]
    after = text[end : end + 300].partition("\n")[0]
    if _BRACKET.search(before) and re.match(r"[^()\[\]\n]*[)\]]", after):
        return True
    return _quoted(before, after)


def _quoted(before: str, after: str) -> bool:
    for opening, closing in _QUOTES.items():
        if opening == closing:
            if before.count(opening) % 2 == 1 and closing in after:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            return True
    return False


def in_quotation_or_title(wikitext: str, start: int, end: int) -> bool:
    """Tell whether a place is inside quotation marks, italics, a quotation or a link's target."""
    line = wikitext.rfind("\n", 0, start) + 1
    before, after = wikitext[line:start], wikitext[end:].partition("\n")[0]
    if _quoted(before, after) or len(re.findall(r"(?<!')''(?!'(?!''))", before)) % 2:
        return True
    link = before.rfind("[[")
    if link > before.rfind("]]") and "|" not in before[link:]:
        return True
    quoted = wikitext.rfind("<blockquote", 0, start)
    return quoted > wikitext.rfind("</blockquote", 0, start)


def safe_fix(wikitext: str, bad: Rendering) -> str | None:
    """Return what to put in place of a forbidden form, if only one thing can be meant."""
    surface, term = wikitext[bad.start : bad.end], bad.term
    same = " ".join(surface.split()).casefold() == bad.form.casefold()
    if len(term.targets) != 1 or not same or in_quotation_or_title(wikitext, bad.start, bad.end):
        return None
    target = term.targets[0]
    if surface[:1].isupper() and bad.form[:1].islower():
        target = target[:1].upper() + target[1:]
    return target


def safe_case_fix(wikitext: str, rendering: Rendering) -> str | None:
    """Return the form with its right capitals, if nothing else differs."""
    surface = wikitext[rendering.start : rendering.end]
    same = surface.casefold() == rendering.form.casefold()
    if not same or in_quotation_or_title(wikitext, rendering.start, rendering.end):
        return None
    return rendering.form


def is_full(form: str, term: Term) -> bool:
    """Tell whether a form is one of the approved full names, not an abbreviation of it."""
    return form in term.targets and not form.isupper()


def same_form(one: str, other: str) -> bool:
    """Tell whether two forms differ in nothing that a reader could take for another name."""
    a, b = one.casefold(), other.casefold()
    return a in b or b in a
