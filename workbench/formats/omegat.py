"""OmegaT's tab-separated glossary: source, target, comment; no header, `#` begins a comment line.

What OmegaT has no column for stands at the end of the comment in ⟦…⟧, so that nothing is lost on
the way back. Forbidden forms stand there only: OmegaT would offer them as translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from workbench.core.glossary.terms import Term
from workbench.errors import FormatError
from workbench.formats import glossary_csv

_EXTRA = re.compile(r"\s*⟦(?P<extra>[^⟦]*)⟧$")
_HELD = {"¦!": "¦", "¦/": "|", "¦(": "⟦"}
"""How marks of our own are written within a value; a lone `¦` was once written for `|`."""
_FIELDS = ("accepted", "forbidden", "pos", "domain", "flags", "status", "origin", "exceptions")


def load(path: Path, lang: str = "") -> list[Term]:
    """Read a glossary; raises InputError, FormatError naming the line."""
    text = glossary_csv.read(path)
    return parse(text, name=path.name, lang=lang or glossary_csv.language_of(path))


def dump(terms: Iterable[Term]) -> str:
    """Write terms; each pair of a source and a target form is a row."""
    rows = []
    for number, term in enumerate(terms, 1):
        extra = _extra(term, str(number))
        for source in term.sources:
            for target in term.targets or (term.source,):
                comment = f"{term.note} ⟦{extra}⟧".strip()
                row = "\t".join(map(_flat, (source, target, comment)))
                rows.append(f"\\{row}" if row.startswith("#") else row)
                extra = f"#{number}"
    return "".join(row + "\n" for row in rows)


def _flat(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _round(text: str) -> str:
    back = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\", "#": "#"}
    return re.sub(r"\\(.)", lambda m: back.get(m[1], m[0]), text)


def _extra(term: Term, number: str) -> str:
    cells = dict(zip(glossary_csv.COLUMNS, glossary_csv.cells_of(term), strict=True))
    parts = [f"#{number}"] + [f"{f}={cells[f]}" for f in _FIELDS if cells[f]]
    if not term.targets:
        parts.append("english=")
    marks = {value: key for key, value in _HELD.items()}
    return " | ".join(re.sub("[¦|⟦]", lambda m: marks[m[0]], part) for part in parts)


def parse(text: str, *, name: str, lang: str) -> list[Term]:
    """Read rows; those that name the same concept become one term again."""
    terms: dict[str, Term] = {}
    for line, row in enumerate(text.split("\n"), 1):
        row = row.removesuffix("\r")
        if not row.strip() or row.startswith("#"):
            continue
        cells = [_round(cell) for cell in row.split("\t")]
        if len(cells) < 2:
            raise FormatError(f"{name}:{line}: a tab must stand between source and target.")
        source, target, comment = cells[0].strip(), cells[1].strip(), "".join(cells[2:3])
        match = _EXTRA.search(comment)
        extra = _values(match["extra"]) if match else {}
        key = extra.pop("", "") or f"line {line}"
        note = comment[: match.start()] if match else comment
        term = terms.get(key)
        if term is None:
            extra.update(source=source, note=note)
            extra["english"] = "" if "english" in extra else glossary_csv.join([target])
            terms[key] = glossary_csv.term_of(extra, lang, name, line)
        else:
            terms[key] = _widened(term, source, target)
    return list(terms.values())


def _values(extra: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for part in extra.split(" | "):
        key, equals, value = part.partition("=")
        text = re.sub("¦[!/(]?", lambda m: _HELD.get(m[0], "|"), value if equals else part)
        values[key if equals else ""] = text
    return values


def _widened(term: Term, source: str, target: str) -> Term:
    if source not in term.sources:
        term = replace(term, variants=(*term.variants, source))
    if target not in term.targets and term.targets:
        term = replace(term, targets=(*term.targets, target))
    return term
