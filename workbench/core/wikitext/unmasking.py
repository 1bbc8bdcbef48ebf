"""Puts the markup of a masked text back into an engine's answer, with an account of each atom."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from typing import TypeVar

from workbench.core.model import ATOM, LedgerEntry
from workbench.core.wikitext import names
from workbench.core.wikitext.answers import Placed, read
from workbench.core.wikitext.atoms import FOOTNOTES, Atom, Masked, Unmasked
from workbench.core.wikitext.placing import few_enough, place_pairs, place_points, settle

DROPPABLE = frozenset(("comment", "mark", "switch"))
"""Kinds that mean nothing once their place is lost."""
MARKS = frozenset(("bold", "italic", "tag"))
T = TypeVar("T", bound=tuple[int, ...])


def unmask(
    answer: str,
    masked: Masked,
    *,
    replacements: Mapping[int, str] | None = None,
    titles: Mapping[str, str | None] | None = None,
    terms: Mapping[str, str] | None = None,
    lang: str = "ru",
) -> Unmasked:
    """Return the answer as wikitext; every atom of the source stands in it once or in the ledger.

    `replacements` gives English wikitext for an atom by its id; for a link either a page title,
    or wikitext in which U+FFFC stands for the translated label. `titles` maps link targets to
    English titles, None where there is none (the label then stays without a link); a target that
    is not in it keeps its source title. `terms` maps source words to English ones. An answer equal
    to the masked text gives back the source itself.
    """
    render = _Renderer(masked, replacements or {}, titles or {})
    if answer == masked.text and not replacements and not titles:
        return Unmasked(masked.source, tuple(_kept(atom) for atom in masked.atoms), ())
    placed = read(answer, masked)
    search = few_enough(placed, masked)
    if search:
        place_pairs(placed, masked, titles or {}, terms or {})
    lost = place_points(placed, masked, search=search)
    settle(placed, masked, tuple(FOOTNOTES))
    notes = list(dict.fromkeys(placed.notes))
    notes += [f"{atom.kind} {atom.id} placed at the end" for atom in lost if not _drop(atom)]
    for atom in lost:
        if _drop(atom):
            del placed.points[atom.id]
    text = render.run(placed)
    return Unmasked(text, tuple(render.entries(placed, lost)), tuple(notes + render.notes))


def _drop(atom: Atom) -> bool:
    return atom.kind in DROPPABLE


def _kept(atom: Atom) -> LedgerEntry:
    return LedgerEntry(atom.kind, atom.source, atom.source, "kept")


class _Renderer:
    def __init__(
        self,
        masked: Masked,
        replacements: Mapping[int, str],
        titles: Mapping[str, str | None],
    ) -> None:
        self.masked, self.replacements, self.titles = masked, replacements, titles
        self.written: dict[int, tuple[str, str, str]] = {}
        """Id → what was written, state, note."""
        self.notes: list[str] = []

    def run(self, placed: Placed) -> str:
        """Write the answer's words with every placed atom."""
        atoms = {atom.id: atom for atom in self.masked.atoms}
        text = placed.text
        ranges = sorted(
            ((s, e, n) for n, (s, e) in placed.ranges.items()), key=lambda r: (r[0], -r[1], r[2])
        )
        points = sorted((at, n) for n, at in placed.points.items())
        points = sorted(self._out_of_links(points, ranges, atoms))
        body = self._write(text, 0, len(text), deque(ranges), deque(points), atoms)
        return _tidy(body, self.masked.source)

    def _out_of_links(
        self,
        points: list[tuple[int, int]],
        ranges: list[tuple[int, int, int]],
        atoms: Mapping[int, Atom],
    ) -> Iterator[tuple[int, int]]:
        """Move opaque atoms out of the labels of links; both come in the order of the text."""
        links = deque((s, e) for s, e, number in ranges if atoms[number].kind not in MARKS)
        around: list[int] = []
        for at, number in points:
            while links and links[0][0] < at:
                around.append(links.popleft()[1])
            around = [end for end in around if end > at]
            yield (around[0] if around else at), number

    def _write(
        self,
        text: str,
        start: int,
        end: int,
        ranges: deque[tuple[int, int, int]],
        points: deque[tuple[int, int]],
        atoms: Mapping[int, Atom],
    ) -> str:
        """Write [start, end) of the words with the ranges and points inside it."""
        out: list[str] = []
        pos = start
        while ranges or points:
            if points and (not ranges or points[0][0] <= ranges[0][0]):
                at, number = points.popleft()
                out += [literal(text[pos:at], self.masked.source), self._point(atoms[number])]
                pos = at
                continue
            first, last, number = ranges.popleft()
            begun = _taken(ranges, last + 1)
            ranges.extendleft(one for one in reversed(begun) if one[1] > last)
            inner = deque(one for one in begun if one[1] <= last)
            within = _taken(points, last)
            label = self._write(text, first, last, inner, within, atoms)
            out += [
                literal(text[pos:first], self.masked.source),
                self._pair(atoms[number], label, text[first:last]),
            ]
            pos = last
        out.append(literal(text[pos:end], self.masked.source))
        return "".join(out)

    def _point(self, atom: Atom) -> str:
        new = self.replacements.get(atom.id, atom.source)
        self.written[atom.id] = (new, "kept" if new == atom.source else "mapped", "")
        return new

    def _pair(self, atom: Atom, label: str, words: str) -> str:
        new, state, note = self._paired(atom, label, words)
        self.written[atom.id] = (new, state, note)
        return new

    def _paired(self, atom: Atom, label: str, words: str) -> tuple[str, str, str]:
        given = self.replacements.get(atom.id)
        if given is not None and re.search(r"\[|\{\{|" + ATOM, given):
            return given.replace(ATOM, label), "mapped", ""
        if atom.kind != "link":
            return atom.before + label + atom.after, "kept", ""
        title = given or next(filter(None, map(self.titles.get, atom.pages)), None)
        if title:
            return fold(title, label), "mapped", ""
        if any(page in self.titles for page in atom.pages):
            return label, "dropped", "no English counterpart"
        if words == atom.label:
            return atom.source, "kept", ""
        return atom.before + label + atom.after, "unresolved", "the English title is not known"

    def entries(self, placed: Placed, lost: list[Atom]) -> list[LedgerEntry]:
        """Return the account of every atom."""
        found = []
        ended = {atom.id for atom in lost}
        for atom in self.masked.atoms:
            if atom.id in self.written:
                target, state, note = self.written[atom.id]
                note = "placed at the end" if atom.id in ended else note
                found.append(LedgerEntry(atom.kind, atom.source, target, state, note))
            else:
                state = "unresolved" if atom.kind in ("link", "external") else "dropped"
                found.append(LedgerEntry(atom.kind, atom.source, "", state, "not placed"))
                if atom.kind not in DROPPABLE:
                    self.notes.append(f"{atom.kind} «{atom.label}» not placed")
        return found


