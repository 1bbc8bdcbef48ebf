"""References: their content, repeated definitions, and their place beside punctuation."""

from __future__ import annotations

import re

from workbench.core.adapt.citations import script_language
from workbench.core.adapt.ledger import UNRESOLVED
from workbench.core.adapt.values import language
from workbench.core.adapt.walker import GONE, Piece, Walker, Where
from workbench.core.languages.script import mostly_cyrillic
from workbench.core.wikitext import tree

IN_LANGUAGE = re.compile(r"^ref-([a-z-]{2,8})$", re.IGNORECASE)
STOP = re.compile(
    "^(?:[ \u00a0\ufdd3]+(?=[.,;](?:\\s|$)))?([.,;:!?…]+)(?=[\\s\"'»”)<\\[{|\ufdd0]|$)"
)
DOUBLED = re.compile(r"(?:(?<=[\d)\]%\"»”])|(?<=\w{7}))\.(?=[,;:]$)|[,;](?=[,;:.]$)")
"""A stop that ends no abbreviation, or a comma, and that another mark follows."""

SPACE = " \u00a0\ufdd3"

LISTED = frozenset("*#:;")
"""What begins a line of a list, where a stop has nothing to stand behind."""


def reference(walker: Walker, node: tree.Tag, where: Where) -> Piece:
    """Write a <ref>; a name that was defined before with the same content is only called."""
    place, source = walker.ledger.reserve(), str(node)
    name, group = _attribute(node, "name"), _attribute(node, "group")
    if node.self_closing:
        walker.ledger.put(place, "reference", source, source)
        return Piece(source, "reference")
    nested = holds_reference(node.contents)
    original = str(node.contents).strip()
    raw = raw_citation(walker, node.contents)
    node.contents.nodes = [
        tree.Text(raw if raw is not None else walker.code(node.contents, where.but(reference=True)))
    ]
    key = (group, name)
    if name and original and key in walker.seen.references:
        if walker.seen.references[key] == original:
            text = f'<ref name="{name}"{f" group={chr(34)}{group}{chr(34)}" if group else ""} />'
            walker.ledger.drop_since(place + 1, "in a repeated definition of a reference")
            walker.ledger.put(place, "reference", source, text, "defined before")
            return Piece(text, "reference")
        note = f"the name {name} is defined before with other content"
        walker.ledger.put(place, "reference", source, str(node), note, UNRESOLVED)
        return Piece(str(node), "reference")
    if name and original:
        walker.seen.references[key] = original
    text = refn(str(node.contents), name, group) if nested else str(node)
    note = "a reference in a reference: English needs {{refn}}" if nested else ""
    walker.ledger.put(place, "reference", source, text, note)
    return Piece(text, "reference")


def holds_reference(code: tree.Wikicode) -> bool:
    """Tell whether a reference directly holds another, which MediaWiki does not render."""
    return any(isinstance(n, tree.Tag) and str(n.tag).strip().lower() == "ref" for n in code.nodes)


def refn(content: str, name: str, group: str) -> str:
    """Write a footnote that holds others as {{refn}}."""
    attributes = "".join(f"|{k}={v}" for k, v in (("group", group), ("name", name)) if v)
    return f"{{{{refn{attributes}|1={content.strip()}}}}}"


def _attribute(node: tree.Tag, name: str) -> str:
    for attribute in node.attributes:
        if str(attribute.name).strip().lower() == name:
            return str(attribute.value or "").strip()
    return ""


def raw_citation(walker: Walker, code: tree.Wikicode) -> str | None:
    """Return {{cite web}} for a reference that is just [url Title]{{ref-ru}}, or None."""
    nodes = [n for n in code.nodes if str(n).strip(" .\u00a0\n")]
    if len(nodes) != 2:
        return None
    link, mark = nodes
    if not (isinstance(link, tree.ExternalLink) and isinstance(mark, tree.Template)):
        return None
    if mark.params or link.title is None:
        return None
    found = IN_LANGUAGE.match(str(mark.name).strip())
    title = str(link.title).strip()
    if not found or not link.brackets or re.search(r"[\[\]{}|<]", title):
        return None
    lang = language(found[1]) or found[1].lower()
    walker.ledger.add("external link", str(link), f"url={link.url}|title={title}")
    walker.ledger.add("template", str(mark), f"language={lang}")
    titled = f"title={title}"
    if mostly_cyrillic(title):
        code_ = (
            lang if lang in ("ru", "tg", "uk", "be", "bg") else script_language(title, walker.lang)
        )
        titled = f"script-title={code_}:{title} |trans-title="
    return f"{{{{cite web |url={link.url} |{titled} |language={lang}}}}}"


def settle(pieces: list[Piece]) -> None:
    """Move punctuation that stands behind footnote marks before them, in place."""
    at = 0
    while at < len(pieces):
        if pieces[at].kind != "reference":
            at += 1
            continue
        end = _run(pieces, at)
        moved = end < len(pieces) and pieces[end].kind == "text" and _move(pieces, at, end)
        if not moved:
            at = end + 1


def _run(pieces: list[Piece], at: int) -> int:
    """Return where a run of footnote marks ends; spaces and dropped pieces may stand between."""
    end = at
    while end < len(pieces):
        piece = pieces[end]
        between = piece.kind == "text" and not piece.text.strip(SPACE)
        if (
            piece.kind == "reference"
            or piece.text in (GONE, "")
            or (between and end + 1 < len(pieces) and _mark(pieces[end + 1]))
        ):
            end += 1
        else:
            break
    return end


def _mark(piece: Piece) -> bool:
    return piece.kind == "reference" or piece.text == GONE


def _move(pieces: list[Piece], first: int, after: int) -> bool:
    """Move a stop from behind a run of marks to what stands before it; tell whether it went."""
    found = STOP.match(pieces[after].text)
    at = _before(pieces, first)
    if not found or at is None:
        return False
    before = pieces[at].text.rstrip(SPACE)
    if before.endswith("\n") or before in LISTED:
        return False
    stop = found[1]
    pieces[after].text = pieces[after].text[found.end() :]
    for blank in pieces[at + 1 : after]:
        if blank.kind == "text" and blank.text != GONE:
            blank.text = ""
    if pieces[at].kind != "text":
        pieces.insert(first, Piece(stop, "text"))
        return True
    pieces[at].text = _stopped(before, stop)
    return True


def _stopped(text: str, stop: str) -> str:
    """Put a stop behind a text; of two that stand there only one is kept, but for «Co.,»."""
    if text.endswith(tuple(".!?…") if stop == "." else stop):
        return text
    return DOUBLED.sub("", text + stop)


def _before(pieces: list[Piece], first: int) -> int | None:
    """Return the number of the piece that a run stands behind; None at the beginning."""
    for at in range(first - 1, -1, -1):
        blank = pieces[at].kind == "text" and not pieces[at].text.strip(SPACE)
        if not blank and pieces[at].text != GONE:
            return at
    return None
