"""What a reader sees of wikitext, with the place in the source of every character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from workbench.core.model import ATOM
from workbench.core.wikitext import names
from workbench.core.wikitext.sentences import WORD_ATOM
from workbench.core.wikitext.spans import Span, Spans, scan, top_level

ATOMS = frozenset(("opaque", "ref", "references", "gallery", "template", "argument", "indicator"))
DEPTH = 8
"""How deep links within labels of links are followed."""
NOTE_TEMPLATES = frozenset(
    [
        "r",
        "rp",
        "harvnb",
        "cn",
        "fact",
        "citation needed",
        "dead link",
        "note",
        "specify",
        "what",
        "аи",
        "не аи",
        "источник",
        "источник?",
        "нет в источнике",
        "уточнить",
        "уточните",
        "кто",
        "когда",
        "где",
        "сноска",
        "шаблон:сноска",
        "привязка",
        "недоступная ссылка",
        "битая ссылка",
        "мёртвая ссылка",
        "пайванди мурда",
        "проверено",
        "не проверено",
    ]
)
"""Templates that stand after a word or stop like a footnote mark."""


@dataclass(frozen=True, slots=True)
class Projection:
    """The visible text of a stretch of wikitext."""

    text: str
    starts: Sequence[int]
    """Where the markup or character behind each visible character begins."""
    ends: Sequence[int]
    """Where it ends."""


class _Writer:
    def __init__(self, source: str, spans: Spans, words: bool) -> None:
        self.source, self.spans, self.words = source, spans, words
        self.depth = 0
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def put(self, text: str, start: int, end: int) -> None:
        """Write characters that all stand for [start, end)."""
        self.chars.append(text)
        self.starts += [start] * len(text)
        self.ends += [end] * len(text)

    def copy(self, start: int, end: int) -> None:
        """Write the source itself."""
        self.chars.append(self.source[start:end])
        self.starts += range(start, end)
        self.ends += range(start + 1, end + 1)

    def stretch(self, start: int, end: int) -> None:
        """Write what is visible of [start, end)."""
        pos = start
        for span in top_level(self.spans, start, end):
            if pos < span.start:
                self.copy(pos, span.start)
            self.span(span)
            pos = span.end
        self.copy(pos, end)

    def span(self, span: Span) -> None:
        """Write what is visible of one construct."""
        if span.kind in ATOMS:
            self.atom(span)
        elif span.kind == "link":
            self.link(span)
        elif span.kind == "external":
            space = self.source.find(" ", span.start, span.end)
            if space < 0:
                self.put(ATOM, span.start, span.end)
            else:
                self.stretch(space + 1, span.end - 1)
        elif span.kind == "entity":
            self.put(unescape(self.source[span.start : span.end]), span.start, span.end)
        elif span.kind == "poem":
            self.stretch(*span.inner)
        elif span.kind == "tag" and span.name in ("br", "hr"):
            self.put(" ", span.start, span.end)

    def atom(self, span: Span) -> None:
        """Write one character for an opaque construct; nowiki shows its content."""
        if span.name == "nowiki":
            self.copy(*span.inner)
        elif span.name not in ("templatestyles", "section", "includeonly"):
            note = span.kind == "ref" or (span.kind == "template" and is_note(self.source, span))
            self.put(ATOM if note or not self.words else WORD_ATOM, span.start, span.end)

    def link(self, span: Span) -> None:
        """Write a link's label, or its target where it has none."""
        start, end = span.parts()[0]
        target = self.source[start:end]
        if names.is_file(target) or self.depth > DEPTH:
            self.put(WORD_ATOM if self.words else ATOM, span.start, span.end)
        elif not names.is_category(target):
            if span.pipes and span.pipes[0] + 1 < span.end - 2:
                start, end = span.pipes[0] + 1, span.end - 2
            elif target.lstrip().startswith(":"):
                start += target.index(":") + 1
            self.depth += 1
            self.stretch(start, end)
            self.depth -= 1


def is_note(source: str, span: Span) -> bool:
    """Tell whether a template is a footnote mark, by its name."""
    start, end = span.parts()[0]
    name = " ".join(source[start:end].replace("_", " ").split()).casefold()
    return name in NOTE_TEMPLATES or name.startswith(("sfn", "ref-", "нет аи", "efn"))


def project(source: str, spans: Spans, start: int, end: int, *, words: bool = False) -> Projection:
    """Return what is visible of [start, end); `words` tells templates from footnote marks."""
    if next(top_level(spans, start, end), None) is None:
        return Projection(source[start:end], range(start, end), range(start + 1, end + 1))
    writer = _Writer(source, spans, words)
    writer.stretch(start, end)
    return Projection("".join(writer.chars), tuple(writer.starts), tuple(writer.ends))


def plain_text(wikitext: str) -> str:
    """Return the visible text: link labels stay, a reference or template becomes `ATOM`."""
    return project(wikitext, scan(wikitext), 0, len(wikitext)).text
