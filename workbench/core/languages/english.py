"""Number, possession and spelling folded away from English words, so that forms of a word compare equal."""

from __future__ import annotations

from functools import lru_cache

IRREGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "people": "people",
    "feet": "foot",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "halves": "half",
    "leaves": "leaf",
    "wolves": "wolf",
    "thieves": "thief",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "data": "data",
    "media": "media",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "theses": "thesis",
    "statesmen": "statesman",
    "servicemen": "serviceman",
    "memoranda": "memorandum",
    "referenda": "referendum",
    "indices": "index",
    "appendices": "appendix",
}
"""Plurals that no rule makes."""

INVARIABLE = frozenset(
    [
        "news",
        "series",
        "species",
        "its",
        "his",
        "this",
        "thus",
        "as",
        "is",
        "was",
        "has",
        "us",
        "gas",
        "always",
        "perhaps",
        "politics",
        "economics",
        "mathematics",
        "physics",
        "athletics",
        "texas",
        "kansas",
        "arkansas",
        "paris",
        "laos",
        "cyprus",
        "belarus",
        "barbados",
        "honduras",
        "bahamas",
        "mauritius",
        "damascus",
        "brussels",
        "athens",
        "naples",
        "algiers",
        "wales",
        "philippines",
        "netherlands",
        "alps",
        "pamirs",
        "caucasus",
        "congress",
        "progress",
        "process",
        "access",
        "business",
        "access",
        "princess",
        "less",
        "across",
        "census",
        "campus",
        "virus",
        "status",
        "consensus",
        "focus",
        "bonus",
        "genius",
        "versus",
        "bus",
        "plus",
        "chaos",
        "bias",
        "atlas",
        "canvas",
        "christmas",
        "yes",
    ]
)
"""Words that end in s and are no plurals."""


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Return what all forms of a noun have in common: lower case, singular, not possessive."""
    word = word.lower().replace("’", "'").replace("ʼ", "'")
    if word.endswith("'s"):
        word = word[:-2]
    return singular(word.rstrip("'"))


def singular(word: str) -> str:
    """Return the singular of a lower-cased noun; a word that is no plural stays."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in INVARIABLE:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "uses")):
        return word[:-2]
    if word.endswith(("ss", "us", "is")):
        return word
    return word[:-1]
