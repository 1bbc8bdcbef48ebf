"""Wikitext as it is read: links by their label, references as numbers, templates by their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from workbench.core.wikitext import scan
from workbench.tui.colouring import stretches
from workbench.tui.literal import printable

LINK = "underline"
REFERENCE = "bold $text-success"
TEMPLATE = "$text-accent"
TERM = "bold $text-primary"
FIGURE = "$text-warning"
_LEFT_OUT = re.compile(
    r"<!--.*?-->|</?(?:small|big|span|div|br|center|sup|sub|nowiki)\b[^<>]*>", re.S
)
_QUOTES = re.compile(r"'{2,5}")
_NUMBER = re.compile(r"\d[\d\u00a0 .,–-]*\d|\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A link, reference or template of a wikitext that stands in no other."""

    kind: str
    start: int
    end: int
    label: str
    """How it is shown to a reader."""
    wikitext: str


def pieces(wikitext: str) -> list[Piece]:
    """Return the outermost links, references, files and templates in their order."""
    found: list[Piece] = []

    def add(kind: str, start: int, end: int, label: str) -> None:
        found.append(Piece(kind, start, end, label, wikitext[start:end]))

    for link in scan.links(wikitext):
        add("link", link.start, link.end, link.label)
    for reference in scan.references(wikitext):
        add("reference", reference.start, reference.end, reference.name or reference.content)
    for template in scan.templates(wikitext):
        add("template", template.start, template.end, template.name)
    for file in scan.files(wikitext):
        add("file", file.start, file.end, file.name)
    found.sort(key=lambda piece: (piece.start, -piece.end))
    outer: list[Piece] = []
    for piece in found:
        if not outer or piece.start >= outer[-1].end:
            outer.append(piece)
    return outer


def read(wikitext: str, terms: Iterable[str] = (), *, first_reference: int = 1) -> Content:
    """Return wikitext as a reader sees it, with what matters to a translator marked.

    `terms` are the surfaces of glossary terms. References are numbered from `first_reference`.
    """
    parts: list[Content] = []
    at, number = 0, first_reference
    for piece in pieces(wikitext):
        parts.append(_prose(wikitext[at : piece.start]))
        if piece.kind == "link":
            parts.append(_prose(piece.label).stylize(LINK))
        elif piece.kind == "reference":
            parts.append(Content.styled(f"[{number}]", REFERENCE))
            number += 1
        elif piece.kind == "file":
            parts.append(Content.styled(f"▣ {printable(piece.label)}", TEMPLATE))
        else:
            parts.append(Content.styled(_template(piece.wikitext), TEMPLATE))
        at = piece.end
    parts.append(_prose(wikitext[at:]))
    return mark_terms(Content("").join(parts), terms)


def mark_terms(content: Content, terms: Iterable[str]) -> Content:
    """Mark the surfaces of glossary terms in a text."""
    for surface in dict.fromkeys(terms):
        shown = printable(surface)
        start = content.plain.find(shown)
        if shown and start >= 0:
            content = content.stylize(TERM, start, start + len(shown))
    return content


def _prose(text: str) -> Content:
    """Return text between pieces: emphasis applied, figures marked, comments left out."""
    text = _LEFT_OUT.sub("", text)
    parts: list[Content] = []
    at, style = 0, ""
    for hit in [*_QUOTES.finditer(text), None]:
        end = hit.start() if hit else len(text)
        part = _figures(text[at:end])
        parts.append(part.stylize(style) if style else part)
        if hit:
            wanted = {2: "italic", 3: "bold"}.get(len(hit[0]), "bold italic")
            style = "" if style == wanted else wanted
            at = hit.end()
    return Content("").join(parts)


def _figures(text: str) -> Content:
    content = Content(printable(text))
    for hit in _NUMBER.finditer(text):
        content = content.stylize(FIGURE, hit.start(), hit.end())
    return content


def _template(wikitext: str, longest: int = 40) -> str:
    text = printable(" ".join(wikitext.split()))
    return text if len(text) <= longest else text[: longest - 3] + "…}}"


_MARKUP = {
    "reference": "$text-success",
    "template": "$text-accent",
    "link": "underline",
    "mark": "$muted",
    "emphasis": "bold",
    "tag": "$muted",
    "url": "$muted",
    "comment": "italic $muted",
}


def coloured(wikitext: str) -> Content:
    """Return wikitext as it stands, its markup coloured."""
    content = Content(printable(wikitext))
    for piece in stretches(wikitext):
        content = content.stylize(_MARKUP[piece.kind], piece.start, piece.end)
    return content


def differences(old: str, new: str) -> tuple[Content, Content]:
    """Return two texts with the words that differ marked: those of `old` struck, of `new` underlined."""
    from difflib import SequenceMatcher

    left, right = _words(old), _words(new)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    olds: list[Content] = []
    news: list[Content] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        gone, come = printable("".join(left[a1:a2])), printable("".join(right[b1:b2]))
        same = tag == "equal"
        olds.append(Content(gone) if same else Content.styled(gone, "strike $text-error"))
        news.append(Content(come) if same else Content.styled(come, "underline $text-success"))
    return Content("").join(olds), Content("").join(news)


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+|\W", text)


def read_page(wikitext: str) -> Content:
    """Return a page as a reader sees it: headings, list items, paragraphs."""
    out: list[Content] = []
    number = 1
    for line in wikitext.split("\n"):
        heading = re.fullmatch(r"(=+)\s*(.*?)\s*\1\s*", line)
        item = re.match(r"[*#:;]+\s*", line)
        if heading:
            out.append(Content.styled(printable(heading[2]), "bold underline $text-primary"))
        elif item:
            depth = len(item[0].strip())
            out.append(
                Content.assemble(
                    "  " * depth + "• ", read(line[item.end() :], first_reference=number)
                )
            )
        else:
            out.append(read(line, first_reference=number))
        number += len(scan.references(line))
    return Content("\n").join(out)
