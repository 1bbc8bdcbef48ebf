"""Goes through the tree once and lets one handler per kind of node write its English form."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.core.adapt import quotes
from workbench.core.adapt.context import Context
from workbench.core.adapt.ledger import Ledger
from workbench.core.wikitext import tree

GONE = "\ufdd0"
"""Stands where something was dropped, until its line can be tidied; no wikitext may hold it."""

HOLE = "\ufdd1"
"""Stands, in a row of text, for a node that is no text."""

QUOTATION = {"<blockquote>": True, "</blockquote>": False}
"""What opens and closes a quotation where templates did it."""

QUOTE = re.compile('["«»„“”]')

NBSP = "\ufdd3"
"""Stands for &nbsp; as long as wording may still use it up."""

GONE_SPACE = re.compile(f"[ \u00a0{NBSP}]+{GONE}+(?=[.,;:!?)<|\\]}}\\s]|$)")
"""The space before what was dropped, where nothing needs it any more."""

LINKTRAIL = re.compile("[a-zабвгдеёжзийклмнопрстуфхцчшщъыьэюяғӣқўҳҷӯ]+")
"""What MediaWiki draws into a link that it follows, on the Russian and Tajik wikis."""


@dataclass(frozen=True, slots=True)
class Where:
    """What a node stands in."""

    citation: bool = False
    """Inside a citation template: no {{ill}}, no change of wording."""
    prose: bool = True
    """Whether dates, numbers and quotes are turned into English ones."""
    reference: bool = False
    """Directly inside <ref>."""

    def but(self, *, prose: bool | None = None, reference: bool | None = None) -> Where:
        """Return the same place with some of it changed."""
        prose = self.prose if prose is None else prose
        reference = self.reference if reference is None else reference
        if prose == self.prose and reference == self.reference:
            return self
        return Where(self.citation, prose, reference)


@dataclass(slots=True)
class Piece:
    """The English form of one node."""

    text: str
    kind: str = "other"
    """text, reference (moves with punctuation), quoted (text whose wording stays), or other."""
    after: Piece | None = None
    """A second piece that the node became."""
    ate: bool = False
    """Whether the letters behind a link went into it."""


@dataclass(slots=True)
class Definitions:
    """What of the page must be known when a later piece is met."""

    references: dict[tuple[str, str], str] = field(default_factory=dict)
    """(group, name) → content of a named reference already defined."""
    ills: int = 0
    control: bool = False
    """Whether {{Authority control}} stands on the page already."""
    categories: set[str] = field(default_factory=set)
    """English categories that the page is in."""
    redirect: bool = False
    """Whether the next link is where the page redirects to."""


class Walker:
    """Holds what the handlers of one run share; each node is visited exactly once."""

    def __init__(
        self,
        context: Context,
        handlers: Mapping[type, Callable[[Walker, tree.Node, Where], Piece]],
        polish: Callable[[Walker, list[Piece]], None],
        *,
        foreign: bool,
    ) -> None:
        self.context = context
        self.lang = context.lang
        self.ledger = Ledger()
        self.handlers = handlers
        self.polish = polish
        """Gives the text of a row English wording."""
        self.foreign = foreign
        """Whether the text as a whole is still Russian or Tajik."""
        self.seen = Definitions()
        self.trail = ""
        """Letters behind the link being handled; a handler that uses them says so by `ate`."""
        self.language = ""
        """Language that a template behind the citation being written names."""
        self._row: Sequence[tree.Node] = ()
        self._at = 0
        self.settle: Callable[[list[Piece]], None] | None = None

    @property
    def before(self) -> tree.Node | None:
        """What stands right before the node being handled, spaces passed over.

        Like `after` and `glued` it is to be asked before anything inside the node is written.
        """
        return neighbour(self._row, self._at, -1)

    @property
    def after(self) -> tree.Node | None:
        """What stands right behind the node being handled, spaces passed over."""
        return neighbour(self._row, self._at, 1)

    @property
    def glued(self) -> bool:
        """Whether no space stands between the node being handled and what is before it."""
        if not self._at:
            return False
        before = self._row[self._at - 1]
        return not (isinstance(before, tree.Text) and str(before)[-1:].isspace())

    def code(self, code: tree.Wikicode, where: Where) -> str:
        """Return the English form of a tree."""
        return self.nodes(code.nodes, where)

    def nodes(self, nodes: Sequence[tree.Node], where: Where) -> str:
        """Return the English form of a row of nodes."""
        pieces = self.pieces(nodes, where)
        if where.prose:
            self.polish(self, pieces)
        if self.settle is not None:
            self.settle(pieces)
        return "".join(piece.text for piece in pieces)

    def pieces(self, nodes: Sequence[tree.Node], where: Where) -> list[Piece]:
        """Return the English form of each node; what stands in quotes keeps its wording."""
        out: list[Piece] = []
        eaten, quoting = 0, False
        texts = [str(node) if isinstance(node, tree.Text) else None for node in nodes]
        quoted = in_quotes(texts) if where.prose else frozenset()
        for at, (node, text) in enumerate(zip(nodes, texts, strict=True)):
            if text is not None:
                rest = tree.Text(text[eaten:]) if eaten else node
                out.append(self.handlers[tree.Text](self, rest, where))
                if quoting:
                    out[-1].kind = "quoted"
                eaten = 0
                continue
            available = ""
            if isinstance(node, tree.Wikilink) and at + 1 < len(texts):
                found = LINKTRAIL.match(texts[at + 1] or "")
                available = found[0] if found else ""
            self.trail, self._row, self._at = available, nodes, at
            inside = where.but(prose=False) if at in quoted else where
            piece = self._piece(node, inside)
            eaten = len(available) if piece.ate else 0
            out += [piece] if piece.after is None else [piece, piece.after]
            quoting = QUOTATION.get(piece.text[piece.text.rfind("<") :], quoting)
        return out

    def _piece(self, node: tree.Node, where: Where) -> Piece:
        handler = self.handlers.get(type(node))
        if handler is None:
            return Piece(str(node))
        if not tree.commented(node):
            return handler(self, node, where)
        source, place = str(node), len(self.ledger)
        comments = tree.without_comments(node)
        bare = str(node)
        piece = handler(self, node, where)
        self.ledger.rename(place, source)
        if piece.text == bare:
            piece.text = source
            return piece
        piece.after = Piece(comments)
        return piece


def neighbour(nodes: Sequence[tree.Node], at: int, step: int) -> tree.Node | None:
    """Return the node before (step -1) or behind (1) another; a blank text is passed over."""
    for place in (at + step, at + 2 * step):
        if not 0 <= place < len(nodes):
            return None
        node = nodes[place]
        if not isinstance(node, tree.Text) or str(node).strip(" \u00a0"):
            return node
    return None


def in_quotes(texts: Sequence[str | None]) -> frozenset[int]:
    """Return the numbers of the nodes (None for one that is no text) quoted in their line."""
    if not any(text is not None and QUOTE.search(text) for text in texts):
        return frozenset()
    joined = "".join(HOLE if text is None else text for text in texts)
    holes: list[bool] = []
    for line in joined.split("\n"):
        for part, quoted in quotes.spans(quotes.english(line)):
            holes += [quoted] * part.count(HOLE)
    others = [at for at, text in enumerate(texts) if text is None]
    return frozenset(at for at, quoted in zip(others, holes, strict=True) if quoted)
