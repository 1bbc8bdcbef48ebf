"""The English wikitext of what was translated, put together section by section."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbench.core.adapt import Context, adapt
from workbench.core.model import Block, Kind, LedgerEntry, Page, Section, Unit
from workbench.core.wikitext import scan
from workbench.core.wikitext.rebuild import replace_segments

_WHOLE = {Kind.TABLE, Kind.TEMPLATE, Kind.GALLERY, Kind.OTHER}
"""Blocks whose parts stand or fall together: an untranslated cell stays as it was."""


_LEAD = {Kind.PARAGRAPH, Kind.LIST}
"""What of a lead goes into the English one, which has an infobox and images of its own."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """English wikitext and the account of what it was made of."""

    wikitext: str
    ledger: tuple[LedgerEntry, ...]


def draft(
    page: Page,
    units: Sequence[Unit],
    texts: Mapping[int, str],
    context: Context,
    *,
    sections: Collection[int] | None = None,
) -> Drafted:
    """Put translated segments and adapted markup together.

    `texts` maps the number of each translated unit of this page to its English wikitext;
    `sections` limits the draft to those of the page. A sentence, list item or caption
    that is not translated is left out; an untranslated cell of a table stays, since the
    table would break. What was left out is told in the ledger.
    """
    maker = _Maker(page, units, texts, context)
    chosen = [s for s in page.sections if sections is None or s.index in sections]
    wanted = [section for section in chosen if maker.has_text(section)]
    if len(wanted) > 1:
        wanted = _with_parents(page.sections, wanted)
    pieces = [maker.section(section) for section in wanted]
    text = "\n\n".join(piece for piece in pieces if piece)
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"(?<=\S)[ \t]+\n", "\n", text)).strip()
    text = maker.define_references(text + "\n" if text else "")
    return Drafted(text, tuple(maker.ledger))


def _with_parents(sections: Sequence[Section], wanted: Sequence[Section]) -> list[Section]:
    """Add the headings above a section that the draft would otherwise leave hanging."""
    keep = {section.index for section in wanted}
    for section in wanted:
        level = section.level
        for above in reversed(sections[: section.index]):
            if 0 < above.level < level:
                keep.add(above.index)
                level = above.level
    return [section for section in sections if section.index in keep]


class _Maker:
    """Builds the sections of one page and keeps the ledger."""

    def __init__(
        self, page: Page, units: Sequence[Unit], texts: Mapping[int, str], context: Context
    ) -> None:
        self.page = page
        self.units = [unit for unit in units if unit.lang == page.lang]
        self.texts = texts
        self.context = replace(context, embedded=True)
        self.ledger: list[LedgerEntry] = []
        self.mark = next(c for c in map(chr, range(0xE000, 0xF900)) if c not in page.wikitext)
        """Stands around the number of a unit where its translation will; no page may hold it."""

    def has_text(self, section: Section) -> bool:
        """Tell whether anything but the heading of a section was translated."""
        prose = _LEAD if section.level == 0 else set(Kind) - {Kind.HEADING}
        return any(
            unit.id in self.texts
            for unit in self.units
            if unit.section == section.index and unit.kind in prose
        )

    def section(self, section: Section) -> str:
        """Return the English wikitext of one section."""
        parts = [self.block(section, block) for block in section.blocks]
        adapted = adapt("".join(parts).strip("\n"), self.context)
        self.ledger += adapted.ledger
        return re.sub(
            f"{self.mark}([0-9]+){self.mark}",
            lambda hit: self.texts[int(hit[1])].strip(),
            adapted.wikitext,
        )

    def block(self, section: Section, block: Block) -> str:
        """Return a block with tokens where translations will stand, or nothing."""
        inside = [u for u in self.units if block.start <= u.start < block.end]
        done = [unit for unit in inside if unit.id in self.texts]
        open_ = [unit for unit in inside if unit.id not in self.texts]
        text = self.page.wikitext[block.start : block.end]
        if block.kind is Kind.CATEGORY:
            self._tell("category", text.strip(), "the English article has categories of its own")
            return ""
        if block.kind in (Kind.HEADING, Kind.BLANK):
            return self._filled(block, done)
        if section.level == 0 and block.kind not in _LEAD:
            self._tell(str(block.kind), text.strip(), "the English article has a lead of its own")
            return ""
        for unit in done:
            self._account(unit)
        self._untranslated(open_)
        if inside and not done:
            return ""
        if block.kind in _WHOLE:
            return self._filled(block, done)
        if block.kind is Kind.LIST:
            return self._lines(block, done, open_)
        return self._filled(block, done, gone=open_)

    def _filled(self, block: Block, done: Sequence[Unit], gone: Sequence[Unit] = ()) -> str:
        """Return a block with tokens for what is translated, without what is not."""
        text = self.page.wikitext[block.start : block.end]
        swaps = {(u.start - block.start, u.end - block.start): self._token(u) for u in done}
        for unit in gone:
            start, end = unit.start - block.start, unit.end - block.start
            while end < len(text) and text[end] == " ":
                end += 1
            swaps[start, end] = ""
        return replace_segments(text, swaps)

    def _lines(self, block: Block, done: Sequence[Unit], open_: Sequence[Unit]) -> str:
        """Return a list without the items of which nothing is translated."""
        kept = []
        for start, end in pairwise(self._bounds(block, [*done, *open_])):
            here = [u for u in done if start <= u.start < end]
            missing = [u for u in open_ if start <= u.start < end]
            if here or not missing:
                kept.append(self._filled(Block(block.kind, start, end, ()), here, missing))
        return "".join(kept)

    def _bounds(self, block: Block, units: Sequence[Unit]) -> list[int]:
        """Return where the items of a list begin and end; a reference may go over lines."""
        lines = re.finditer("\n", self.page.wikitext[block.start : block.end])
        ends = [block.start + line.end() for line in lines]
        whole = [at for at in ends if not any(u.start < at < u.end for u in units)]
        return list(dict.fromkeys([block.start, *whole, block.end]))

    def _token(self, unit: Unit) -> str:
        return f"{self.mark}{unit.id}{self.mark}"

    def _account(self, unit: Unit) -> None:
        """Say of each link, reference and template of a segment whether its translation has it."""
        target = self.texts[unit.id]
        for entry in adapt(self.page.wikitext[unit.start : unit.end], self.context).ledger:
            if entry.target and entry.target not in target and not _carried(entry, target):
                entry = LedgerEntry(
                    entry.kind, entry.source, "", "dropped", "not in the translation"
                )
            self.ledger.append(entry)

    def _untranslated(self, units: Sequence[Unit]) -> None:
        for unit in units:
            source = self.page.wikitext[unit.start : unit.end]
            self.ledger.append(LedgerEntry("segment", source, "", "unresolved", "not translated"))

    def _tell(self, kind: str, source: str, note: str) -> None:
        self.ledger.append(LedgerEntry(kind, source, "", "dropped", note))

    def define_references(self, text: str) -> str:
        """Give references that are only named here the body they have elsewhere in the source."""
        defined = {r.name for r in scan.references(text) if r.name and not r.self_closing}
        bodies = {
            r.name: self.page.wikitext[r.start : r.end]
            for r in reversed(scan.references(self.page.wikitext))
            if r.name and not r.self_closing
        }
        for reference in scan.references(text):
            name = reference.name
            if not name or name in defined or name not in bodies:
                continue
            adapted = adapt(bodies[name], self.context)
            text = text.replace(_slice(text, name), adapted.wikitext, 1)
            self.ledger += adapted.ledger
            defined.add(name)
        return text


def _slice(text: str, name: str) -> str:
    """Return the first use of a named reference as it is written."""
    use = next(r for r in scan.references(text) if r.name == name)
    return text[use.start : use.end]


def _carried(entry: LedgerEntry, target: str) -> bool:
    """Tell whether a link or reference is in the translation in another form."""
    if entry.kind == "link" and entry.target.startswith("{{ill|"):
        return bool(_interlanguage(entry.target) & _interlanguage(target))
    if entry.kind == "link":
        page = entry.target.strip("[]").partition("|")[0].partition("#")[0].strip()
        return any(link.target.casefold() == page.casefold() for link in scan.links(target))
    if entry.kind == "reference":
        ours = scan.references(entry.target)
        theirs = scan.references(target)
        return bool(ours) and any(
            (one.name and one.name == other.name)
            or (one.content.strip() and one.content.strip() == other.content.strip())
            for one in ours
            for other in theirs
        )
    return False


def _interlanguage(text: str) -> set[tuple[str, str]]:
    """Return the (language, title) pairs that the {{ill}} of a text lead to."""
    calls = [c for c in scan.templates(text) if c.name.lower() in ("ill", "interlanguage link")]
    plain = [[value.strip() for key, value in c.params if key.isdigit()] for c in calls]
    return {pair for values in plain for pair in zip(values[1::2], values[2::2], strict=False)}
