"""Finds our tokens in an engine's answer, exact ones first, then whatever is still like them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from workbench.core.wikitext.atoms import FOOTNOTES, Atom, Masked, MaskForm

FULL_WIDTH = str.maketrans("＜＞＠［］｛｝＝＂０１２３４５６７８９", '<>@[]{}="0123456789')
LETTERS = "[A-Za-zА-Яа-яЁё]"
EXACT = {
    MaskForm.PLAIN: re.compile(r"X(?P<point>\d+)Q"),
    MaskForm.PLACEHOLDER: re.compile(r"@@PH(?P<point>\d+)@@|<a(?P<open>\d+)>|</a(?P<close>\d+)>"),
    MaskForm.XML: re.compile(
        r'<x i="(?P<point>\d+)"/>|<[abs] i="(?P<open>\d+)">|</(?P<last>[abs])>'
    ),
    MaskForm.HTML: re.compile(
        r'<sup id="r(?P<point>\d+)">\[\d+\]</sup>|<span class="notranslate" id="n(?P<other>\d+)">X\d+</span>'
        r'|<(?:a|b|i|span) id="[wbis](?P<open>\d+)">|</(?P<last>a|b|i|span)>'
    ),
}
TOLERANT = {
    MaskForm.PLAIN: re.compile(
        r"(?<![^\W\d_])[XxХх][\s_-]*(?P<point>\d+)[\s_-]*[QqКк](?![^\W\d_])"
    ),
    MaskForm.PLACEHOLDER: re.compile(
        rf"@[@\s]*(?:{LETTERS}\s*){{0,3}}[\s_#№-]*(?P<point>\d+)(?:\s*@){{0,2}}"
        rf"|<\s*{LETTERS}\s*(?P<open>\d+)\s*>|<\s*/\s*{LETTERS}\s*(?P<close>\d+)\s*>"
        rf"|\bPH\s*_?(?P<other>\d+)\b",
        re.IGNORECASE,
    ),
    MaskForm.XML: re.compile(
        rf"<\s*[xх]\s+[^<>]*?(?P<point>\d+)[^<>]*?>(?:\s*<\s*/\s*[xх]\s*>)?"
        rf"|<\s*{LETTERS}\s+[^<>]*?(?P<open>\d+)[^<>]*?>|<\s*/\s*(?P<last>{LETTERS})\s*>",
        re.IGNORECASE,
    ),
    MaskForm.HTML: re.compile(
        r"<\s*sup\b[^<>]*?(?P<point>\d+)[^<>]*>[^<>]*(?:<\s*/\s*sup\s*>)?"
        r"|<\s*span\b[^<>]*\bid\s*=\s*[\"'«“]?\s*n\s*(?P<other>\d+)[^<>]*>[^<>]*(?:<\s*/\s*span\s*>)?"
        r"|<\s*(?:a|b|i|span)\b[^<>]*?(?P<open>\d+)[^<>]*>|<\s*/\s*(?P<last>a|b|i|span|sup)\s*>",
        re.IGNORECASE,
    ),
}
LEFTOVER = {
    MaskForm.PLAIN: re.compile(r"(?!)"),
    MaskForm.PLACEHOLDER: re.compile(
        r"@@+(?:\s*PH)?\s*\d*|@(?:\s*@)+|\bPH\s*\d+\s*@+|</?\s*a\s*\d*\s*/?>", re.IGNORECASE
    ),
    MaskForm.XML: re.compile(r"</?\s*[a-zх]+\b[^<>]*>", re.IGNORECASE),
    MaskForm.HTML: re.compile(r"</?\s*[a-z]+\b[^<>]*>", re.IGNORECASE),
}
"""What is taken out in the end because only a broken token can look like it."""


@dataclass(slots=True)
class Placed:
    """The words of an answer without tokens, and where its atoms belong in them."""

    text: str
    points: dict[int, int] = field(default_factory=dict)
    """Id → offset."""
    ranges: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Id → [start, end)."""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    role: str
    """point, open, close, or last: closes the innermost one of its name."""
    number: int


