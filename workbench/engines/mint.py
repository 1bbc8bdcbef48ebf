"""MinT, Wikimedia's own service: open models, Russian and Tajik, links kept as HTML."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines.base import Engine, Limits, Translator
from workbench.engines.gate import Gate
from workbench.engines.wire import WireTranslator, dig
from workbench.errors import BadReply

LANGS = frozenset({"ru", "tg", "uk", "be", "kk", "ky", "uz", "tt", "ba", "bg", "sr", "fa"})


class Mint(Engine):
    """Asks https://translate.wmcloud.org/api/translate, one paragraph at a time."""

    name = "mint"
    langs = LANGS
    limits = Limits(100_000, "characters", rate=1.0, deadline=30.0, workers=1)
    forms = {"*": MaskForm.HTML}  # noqa: RUF012
    url = "https://translate.wmcloud.org/api/translate"
    path = "/api/translate"
    licence = "NLLB-200 (CC BY-NC 4.0) and other open models"

    def make(self, lang: str) -> Translator:
        """Return a translator on our address."""
        return MintTranslator(self.address, lang, self.gate, self.form(lang))


class MintTranslator(WireTranslator):
    """MinT's JSON interface."""

    def __init__(self, url: str, lang: str, gate: Gate, form: MaskForm = MaskForm.HTML) -> None:
        super().__init__(url, lang)
        self._gate = gate
        self._plain = form is MaskForm.PLAIN

    def translate(self, text: str, **_: Any) -> str:
        """Translate one paragraph of HTML, or of plain text.

        In its text form a repeated sentence loses content, so HTML is what is sent.
        """
        if self._plain:
            return unescape(self._ask(escape(text, quote=False)))
        return self._ask(text)

    def _ask(self, text: str) -> str:
        wrapped = not text.startswith("<p>")
        body = {
            "format": "html",
            "content": f"<p>{text}</p>" if wrapped else text,
            "source_language": self._source,
            "target_language": self._target,
        }
        answer = dig(self._gate.post(self._base_url, json=body).json(), "translation")
        if not isinstance(answer, str):
            raise BadReply("mint sent JSON of another shape.")
        return re.sub(r"^\s*<p>|</p>\s*$", "", answer) if wrapped else answer
