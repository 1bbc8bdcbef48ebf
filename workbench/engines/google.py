"""Google Translate's plain page, through deep-translator; without a key, and often down."""

from __future__ import annotations

import re
from functools import cached_property
from types import ModuleType

from workbench.engines import deep
from workbench.engines.base import Engine, Limits, Translator
from workbench.engines.gate import Reply
from workbench.engines.validation import in_band
from workbench.errors import BadReply

OPENING = re.compile(
    r"<div[^<>]{0,300}\bclass=[\"'][^\"'<>]{0,100}\b(?:result-container|t0)\b[^<>]{0,300}>"
)
INLINE = re.compile(r"</?(?:b|i|em|strong|span|a|font|u|wbr)\b[^<>]*>", re.IGNORECASE)


class Google(Engine):
    """Asks https://translate.google.com/m, whose address may hold about 16 KiB."""

    name = "google"
    langs = frozenset({"ru", "tg", "uk", "be", "kk", "ky", "uz", "fa", "bg", "sr", "de", "fr"})
    limits = Limits(14_000, "encoded bytes", rate=1.0, deadline=15.0)
    url = "https://translate.google.com/m"
    path = "/m"

    @cached_property
    def _module(self) -> ModuleType:
        return deep.module("google", self.gate)

    def raises(self) -> tuple[type[Exception], ...]:
        """Return what deep-translator lets escape."""
        return deep.raises()

    def make(self, lang: str) -> Translator:
        """Return deep-translator's class on our address."""
        translator: Translator = self._module.GoogleTranslator(source=lang, target="en")
        translator._base_url = self.address  # type: ignore[attr-defined]
        return translator

    def inspect(self, reply: Reply) -> Reply:
        """Refuse a captcha page; keep words apart that inline tags would join.

        deep-translator strips each text node and joins them with nothing between.
        """
        page = reply.text
        opening = OPENING.search(page)
        end = page.find("</div", opening.end()) if opening else -1
        if opening is None or end < 0:
            raise in_band(self.name, page) or BadReply(
                f"{self.name} sent a page without an answer."
            )
        inner = INLINE.sub("", page[opening.end() : end])
        inner = re.sub(r"<br\s*/?>", "\n", inner, flags=re.IGNORECASE)
        page = page[: opening.end()] + inner + page[end:]
        return Reply(reply.status_code, page.encode(), reply.headers)
