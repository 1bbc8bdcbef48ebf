"""Any OpenAI-compatible chat endpoint: Ollama, llama.cpp, vLLM, or a service."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.core.languages.names import english_name
from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import markers
from workbench.engines.base import Engine, Limits, Translator
from workbench.engines.gate import Gate
from workbench.engines.wire import WireTranslator, dig, texts
from workbench.errors import BadReply

PROMPT = (
    "Translate {language} Wikipedia prose into English. The user sends a JSON array of {count} "
    "strings; return a JSON array of {count} strings in the same order and nothing else. "
    "Keep every @@PHn@@ and every <an>…</an> pair exactly once, in the place where it belongs. "
    "Add nothing and leave nothing out."
)


class Chat(Engine):
    """Asks {base}/chat/completions, ten texts at a time, with the terms that occur."""

    name = "chat"
    langs = frozenset(["ru", "tg", "uk", "be", "kk", "ky", "uz", "bg", "sr", "fa", "de", "fr"])
    limits = Limits(6_000, "characters", texts=10, rate=2.0, deadline=120.0)
    forms = {"*": MaskForm.PLACEHOLDER}  # noqa: RUF012
    url = "http://127.0.0.1:11434/v1/chat/completions"
    needs = "a server and a model: [engines.chat] url and model; a key if the server wants one"
    takes_key = True

    def _address(self) -> str:
        """Return the full address; the base may be given with or without /v1."""
        given = str(self.settings.get("url", "")).rstrip("/")
        if not given:
            return self.url
        if given.endswith("/chat/completions"):
            return given
        host = given.partition("://")[2]
        return f"{given}/chat/completions" if "/" in host else f"{given}/v1/chat/completions"

    def unusable(self) -> str:
        """Return why it cannot be used here: also when nobody said where or which model."""
        if reason := super().unusable():
            return reason
        if "url" in self.settings or "model" in self.settings:
            return ""
        return "no server: set url and model in [engines.chat]"

    def make(self, lang: str) -> Translator:
        """Return a translator on our address."""
        model = str(self.settings.get("model", "default"))
        return ChatTranslator(self.address, lang, self.gate, self.key, model)

    def ask(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Ask once; if something is missing, once more naming it; then one by one."""
        translator: Any = self.translator(lang)
        known = occurring(terms, texts)

        def call(arguments: tuple[list[str], str, str]) -> str:
            batch, said, complaint = arguments
            answer: str = translator.converse(batch, known, said, complaint)
            return answer

        batch = list(texts)
        said = self.calls.one(call, (batch, "", ""))
        complaint = self._complaint(batch, said)
        if complaint:
            said = self.calls.one(call, (batch, said, complaint))
        if len(batch) == 1 or _readable(said, len(batch)):
            return read(said, len(batch))
        return [_alone(self.calls.one(call, ([text], "", ""))) for text in batch]

    def _complaint(self, batch: list[str], said: str) -> str:
        """Return what an answer lacks, worded for the model; empty if it is complete."""
        try:
            answers = read(said, len(batch))
        except BadReply:
            return f"That is not a JSON array of exactly {len(batch)} strings. Send it again."
        lines = []
        for number, (text, answer) in enumerate(zip(batch, answers, strict=True), 1):
            if lost := markers.lost(text, answer, MaskForm.PLACEHOLDER):
                names = ", ".join(lost)
                lines.append(f"String {number} lacks {names}.")
        return " ".join([*lines, "Send the whole array again."]) if lines else ""


class ChatTranslator(WireTranslator):
    """The chat completions interface."""

    def __init__(self, url: str, lang: str, gate: Gate, key: str | None, model: str) -> None:
        super().__init__(url, lang)
        self._gate = gate
        self._model = model
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def translate_batch(self, batch: list[str], **_: Any) -> list[str]:
        """Translate several texts with one request, without a glossary."""
        return read(self.converse(batch, {}), len(batch))

    def converse(
        self, batch: list[str], terms: Mapping[str, str], said: str = "", complaint: str = ""
    ) -> str:
        """Return what the model says to a batch, or to a complaint about what it said."""
        system = PROMPT.format(language=english_name(self._source), count=len(batch))
        if terms:
            system += " Glossary: " + "; ".join(f"{s} → {t}" for s, t in terms.items()) + "."
        messages = [
            {"role": "system", "content": system},
            {"role": "user", "content": json.dumps(batch, ensure_ascii=False)},
        ]
        if complaint:
            messages += [
                {"role": "assistant", "content": said},
                {"role": "user", "content": complaint},
            ]
        body = {"model": self._model, "temperature": 0, "stream": False, "messages": messages}
        reply = self._gate.post(self._base_url, json=body, headers=self._headers)
        content = dig(reply.json(), "choices", 0, "message", "content")
        if not isinstance(content, str):
            raise BadReply("chat sent JSON of another shape.")
        return content


def read(said: str, count: int) -> list[str]:
    """Return the strings of a model's answer, without its thoughts and fences.

    Raises BadReply when it is not a JSON array of so many strings.
    """
    text = said.rpartition("</think>")[2]
    start, end = text.find("["), text.rfind("]")
    try:
        values = json.loads(text[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        values = None
    if values is None:
        raise BadReply("chat answered with something else than a JSON array.")
    return texts(values, count, "chat")


def _alone(said: str) -> str:
    """Return the one string of an answer; empty, which validation refuses, if it is none."""
    return read(said, 1)[0] if _readable(said, 1) else ""


def _readable(said: str, count: int) -> bool:
    try:
        read(said, count)
    except BadReply:
        return False
    return True


def occurring(terms: Mapping[str, str], texts: Sequence[str]) -> dict[str, str]:
    """Return the terms whose words begin words of the texts, endings aside."""
    words = {word for text in texts for word in re.findall(r"\w+", text.casefold())}
    out = {}
    for source, target in terms.items():
        stems = [w[: max(3, len(w) - 3)] for w in re.findall(r"\w+", source.casefold())]
        if stems and all(any(word.startswith(stem) for word in words) for stem in stems):
            out[source] = target
    return out
