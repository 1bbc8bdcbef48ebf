"""What is wrong with the rows of glossaries."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workbench.core.glossary.terms import FLAGS, HINT, KEEP, PARTS_OF_SPEECH, STATUSES, Term
from workbench.core.languages.script import is_cyrillic
from workbench.core.plain import FORMULA

LETTERS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюяцщыь",
}
"""Cyrillic letters that a term may have, by language."""
_LOOKALIKE = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")


class Problem(NamedTuple):
    """Something wrong with a row."""

    glossary: str
    line: int
    kind: str
    """duplicate, conflict, homoglyph, script, spaces, empty, flag, status, formula or note."""
    message: str


def validate(terms: Sequence[Term]) -> list[Problem]:
    """Return the problems of rows, those within a row and those between rows, by file and line."""
    found = [Problem(t.glossary, t.line, *p) for t in terms for p in _row(t)]
    found += _between(terms)
    return sorted(found, key=lambda p: (p.glossary, p.line, p.kind, p.message))


def _row(term: Term) -> Iterator[tuple[str, str]]:
    if not term.source:
        yield "empty", "The source is empty."
    if not term.targets and KEEP not in term.flags and not term.forbidden:
        yield "empty", f"“{term.source}” has no English form."
    for name, values in _cells(term):
        for value in values:
            yield from _value(term, name, value)
        for value in sorted({v for v in values if values.count(v) > 1}):
            yield "duplicate", f"“{value}” stands twice in {name}."
    yield from _words(term)
    approved = {form.casefold() for form in term.renderings}
    for form in term.forbidden:
        if form.casefold() in approved:
            yield "conflict", f"“{form}” is both approved and forbidden."


def _cells(term: Term) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("source", (term.source,)),
        ("variants", term.variants),
        ("english", term.targets),
        ("accepted", term.accepted),
        ("forbidden", term.forbidden),
    )


def _value(term: Term, column: str, value: str) -> Iterator[tuple[str, str]]:
    if value != value.strip() or "  " in value or "\u00a0" in value:
        yield "spaces", f"“{value}” in {column} has stray spaces."
    if value.startswith(tuple(FORMULA)):
        yield "formula", f"“{value}” in {column} would be a formula in a spreadsheet."
    if any(unicodedata.category(c) in ("Cc", "Cf") for c in value):
        yield "spaces", f"“{value}” in {column} has invisible characters."
    if _LOOKALIKE.search(value):
        yield "homoglyph", f"“{value}” in {column} mixes Latin and Cyrillic letters in a word."
    elif column in ("source", "variants"):
        yield from _script(term.lang, column, value)
    elif is_cyrillic(value):
        yield "script", f"“{value}” in {column} is Cyrillic."


def _script(lang: str, column: str, value: str) -> Iterator[tuple[str, str]]:
    letters = LETTERS.get(lang)
    if letters is None:
        return
    cyrillic = [c for c in value.lower() if "\u0400" <= c <= "\u04ff"]
    latin = [c for c in value if c.isascii() and c.isalpha()]
    if latin and not cyrillic and not re.fullmatch(r"[IVXLCDM]+|[A-Z0-9-]+", value):
        yield "script", f"“{value}” in {column} is Latin."
    foreign = sorted({c for c in cyrillic if c not in letters})
    if foreign:
        yield (
            "script",
            f"“{value}” in {column} has letters that {lang} has not: {''.join(foreign)}.",
        )


def _words(term: Term) -> Iterator[tuple[str, str]]:
    for flag in sorted(term.flags - set(FLAGS)):
        yield "flag", f"There is no flag “{flag}”: {', '.join(FLAGS)}."
    if term.pos and term.pos not in PARTS_OF_SPEECH:
        yield "flag", f"There is no part of speech “{term.pos}”: {', '.join(PARTS_OF_SPEECH)}."
    if term.status not in STATUSES:
        yield "status", f"There is no status “{term.status}”: {', '.join(STATUSES)}."
    if term.status == "proposed" and not term.note:
        yield "note", f"“{term.source}” is only proposed and has no note."


def _between(terms: Sequence[Term]) -> Iterator[Problem]:
    """Compare rows of the same language: the same name twice, or approved here and forbidden there."""
    for group in _by_name(terms):
        first = group[0]
        for other in group[1:]:
            if set(other.targets) == set(first.targets):
                kind, what = "duplicate", "stands already"
            else:
                kind, what = "conflict", "stands with other English forms"
            name = next(n for n in other.sources if n in first.sources)
            yield Problem(
                other.glossary,
                other.line,
                kind,
                f"“{name}” {what} in {first.glossary}:{first.line}.",
            )


def _by_name(terms: Iterable[Term]) -> list[list[Term]]:
    groups: dict[tuple[str, str, str], list[Term]] = {}
    for term in terms:
        for name in dict.fromkeys(term.sources):
            group = groups.setdefault((term.lang, name, term.pos), [])
            group.append(term)
    seen: set[tuple[int, ...]] = set()
    out = []
    for group in groups.values():
        key = tuple(id(term) for term in group)
        if len(group) > 1 and key not in seen:
            seen.add(key)
            out.append(group)
    return out


def counts(terms: Iterable[Term]) -> dict[str, int]:
    """Return how many concepts there are of each domain, hints counted too."""
    out: dict[str, int] = {}
    for term in terms:
        out[term.domain or "other"] = out.get(term.domain or "other", 0) + 1
        if HINT in term.flags:
            out["of them hints"] = out.get("of them hints", 0) + 1
    return out
