"""What English Wikipedia calls the things that a source article links to."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from workbench.config import Config
from workbench.wiki.client import Wiki, making_sense

BATCH = 50
"""Titles the API takes in one request of an ordinary account."""


@dataclass(slots=True)
class Found:
    """What a wiki says of the targets of a page's links."""

    english: dict[str, str | None] = field(default_factory=dict)
    """Title as asked → English title, or None where there is none."""
    absent: set[str] = field(default_factory=set)
    """Titles as asked without a page on that wiki itself; a redirect to nowhere is none."""


def resolve(
    config: Config,
    lang: str,
    titles: Sequence[str],
    *,
    wiki: Wiki | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, str | None]:
    """Return the English title of each page of a wiki, or None where there is none.

    Redirects are followed, those to a section too; a page that does not exist, a
    circle of redirects and an impossible title all have no counterpart.
    Raises ReachError kinds.
    """
    return look_up(config, lang, titles, wiki=wiki, progress=progress).english


def look_up(
    config: Config,
    lang: str,
    titles: Sequence[str],
    *,
    wiki: Wiki | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Found:
    """Return what `resolve` does, and which titles have no page on that wiki itself.

    Raises ReachError kinds.
    """
    client = wiki or Wiki(lang, config)
    found = Found()
    asked = {title: _askable(title) for title in titles}
    unique = list(dict.fromkeys(asked.values()))
    for batch in _batches(unique, BATCH):
        _resolve_batch(client, batch, found)
        progress(len(found.english), len(unique))
    return Found(
        {title: found.english.get(page) for title, page in asked.items()},
        {title for title, page in asked.items() if page in found.absent},
    )


def _askable(title: str) -> str:
    """Return the page that a link leads to, composed as the wiki composes it."""
    return unicodedata.normalize("NFC", title.partition("#")[0].strip())


def existing(config: Config, titles: Sequence[str], *, wiki: Wiki | None = None) -> set[str]:
    """Return those titles that English Wikipedia has, redirects included.

    Raises ReachError kinds.
    """
    client = wiki or Wiki("en", config)
    there: set[str] = set()
    for batch in _batches(list(dict.fromkeys(titles)), BATCH):
        renamed: dict[str, str] = {}
        known: set[str] = set()
        for answer in client.query({"prop": "info", "titles": "|".join(batch)}):
            with making_sense(client.lang):
                query = answer.get("query", {})
                renamed.update({n["from"]: n["to"] for n in query.get("normalized", [])})
                known.update(p["title"] for p in query.get("pages", []) if _exists(p))
        there.update(title for title in batch if renamed.get(title, title) in known)
    return there


def _exists(page: Mapping[str, Any]) -> bool:
    return not page.get("missing") and not page.get("invalid")


def _batches(titles: Sequence[str], size: int) -> Iterator[list[str]]:
    waiting = iter(title for title in titles if title and "|" not in title)
    while batch := list(islice(waiting, size)):
        yield batch


def _resolve_batch(client: Wiki, batch: list[str], found: Found) -> None:
    steps: dict[str, str] = {}
    missing: set[str] = set()
    english: dict[str, str] = {}
    for answer in client.query(
        {
            "prop": "langlinks",
            "titles": "|".join(batch),
            "redirects": 1,
            "lllang": "en",
            "lllimit": "max",
        }
    ):
        with making_sense(client.lang):
            query = answer.get("query", {})
            steps.update(_steps(query.get("normalized", [])))
            steps.update(_steps(query.get("redirects", [])))
            for page in query.get("pages", []):
                if not _exists(page):
                    missing.add(page["title"])
                for link in page.get("langlinks", []):
                    english[page["title"]] = link["title"]
    found.english.update((title, english.get(_end(title, steps))) for title in batch)
    found.absent.update(title for title in batch if _end(title, steps) in missing)


def _steps(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    return {row["from"]: row["to"] for row in rows if not row.get("fromencoded")}


def _end(title: str, steps: Mapping[str, str]) -> str:
    """Follow normalisation and redirects to where they end; a circle ends where it began."""
    seen = {title}
    while title in steps and steps[title] not in seen:
        title = steps[title]
        seen.add(title)
    return title
