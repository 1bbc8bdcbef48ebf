"""Adapts a text and tells, in short, what the ledger says of it."""

from __future__ import annotations

from typing import Any

from workbench.core.adapt import Context, adapt


def told(
    text: str, lang: str = "ru", links: dict[str, str | None] | None = None, **settings: Any
) -> tuple[str, list[str]]:
    """Return the adapted text, and «state kind: note» of each entry that has a note."""
    made = adapt(text, Context(lang, links or {}, **settings))
    return made.wikitext, [f"{e.state} {e.kind}: {e.note}" for e in made.ledger if e.note]
