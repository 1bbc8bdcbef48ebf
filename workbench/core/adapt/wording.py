"""Dates, numbers, units, quotes and dashes in prose."""

from __future__ import annotations

import re

from workbench.core.adapt import quotes, signs
from workbench.core.adapt.dates import LATE, NO_DAY, impossible
from workbench.core.adapt.entities import entity
from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.rule import apply_all
from workbench.core.adapt.rules import BY_LANG
from workbench.core.adapt.walker import GONE, GONE_SPACE, HOLE, NBSP, Piece, Walker, Where
from workbench.core.languages.script import mostly_cyrillic
from workbench.core.wikitext import tree

PROTECTED = re.compile(
    "[\ue000-\uf8ff](?:\\d*[\ue000-\uf8ff])*"
    r"|(?:https?|ftp)://\S+|www\.\S+"
    r"|(?<![^\s\[\]|])[^\s\[\]|]{1,255}"
    r"\.(?:jpe?g|png|svg|gif|webp|tiff?|pdf|djvu|ogg|oga|ogv|webm|mp3|wav|stl)\b"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w+"
    r"|\b(?:ISBN|ISSN|doi|DOI|PMID|OCLC|arXiv)[:\s]*[\d–—.:/XxХхa-zA-Z-]+"
    r"|(?<![\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}"
    r"\.(?:ru|com|org|net|tj|info|su|gov|edu|de|uk)\b(?:/\S*)?",
)
"""What wording must not touch; every part is bounded, so that no text takes quadratic time."""

LIKELY = re.compile("[\ue000-\uf8ff]|://|www\\.|\\.[a-z]|@|ISBN|ISSN|doi|DOI|PMID|OCLC|arXiv")
"""What every protected piece holds; a line without any of these has none."""

WORTH = re.compile('[\\d«»„“”—"XVIМ½¼¾⅓⅔⅛]')


def polish(walker: Walker, pieces: list[Piece]) -> None:
    """Give the text pieces of a row English wording, in place; the others are holes in it."""
    if not any(piece.kind == "text" and WORTH.search(piece.text) for piece in pieces):
        return
    for piece in pieces:
        if piece.text == GONE:
            piece.kind = "text"
    joined = "".join(piece.text if piece.kind == "text" else HOLE for piece in pieces)
    for date in filter(impossible, LATE.finditer(joined)):
        walker.ledger.add("date", date[0], date[0], NO_DAY, UNRESOLVED)
    new = wording(joined, walker.lang, walker.context.dates, all_lines=walker.foreign)
    if new.count(HOLE) != joined.count(HOLE):
        return
    parts = iter(_split(new, pieces))
    for piece in pieces:
        if piece.kind == "text":
            piece.text = next(parts)


def _split(text: str, pieces: list[Piece]) -> list[str]:
    """Cut a text at its holes into one part a text piece; of neighbours the first gets all."""
    out: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind != "text":
            at += 1
            continue
        end = text.find(HOLE, at)
        end = len(text) if end < 0 else end
        out.append(text[at:end])
        at = end
    return out


def wording(text: str, lang: str, dates: str, *, all_lines: bool) -> str:
    """Return a text (no markup, holes allowed) with English dates, numbers and quotes.

    Without `all_lines` only lines that are mostly Cyrillic change.
    """
    lines = [without_gone(line) for line in text.split("\n")]
    return "\n".join(
        _line(line, lang, dates) if all_lines or mostly_cyrillic(line) else line for line in lines
    )


def without_gone(line: str) -> str:
    """Close up what was dropped from a line; a line that held nothing else keeps its sign."""
    if GONE not in line:
        return line
    rest = GONE_SPACE.sub("", line).replace(GONE, "")
    return rest if rest.strip() else line


def _line(line: str, lang: str, dates: str) -> str:
    if not WORTH.search(line):
        return line
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return "\ufdd2"

    hidden = PROTECTED.sub(hide, line) if LIKELY.search(line) else line
    hidden = LATE.sub(lambda m: hide(m) if impossible(m) else m[0], hidden)
    spoken = quotes.english(hidden)
    rules = BY_LANG.get(lang, BY_LANG[""])
    changed = "".join(
        part if quoted else apply_all(rules, part, dates) for part, quoted in quotes.spans(spoken)
    )
    if changed.count("\ufdd2") != len(kept):
        return line
    found = iter(kept)
    return re.sub("\ufdd2", lambda _m: next(found), changed)


def prose(text: str, lang: str) -> str:
    """Return a proposal's English wikitext without Russian or Tajik number, date and quote style."""
    if not WORTH.search(text):
        return text
    from workbench.core.adapt.context import Context

    away, back = signs.aside(text)
    walker = Walker(Context(lang), LIGHT, polish, foreign=True)
    written = walker.code(tree.parse(text.translate(away)), Where())
    return written.replace(NBSP, "&nbsp;").translate(back)


def _text(walker: Walker, node: tree.Node, where: Where) -> Piece:
    return Piece(str(node), "text")


def _link(walker: Walker, node: tree.Node, where: Where) -> Piece:
    assert isinstance(node, tree.Wikilink)
    if node.text is not None and ":" not in str(node.title):
        node.text.nodes = [tree.Text(walker.code(node.text, where))]
    return Piece(str(node))


def _tag(walker: Walker, node: tree.Node, where: Where) -> Piece:
    assert isinstance(node, tree.Tag)
    if str(node.tag).lower() in PASSED and node.contents.nodes:
        node.contents.nodes = [tree.Text(walker.code(node.contents, where))]
    return Piece(str(node))


PASSED = frozenset(
    [
        "b",
        "i",
        "u",
        "s",
        "small",
        "big",
        "sub",
        "sup",
        "span",
        "div",
        "center",
        "li",
        "dd",
        "dt",
        "td",
        "th",
        "tr",
        "table",
        "br",
    ]
)

LIGHT = {tree.Text: _text, tree.Wikilink: _link, tree.Tag: _tag, tree.HTMLEntity: entity}
"""Handlers that change wording only."""
