"""DeepL: the best Russian, Tajik since 2026, a key; glossary terms are sent for Russian.

deep-translator's own class cannot be used: it asks with GET and the key in the address,
which the service refuses since January 2026.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines.base import Engine, Limits, Translator
from workbench.engines.deepl_glossary import Glossaries
from workbench.engines.gate import Gate
from workbench.engines.splitting import utf8
from workbench.engines.wire import WireTranslator, dig, texts
from workbench.errors import BadReply

PAID = "https://api.deepl.com/v2/translate"
MARKUP = frozenset({"ru", "uk", "bg", "de", "fr", "es"})
"""Languages in which it keeps XML; it has no tag handling for Tajik."""


class DeepL(Engine):
    """Asks /v2/translate with the key in a header."""

    name = "deepl"
    langs = MARKUP | {"tg", "be", "kk", "ky", "uz", "sr", "fa"}
    limits = Limits(120_000, "bytes", texts=50, rate=2.0, deadline=30.0)
    forms = dict.fromkeys(MARKUP, MaskForm.XML)
    url = "https://api-free.deepl.com/v2/translate"
    path = "/v2/translate"
    needs = "a key from deepl.com/pro-api (a free one does)"
    key_needed = True
    takes_key = True

    def _address(self) -> str:
        """Return the free or the paid service's address, as the key says."""
        given = super()._address()
        free = self.key is None or self.key.endswith(":fx")
        return given if free or given != self.url else PAID

    def make(self, lang: str) -> Translator:
        """Return a translator on our address."""
        return DeepLTranslator(self.address, lang, self.gate, self.key, self.form(lang))

    @cached_property
    def glossaries(self) -> Glossaries:
        """This key's glossaries on the service."""
        return Glossaries(self.address, self.gate, headers(self.key))

    def prime(self, terms: Mapping[str, str], lang: str) -> None:
        """Make one glossary of all terms of a run, instead of one a segment."""
        if lang in MARKUP and terms:
            self.glossaries.expect(terms)

    def ask(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Send up to fifty texts with one request."""
        translator: Any = self.translator(lang)
        wanted = {s: t for s, t in terms.items() if s != t}
        glossary = ""
        if wanted and lang in MARKUP:
            glossary = self.calls.one(lambda known: self.glossaries.find(known, lang), wanted)

        def call(batch: list[str]) -> list[str]:
            answers: list[str] = translator.translate_batch(batch, glossary=glossary)
            return answers

        return self.calls.one(call, list(texts))


def headers(key: str | None) -> dict[str, str]:
    """Return the header that carries a key."""
    return {"Authorization": f"DeepL-Auth-Key {key}"} if key else {}


class DeepLTranslator(WireTranslator):
    """DeepL's JSON interface."""

    def __init__(self, url: str, lang: str, gate: Gate, key: str | None, form: MaskForm) -> None:
        super().__init__(url, lang)
        self._gate = gate
        self._headers = headers(key)
        self._xml = form is MaskForm.XML

    def translate_batch(self, batch: list[str], glossary: str = "", **_: Any) -> list[str]:
        """Translate up to fifty texts with one request."""
        body: dict[str, Any] = {
            "text": batch,
            "source_lang": self._source.upper(),
            "target_lang": "EN-US",
        }
        if self._xml:
            body |= {"tag_handling": "xml", "tag_handling_version": "v2", "ignore_tags": ["x"]}
        if glossary:
            body["glossary_id"] = glossary
        if utf8(str(body)) > 131_072:
            raise BadReply("The texts are too long for one request to deepl.")
        reply = self._gate.post(self._base_url, json=body, headers=self._headers)
        found = dig(reply.json(), "translations")
        values = [dig(item, "text") for item in found] if isinstance(found, list) else found
        return texts(values, len(batch), "deepl")
