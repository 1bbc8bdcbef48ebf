"""Embedded sample articles and a small memory, so that the first run works without a network.

The articles are shortened for practice; their references lead to example.org.
"""

from __future__ import annotations

import json
from importlib import resources

from workbench.core.model import Revision

TITLES = {
    "en": "Russia–Tajikistan relations",
    "ru": "Российско-таджикистанские отношения",
    "tg": "Муносибатҳои Тоҷикистон бо Русия",
}
SAVED = "2026-03-05T12:00:00Z"


def revision(lang: str) -> Revision:
    """Return a sample article."""
    return Revision(lang, TITLES[lang], 0, SAVED, _read(f"{lang}.wiki"))


def links(lang: str) -> dict[str, str | None]:
    """Return the English titles of what a sample article links to."""
    found: dict[str, str | None] = json.loads(_read(f"links-{lang}.json"))
    return found


def memory() -> list[tuple[str, str, str]]:
    """Return language, source and translation of each sentence of the sample memory."""
    rows = [line.split("\t") for line in _read("memory.tsv").splitlines() if line]
    return [(lang, source, target) for lang, source, target in rows]


def _read(name: str) -> str:
    return resources.files("workbench.demo").joinpath(name).read_text(encoding="utf-8")
