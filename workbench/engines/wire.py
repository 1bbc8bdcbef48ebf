"""What engines of our own share: deep-translator's base class, and reading JSON with care."""

from __future__ import annotations

from typing import Any

from deep_translator.base import BaseTranslator

from workbench.errors import BadReply


class WireTranslator(BaseTranslator):  # type: ignore[misc]
    """A translator into English whose languages are named by code."""

    def __init__(self, url: str, lang: str, target: str = "en") -> None:
        super().__init__(
            base_url=url,
            languages={lang: lang, "english": target},
            source=lang,
            target=target,
        )

    def translate(self, text: str, **_: Any) -> str:
        """Translate one text."""
        answer: str = self.translate_batch([text])[0]
        return answer

    def translate_batch(self, batch: list[str], **_: Any) -> list[str]:
        """Translate several texts with one request."""
        raise NotImplementedError


def dig(document: Any, *path: str | int) -> Any:
    """Return what lies under keys and positions of a JSON document.

    Raises BadReply when it is not there.
    """
    for step in path:
        fits = isinstance(document, dict if isinstance(step, str) else list)
        if not fits or (isinstance(step, str) and step not in document):
            raise BadReply("The answer is JSON of another shape.")
        if isinstance(step, int) and step >= len(document):
            raise BadReply("The answer is JSON of another shape.")
        document = document[step]
    return document


def texts(values: Any, count: int, engine: str) -> list[str]:
    """Return a list of as many strings as were sent.

    Raises BadReply for anything else.
    """
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadReply(f"{engine} sent JSON of another shape.")
    if len(values) != count:
        raise BadReply(f"{engine} answered {len(values)} texts of {count}.")
    return values
