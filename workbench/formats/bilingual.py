"""Bilingual files of every kind by their names: TMX, XLIFF, PO, CSV and TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

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
                yield from table(lines, lang, name=str(path), tabs=name.endswith(".tsv"))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not UTF-8 (byte {error.start}).") from error


def _tmx(path: Path, lang: str) -> Iterator[BilingualUnit]:
    from workbench.formats import tmx

    with path.open("rb") as stream:
        units = tmx.read_lines(stream, lang, name=str(path))
        for number, (unit, line) in enumerate(units, 1):
            yield BilingualUnit(unit.tuid or str(number), unit.source, unit.target, line)


def table(
    lines: io.TextIOBase, lang: str = "", *, name: str, tabs: bool
) -> Iterator[BilingualUnit]:
    """Yield the rows of a table; raises FormatError naming the line.

    Of several columns with sources the one of the language asked for is taken.
    """
    if tabs:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    else:
        rows = csv.reader(lines, strict=True)
    columns = (0, 1)
    before = 0
    try:
        for row in rows:
            line, before = before + 1, rows.line_num
            if line == 1 and (named := _columns(row, lang)):
                columns = named
                continue
            if not any(row) or row[0].startswith("#"):
                continue
            if len(row) <= max(columns):
                raise FormatError(f"{name}:{line}: a source and a target are needed.")
            yield BilingualUnit(str(line), row[columns[0]], row[columns[1]], line)
    except csv.Error as error:
        raise FormatError(f"{name}:{rows.line_num}: {error}.") from error


def _columns(row: list[str], lang: str) -> tuple[int, int] | None:
    names = [cell.strip().lower() for cell in row]
    source = next((i for i, name in enumerate(names) if name in HEADERS["source"]), -1)
    target = next((i for i, name in enumerate(names) if name in HEADERS["target"]), -1)
    if lang in names:
        source = names.index(lang)
    return (source, target) if min(source, target) >= 0 and source != target else None
