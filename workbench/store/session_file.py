"""A session as one text of JSON lines: one line a draft, one a line of wikitext, so that it diffs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from workbench.core.model import Draft, Kind, Revision, Session, State, Unit
from workbench.errors import FormatError
from workbench.store.session_rows import TITLES, Bundle, with_titles

FORMAT = "workbench-session"
VERSION = 1
END = {"end": FORMAT}
"""The last line: without it a file that was cut off would pass for a short one."""
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029", 0x7F: "\\u007f"}
"""What some programs take for the end of a line, though JSON need not escape it."""


def dump(bundle: Bundle) -> str:
    """Write everything of a session; the same session always gives the same text."""
    return "".join(
        json.dumps(line, ensure_ascii=False, sort_keys=True).translate(LINE_ENDS) + "\n"
        for line in _lines(bundle)
    )


def _lines(bundle: Bundle) -> Iterator[dict[str, Any]]:
    session = bundle.session
    yield {
        FORMAT: VERSION,
        "name": session.name,
        "missing": list(session.missing),
        "created": session.created,
        "updated": session.updated,
    }
    for page in (session.target, *session.sources):
        head = asdict(page)
        del head["wikitext"]
        yield {"page": head}
        for line in page.wikitext.split("\n"):
            yield {"line": line}
    for lang in sorted(session.links):
        for source, target in sorted(session.links[lang].items()):
            yield {"link": [lang, source, target]}
    for unit in bundle.units:
        yield {"unit": asdict(unit)}
    for draft in sorted(bundle.drafts, key=lambda draft: draft.unit):
        yield {"draft": asdict(draft)}
    for key in sorted(bundle.state):
        yield {"state": [key, bundle.state[key]]}
    yield END


class _Reader:
    """Collects the lines of a file."""

    def __init__(self) -> None:
        self.head: dict[str, Any] | None = None
        self.pages: list[tuple[dict[str, Any], list[str]]] = []
        self.links: dict[str, dict[str, str | None]] = {}
        self.units: list[Unit] = []
        self.drafts: list[Draft] = []
        self.state: dict[str, Any] = {}
        self.ended = False

    def take(self, line: dict[str, Any]) -> None:
        """Take one line in; raises ValueError saying what is wrong with it."""
        if self.head is None:
            self._take_head(line)
            return
        if line == END:
            self.ended = True
            return
        if len(line) != 1:
            raise ValueError("one key a line is expected")
        key, value = next(iter(line.items()))
        takers: dict[str, Callable[[Any], None]] = {
            "page": self._take_page,
            "line": self._take_line,
            "link": self._take_link,
            "unit": self._take_unit,
            "draft": self._take_draft,
            "state": self._take_state,
        }
        if key not in takers:
            raise ValueError(f"unknown key {key!r}")
        takers[key](value)

    def _take_head(self, line: dict[str, Any]) -> None:
        if FORMAT not in line:
            raise ValueError("this is no exported session")
        if line[FORMAT] != VERSION:
            raise ValueError("it was written by a newer version of the workbench")
        self.head = _shaped(
            {key: value for key, value in line.items() if key != FORMAT},
            {"name": str, "missing": list, "created": str, "updated": str},
        )
        if not all(isinstance(lang, str) for lang in self.head["missing"]):
            raise ValueError("missing: not languages")

    def _take_page(self, value: Any) -> None:
        shape = {"lang": str, "title": str, "revid": int, "timestamp": str}
        self.pages.append((_shaped(value, shape), []))

    def _take_line(self, value: Any) -> None:
        if not self.pages or not isinstance(value, str):
            raise ValueError("a line of wikitext without a page")
        self.pages[-1][1].append(value)

    def _take_link(self, value: Any) -> None:
        if not (isinstance(value, list) and len(value) == 3):
            raise ValueError("link: not [language, target, English title]")
        lang, source, target = value
        if not (
            isinstance(lang, str) and isinstance(source, str) and isinstance(target, str | None)
        ):
            raise ValueError("link: not [language, target, English title]")
        self.links.setdefault(lang, {})[source] = target

    def _take_unit(self, value: Any) -> None:
        shape = {
            "id": int,
            "lang": str,
            "section": int,
            "kind": str,
            "start": int,
            "end": int,
            "text": str,
        }
        row = _shaped(value, shape)
        if any(unit.id == row["id"] for unit in self.units[-1:]):
            raise ValueError(f"segment {row['id']} stands twice")
        self.units.append(Unit(**{**row, "kind": Kind(row["kind"])}))

    def _take_draft(self, value: Any) -> None:
        shape = {
            "unit": int,
            "text": str,
            "state": str,
            "engine": str,
            "machine": bool,
            "proposed": str,
            "updated": str,
        }
        row = _shaped(value, shape)
        self.drafts.append(Draft(**{**row, "state": State(row["state"])}))

    def _take_state(self, value: Any) -> None:
        if not (isinstance(value, list) and len(value) == 2 and isinstance(value[0], str)):
            raise ValueError("state: not [key, value]")
        self.state[value[0]] = value[1]


def _shaped(value: Any, shape: dict[str, type]) -> dict[str, Any]:
    """Return an object that has exactly these keys with values of these types."""
    if not isinstance(value, dict) or set(value) != set(shape):
        raise ValueError(f"the keys expected are {', '.join(sorted(shape))}")
    for key, kind in shape.items():
        if type(value[key]) is not kind:
            raise ValueError(f"{key}: a value of the wrong type")
    return value


def parse(text: str) -> Bundle:
    """Read an exported session.

    Raises FormatError naming the line.
    """
    reader = _Reader()
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if not isinstance(value, dict):
                raise ValueError("not an object")
            reader.take(value)
        except (ValueError, RecursionError) as error:
            reason = (
                "no JSON" if isinstance(error, json.JSONDecodeError | RecursionError) else error
            )
            raise FormatError(f"Line {number} of the session file: {reason}.") from error
    return _bundle(reader)


def _bundle(reader: _Reader) -> Bundle:
    if reader.head is None or not reader.pages:
        raise FormatError("The session file ends before its pages.")
    if not reader.ended:
        raise FormatError("The session file was cut off: its last line is missing.")
    for numbers, what in (
        ([unit.id for unit in reader.units], "segment"),
        ([draft.unit for draft in reader.drafts], "draft of segment"),
    ):
        if len(set(numbers)) != len(numbers):
            twice = next(number for number in numbers if numbers.count(number) > 1)
            raise FormatError(f"The session file has the {what} {twice} twice.")
    pages = [Revision(**head, wikitext="\n".join(lines)) for head, lines in reader.pages]
    session = Session(
        name=reader.head["name"],
        target=pages[0],
        sources=tuple(pages[1:]),
        missing=tuple(reader.head["missing"]),
        links=reader.links,
        created=reader.head["created"],
        updated=reader.head["updated"],
    )
    session = with_titles(session, reader.state.get(TITLES))
    drafts = tuple(sorted(reader.drafts, key=lambda draft: draft.unit))
    return Bundle(session, tuple(reader.units), drafts, reader.state)
