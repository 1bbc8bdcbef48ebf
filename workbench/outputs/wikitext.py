"""The {{Expand Russian}} and {{Expand Tajik}} banners of an English article, tidied after the work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from workbench.core.languages.names import names
from workbench.core.model import LedgerEntry
from workbench.core.wikitext.spans import Span, scan

_HEADING = re.compile(r"^(={1,6})[ \t]*(.+?)[ \t]*\1[ \t]*$", re.MULTILINE)


def tidy_banners(
    wikitext: str, left: Mapping[str, Sequence[str]]
) -> tuple[str, tuple[LedgerEntry, ...]]:
    """Remove, narrow or keep the expansion banners; return the text and what became of each.

    `left` says by source language which English sections still lack something of that
    source ("" is the lead): none, and the banner goes; one that has a heading, and it
    moves below that heading; more, and it stays. A language that is not in `left`
    keeps its banner.
    """
    ledger: list[LedgerEntry] = []
    edits: list[tuple[int, int, str]] = []
    for lang, span in _banners(wikitext):
        banner = wikitext[span.start : span.end]
        sections = left.get(lang)
        place = _below_heading(wikitext, sections[0]) if sections else -1
        if sections is None:
            entry = LedgerEntry(
                "banner", banner, banner, "kept", "nothing is known of what is left"
            )
        elif not sections:
            entry = LedgerEntry("banner", banner, "", "dropped", "all of it is translated")
            edits.append((*_whole_line(wikitext, span), ""))
        elif len(set(sections)) > 1 or place < 0 or _is_narrow(wikitext, span):
            entry = LedgerEntry("banner", banner, banner, "kept", "left: " + ", ".join(sections))
        else:
            narrow = banner[:-2].rstrip() + "|section=yes}}"
            entry = LedgerEntry("banner", banner, narrow, "mapped", f"left: {sections[0]}")
            edits += [(*_whole_line(wikitext, span), ""), (place, place, narrow + "\n")]
        ledger.append(entry)
    for start, end, text in sorted(edits, reverse=True):
        wikitext = wikitext[:start] + text + wikitext[end:]
    return _without_empty_issues(wikitext), tuple(ledger)


def _banners(wikitext: str) -> Iterator[tuple[str, Span]]:
    """Yield the expansion banners with the language code of their source."""
    codes = {name.lower(): code for code, name in names().items()}
    for span in scan(wikitext):
        if span.kind != "template":
            continue
        name = _part(wikitext, span, 0).removeprefix("expand").strip()
        if not _part(wikitext, span, 0).startswith("expand "):
            continue
        if name == "language":
            if _parameter(wikitext, span, "langcode2"):
                continue
            code = _parameter(wikitext, span, "langcode")
        else:
            code = codes.get(name, "")
        if code:
            yield code, span


def _part(wikitext: str, span: Span, number: int) -> str:
    start, end = span.parts()[number]
    return " ".join(wikitext[start:end].replace("_", " ").split()).lower()


def _parameter(wikitext: str, span: Span, name: str) -> str:
    """Return a named parameter's value, or nothing."""
    for start, end in span.parts()[1:]:
        key, equals, value = wikitext[start:end].partition("=")
        if equals and key.strip().lower() == name:
            return value.strip()
    return ""


def _is_narrow(wikitext: str, span: Span) -> bool:
    return _parameter(wikitext, span, "section").lower() in {"yes", "y", "1", "true"}


def _below_heading(wikitext: str, title: str) -> int:
    """Return where the line after a heading begins, or -1 when there is no such heading."""
    hidden = [s for s in scan(wikitext) if s.kind in {"comment", "opaque", "template"}]
    for match in _HEADING.finditer(wikitext):
        covered = any(s.start <= match.start() < s.end for s in hidden)
        if match[2].strip() == title.strip() and title and not covered:
            return min(match.end() + 1, len(wikitext)) if wikitext[match.end() :] else -1
    return -1


def _whole_line(wikitext: str, span: Span) -> tuple[int, int]:
    """Return where a template stands, with its line where nothing else stands on it."""
    start = wikitext.rfind("\n", 0, span.start) + 1
    end = wikitext.find("\n", span.end)
    end = len(wikitext) if end < 0 else end + 1
    alone = not (wikitext[start : span.start] + wikitext[span.end : end]).strip()
    return (start, end) if alone else (span.start, span.end)


def _without_empty_issues(wikitext: str) -> str:
    """Take out {{Multiple issues}} that has nothing left to hold."""
    for span in scan(wikitext):
        if span.kind == "template" and _part(wikitext, span, 0) in {"multiple issues", "issues"}:
            rest = "".join(
                wikitext[start:end].partition("=")[2] or wikitext[start:end]
                for start, end in span.parts()[1:]
            )
            if not rest.strip():
                start, end = _whole_line(wikitext, span)
                return wikitext[:start] + wikitext[end:]
    return wikitext
