"""LibreTranslate on a server of the user's choice; Russian, not Tajik."""

from __future__ import annotations

from typing import Any

from workbench.engines.base import Engine, Limits, Translator
from workbench.engines.gate import Gate
from workbench.engines.wire import WireTranslator, dig, texts


class LibreTranslate(Engine):
    """Asks /translate with the text in a JSON body, as plain text.

    Its HTML form translates each text node without its sentence.
    """

    name = "libretranslate"
    langs = frozenset({"ru", "uk", "bg", "de", "fr", "es", "fa"})
    limits = Limits(2_000, "characters", texts=10, rate=2.0, deadline=30.0)
    url = "https://libretranslate.com/translate"
    path = "/translate"
    needs = "a server: [engines.libretranslate] url, or a key for libretranslate.com"
    key_needed = True
    takes_key = True

    def unusable(self) -> str:
        """Return why it cannot be used here: without a server of one's own it wants a key."""
        reason = super().unusable()
        return (
            f"no url in [engines.{self.name}], and {reason}" if reason[:6] == "no key" else reason
        )

    def make(self, lang: str) -> Translator:
        """Return a translator on our address."""
        return LibreTranslator(self.address, lang, self.gate, self.key)

    def ask(self, texts: Any, lang: str, terms: Any) -> list[str]:
        """Send all texts with one request."""
        translator: Any = self.translator(lang)
        answers: list[str] = self.calls.one(translator.translate_batch, list(texts))
        return answers


class LibreTranslator(WireTranslator):
    """LibreTranslate's JSON interface."""

    def __init__(self, url: str, lang: str, gate: Gate, key: str | None) -> None:
        super().__init__(url, lang)
        self._gate = gate
        self._key = key

    def translate_batch(self, batch: list[str], **_: Any) -> list[str]:
        """Translate several texts with one request; a single one goes as a string."""
        alone = len(batch) == 1
        body = {
            "q": batch[0] if alone else batch,
            "source": self._source,
            "target": self._target,
            "format": "text",
        }
        if self._key:
            body["api_key"] = self._key
        answer = dig(self._gate.post(self._base_url, json=body).json(), "translatedText")
        return texts([answer] if alone else answer, len(batch), "libretranslate")
