"""Keeps the terms of a run as one glossary at DeepL, found again by its name."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping

from workbench.engines.gate import Gate
from workbench.engines.wire import dig
from workbench.errors import BadReply, Refused

MARK = "workbench-"


class Glossaries:
    """The glossaries of one key; DeepL allows a thousand, and none can be changed."""

    def __init__(self, address: str, gate: Gate, headers: Mapping[str, str]) -> None:
        self._url = address.removesuffix("/translate") + "/glossaries"
        self._gate = gate
        self._headers = headers
        self._lock = threading.Lock()
        self._terms: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._refused = False

    def expect(self, terms: Mapping[str, str]) -> None:
        """Hear which terms will be wanted, so that one glossary holds them all."""
        with self._lock:
            self._terms |= {s: t for s, t in terms.items() if s != t}

    def find(self, terms: Mapping[str, str], lang: str) -> str:
        """Return the id of a glossary that holds these terms, made now if need be.

        Empty where the service refuses to keep one: the terms are checked afterwards anyway.
        Raises a ReachError when the service cannot be reached.
        """
        with self._lock:
            if self._refused:
                return ""
            self._terms |= terms
            rows = sorted((_cell(s), _cell(t)) for s, t in self._terms.items())
            entries = "\n".join(f"{source}\t{target}" for source, target in rows)
            name = MARK + hashlib.sha256(f"{lang}\n{entries}".encode()).hexdigest()[:16]
            if name not in self._ids:
                try:
                    self._ids[name] = self._known(name) or self._make(name, lang, entries)
                except Refused:
                    self._refused = True
                    return ""
            return self._ids[name]

    def _known(self, name: str) -> str:
        """Return the id of a glossary made in an earlier run; empty if there is none."""
        found = dig(self._gate.get(self._url, headers=self._headers).json(), "glossaries")
        for item in found if isinstance(found, list) else []:
            if isinstance(item, dict) and item.get("name") == name:
                return str(item.get("glossary_id", ""))
        return ""

    def _make(self, name: str, lang: str, entries: str) -> str:
        body = {
            "name": name,
            "source_lang": lang,
            "target_lang": "en",
            "entries": entries,
            "entries_format": "tsv",
        }
        reply = self._gate.post(self._url, json=body, headers=self._headers)
        made = dig(reply.json(), "glossary_id")
        if not isinstance(made, str) or not made:
            raise BadReply("deepl made no glossary.")
        return made


def _cell(text: str) -> str:
    return " ".join(text.split())
