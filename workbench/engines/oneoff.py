"""Translates a piece of wikitext at once, segment by segment, with its markup kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.model import LedgerEntry
from workbench.engines.base import Engine
from workbench.engines.pretranslate import Progress, Request, pretranslate


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a text."""

    text: str
    """The wikitext; where a segment could not be translated, it stands as it was."""
    engine: str
    """Who translated, several joined by `, `; empty if nobody did."""
    ledger: tuple[LedgerEntry, ...]
    notes: tuple[str, ...]
    """What to look at."""
    translated: int
    untranslated: tuple[str, ...]
    """One reason a segment that was not translated."""


def translate(
    wikitext: str,
    lang: str,
    engines: Sequence[Engine],
    *,
    terms: Callable[[str], Mapping[str, str]] = lambda _: {},
    progress: Callable[[Progress], None] = lambda _: None,
) -> Result:
    """Translate the segments of a text with the first engine that can, and rebuild it.

    `terms` gives the glossary's terms that occur in a segment's wikitext.
    """
    from workbench.core.wikitext.masking import mask, unmask
    from workbench.core.wikitext.rebuild import replace_segments
    from workbench.core.wikitext.segments import segment_page

    page = segment_page(wikitext, lang)
    spans = [
        (segment.start, segment.end)
        for section in page.sections
        for block in section.blocks
        for segment in block.segments
    ]
    pieces = [wikitext[start:end] for start, end in spans]
    found = [terms(piece) if engines else {} for piece in pieces]
    requests = [
        Request(index, lambda form, piece=piece: mask(piece, form).text, found[index])  # type: ignore[misc]
        for index, piece in enumerate(pieces)
    ]
    outcome = pretranslate(requests, lang, engines, progress=progress)
    replacements: dict[tuple[int, int], str] = {}
    ledger: list[LedgerEntry] = []
    notes: list[str] = []
    used: dict[str, None] = {}
    for index, done in sorted(outcome.translated.items()):
        back = unmask(done.text, mask(pieces[index], done.form), terms=found[index], lang=lang)
        replacements[spans[index]] = back.text
        ledger += back.entries
        notes += back.notes
        used[done.engine] = None
    return Result(
        replace_segments(wikitext, replacements),
        ", ".join(used),
        tuple(ledger),
        tuple(notes),
        len(replacements),
        tuple(outcome.failed[index] for index in sorted(outcome.failed)),
    )
