"""Gettext PO files as a stream of segments, with the lines they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workbench.errors import FormatError
from workbench.formats.units import BilingualUnit

_LINE = re.compile(
    r'(?:(?P<keyword>msg(?:ctxt|id_plural|id|str(?:\[\d+\])?))\s+)?"(?P<text>.*)"\s*$'
)
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


def read(lines: Iterable[str], *, name: str) -> Iterator[BilingualUnit]:
    """Yield the translated segments; the header, fuzzy and obsolete ones are left out.

    Raises FormatError naming the line that is none of a PO file's.
    """
    entry = _Entry()
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        match = _LINE.match(line)
        keyword = match["keyword"] if match else ""
        begins = line.startswith("#") or keyword in ("msgid", "msgctxt")
        if not line or (begins and entry.complete):
            yield from entry.finish()
            entry = _Entry()
        if line.startswith("#"):
            # The remark with the flags is followed by one with the text as it was before.
            entry.fuzzy = entry.fuzzy or (line.startswith("#,") and "fuzzy" in line)
        elif match:
            text = _ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), match["text"])
            entry.add(keyword, text, number)
        elif line:
            raise FormatError(f"{name}:{number}: no line of a PO file.")
    yield from entry.finish()


class _Entry:
    """One message while its lines come in."""

    def __init__(self) -> None:
        self.fuzzy = False
        self._values: dict[str, list[str]] = {}
        self._lines: dict[str, int] = {}
        self._keyword = ""

    @property
    def complete(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self._values)

    def add(self, keyword: str | None, text: str, line: int) -> None:
        if keyword:
            self._keyword = keyword
            self._lines[keyword] = line
            self._values[keyword] = []
        self._values.setdefault(self._keyword, []).append(text)

    def finish(self) -> Iterator[BilingualUnit]:
        values = {keyword: "".join(parts) for keyword, parts in self._values.items()}
        source = values.get("msgid", "")
        for keyword, target in values.items():
            if not keyword.startswith("msgstr") or self.fuzzy or not (source and target):
                continue
            plural = values.get("msgid_plural", source)
            text = source if keyword in ("msgstr", "msgstr[0]") else plural
            yield BilingualUnit(
                values.get("msgctxt", "") or source[:40], text, target, self._lines[keyword]
            )
