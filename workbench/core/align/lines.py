"""What a row of the gap grid says in each language, paragraph beside paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.core.align.gaps import Row, Side, Span, paragraph_point
from workbench.core.align.passages import PROSE, texts_within
from workbench.core.model import ATOM, Page

EXCERPT = 80
"""Characters that show a place."""


@dataclass(frozen=True, slots=True)
class Line:
    """Paragraphs that say the same; a language that does not say it has none."""

    spans: Mapping[str, Span]
    """Language → the paragraph; `en` among them."""
    after: int | None = None
    """Where English has none: the offset in its wikitext behind which it belongs."""


def lines(row: Row, pages: Mapping[str, Page]) -> tuple[Line, ...]:
    """Return a row's paragraphs side by side, in the order that English has or should have."""
    found: list[tuple[float, Line]] = []
    for spans in _groups(row):
        lang, span = next(iter(spans.items()))
        if "en" in spans:
            found.append((spans["en"][0], Line(spans)))
        else:
            after = paragraph_point(row.sides[lang], span, row, pages["en"])
            found.append((after - 0.5, Line(spans, after)))
    told = {line.spans["en"] for _, line in found if "en" in line.spans}
    for span in _english(row, pages["en"]):
        if span not in told:
            found.append((span[0], Line({"en": span})))
    return tuple(line for _, line in sorted(found, key=lambda one: one[0]))


def _groups(row: Row) -> list[dict[str, Span]]:
    """Join what several sources say alike, and what they say with its English counterpart."""
    by_target: dict[Span | None, list[dict[str, Span]]] = {}
    groups: list[dict[str, Span]] = []
    joined = {(lang, span): group for group in row.joined for lang, span in group.items()}
    for lang, side in row.sides.items():
        for span, target, _ in side.paragraphs:
            home = _home(lang, span, target, by_target, groups, joined)
            home[lang] = span
            if target is not None:
                home.setdefault("en", target)
                if home not in by_target.setdefault(target, []):
                    by_target[target].append(home)
    return groups


def _home(
    lang: str,
    span: Span,
    target: Span | None,
    by_target: Mapping[Span | None, list[dict[str, Span]]],
    groups: list[dict[str, Span]],
    joined: Mapping[tuple[str, Span], Mapping[str, Span]],
) -> dict[str, Span]:
    """Return the group that a paragraph belongs to, a new one where there is none."""
    for group in by_target.get(target, ()):
        if lang not in group:
            return group
    mates = joined.get((lang, span), {})
    for group in groups:
        if lang in group or (target is not None and "en" in group):
            continue
        if any(group.get(other) == place for other, place in mates.items() if other != lang):
            return group
    groups.append({})
    return groups[-1]


def _english(row: Row, page: Page) -> Iterator[Span]:
    for index in row.target:
        for block in page.sections[index].blocks:
            if block.kind in PROSE and block.segments:
                yield block.segments[0].start, block.segments[-1].end


def behind(line: Line, english: Page) -> str:
    """Return the end of the text, or the heading, behind which a missing paragraph belongs."""
    if line.after is None:
        return ""
    before = [
        segment.text.replace(ATOM, "").strip()
        for section in english.sections
        if section.start < line.after
        for block in section.blocks
        for segment in block.segments
        if segment.end <= line.after
    ]
    text = next((one for one in reversed(before) if one), "")
    return text if len(text) <= EXCERPT else "… " + text[-EXCERPT:].partition(" ")[2]


def text_of(page: Page, span: Span) -> str:
    """Return the visible text of a span that begins and ends with segments."""
    return " ".join(text.replace(ATOM, "") for text in texts_within(page, span))


def differing(text: str, side: Side, span: Span) -> list[Span]:
    """Return where a paragraph's visible text says what English lacks or contradicts."""
    told = [fact for fact in side.facts if span[0] <= fact.source[0] < span[1]]
    return _where(text, {f.text for f in told if f.kind in ("number", "date", "name")})


def contradicted(text: str, side: Side, span: Span) -> list[Span]:
    """Return where the visible text of English says something else than a source's paragraph."""
    told = [fact for fact in side.facts if span[0] <= fact.source[0] < span[1]]
    return _where(text, {fact.contradicts for fact in told if fact.contradicts})


def marked(text: str, lang: str, line: Line, row: Row) -> list[Span]:
    """Return, in order, where a line's visible text in a language differs from what others say."""
    if lang != "en":
        return differing(text, row.sides[lang], line.spans[lang])
    found = {
        place
        for code, own in line.spans.items()
        if code != "en"
        for place in contradicted(text, row.sides[code], own)
    }
    return sorted(found)


def _where(text: str, pieces: set[str]) -> list[Span]:
    if not pieces:
        return []
    longest = sorted(pieces, reverse=True)  # of two that begin alike the longer comes first
    pattern = "|".join(rf"(?<!\w){re.escape(piece)}(?!\w)" for piece in longest)
    return [match.span() for match in re.finditer(pattern, text)]
