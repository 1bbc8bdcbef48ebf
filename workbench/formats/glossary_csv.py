"""Glossaries as CSV or TSV with named columns, as a spreadsheet opens them and git compares them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path

from workbench.core.glossary.terms import Term
from workbench.core.plain import FORMULA
from workbench.errors import FormatError, InputError

COLUMNS = (
    "source",
    "variants",
    "english",
    "accepted",
    "forbidden",
    "pos",
    "domain",
    "flags",
    "status",
    "note",
    "origin",
    "exceptions",
)
"""The header row; several values in a cell are parted by `; `."""
NEEDED = ("source", "english")
MANY = frozenset({"variants", "english", "accepted", "forbidden", "flags", "exceptions"})


def load(path: Path, lang: str = "") -> list[Term]:
    """Read a glossary; its language is the first part of the file's name (ru-en.csv) unless given.

    Raises InputError if it cannot be read, FormatError naming file and line for a bad row.
    """
    return parse(
        read(path), name=path.name, lang=lang or language_of(path), tabs=path.suffix == ".tsv"
    )


def read(path: Path) -> str:
    """Return a file's text, a byte order mark dropped; raises InputError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}).") from error


def language_of(path: Path) -> str:
    """Return the source language that a glossary's name tells: ru of ru-en.csv, en of en.csv."""
    return path.name.split(".")[0].split("-")[0].lower()


def parse(text: str, *, name: str, lang: str, tabs: bool = False) -> list[Term]:
    """Read the rows of a glossary; raises FormatError naming the line."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True)
    terms: list[Term] = []
    try:
        header = [cell.strip() for cell in next(rows, [])]
        _check_header(header, name)
        before = rows.line_num
        for row in rows:
            line, before = before + 1, rows.line_num
            if not any(cell.strip() for cell in row) or row[0].startswith("#"):
                continue
            if len(row) > len(header):
                raise FormatError(f"{name}:{line}: {len(row)} cells for {len(header)} columns.")
            cells = map(_freed, row)
            terms.append(term_of(dict(zip(header, cells, strict=False)), lang, name, line))
    except csv.Error as error:
        raise FormatError(f"{name}:{rows.line_num}: {error}.") from error
    return terms


def _check_header(header: list[str], name: str) -> None:
    missing = [column for column in NEEDED if column not in header]
    unknown = [column for column in header if column not in COLUMNS]
    twice = [column for column in COLUMNS if header.count(column) > 1]
    if missing or unknown or twice:
        what = (
            f"no column {missing[0]}"
            if missing
            else f"unknown column {unknown[0]!r}"
            if unknown
            else f"two columns {twice[0]}"
        )
        raise FormatError(f"{name}:1: {what}.", f"Columns are: {', '.join(COLUMNS)}.")


def term_of(cells: dict[str, str], lang: str, name: str, line: int) -> Term:
    """Make a term of a row's cells."""
    one = {column: cells.get(column, "").strip() for column in COLUMNS}
    many = {column: split(cells.get(column, "")) for column in MANY}
    return Term(
        source=one["source"],
        lang=lang,
        targets=many["english"],
        variants=many["variants"],
        accepted=many["accepted"],
        forbidden=many["forbidden"],
        pos=one["pos"],
        domain=one["domain"],
        flags=frozenset(many["flags"]),
        status=one["status"] or "approved",
        note=one["note"],
        origin=one["origin"],
        exceptions=many["exceptions"],
        glossary=name,
        line=line,
    )


def split(cell: str) -> tuple[str, ...]:
    """Split a cell of several values; a semicolon inside a value is written `\\;`, a backslash twice."""
    parts = [""]
    for piece in _PIECES.findall(cell):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece[1:] if piece[0] == "\\" and len(piece) > 1 else piece
    return tuple(part.strip() for part in parts if part.strip())


def join(values: Iterable[str]) -> str:
    """Write several values into one cell."""
    return "; ".join(_SPECIAL.sub(r"\\\g<0>", value) for value in values)


_PIECES = re.compile(r"\\[;\\]|;|[^;\\]+|\\")
_SPECIAL = re.compile(r"[;\\]")


def dump(terms: Iterable[Term], *, tabs: bool = False) -> str:
    """Write terms as CSV, or TSV; what `parse` reads gives the same terms."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t" if tabs else ",", lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        writer.writerow(map(_held, cells_of(term)))
    return out.getvalue()


_ACTED_ON = re.compile(rf"'*[#{re.escape(FORMULA)}]")
"""What a spreadsheet would calculate, and a first cell that would be a remark."""
_LINE_ENDS = re.compile(r"\r\n?")


def _held(cell: str) -> str:
    """Hold back by a quote mark what would not be taken for the text that it is."""
    cell = _LINE_ENDS.sub("\n", cell)  # the writer would leave a lone \r without quotes
    return f"'{cell}" if _ACTED_ON.match(cell) else cell


def _freed(cell: str) -> str:
    """Take off the quote mark that `_held` put on."""
    return cell[1:] if cell.startswith("'") and _ACTED_ON.match(cell) else cell


def cells_of(term: Term) -> list[str]:
    """Return the cells of a term in the order of the columns."""
    return [
        term.source,
        join(term.variants),
        join(term.targets),
        join(term.accepted),
        join(term.forbidden),
        term.pos,
        term.domain,
        join(sorted(term.flags)),
        "" if term.status == "approved" else term.status,
        term.note,
        term.origin,
        join(term.exceptions),
    ]


def edges(path: Path) -> list[tuple[int, str]]:
    """Return the cells with spaces at their edges, which `load` drops: line and message."""
    rows = csv.reader(
        io.StringIO(read(path), newline=""), delimiter="\t" if path.suffix == ".tsv" else ","
    )
    found = []
    for row in rows:
        for cell in row if row and not row[0].startswith("#") else ():
            if cell != cell.strip():
                found.append((rows.line_num, f"“{cell}” has spaces at its edge."))
    return found
