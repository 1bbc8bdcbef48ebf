"""Translates a piece of wikitext at once, segment by segment, with its markup kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.model import LedgerEntry
from workbench.engines.base import Engine
from workbench.engines.pretranslate import AGAIN, Progress, Request, pretranslate


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

    spans = _segments(wikitext, lang)
    pieces = [wikitext[start:end] for start, end in spans]
    found = [terms(piece) if engines else {} for piece in pieces]
    requests = [
        Request(index, lambda form, piece=piece: mask(piece, form).text, found[index])  # type: ignore[misc]
        for index, piece in enumerate(pieces)
    ]
    outcome = pretranslate(requests, lang, engines, progress=progress)
    back = {
        index: unmask(done.text, mask(pieces[index], done.form), terms=found[index], lang=lang)
        for index, done in sorted(outcome.translated.items())
    }
    used = dict.fromkeys(done.engine for _, done in sorted(outcome.translated.items()))
    return Result(
        replace_segments(wikitext, {spans[index]: one.text for index, one in back.items()}),
        ", ".join(used),
        tuple(entry for one in back.values() for entry in one.entries),
        (
            *(AGAIN for done in outcome.translated.values() if done.again),
            *(note for one in back.values() for note in one.notes),
        ),
        len(back),
        tuple(outcome.failed[index] for index in sorted(outcome.failed)),
    )


def _segments(wikitext: str, lang: str) -> list[tuple[int, int]]:
    """Return the spans to translate."""
    from workbench.core.wikitext.segments import segment_page

    return [
        (segment.start, segment.end)
        for section in segment_page(wikitext, lang).sections
        for block in section.blocks
        for segment in block.segments
    ]
