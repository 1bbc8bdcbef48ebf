"""MediaWiki XML dumps as a stream of pages: memory does not grow with the file."""

from __future__ import annotations

import bz2
import gzip
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from xml.parsers import expat

from workbench.errors import FormatError, InputError
from workbench.formats import xml_faults

SUFFIXES = (".xml", ".xml.bz2", ".xml.gz")
_CATEGORY = re.compile(r"\[\[\s*(?:category|категория|гурӯҳ)\s*:\s*([^\]|]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DumpPage:
    """A page of a dump, its last revision."""

    title: str
    wikitext: str


def is_dump(name: str) -> bool:
    """Tell whether a file of this name may be a dump."""
    return name.lower().endswith(SUFFIXES)


def read(path: Path, *, titles: Collection[str] = (), category: str = "") -> Iterator[DumpPage]:
    """Yield the articles of a dump in order; raises InputError or FormatError naming the line."""
    wanted = _normal(category) if category else ""
    try:
        with _open(path) as stream:
            for page in _pages(stream, str(path)):
                if titles and page.title not in titles:
                    continue
                if wanted and wanted not in map(_normal, _CATEGORY.findall(page.wikitext)):
                    continue
                yield page
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{path} cannot be read: {reason}.") from error


def _normal(category: str) -> str:
    name = " ".join(category.replace("_", " ").split())
    return name[:1].upper() + name[1:]


def _open(path: Path) -> BinaryIO:
    if path.name.lower().endswith(".bz2"):
        return cast("BinaryIO", bz2.open(path))
    if path.name.lower().endswith(".gz"):
        return cast("BinaryIO", gzip.open(path))
    return path.open("rb")


def _pages(stream: BinaryIO, name: str) -> Iterator[DumpPage]:
    collector = _Collector()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    try:
        while chunk := stream.read(1 << 18):
            parser.Parse(chunk, False)
            yield from collector.take()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from collector.take()
        raise FormatError(f"{name}:{error.lineno}: {xml_faults.words(error)}.") from error
    if not collector.root:
        raise FormatError(f"{name}:1: this is no MediaWiki dump.")
    yield from collector.take()


class _Collector:
    """Keeps the parts of one page at a time."""

    def __init__(self) -> None:
        self.root = False
        self._done: list[DumpPage] = []
        self._page: dict[str, str] = {}
        self._parts: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "mediawiki":
            self.root = True
        elif tag == "page":
            self._page = {}
        elif tag in ("title", "ns", "text"):
            self._parts = []
        elif tag == "redirect":
            self._page["redirect"] = attributes.get("title", "")

    def text(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def end(self, tag: str) -> None:
        if tag in ("title", "ns", "text") and self._parts is not None:
            self._page[tag] = "".join(self._parts)
            self._parts = None
        elif tag == "page" and self._page.get("ns", "0") == "0" and "redirect" not in self._page:
            self._done.append(DumpPage(self._page.get("title", ""), self._page.get("text", "")))

    def take(self) -> list[DumpPage]:
        done, self._done = self._done, []
        return done
