"""XLIFF 1.2 and 2.0 as a stream of segments, with the lines they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from workbench.errors import FormatError
from workbench.formats import xml_faults
from workbench.formats.units import BilingualUnit

UNITS = frozenset({"trans-unit", "segment"})
HIDDEN = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "cp", "note", "alt-trans"})
"""Elements whose text is code or no part of the segment."""


def read(stream: BinaryIO, *, name: str) -> Iterator[BilingualUnit]:
    """Yield the segments of a file, inline codes left out.

    Raises FormatError naming the line where it is broken; entities are refused.
    """
    collector = _Collector()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda tag, attributes: collector.start(
        tag, attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    parser.EntityDeclHandler = collector.refuse_entity
    parser.SkippedEntityHandler = collector.refuse_entity
    try:
        while chunk := stream.read(1 << 16):
            parser.Parse(chunk, False)
            yield from collector.take()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FormatError(f"{name}:{error.lineno}: {xml_faults.words(error)}.") from error
    except _EntityRefused as error:
        raise FormatError(f"{name}:{parser.CurrentLineNumber}: {error}.") from error
    if not collector.seen_root:
        raise FormatError(f"{name}:1: this is no XLIFF.")
    yield from collector.take()


class _EntityRefused(Exception):
    """The file declares an entity, or has one that nothing in it explains."""


class _Collector:
    """Puts the text of sources and targets together."""

    def __init__(self) -> None:
        self.seen_root = False
        self._done: list[BilingualUnit] = []
        self._unit = ""
        self._count = 0
        self._open = ""
        self._hidden = 0
        self._parts: dict[str, list[str]] = {}
        self._line = 0

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        name = tag.rpartition(" ")[2]
        if name == "xliff":
            self.seen_root = True
        elif name == "unit":
            self._unit = attributes.get("id", "")
        elif name in UNITS:
            own = attributes.get("id", "")
            self._count += 1
            self._id = own or self._unit or str(self._count)
            if name == "segment" and self._unit:
                self._id = f"{self._unit}:{own}" if own else self._unit
            self._parts, self._line, self._open = {}, line, ""
        elif name in HIDDEN:
            self._hidden += 1
        elif name in ("source", "target") and not self._hidden:
            self._open = name
            self._parts[name] = []
            if name == "target":
                self._line = line

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name in HIDDEN:
            self._hidden -= 1
        elif name == self._open:
            self._open = ""
        elif name in UNITS:
            source, target = ("".join(self._parts.get(k, [])) for k in ("source", "target"))
            if source and target:
                self._done.append(BilingualUnit(self._id, source, target, self._line))

    def text(self, data: str) -> None:
        if self._open and not self._hidden:
            self._parts[self._open].append(data)

    def refuse_entity(self, name: str, *_: object) -> None:
        raise _EntityRefused(f"it has or declares entities (&{name[:40]};)")

    def take(self) -> list[BilingualUnit]:
        done, self._done = self._done, []
        return done
