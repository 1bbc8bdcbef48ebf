"""The values of masking: forms, atoms, masked text, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.core.model import LedgerEntry


class MaskForm(StrEnum):
    """How markup is shown to an engine."""

    PLAIN = "plain"
    """Link labels as words, footnotes cut out, other markup as codes like `X7Q`."""
    HTML = "html"
    """`<a id="w1">`, `<sup id="r2">[2]</sup>`, `<span class="notranslate" id="n3">X3</span>`."""
    XML = "xml"
    """`<a i="1">label</a>` and `<x i="2"/>`."""
    PLACEHOLDER = "placeholder"
    """`<a1>label</a1>` and `@@PH2@@`."""


LINKS = frozenset(("link", "external"))
CUT = frozenset(("reference", "note", "comment", "mark", "switch"))
"""Kinds that stand for no word: cut out of plain text."""
FOOTNOTES = frozenset(("reference", "note"))
"""Kinds that English puts after punctuation."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of markup that an engine must not touch."""

    id: int
    """From 1, in the order of the text."""
    kind: str
    """link, external, bold, italic, tag (these enclose a label); reference, note (a template
    like a footnote), template, argument, formula, file, comment, switch, mark, literal."""
    source: str
    """The wikitext it stands for, label included."""
    label: str
    """The visible words it encloses; empty for what is opaque."""
    offset: int
    """Where its label or token begins in the masked text, code points."""
    end: int = 0
    """Where its label or token ends there."""
    before: str = ""
    """The markup before the label: `[[Target|`, `'''`."""
    after: str = ""
    """The markup after it."""
    target: str = ""
    """The page a link leads to, with its fragment."""
    glued: tuple[bool, bool] = (False, False)
    """Whether no space stood before and after it in the source."""

    @property
    def paired(self) -> bool:
        """Whether it encloses words."""
        return bool(self.label)

    @property
    def pages(self) -> tuple[str, ...]:
        """The names that its target may be known by: as written first, then as titles are, without a colon."""
        plain = " ".join(self.target.removeprefix(":").replace("_", " ").split())
        names = (self.target, self.target.partition("#")[0], plain, plain.partition("#")[0].strip())
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Masked:
    """A wikitext as an engine gets to see it."""

    text: str
    form: MaskForm
    atoms: tuple[Atom, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Unmasked:
    """An engine's answer with the markup put back."""

    text: str
    entries: tuple[LedgerEntry, ...]
    """One for each atom, in their order."""
    notes: tuple[str, ...]
    """What a person should look at."""
