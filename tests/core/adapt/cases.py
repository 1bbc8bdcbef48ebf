"""Reads the case files: plain text that anyone can add to.

@@@ what the case shows
lang: tg                        (any of these lines may be left out; lang is ru)
links: {"Шпрее": "Spree"}       (what the wiki would say)
@@ input
wikitext
@@ output
wikitext
@@ ledger
dropped category                (the entries of these kinds, in order)
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.core.adapt import Context

FOLDER = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    name: str
    settings: dict[str, Any]
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def context(self) -> Context:
        """What the case is adapted with."""
        s = self.settings
        return Context(
            s.get("lang", "ru"),
            s.get("links", {}),
            red_links=s.get("red_links", "ill"),
            existing=frozenset(s.get("existing", ())),
            absent=frozenset(s.get("absent", ())),
            embedded=s.get("embedded", False),
            dates=s.get("dates", "dmy"),
            signals=s.get("signals", False),
        )


def read(path: Path) -> list[Case]:
    """Return the cases of a file."""
    cases: list[Case] = []
    for chunk in path.read_text(encoding="utf-8").split("@@@ ")[1:]:
        head, *sections = chunk.split("\n@@ ")
        name, *lines = head.split("\n")
        parts = {}
        for section in sections:
            title, _, body = section.partition("\n")
            parts[title] = body.rstrip("\n")
        cases.append(Case(name, dict(map(_setting, filter(None, lines))), parts))
    return cases


def _setting(line: str) -> tuple[str, Any]:
    key, _, value = line.partition(": ")
    plain = key in ("lang", "red_links", "dates")
    return key, value if plain else json.loads(value)


def everything() -> list[Case]:
    """Return all cases of all files, named by file and case."""
    return [
        Case(f"{path.stem}: {case.name}", case.settings, case.parts)
        for path in sorted((FOLDER / "adapt").glob("*.txt"))
        for case in read(path)
    ]
