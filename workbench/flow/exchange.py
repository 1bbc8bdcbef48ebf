"""The translation memory in and out of TMX files."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from workbench import keeping
from workbench.errors import InputError
from workbench.formats import tmx
from workbench.store.memory import Memory, MemoryUnit

ORIGIN = "x-origin"
MACHINE = "x-machine"
BEFORE = "x-context-pre"
AFTER = "x-context-post"
OWN = frozenset((ORIGIN, MACHINE, BEFORE, AFTER))
"""The types of `prop` that hold what TMX has no attribute for."""


def import_tmx(memory: Memory, path: str, lang: str = "") -> int:
    """Take a TMX file (`-` is stdin) into the memory, whole or not at all; return how many pairs.

    Raises InputError when it cannot be read, FormatError naming its line when it is malformed.
    """
    try:
        if path == "-":
            return memory.add_many(_units(sys.stdin.buffer, "stdin", lang))
        with Path(path).open("rb") as stream:
            return memory.add_many(_units(stream, Path(path).name, lang))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error


def _units(stream: BinaryIO, name: str, lang: str) -> Iterator[MemoryUnit]:
    for unit in tmx.read(stream, lang, name=name):
        known = dict(unit.props)
        yield MemoryUnit(
            unit.source,
            unit.target,
            unit.source_lang,
            known.get(ORIGIN) or name,
            unit.author,
            unit.created,
            unit.changed or unit.created,
            known.get(MACHINE) == "yes",
            known.get(BEFORE, ""),
            known.get(AFTER, ""),
            unit.note,
            tuple(p for p in unit.props if p[0] not in OWN) if known else (),
            unit.tuid,
        )


def export_tmx(memory: Memory, stream: BinaryIO, lang: str = "") -> int:
    """Write the memory, or one language of it, as TMX 1.4; return how many pairs."""
    return tmx.write(stream, (_tmx_unit(unit) for unit in memory.units(lang)), source_lang=lang)


def _tmx_unit(unit: MemoryUnit) -> tmx.TmxUnit:
    own = (
        (ORIGIN, unit.origin),
        (MACHINE, "yes" if unit.machine else ""),
        (BEFORE, unit.before),
        (AFTER, unit.after),
    )
    return tmx.TmxUnit(
        source=unit.source,
        target=unit.target,
        source_lang=unit.lang,
        tuid=unit.tuid,
        created=unit.created,
        changed=unit.changed,
        author=unit.author,
        note=unit.note,
        props=(*((key, text) for key, text in own if text), *unit.props),
    )


def export_file(memory: Memory, path: Path, lang: str = "") -> int:
    """Write the memory to a file, packed if its name ends in .gz; it appears when it is whole.

    Raises InputError when it cannot be written.
    """
    with keeping.told(path), keeping.replacing(path) as plain:
        if path.suffix != ".gz":
            return export_tmx(memory, plain, lang)
        with gzip.GzipFile(filename="", fileobj=plain, mode="wb", mtime=0) as packed:
            return export_tmx(memory, cast("BinaryIO", packed), lang)
