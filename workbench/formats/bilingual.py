"""Bilingual files of every kind by their names: TMX, XLIFF, PO, CSV and TSV."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from workbench.errors import FormatError, InputError
from workbench.formats.units import BilingualUnit

__all__ = ["SUFFIXES", "BilingualUnit", "is_bilingual", "read"]

SUFFIXES = (".tmx", ".tmx.gz", ".xliff", ".xlf", ".po", ".csv", ".tsv")
HEADERS = {
    "source": ("source", "src", "ru", "tg", "original"),
    "target": ("target", "tgt", "en", "english", "translation"),
}
"""Names of columns that tell where source and target stand; without them the first two do."""


def is_bilingual(name: str) -> bool:
    """Tell whether a file of this name holds sources beside their translations."""
    return name.lower().endswith(SUFFIXES)


def read(path: Path, lang: str) -> Iterator[BilingualUnit]:
    """Yield the segments of a file; raises InputError or FormatError naming file and line."""
    name = path.name.lower()
    try:
        if name.endswith((".tmx", ".tmx.gz")):
            yield from _tmx(path, lang)
        elif name.endswith((".xliff", ".xlf")):
            from workbench.formats import xliff

            with path.open("rb") as stream:
                yield from xliff.read(stream, name=str(path))
        elif name.endswith(".po"):
            from workbench.formats import po

            with path.open(encoding="utf-8-sig") as lines:
                yield from po.read(lines, name=str(path))
        else:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                yield from table(lines, name=str(path), tabs=name.endswith(".tsv"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}).") from error


def _tmx(path: Path, lang: str) -> Iterator[BilingualUnit]:
    from workbench.formats import tmx

    lines = _segment_lines(path)
    with path.open("rb") as stream:
        for number, unit in enumerate(tmx.read(stream, lang, name=str(path)), 1):
            line = lines.get(hash("".join(unit.target.split())), 0)
            yield BilingualUnit(unit.tuid or str(number), unit.source, unit.target, line)


def _segment_lines(path: Path) -> dict[int, int]:
    """Return the line that each segment's text first stands in, by the text's hash.

    The reader of memories has no use for lines; a broken file is its to report.
    """
    lines: dict[int, int] = {}
    parts: list[str] | None = None
    began = 0
    parser = expat.ParserCreate()

    def start(tag: str, _attributes: dict[str, str]) -> None:
        nonlocal parts, began
        if tag == "seg":
            parts, began = [], parser.CurrentLineNumber

    def text(data: str) -> None:
        if parts is not None:
            parts.append(data)

    def end(tag: str) -> None:
        nonlocal parts
        if tag == "seg" and parts is not None:
            lines.setdefault(hash("".join("".join(parts).split())), began)
            parts = None

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    opener = gzip.open if path.name.lower().endswith(".gz") else open
    try:
        with opener(path, "rb") as stream:
            while chunk := stream.read(1 << 16):
                parser.Parse(chunk, False)
    except (expat.ExpatError, EOFError):
        return lines
    return lines


def table(lines: io.TextIOBase, *, name: str, tabs: bool) -> Iterator[BilingualUnit]:
    """Yield the rows of a table; raises FormatError naming the line."""
    if tabs:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(lines, strict=True)
    columns = (0, 1)
    before = 0
    try:
        for row in rows:
            line, before = before + 1, rows.line_num
            if line == 1 and (named := _columns(row)):
                columns = named
                continue
            if not any(row) or row[0].startswith("#"):
                continue
            if len(row) <= max(columns):
                raise FormatError(f"{name}:{line}: a source and a target are needed.")
            yield BilingualUnit(str(line), row[columns[0]], row[columns[1]], line)
    except csv.Error as error:
        raise FormatError(f"{name}:{rows.line_num}: {error}.") from error


def _columns(row: list[str]) -> tuple[int, int] | None:
    names = [cell.strip().lower() for cell in row]
    found = [
        next((i for i, name in enumerate(names) if name in wanted), -1)
        for wanted in (HEADERS["source"], HEADERS["target"])
    ]
    return (found[0], found[1]) if min(found) >= 0 and found[0] != found[1] else None
