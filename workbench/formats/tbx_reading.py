"""Reading TBX of versions 2 and 3, in a stream, entities refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO
from xml.parsers import expat

from workbench.core.glossary.terms import HINT, KEEP, Term
from workbench.errors import FormatError
from workbench.formats import glossary_csv, xml_faults
from workbench.formats.tbx_writing import MARK, MORE

ENTRIES = frozenset({"termEntry", "conceptEntry"})
LANGUAGES = frozenset({"langSet", "langSec"})
TERMS = frozenset({"tig", "ntig", "termSec"})
INLINE = frozenset({"hi", "foreign", "ph", "bpt", "ept", "it", "sc", "ec"})
"""Elements within a text, whose words belong to it."""
FORBIDDEN = frozenset(
    {"deprecatedTerm-admn-sts", "forbidden", "obsolete", "supersededTerm-admn-sts"}
)
POS = {"properNoun": "name", "noun": "noun", "adjective": "adjective", "verb": "verb"}


_SPACES = re.compile(r"[ \t\r\n]+")
"""What XML takes for white space; a no-break space is a letter of the term."""


@dataclass(slots=True)
class _Word:
    text: str = ""
    pos: str = ""
    status: str = ""


@dataclass(slots=True)
class _Entry:
    id: str
    line: int
    words: list[tuple[str, _Word]] = field(default_factory=list)
    """Language and term, in order."""
    domain: str = ""
    notes: list[str] = field(default_factory=list)
    keep: bool = False
    extra: dict[str, str] = field(default_factory=dict)


def read(stream: BinaryIO, *, name: str, lang: str = "") -> Iterator[Term]:
    """Yield the terms whose one side is English; the other is `lang`, or the first other one.

    Raises FormatError naming the line where the file is broken.
    """
    collector = _Collector()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: collector.start(
        tag.rpartition(" ")[2], attributes, parser.CurrentLineNumber
    )
    parser.EndElementHandler = collector.end
    parser.CharacterDataHandler = collector.text
    parser.EntityDeclHandler = collector.refuse
    parser.SkippedEntityHandler = collector.refuse
    try:
        while chunk := stream.read(1 << 16):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise FormatError(f"{name}:{error.lineno}: {xml_faults.words(error)}.") from error
    except _Refused as error:
        raise FormatError(f"{name}:{parser.CurrentLineNumber}: {error}.") from error
    if not collector.root:
        raise FormatError(f"{name}:1: this is no TBX.")
    yield from _terms(collector.entries, name, lang.lower())


class _Refused(Exception):
    """The file declares an entity, or has one that nothing in it explains."""


class _Collector:
    """Puts entries together while elements come in."""

    def __init__(self) -> None:
        self.root = False
        self.entries: list[_Entry] = []
        self._language = ""
        self._word: _Word | None = None
        self._kind = ""
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if tag in ("martif", "tbx"):
            self.root = True
        elif tag in ENTRIES:
            self.entries.append(_Entry(attributes.get("id", ""), line))
        elif tag in LANGUAGES:
            self._language = next(
                (v for k, v in attributes.items() if k.rpartition(" ")[2] == "lang"), ""
            )
        elif tag in TERMS:
            self._word = _Word()
        elif self.entries and tag != "termGrp" and tag not in INLINE:
            kind = attributes.get("type", tag)
            if tag == "admin" or tag == "ref":
                kind = ""
            self._kind, self._text = kind, []

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def end(self, tag: str) -> None:
        tag = tag.rpartition(" ")[2]
        if tag in TERMS and self._word is not None:
            if self._word.text:
                self.entries[-1].words.append((self._language, self._word))
            self._word = None
        elif self._text is not None and tag not in INLINE:
            self._store(self._kind, "".join(self._text))
            self._text = None

    def _store(self, kind: str, text: str) -> None:
        entry, word = self.entries[-1], self._word
        value = text.strip()
        if kind == "term" and word is not None:
            word.text = _SPACES.sub(" ", text).strip(" ")
        elif kind == "partOfSpeech" and word is not None:
            word.pos = value
        elif kind == "administrativeStatus" and word is not None:
            word.status = value
        elif kind == "subjectField":
            entry.domain = value
        elif kind == "Translation needed":
            entry.keep = value.lower() == "no"
        elif kind == "x-workbench" or text.startswith(MARK):
            entry.extra = _pairs(text.removeprefix(MARK))
        elif kind in ("note", "Usage note", "definition", "usageNote") and value:
            entry.notes.append(value)

    def refuse(self, name: str, *_: object) -> None:
        raise _Refused(f"it has or declares entities (&{name[:40]};)")


def _pairs(text: str) -> dict[str, str]:
    lines = re.split("\n(?! )", text)
    cells = dict(line.split("=", 1) for line in lines if "=" in line)
    return {key: value.replace(MORE, "\n") for key, value in cells.items()}


def _terms(entries: list[_Entry], name: str, lang: str) -> Iterator[Term]:
    """Turn entries into terms; those that are parts of another one were written only for others."""
    for entry in entries:
        if "part_of" in entry.extra:
            continue
        term = _term(entry, name, lang)
        if term is not None:
            yield term


def _primary(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0].lower()


def _term(entry: _Entry, name: str, lang: str) -> Term | None:
    english = [word for tag, word in entry.words if _primary(tag) == "en"]
    others = [(t, w) for t, w in entry.words if _primary(t) not in ("en", "")]
    own = lang or (_primary(others[0][0]) if others else "en")
    sources = [word for tag, word in entry.words if _primary(tag) == own]
    if not sources:
        return None
    if entry.extra:
        cells = {**entry.extra, "source": sources[0].text, "note": "\n".join(entry.notes)}
        return replace(
            glossary_csv.term_of(cells, own, name, entry.line), note="\n".join(entry.notes)
        )
    bad = [w.text for w in english if w.status in FORBIDDEN]
    good = [w.text for w in english if w.status not in FORBIDDEN]
    flags = {KEEP} if entry.keep else set()
    pos = next((w.pos for w in (*sources, *english) if w.pos), "")
    return Term(
        source=sources[0].text,
        lang=own,
        targets=tuple(dict.fromkeys(good)) if own != "en" else (sources[0].text,),
        variants=tuple(dict.fromkeys(w.text for w in sources[1:])) if own != "en" else (),
        forbidden=tuple(dict.fromkeys(bad)),
        pos=POS.get(pos, "") or ("phrase" if pos == "other" else ""),
        domain=entry.domain,
        flags=frozenset(flags - {HINT}),
        note="\n".join(entry.notes),
        glossary=name,
        line=entry.line,
    )
