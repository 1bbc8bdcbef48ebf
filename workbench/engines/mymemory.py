"""MyMemory, through deep-translator: short texts, a daily budget, no key."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from html import unescape
from types import ModuleType
from typing import Any

from workbench.engines import deep
from workbench.engines.base import Engine, Limits, Translator
from workbench.engines.gate import Reply
from workbench.engines.outcomes import refusal
from workbench.engines.validation import in_band
from workbench.errors import BadReply, RateLimited

CODES = {"ru": "ru-RU", "tg": "tg-TJ", "uk": "uk-UA", "be": "be-BY", "kk": "kk-KZ", "uz": "uz-UZ"}
ANONYMOUS = 5_000
NAMED = 50_000
"""Characters a day without and with an e-mail address."""


class MyMemory(Engine):
    """Asks https://api.mymemory.translated.net/get, which takes 500 bytes at a time."""

    name = "mymemory"
    langs = frozenset(CODES)
    limits = Limits(480, "bytes", per_day=ANONYMOUS, rate=1.0, deadline=15.0)
    url = "https://api.mymemory.translated.net/get"
    path = "/get"

    @cached_property
    def _module(self) -> ModuleType:
        return deep.module("mymemory", self.gate)

    def raises(self) -> tuple[type[Exception], ...]:
        """Return what deep-translator lets escape."""
        return deep.raises()

    def make(self, lang: str) -> Translator:
        """Return deep-translator's class on our address."""
        inner: Translator = self._module.MyMemoryTranslator(
            source=CODES[lang], target="en-GB", email=self.settings.get("email")
        )
        inner._base_url = self.address  # type: ignore[attr-defined]
        return inner

    def ask(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Send one request a text, each counted once however often it is tried."""
        return [
            self.calls.one(_Counted(self, self.translator(lang)).translate, text) for text in texts
        ]

    @property
    def budget(self) -> int:
        """Return the characters it takes a day."""
        return NAMED if self.settings.get("email") else ANONYMOUS

    def left(self) -> int:
        """Return the characters left of today's budget; the day ends at midnight UTC."""
        return self.budget - self.calls.states.used(self.name, today())

    def unusable(self) -> str:
        """Return why it cannot be used here: also a budget that is used up."""
        if reason := super().unusable():
            return reason
        return "" if self.left() > 0 else f"today's {self.budget:,} characters are used up"

    def inspect(self, reply: Reply) -> Reply:
        """Raise what a body of status 200 says went wrong."""
        document = reply.json()
        data = document.get("responseData") if isinstance(document, dict) else None
        if not isinstance(data, dict):
            raise BadReply(f"{self.name} sent JSON of another shape.")
        text = str(data.get("translatedText") or document.get("responseDetails") or "")
        if error := in_band(self.name, text):
            raise error
        status = str(document.get("responseStatus", 200))
        if status.isdecimal() and int(status[:3]) >= 300:
            raise refusal(self.name, int(status[:3]), None)
        return reply


class _Counted:
    """Asks for one text, which is taken from the daily budget before it is first sent."""

    def __init__(self, engine: MyMemory, inner: Translator) -> None:
        self._engine = engine
        self._inner = inner
        self._counted = False

    def translate(self, text: str) -> str:
        """Translate the text.

        Raises RateLimited, sending nothing, when it exceeds what is left of the budget.
        """
        if not self._counted:
            self._count(len(text))
        answer: Any = self._inner.translate(text)
        return unescape(answer) if isinstance(answer, str) else ""

    def _count(self, characters: int) -> None:
        if characters > self._engine.left():
            raise RateLimited(
                f"mymemory: today's {self._engine.budget:,} characters are used up.",
                "An e-mail address in [engines.mymemory] raises them to 50,000 a day.",
            )
        self._engine.calls.states.use("mymemory", today(), characters)
        self._counted = True


def today() -> str:
    """Return the date in UTC."""
    return time.strftime("%Y-%m-%d", time.gmtime())
