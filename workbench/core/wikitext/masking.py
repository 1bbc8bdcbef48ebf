"""Hides markup from an engine; `unmask` puts it back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape, unescape

from workbench.core.collector import uncollected
from workbench.core.wikitext import names
from workbench.core.wikitext.atoms import CUT, LINKS, Atom, Masked, MaskForm, Unmasked
from workbench.core.wikitext.plain import is_note, project
from workbench.core.wikitext.scan import BARE_URL, TRAIL
from workbench.core.wikitext.spans import NESTING, Span, scan, top_level
from workbench.core.wikitext.unmasking import unmask

__all__ = ["Atom", "MaskForm", "Masked", "Unmasked", "mask", "unmask"]

KINDS = {
    "ref": "reference",
    "opaque": "formula",
    "template": "template",
    "argument": "argument",
    "comment": "comment",
    "external": "external",
    "switch": "switch",
    "references": "template",
    "gallery": "file",
    "poem": "template",
    "indicator": "template",
}
LITERAL = re.compile(
    r"@@\s*PH\s*\d*\s*@*|@@+|</?\s*[A-Za-z]+\s*\d*\s*/?>|\b[XХ]\d+[QК]\b", re.IGNORECASE
)
"""Text of the source that looks like one of our tokens."""
QUOTE_KINDS = {2: "italic", 3: "bold", 5: "bold"}
MARKUP_ONLY = re.compile(r"(?:'{2,}|</?[a-z]+[^<>]*>)*", re.IGNORECASE)


def mask(wikitext: str, form: MaskForm, *, labels: Mapping[int, str] | None = None) -> Masked:
    """Return a wikitext with its markup hidden in the way an engine bears best.

    `labels` shows other words for the label of an atom, by its id.
    """
    with uncollected(wikitext):
        return _Masker(wikitext, form, labels or {}).run()


class _Draft:
    """An atom whose end is not known yet."""

    __slots__ = (
        "after",
        "before",
        "end",
        "kind",
        "label",
        "number",
        "offset",
        "start",
        "stop",
        "target",
    )

    def __init__(self, number: int, kind: str, start: int, stop: int, target: str = "") -> None:
        self.number, self.kind, self.target = number, kind, target
        self.start, self.stop = start, stop
        self.label = self.before = self.after = ""
        self.offset = self.end = 0


class _Masker:
    def __init__(self, source: str, form: MaskForm, labels: Mapping[int, str]) -> None:
        self.source, self.form, self.labels = source, form, labels
        self.spans = scan(source)
        self.out: list[str] = []
        self.length = 0
        self.atoms: list[_Draft] = []
        self.opened: dict[int, _Draft] = {}

    def run(self) -> Masked:
        pieces = list(top_level(self.spans, 0, len(self.source)))
        partners = _partners(self.source, pieces)
        pos = 0
        for index, span in enumerate(pieces):
            if span.start < pos:
                continue
            self._text(pos, span.start)
            pos = self._piece(index, span, partners)
        self._text(pos, len(self.source))
        atoms = tuple(self._finish(draft) for draft in self.atoms)
        return Masked("".join(self.out), self.form, atoms, self.source)

    def _finish(self, draft: _Draft) -> Atom:
        before = self.source[draft.start - 1 : draft.start]
        after = self.source[draft.stop : draft.stop + 1]
        glued = (bool(before) and not before.isspace(), bool(after) and after.isalnum())
        return Atom(
            draft.number,
            draft.kind,
            self.source[draft.start : draft.stop],
            draft.label,
            draft.offset,
            draft.end,
            draft.before,
            draft.after,
            draft.target,
            glued,
        )

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _words(self, text: str) -> None:
        """Write text that an engine may translate."""
        marked = self.form in (MaskForm.HTML, MaskForm.XML)
        self._put(escape(text, quote=False) if marked else text)

    def _text(self, start: int, end: int) -> None:
        """Write source text, with addresses and token look-alikes masked."""
        if start == end:
            return
        piece = self.source[start:end]
        found = [*BARE_URL.finditer(piece), *LITERAL.finditer(piece)]
        pos = 0
        for match in sorted(found, key=lambda m: (m.start(), -m.end())):
            if match.start() < pos:
                continue
            self._words(piece[pos : match.start()])
            self._point("literal", start + match.start(), start + match.end())
            pos = match.end()
        self._words(piece[pos:])

    def _piece(self, index: int, span: Span, partners: Mapping[int, tuple[int, bool]]) -> int:
        """Write one construct; return where the text goes on."""
        if span.kind == "entity":
            self._entity(span)
        elif span.kind in ("link", "external") and (label := self._label(span)):
            return self._link(span, label)
        elif span.kind in ("quote", "tag"):
            self._mark(index, span, partners)
        else:
            self._point(self._kind(span), span.start, span.end)
        return span.end

    def _entity(self, span: Span) -> None:
        text = unescape(self.source[span.start : span.end])
        if text.isprintable() or text == "\u00a0":
            self._words(text)
        else:
            self._point("literal", span.start, span.end)

    def _kind(self, span: Span) -> str:
        if span.kind == "template" and is_note(self.source, span):
            return "note"
        if span.kind == "link":
            target = self.source[slice(*span.parts()[0])]
            return "file" if names.is_file(target) else "link"
        return KINDS[span.kind]

    def _label(self, span: Span) -> str:
        """Return the words that a link shows, or nothing where it has none or hides something."""
        if span.kind == "link":
            target = self.source[slice(*span.parts()[0])]
            if names.is_file(target) or names.is_category(target) or not target.strip():
                return ""
        text = project(self.source, self.spans, span.start, span.end).text
        return text if text.strip() and "\ufffc" not in text and "\n" not in text else ""

    def _link(self, span: Span, label: str) -> int:
        source = self.source
        if span.kind == "link":
            first = span.parts()[0]
            target = source[slice(*first)].strip()
            start = span.pipes[0] + 1 if span.pipes else first[0]
            end = span.end - 2
        else:
            start = source.index(" ", span.start) + 1
            target, end = source[span.start + 1 : start - 1], span.end - 1
        trail = TRAIL.match(source, span.end) if span.kind == "link" else None
        stop = trail.end() if trail else span.end
        draft = self._open(span.kind, span.start, stop, target)
        left = MARKUP_ONLY.match(source, start, end)
        opening = left[0] if left and span.pipes else ""
        closing = _mirror(source, start + len(opening), end) if opening else ""
        brackets = ("[[", "]]") if span.kind == "link" else ("[", "]")
        joint = "|" if span.kind == "link" else " "
        draft.before = f"{brackets[0]}{target}{joint}{opening}"
        draft.after = closing + brackets[1]
        self._close(draft, label + source[span.end : stop])
        return stop

    def _open(self, kind: str, start: int, stop: int, target: str = "") -> _Draft:
        draft = self._draft(kind, start, stop, target)
        self.opened[start] = draft
        self._put(opening_token(self.form, kind, draft.number))
        draft.offset = self.length
        return draft

    def _draft(self, kind: str, start: int, stop: int, target: str = "") -> _Draft:
        draft = _Draft(len(self.atoms) + 1, kind, start, stop, target)
        self.atoms.append(draft)
        return draft

    def _close(self, draft: _Draft, label: str) -> None:
        """Write a label and its closing token."""
        draft.label = label
        self._words(self.labels.get(draft.number, label))
        draft.end = self.length
        self._put(closing_token(self.form, draft.kind, draft.number))

    def _mark(self, index: int, span: Span, partners: Mapping[int, tuple[int, bool]]) -> None:
        """Write a bold, italic or HTML mark, which encloses words when it has a partner."""
        at, opens = partners.get(index, (-1, True))
        if at < 0:
            self._point("tag" if span.kind == "tag" else "mark", span.start, span.end)
        elif opens:
            kind = "tag" if span.kind == "tag" else QUOTE_KINDS[span.end - span.start]
            draft = self._open(kind, span.start, at)
            draft.before = self.source[span.start : span.end]
        else:
            draft = self.opened[at]
            draft.stop, draft.end = span.end, self.length
            draft.after = self.source[span.start : span.end]
            whole = project(self.source, self.spans, at, span.end).text
            draft.label = whole.replace("\ufffc", "").strip() or "\ufffc"
            self._put(closing_token(self.form, draft.kind, draft.number))

    def _point(self, kind: str, start: int, stop: int) -> None:
        draft = self._draft(kind, start, stop)
        draft.offset = self.length
        token = point_token(self.form, kind, draft.number)
        if self.form is MaskForm.PLAIN and token:
            token = self._spaced(token, start, stop)
        self._put(token)
        draft.end = self.length

    def _spaced(self, token: str, start: int, stop: int) -> str:
        """Set a code apart from letters and digits that touch it."""
        left = " " if self.source[start - 1 : start].isalnum() and start else ""
        right = " " if self.source[stop : stop + 1].isalnum() else ""
        return left + token + right


def _mirror(source: str, start: int, end: int) -> str:
    """Return the markup at the end of a label."""
    found = re.search(r"(?:'{2,}|</?[a-z]+[^<>]*>)+$", source[start:end], re.IGNORECASE)
    return found[0] if found else ""


def _partners(source: str, pieces: Sequence[Span]) -> dict[int, tuple[int, bool]]:
    """Pair the marks and tags: index of the piece → (offset of the partner, whether it opens).

    An opening piece is given its partner's end, a closing one its partner's start.
    """
    found: dict[int, tuple[int, bool]] = {}
    stack: list[tuple[str, int]] = []
    count: Counter[str] = Counter()
    for index, span in enumerate(pieces):
        key, role = _role(source, span)
        if key and role != "open" and count[key]:
            opener = -1
            while opener < 0:
                name, at = stack.pop()
                count[name] -= 1
                opener = at if name == key else -1
            if len(stack) < NESTING and _holds_words(source, pieces, opener, index):
                found[opener] = (span.end, True)
                found[index] = (pieces[opener].start, False)
        elif key and role != "close":
            stack.append((key, index))
            count[key] += 1
    return found


def _holds_words(source: str, pieces: Sequence[Span], opener: int, closer: int) -> bool:
    return bool(source[pieces[opener].end : pieces[closer].start].strip())


def _role(source: str, span: Span) -> tuple[str, str]:
    """Return what a mark pairs with, and whether it can open, close or both."""
    if span.kind == "quote":
        width = span.end - span.start
        return (f"'{width}", "both") if width in QUOTE_KINDS else ("", "")
    if span.kind != "tag" or span.name in ("br", "hr", "wbr"):
        return "", ""
    body = source[span.start : span.end]
    if body.endswith("/>"):
        return "", ""
    return span.name, "close" if body.startswith("</") else "open"


def opening_token(form: MaskForm, kind: str, number: int) -> str:
    """Return what a form writes before the label of a paired atom."""
    letter = {"bold": "b", "italic": "i"}.get(kind, "a" if kind in LINKS else "s")
    if form is MaskForm.PLAIN:
        return ""
    if form is MaskForm.PLACEHOLDER:
        return f"<a{number}>"
    if form is MaskForm.XML:
        return f'<{letter} i="{number}">'
    name, prefix = {"a": ("a", "w"), "s": ("span", "s")}.get(letter, (letter, letter))
    return f'<{name} id="{prefix}{number}">'


def closing_token(form: MaskForm, kind: str, number: int) -> str:
    """Return what a form writes after the label of a paired atom."""
    if form is MaskForm.PLAIN:
        return ""
    if form is MaskForm.PLACEHOLDER:
        return f"</a{number}>"
    name = {"bold": "b", "italic": "i"}.get(kind, "a" if kind in LINKS else "s")
    return f"</{'span' if name == 's' and form is MaskForm.HTML else name}>"


def point_token(form: MaskForm, kind: str, number: int) -> str:
    """Return what a form writes for an opaque atom."""
    if form is MaskForm.PLACEHOLDER:
        return f"@@PH{number}@@"
    if form is MaskForm.XML:
        return f'<x i="{number}"/>'
    if form is MaskForm.HTML:
        if kind == "reference":
            return f'<sup id="r{number}">[{number}]</sup>'
        return f'<span class="notranslate" id="n{number}">X{number}</span>'
    return "" if kind in CUT else f"X{number}Q"
