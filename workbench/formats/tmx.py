"""Translation memories as TMX: 1.1 and 1.4, levels 1 and 2, gzipped or not, always as a stream."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from workbench import __version__
from workbench.errors import FormatError
from workbench.formats import xml_faults
from workbench.formats.tmx_elements import Collector, TmxUnit, Unreadable, primary

__all__ = ["TmxUnit", "read", "read_lines", "write"]

CHUNK = 1 << 16
LONGEST_TOKEN = 4 << 20
"""Bytes that one tag with its attributes, or one comment, may have."""

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="workbench" creationtoolversion={version} segtype="sentence" \
o-tmf="workbench" adminlang="en" srclang={lang} datatype="plaintext"/>
<body>
"""

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold even as a character reference."""


def read(
    stream: BinaryIO, source_lang: str = "", target_lang: str = "en", *, name: str = "The file"
) -> Iterator[TmxUnit]:
    """Yield the segment pairs of two languages, as they are read.

    `source_lang` empty means every language but the target's. Region and script do not
    matter: `ru` finds `ru-RU`. Inline codes are left out, highlighted text is kept.
    Nothing outside the file is ever read; a file that declares entities is refused.
    Raises FormatError naming `name` and the line, possibly after the first pairs.
    """
    collector = Collector(primary(source_lang), primary(target_lang))
    for unit, _ in _pairs(collector, _parser(collector), stream, name):
        yield unit


def read_lines(
    stream: BinaryIO, source_lang: str = "", target_lang: str = "en", *, name: str = "The file"
) -> Iterator[tuple[TmxUnit, int]]:
    """Yield what `read` does, each with the line where its translation begins."""
    collector = Collector(primary(source_lang), primary(target_lang))
    parser = _parser(collector)
    collector.line = lambda: parser.CurrentLineNumber
    return _pairs(collector, parser, stream, name)


def _pairs(
    collector: Collector, parser: expat.XMLParserType, stream: BinaryIO, name: str
) -> Iterator[tuple[TmxUnit, int]]:
    fed = 0
    for data, last in _chunks(stream, name):
        try:
            parser.Parse(data, last)
        except expat.ExpatError as error:
            raise FormatError(
                f"{name}, line {error.lineno}: {xml_faults.words(error)}.",
                "Nothing of it was imported.",
            ) from error
        except Unreadable as error:
            raise FormatError(
                f"{name}, line {parser.CurrentLineNumber}: {error}.", "Nothing of it was imported."
            ) from error
        fed += len(data)
        if fed - max(parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
            raise FormatError(
                f"{name}, line {parser.CurrentLineNumber}: a tag of more than"
                f" {LONGEST_TOKEN >> 20} MB.",
                "Nothing of it was imported.",
            )
        yield from collector.take()


def _parser(collector: Collector) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = collector.start
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    parser.EntityDeclHandler = collector.entity
    parser.SkippedEntityHandler = collector.skipped
    return parser


def _chunks(stream: BinaryIO, name: str) -> Iterator[tuple[bytes, bool]]:
    """Yield the bytes, unpacked, and whether they are the last."""
    start = stream.read(2)
    packed = start == b"\x1f\x8b"
    rest: BinaryIO = _Joined(start, stream)  # type: ignore[assignment]
    if packed:
        rest = cast("BinaryIO", gzip.GzipFile(fileobj=rest))
    try:
        while data := rest.read(CHUNK):
            yield data, False
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FormatError(
            f"{name} is packed with gzip and damaged: {error}.", "Nothing of it was imported."
        ) from error
    yield b"", True


class _Joined:
    """A stream with its first bytes put back."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = start
        self._rest = rest

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes."""
        if self._start:
            start, self._start = self._start, b""
            return start
        return self._rest.read(size)


def write(stream: BinaryIO, units: Iterable[TmxUnit], *, source_lang: str = "") -> int:
    """Write segment pairs as TMX 1.4; return how many.

    The language named in the header is `source_lang`, or else the first pair's. What
    XML cannot hold (control characters) is left out.
    """
    count = 0
    for unit in units:
        if not count:
            source_lang = source_lang or unit.source_lang
            stream.write(_head(source_lang))
        stream.write(_unit(unit, source_lang).encode("utf-8"))
        count += 1
    if not count:
        stream.write(_head(source_lang or "ru"))
    stream.write(b"</body>\n</tmx>\n")
    return count


def _head(lang: str) -> bytes:
    return HEAD.format(version=_attribute(__version__), lang=_attribute(lang)).encode("utf-8")


def _unit(unit: TmxUnit, header_lang: str) -> str:
    attributes = {
        "tuid": unit.tuid,
        "srclang": unit.source_lang if unit.source_lang != header_lang else "",
        "creationdate": _compact(unit.created),
        "changedate": _compact(unit.changed),
        "creationid": unit.author,
    }
    shown = "".join(f" {key}={_attribute(value)}" for key, value in attributes.items() if value)
    parts = [f"<tu{shown}>"]
    if unit.note:
        parts.append(f"<note>{_escaped(unit.note)}</note>")
    parts += [f"<prop type={_attribute(key)}>{_escaped(text)}</prop>" for key, text in unit.props]
    for lang, text in ((unit.source_lang, unit.source), (unit.target_lang, unit.target)):
        parts.append(f"\n<tuv xml:lang={_attribute(lang)}><seg>{_escaped(text)}</seg></tuv>")
    return "".join(parts) + "\n</tu>\n"


def _escaped(text: str) -> str:
    return escape(FORBIDDEN.sub("", text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(FORBIDDEN.sub("", text), {"\r": "&#13;"})


def _compact(moment: str) -> str:
    """Return 20260101T000000Z of 2026-01-01T00:00:00Z."""
    return re.sub(r"[-:]", "", moment) if moment else ""
