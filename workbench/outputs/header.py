"""The header of a talk page: the banners above the first topic."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.core.wikitext.names import is_category
from workbench.core.wikitext.spans import Span, scan, top_level
from workbench.outputs.credits import template_name

_HEADING = re.compile(r"^={1,6}[^\n]*[^\n=][^\n]*={1,6}[^\S\n]*(?:<!--.*?-->[^\S\n]*)*$", re.M)
_THREAD = re.compile(
    r"(?:archive ?top|atop|hat|cot|hidden|collapse ?top|discussion ?top|polltop|rm top|closed|"
    r"unsigned|unsignedip|ping|re|reply to|u|user|od|outdent|tq|tqb|tq2|talk ?quote|quote|"
    r"blockquote|rfc|requested move|help me|edit [a-z-]+|request edit|moved? discussion)\b"
)
"""Templates of a discussion: where one stands, the header is over."""
_SHELL = re.compile(r"banner|shell|holder|wikiproject|talk ?header|article history|multi")
"""Templates that hold other banners."""


class Header:
    """Where the banners of a talk page stand, and where they end."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.spans = scan(page)
        self.end = self._run()
        """Where a new banner goes: behind the last one; 0 when there is none."""

    def banners(self) -> list[Span]:
        """Return the templates above the first topic that are no part of a discussion."""
        limit = self._topic()
        found: list[Span] = []
        for span in top_level(self.spans, 0, limit):
            if span.kind != "template":
                continue
            if _THREAD.match(template_name(self.page, span)):
                break
            if self._alone(span):
                found += self._opened(span)
        return found

    def _opened(self, span: Span) -> Iterator[Span]:
        """Yield a banner, or those that a shell holds."""
        yield span
        if _SHELL.search(template_name(self.page, span)):
            for inner in top_level(self.spans, span.start + 1, span.end - 1):
                if inner.kind == "template":
                    yield from self._opened(inner)

    def _topic(self) -> int:
        """Return where the first heading stands, or the end of the page."""
        covering = [s for s in self.spans if s.kind in {"comment", "opaque", "template"}]
        for match in _HEADING.finditer(self.page):
            if not any(
                s.start < match.end()
                and match.start() < s.end - 1
                and not (match.start() <= s.start and s.end <= match.end())
                for s in covering
            ):
                return match.start()
        return len(self.page)

    def _alone(self, span: Span) -> bool:
        """Tell whether a template shares its lines with nothing but other markup."""
        start = self.page.rfind("\n", 0, span.start) + 1
        end = self.page.find("\n", span.end)
        line = list(self.page[start : end if end >= 0 else len(self.page)])
        for other in self.spans:
            if other.kind in {"template", "comment", "opaque", "tag"}:
                for at in range(max(other.start, start), min(other.end, start + len(line))):
                    line[at - start] = " "
        return not "".join(line).strip()

    def _run(self) -> int:
        """Return the end of the last banner of the run that begins the page."""
        end, limit, depth = 0, self._topic(), 0
        position = 0
        while position < limit:
            stop, last, opened = self._line(position, limit)
            if stop < 0:
                break
            depth += opened
            if last and depth <= 0:
                end = last
            position = stop + 1
        return end

    def _line(self, position: int, limit: int) -> tuple[int, int, int]:
        """Read one line of banners: where it ends, its last banner's end, the tags it opens.

        The line's end is -1 when something else than banners stands on it.
        """
        last = opened = 0
        while position < limit and self.page[position] != "\n":
            if self.page[position].isspace():
                position += 1
                continue
            table = re.compile(r"\{\|.*?\n\s*\|\}(?!\})", re.DOTALL).match(self.page, position)
            span = next(top_level(self.spans, position, limit), None)
            if table:
                position = last = table.end()
                continue
            if span is None or span.start != position or not self._welcome(span):
                return -1, 0, 0
            position = span.end
            if span.kind == "tag":
                opened += self._opens(span)
            last = last if span.kind == "comment" else span.end
        return position, last, opened

    def _opens(self, span: Span) -> int:
        text = self.page[span.start : span.end]
        if text.endswith("/>") or span.name in {"br", "hr", "wbr"}:
            return 0
        return -1 if text.startswith("</") else 1

    def _welcome(self, span: Span) -> bool:
        if span.kind == "template":
            return not _THREAD.match(template_name(self.page, span))
        if span.kind == "link":
            return is_category(self.page[span.start + 2 : span.end - 2])
        return span.kind in {"comment", "switch", "tag", "opaque"}
