"""A {{Translated}} template that stands on a talk page: what it says, and how it is updated."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from workbench.core.wikitext.spans import Span

_NAMES = frozenset(("translated", "translated page", "translatedpage", "translated from"))
_UPDATED = ("version", "insertversion", "section")


def template_name(text: str, span: Span) -> str:
    """Return the name of a template as titles compare: lower case, single spaces."""
    start, end = span.parts()[0]
    name = re.sub(r"<!--.*?-->", "", text[start:end], flags=re.DOTALL)
    return " ".join(name.replace("_", " ").split()).casefold().removeprefix("template:").strip()


@dataclass(frozen=True, slots=True)
class Credit:
    """One {{Translated}} template and where its parameters stand."""

    span: Span
    values: dict[str, str]
    """Parameter → value, stripped; positional ones are 1, 2 …"""
    places: dict[str, tuple[int, int]]
    """Parameter → where its value stands in the page, with the blanks around it."""

    @classmethod
    def read(cls, text: str, span: Span) -> Credit | None:
        """Read the template at a span of a text, or return None when it is another one."""
        if span.kind != "template" or template_name(text, span) not in _NAMES:
            return None
        values, places, position = {}, {}, 0
        for start, end in span.parts()[1:]:
            equals = next((at for at in span.equals if start <= at < end), -1)
            if equals < 0:
                position += 1
            name = str(position) if equals < 0 else text[start:equals].strip()
            places[name] = (equals + 1 if equals >= 0 else start, end)
            values[name] = text[slice(*places[name])].strip()
        return cls(span, values, places)

    @property
    def section(self) -> str:
        """The English section that holds the text; empty for the whole article."""
        return self.values.get("section", "")

    @property
    def inserted(self) -> int:
        """The English revision that received the text; 0 while unknown."""
        digits = self.values.get("insertversion", "")
        return int(digits) if digits.isascii() and digits.isdigit() else 0

    def same_source(self, other: Credit) -> bool:
        """Tell whether both name the same page of the same wiki."""
        return self._source() == other._source()

    def _source(self) -> tuple[str, str]:
        title = unicodedata.normalize("NFC", self.values.get("2", "")).replace("_", " ")
        title = " ".join(title.split()).lstrip(":").strip()
        return self.values.get("1", "").casefold(), title[:1].upper() + title[1:]

    def updated(self, page: str, new: Credit) -> str:
        """Return the page with this template's revisions and section taken from a newer one.

        A revision never goes back to an earlier one.
        """
        end = self.span.end - 2
        for name in reversed(_UPDATED):
            value = new.values.get(name, "")
            if value and name not in self.places:
                page = f"{page[:end]}|{name}={value}{page[end:]}"
        known = [
            name
            for name in _UPDATED
            if name in self.places and _newer(self.values[name], new.values.get(name, ""))
        ]
        for name in sorted(known, key=lambda name: self.places[name], reverse=True):
            start, stop = self.places[name]
            old = page[start:stop]
            lead = old[: len(old) - len(old.lstrip())] if old.strip() else ""
            trail = old[len(old.rstrip()) :]
            page = page[:start] + lead + new.values[name] + trail + page[stop:]
        return page


def _newer(old: str, new: str) -> bool:
    """Tell whether a value replaces another: a later revision, or any other text."""
    if old.isdecimal() and new.isdecimal():
        return int(new) > int(old)
    return bool(new) and new != old
