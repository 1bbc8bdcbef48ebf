"""Asks several engines for one segment at once, and marks where their answers differ."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines.base import Answer, Engine
from workbench.errors import Timeout


@dataclass(frozen=True, slots=True)
class Alternative:
    """What one engine offers; masked in that engine's form."""

    engine: str
    form: MaskForm
    answer: Answer


def alternatives(
    masked: Callable[[MaskForm], str],
    lang: str,
    engines: Sequence[Engine],
    *,
    terms: Mapping[str, str] | None = None,
    wait: float | None = None,
) -> list[Alternative]:
    """Ask all engines at the same time; their order is kept, failures come with their reason.

    `wait` bounds the whole, in seconds; the longest deadline of the engines by default.
    """
    answers: dict[int, Answer] = {}
    threads = []
    for index, engine in enumerate(engines):

        def ask(index: int = index, engine: Engine = engine) -> None:
            text = masked(engine.form(lang))
            answers[index] = engine.translate_each([text], lang, terms=terms)[0]

        thread = threading.Thread(target=ask, name=f"ask-{engine.name}", daemon=True)
        thread.start()
        threads.append(thread)
    longest = max((engine.deadline for engine in engines), default=0.0)
    end = time.monotonic() + (longest if wait is None else wait)
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return [
        Alternative(
            engine.name,
            engine.form(lang),
            answers.get(index) or Answer(None, Timeout(f"{engine.name} did not answer in time.")),
        )
        for index, engine in enumerate(engines)
    ]


def differences(one: str, other: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the spans, in each text, of the words that differ; an empty span for none."""
    words = [list(re.finditer(r"\w+|[^\w\s]", text)) for text in (one, other)]
    matcher = SequenceMatcher(
        None, [m.group() for m in words[0]], [m.group() for m in words[1]], autojunk=False
    )
    return [
        (_span(words[0], a, b, len(one)), _span(words[1], c, d, len(other)))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(words: list[re.Match[str]], start: int, end: int, length: int) -> tuple[int, int]:
    if start < end:
        return words[start].start(), words[end - 1].end()
    at = words[start].start() if start < len(words) else length
    return at, at