def _taken(queue: deque[T], end: int) -> deque[T]:
    """Take off a queue what begins before an offset."""
    taken: deque[T] = deque()
    while queue and queue[0][0] < end:
        taken.append(queue.popleft())
    return taken


def fold(title: str, label: str) -> str:
    """Return a link to a page under a label, without the bar where they are the same.

    A file or category is linked, not shown or joined.
    """
    if names.is_file(title) or names.is_category(title):
        return f"[[:{title}|{label}]]"
    same = label[:1].casefold() + label[1:] == title[:1].casefold() + title[1:]
    return f"[[{label}]]" if same and label else f"[[{title}|{label}]]"


def literal(text: str, source: str) -> str:
    """Write words of an answer so that nothing in them is markup the source had not."""
    text = re.sub(r"[\x00-\x08\x0b-\x1f\ufffc]", "", text)
    if "''" in text and len(re.findall(r"'{2,}", text)) % 2:
        text = re.sub(r"'{2,}", "", text)
    text = re.sub(r"<(?=[A-Za-z/!])", "&lt;", text)
    for pair in ("{{", "}}", "[[", "]]", "{|", "|}"):
        if pair in text:
            text = text.replace(pair, "".join(f"&#{ord(char)};" for char in pair))
    text = re.sub(r"\[(?=\w+:|//)", "&#91;", text)
    text = re.sub(r"~{3,}", lambda m: "&#126;" * len(m[0]), text)
    text = re.sub(r"__(?=[A-ZА-Я])", "_&#95;", text)
    for char in "|=":
        if char in text and char not in source:
            text = text.replace(char, f"&#{ord(char)};")
    return text


def _tidy(text: str, source: str) -> str:
    """Close double spaces and keep a first character from being a list or heading mark."""
    text = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text).strip()
    if text and text[0] in "*#:;=" and text[0] != source.strip()[:1]:
        text = f"&#{ord(text[0])};{text[1:]}"
    return text
