"""Which stretches of wikitext are markup of what kind, for colouring while it is being typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?P<formula><(?P<tag>math|nowiki|chem|syntaxhighlight)\b[^>]*>.*?</(?P=tag)\s*>)"
    r"|(?P<ref><ref\b[^<>]*/>|<ref\b[^<>]*>|</ref\s*>)"
    r"|(?P<tag_>\</?[A-Za-z][^<>]*>)"
    r"|(?P<open>\{\{|\[\[)"
    r"|(?P<close>\}\}|\]\])"
    r"|(?P<pipe>\|)"
    r"|(?P<quote>'{2,5})"
    r"|(?P<url>\[?https?://[^\s\]|<>}]+)"
    r"|(?P<entity>&(?:#\d+|#x[0-9a-fA-F]+|[A-Za-z]+);)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of wikitext and what it is."""

    start: int
    end: int
    kind: str
    """mark, link, template, reference, comment, tag, url or emphasis."""


@lru_cache(maxsize=64)
def stretches(text: str) -> tuple[Stretch, ...]:
    """Return the marked-up stretches of a text, outer ones before those inside them.

    Never fails: what is not closed is coloured up to the end.
    """
    out: list[Stretch] = []
    stack: list[tuple[str, int, int]] = []
    reference = -1
    for hit in _TOKEN.finditer(text):
        kind, start, end = hit.lastgroup or "", hit.start(), hit.end()
        if hit["comment"] is not None:
            out.append(Stretch(start, end, "comment"))
        elif hit["formula"] is not None:
            out.append(Stretch(start, end, "tag"))
        elif kind == "ref":
            reference = _reference(out, hit[0], start, end, reference)
        elif kind == "open":
            stack.append((hit[0], start, -1))
        elif kind == "pipe":
            if stack and stack[-1][2] < 0:
                stack[-1] = (*stack[-1][:2], start)
        elif kind == "close":
            _close(out, stack, hit[0], start, end)
        else:
            names = {"tag_": "tag", "quote": "emphasis", "url": "url", "entity": "tag"}
            out.append(Stretch(start, end, names[kind]))
    if reference >= 0:
        out.append(Stretch(reference, len(text), "reference"))
    for opener, start, _ in stack:
        out.append(Stretch(start, start + len(opener), "mark"))
    return tuple(sorted(out, key=lambda s: (s.start, -s.end)))


def _reference(out: list[Stretch], tag: str, start: int, end: int, opened: int) -> int:
    """Note a reference's tag; return where the open reference began, or -1."""
    if tag.endswith("/>"):
        out.append(Stretch(start, end, "reference"))
        return opened
    if tag.startswith("</"):
        out.append(Stretch(opened if opened >= 0 else start, end, "reference"))
        return -1
    return opened if opened >= 0 else start


def _close(
    out: list[Stretch], stack: list[tuple[str, int, int]], closer: str, start: int, end: int
) -> None:
    """Close the innermost template or link, if it is of that kind."""
    wanted = "{{" if closer == "}}" else "[["
    if not stack or stack[-1][0] != wanted:
        out.append(Stretch(start, end, "mark"))
        return
    _, begin, pipe = stack.pop()
    if wanted == "{{":
        out.append(Stretch(begin, end, "template"))
        return
    out.append(Stretch(begin, end, "link"))
    out.append(Stretch(begin, (pipe + 1) if pipe >= 0 else begin + 2, "mark"))
    out.append(Stretch(start, end, "mark"))
