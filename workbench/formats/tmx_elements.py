"""What the elements of a TMX file mean, gathered while a parser goes through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

LONGEST_SEGMENT = 1_000_000
"""Characters that a segment, note or property may have."""
DEEPEST = 50
CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
"""Elements whose content is another program's markup, not text."""
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z")


class TmxUnit(NamedTuple):
    """A segment and its translation."""

    source: str
    target: str
    source_lang: str
    target_lang: str = "en"
    tuid: str = ""
    created: str = ""
    """ISO 8601, UTC; empty if unknown."""
    changed: str = ""
    author: str = ""
    note: str = ""
    props: tuple[tuple[str, str], ...] = ()
    """Type and text of each `prop`, in order."""


class Unreadable(Exception):
    """Why a file is not taken, in words; the reader adds the line."""


@lru_cache(maxsize=1000)
def primary(lang: str) -> str:
    """Return the language of a tag without region and script, in lower case."""
    return re.split(r"[-_]", lang.strip(), maxsplit=1)[0].lower()


@dataclass(slots=True)
class _Variant:
    """A `tuv`."""

    lang: str
    attributes: dict[str, str]
    text: list[str] = field(default_factory=list)
    line: int = 0


class Collector:
    """Takes a parser's events and gives the pairs that are complete."""

    def __init__(self, source_lang: str, target_lang: str) -> None:
        self._source = source_lang
        self._target = target_lang
        self.line: Callable[[], int] = int
        """Tells the line that the parser is in; 0 where nobody wants to know."""
        self._ready: list[tuple[TmxUnit, int]] = []
        self._depth = 0
        self._inside = False
        self._text: list[str] | None = None
        self._size = 0
        self._codes = 0
        self._unit: dict[str, str] = {}
        self._notes: list[str] = []
        self._props: list[tuple[str, str]] = []
        self._kind = ""
        self._variants: list[_Variant] = []

    def take(self) -> list[tuple[TmxUnit, int]]:
        """Return the pairs that came since the last call, each with the line of its translation."""
        ready, self._ready = self._ready, []
        return ready

    def entity(self, name: str, *_: Any) -> None:
        """Refuse a declaration: it is how small files become huge, and how files reach others."""
        raise Unreadable(f"it declares the entity {name[:40]}, which a memory has no need of")

    def skipped(self, name: str, *_: Any) -> None:
        """Refuse an entity that nothing in the file explains: text would be lost."""
        raise Unreadable(f"&{name[:40]}; means nothing")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter an element."""
        if not self._depth and name != "tmx":
            raise Unreadable(f"no TMX: it begins with <{name[:40]}>")
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable("elements nested too deeply")
        if name == "seg":
            if self._variants:
                variant = self._variants[-1]
                variant.line = self.line()
                self._begin(variant.text)
        elif name == "tuv":
            lang = attributes.get("xml:lang") or attributes.get("lang") or ""
            self._variants.append(_Variant(primary(lang), attributes))
        elif name == "tu":
            self._inside = True
            self._unit, self._notes, self._props, self._variants = attributes, [], [], []
        elif name in ("note", "prop"):
            if self._inside:
                self._kind = attributes.get("type", "")
                self._begin([])
        elif name in CODES:
            self._codes += 1

    def _begin(self, text: list[str]) -> None:
        self._text, self._size, self._codes = text, 0, 0

    def text(self, data: str) -> None:
        """Take characters."""
        if self._text is None or self._codes:
            return
        self._size += len(data)
        if self._size > LONGEST_SEGMENT:
            raise Unreadable(f"a segment of more than {LONGEST_SEGMENT:,} characters")
        self._text.append(data)

    def end(self, name: str) -> None:
        """Leave an element."""
        self._depth -= 1
        if name == "seg":
            self._text = None
        elif name == "tu":
            self._inside = False
            self._pair()
            self._variants = []
        elif name in ("note", "prop"):
            self._end_remark(name)
        elif name in CODES and self._codes:
            self._codes -= 1

    def _end_remark(self, name: str) -> None:
        if self._text is None:
            return
        text = "".join(self._text)
        self._text = None
        if name == "note":
            self._notes.append(text)
        else:
            self._props.append((self._kind, text))

    def _pair(self) -> None:
        targets = [v for v in self._variants if v.lang == self._target]
        for source in self._variants:
            if source.lang == self._target or (self._source and source.lang != self._source):
                continue
            text = "".join(source.text)
            if not text or text.isspace():
                continue
            for target in targets:
                translation = "".join(target.text)
                if translation and not translation.isspace():
                    pair = TmxUnit(text, translation, source.lang, *self._known_of(target))
                    self._ready.append((pair, target.line))

    def _known_of(self, target: _Variant) -> tuple[Any, ...]:
        """Return the rest of a pair: what its unit says, and its translation more exactly."""
        known = {**self._unit, **target.attributes}
        get = known.get
        return (
            target.lang,
            self._unit.get("tuid", ""),
            _moment(get("creationdate", "")),
            _moment(get("changedate", "")),
            get("creationid") or get("changeid") or "",
            "\n".join(self._notes),
            tuple(self._props),
        )


@lru_cache(maxsize=1000)
def _moment(stamp: str) -> str:
    """Return a TMX date as ISO 8601, or nothing for what is none."""
    found = STAMP.fullmatch(stamp.strip())
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else ""
