"""Lists the references, links, templates, files and categories of a wikitext with their places.

Who asks for several of them makes the pass once and hands its `spans` to each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.wikitext import names
from workbench.core.wikitext.spans import Span, Spans, scan

ATTRIBUTE = re.compile(r"""([A-Za-z]+)\s*=\s*(?:"([^">]*)"|'([^'>]*)'|([^\s"'/>]+))""")
TRAIL = re.compile(r"[a-zа-яёӣӯғқҳҷіїєґў]+")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
BARE_URL = re.compile(r"(?:https?|ftp)://[^\s<>\[\]\"{|}]+")


@dataclass(frozen=True, slots=True)
class Reference:
    """A `<ref>`; offsets are code points."""

    start: int
    end: int
    name: str
    group: str
    content: str
    self_closing: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A wikilink that is neither a file nor a category; `end` is before its trail."""

    start: int
    end: int
    target: str
    """The page as written, without fragment, outer whitespace and leading colon."""
    label: str
    """What stands after the bar; the target as written where there is none."""
    trail: str
    """The letters right after the brackets, which belong to the label."""
    fragment: str
    """What stands after `#` in the target."""


@dataclass(frozen=True, slots=True)
class TemplateCall:
    """A template with its parameters as written, unnamed ones numbered from 1."""

    start: int
    end: int
    name: str
    params: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FileUse:
    """A `[[File:…]]` with the parts after its name."""

    start: int
    end: int
    name: str
    """With its prefix, as written."""
    options: list[str]


@dataclass(frozen=True, slots=True)
class Category:
    """A `[[Category:…]]`; `name` has no prefix."""

    start: int
    end: int
    name: str
    sort_key: str


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A bracketed or bare address."""

    start: int
    end: int
    url: str
    label: str


def _of(wikitext: str, kind: str, spans: Spans | None) -> Iterator[Span]:
    """Find the constructs of a kind, in a pass of its own where none was made before."""
    return (span for span in (scan(wikitext) if spans is None else spans) if span.kind == kind)


def references(wikitext: str, spans: Spans | None = None) -> list[Reference]:
    """Return every `<ref>`, also those inside templates and `<references>`."""
    found = []
    for span in _of(wikitext, "ref", spans):
        inner_start, inner_end = span.inner
        head = wikitext[span.start : inner_start]
        attributes = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in ATTRIBUTE.finditer(head)}
        found.append(
            Reference(
                span.start,
                span.end,
                attributes.get("name", "").strip(),
                attributes.get("group", "").strip(),
                wikitext[inner_start:inner_end],
                head.rstrip(">").endswith("/"),
            )
        )
    return found


def _links(wikitext: str, spans: Spans | None) -> Iterator[tuple[Span, str, list[str]]]:
    for span in _of(wikitext, "link", spans):
        first, *rest = [wikitext[a:b] for a, b in span.parts()]
        if first.strip() and not re.search(r"[\n\[\]<>]", first.strip()):
            yield span, first, rest


def links(wikitext: str, spans: Spans | None = None) -> list[Link]:
    """Return every wikilink except files and categories."""
    found = []
    for span, first, rest in _links(wikitext, spans):
        if names.is_file(first) or names.is_category(first):
            continue
        page, _, fragment = first.partition("#")
        trail = TRAIL.match(wikitext, span.end)
        label = "|".join(rest) if rest else first.strip().removeprefix(":")
        target = " ".join(page.replace("_", " ").split()).removeprefix(":").strip()
        found.append(
            Link(span.start, span.end, target, label, trail[0] if trail else "", fragment.strip())
        )
    return found


def files(wikitext: str, spans: Spans | None = None) -> list[FileUse]:
    """Return every file shown by a link."""
    return [
        FileUse(span.start, span.end, first.strip(), rest)
        for span, first, rest in _links(wikitext, spans)
        if names.is_file(first)
    ]


def categories(wikitext: str, spans: Spans | None = None) -> list[Category]:
    """Return every category the page puts itself into."""
    return [
        Category(span.start, span.end, first.partition(":")[2].strip(), "|".join(rest))
        for span, first, rest in _links(wikitext, spans)
        if names.is_category(first)
    ]


def templates(wikitext: str, spans: Spans | None = None) -> list[TemplateCall]:
    """Return every template call, outer ones before those inside them."""
    found = []
    for span in _of(wikitext, "template", spans):
        parts = span.parts()
        name = COMMENT.sub("", wikitext[slice(*parts[0])])
        params: list[tuple[str, str]] = []
        number = 0
        for start, end in parts[1:]:
            equal = span.equal(start, end)
            if equal < 0:
                number += 1
                params.append((str(number), wikitext[start:end]))
            else:
                key = COMMENT.sub("", wikitext[start:equal]).strip()
                params.append((key, wikitext[equal + 1 : end]))
        found.append(
            TemplateCall(span.start, span.end, " ".join(name.replace("_", " ").split()), params)
        )
    return found


def bare_address(run: str) -> str:
    """Return the address that a run of characters begins with: marks behind it are the sentence's."""
    return run.rstrip(".,;:!?'" if "(" in run else ".,;:!?')")


def external_links(wikitext: str, spans: Spans | None = None) -> list[ExternalLink]:
    """Return every address, bracketed or bare, outside comments and nowiki."""
    spans = scan(wikitext) if spans is None else spans
    hidden = [(s.start, s.end) for s in spans if s.kind in ("comment", "opaque", "external")]
    found = []
    for span in spans:
        if span.kind == "external":
            url, _, label = wikitext[span.start + 1 : span.end - 1].partition(" ")
            found.append(ExternalLink(span.start, span.end, url, label.strip()))
    index = 0
    for match in BARE_URL.finditer(wikitext):
        while index < len(hidden) and hidden[index][1] <= match.start():
            index += 1
        if index < len(hidden) and hidden[index][0] <= match.start():
            continue
        url = bare_address(match[0])
        found.append(ExternalLink(match.start(), match.start() + len(url), url, ""))
    return sorted(found, key=lambda link: link.start)