def read(answer: str, masked: Masked) -> Placed:
    """Take the tokens out of an answer."""
    atoms = {atom.id: atom for atom in masked.atoms}
    text = " ".join(answer.translate(FULL_WIDTH).split("\n"))
    if masked.form in (MaskForm.PLACEHOLDER, MaskForm.XML):
        text = re.sub(r"&lt;(/?\s*[a-zа-я][^&<>]{0,30})&gt;", r"<\1>", text)
    tokens = _tokens(text, masked.form, atoms)
    notes: list[str] = []
    keep = _resolve(tokens, atoms, notes)
    placed = _strip(text, tokens, keep, atoms, masked.form)
    placed.notes += notes
    return placed


def _tokens(text: str, form: MaskForm, atoms: Mapping[int, Atom]) -> list[_Token]:
    """Return the tokens in order; exact ones win over those they overlap."""
    found: list[_Token] = []
    for pattern in (EXACT[form], TOLERANT[form], LEFTOVER[form]):
        rest = list(text)
        for match in pattern.finditer(text):
            token = _token(match, atoms)
            if form is MaskForm.PLAIN and token.role == "stray":
                continue
            found.append(token)
            rest[match.start() : match.end()] = "\x00" * (match.end() - match.start())
        text = "".join(rest)
    return sorted(found, key=lambda token: token.start)


def _token(match: re.Match[str], atoms: Mapping[int, Atom]) -> _Token:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    role, value = next(iter(groups.items()), ("stray", "0"))
    if role == "other":
        role = "point"
    number = int(value) if value.isdigit() and len(value) < 7 else 0
    if role != "last":
        atom = atoms.get(number)
        fits = atom is not None and atom.paired == (role in ("open", "close"))
        role = role if fits else "stray"
    return _Token(match.start(), match.end(), role, number)


def _resolve(
    tokens: Iterable[_Token], atoms: Mapping[int, Atom], notes: list[str]
) -> dict[_Token, int]:
    """Decide which tokens count: each point once, each pair once, properly nested."""
    keep: dict[_Token, int] = {}
    seen: set[int] = set()
    stack: list[_Token] = []
    for token in tokens:
        number = token.number
        if token.role == "point":
            if number in seen:
                notes.append(f"placeholder {number} came more than once")
            else:
                keep[token] = number
            seen.add(number)
        elif token.role == "open" and number not in seen:
            stack.append(token)
            seen.add(number)
        elif token.role in ("close", "last"):
            at = next(
                (
                    i
                    for i in range(len(stack) - 1, -1, -1)
                    if token.role == "last" or stack[i].number == number
                ),
                -1,
            )
            if at >= 0:
                keep[stack[at]] = keep[token] = stack[at].number
                stack = stack[:at]
    return keep


def _strip(
    text: str,
    tokens: Iterable[_Token],
    keep: Mapping[_Token, int],
    atoms: Mapping[int, Atom],
    form: MaskForm,
) -> Placed:
    """Return the text without tokens, and the places of those that count."""
    marked = form in (MaskForm.HTML, MaskForm.XML)
    placed = Placed("")
    out = ""
    pos = 0
    for token in tokens:
        piece = text[pos : token.start]
        out += unescape(piece) if marked else piece
        pos = token.end
        number = keep.get(token)
        if number is None:
            if out[-1:] in ("", " ") and text[pos : pos + 1] == " ":
                pos += 1
        elif token.role == "point":
            out, placed.points[number], pos = _gap(out, text, pos, atoms[number])
        elif token.role == "open":
            placed.ranges[number] = (len(out), -1)
        else:
            placed.ranges[number] = (placed.ranges[number][0], len(out))
    out += unescape(text[pos:]) if marked else text[pos:]
    placed.text = out
    for number, (start, end) in list(placed.ranges.items()):
        if end < 0 or not out[start:end].strip():
            del placed.ranges[number]
    return placed


def _gap(out: str, text: str, pos: int, atom: Atom) -> tuple[str, int, int]:
    """Set the spaces around a point as in the source; return words so far, its offset, and `pos`."""
    left, right = atom.glued
    if right:
        while text[pos : pos + 1] == " ":
            pos += 1
    if not left and atom.kind not in FOOTNOTES:
        return out, len(out), pos
    offset = len(out.rstrip(" "))
    if not right and text[pos : pos + 1].isalnum():
        return out, offset, pos
    return out[:offset], offset, pos
