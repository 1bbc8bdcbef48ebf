"""Translates many segments in the background: bounded, each text once, cached, to be stopped.

Nothing here touches the session. The caller's thread reads and writes the cache; daemon
threads make the requests, so that quitting never waits for a service.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from workbench.core.wikitext.atoms import MaskForm
from workbench.engines.base import Answer, Engine
from workbench.engines.validation import MarksLost

AGAIN = "markup was lost and put back by its words: see where links and references stand"
"""What is to be said of a text that was asked for a second time."""
TICK = 0.1
"""Seconds between looks at whether to stop."""


class Request(NamedTuple):
    """A segment to translate."""

    id: int
    text: str | Callable[[MaskForm], str]
    """Its masked text; a function where engines that want different forms may be asked."""
    terms: Mapping[str, str] = {}
    """The glossary's terms that occur in it."""


class Cache(Protocol):
    """Keeps answers between runs."""

    def get(self, engine: str, version: str, pair: str, text: str, glossary: str) -> str | None:
        """Return a kept answer."""

    def put(
        self, engine: str, version: str, pair: str, text: str, glossary: str, answer: str
    ) -> None:
        """Keep a validated answer."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come."""

    done: int
    total: int
    translated: int
    failed: int
    cached: int
    seconds_left: float | None
    """An estimate; None until there is something to estimate from."""
    engine: str = ""
    """Who is being asked."""


@dataclass(frozen=True, slots=True)
class Translated:
    """The validated translation of a segment, still masked."""

    text: str
    engine: str
    form: MaskForm
    cached: bool = False
    again: bool = False
    """Whether it was asked for a second time, without the markup that had been lost."""


@dataclass(slots=True)
class Outcome:
    """What a run brought."""

    translated: dict[int, Translated] = field(default_factory=dict)
    failed: dict[int, str] = field(default_factory=dict)
    """Request id → why it is untranslated, in plain words."""
    cancelled: bool = False
    """Whether it was stopped; what is in neither dictionary was not asked."""


def pretranslate(
    requests: Sequence[Request | tuple[int, str]],
    lang: str,
    engines: Sequence[Engine],
    cache: Cache | None = None,
    *,
    progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Translate segments with the first engine, and what it fails on with the next ones.

    Returns within a tick of `cancelled` turning true. `progress` is called in this thread.
    Answers go to the cache one by one, and only those that passed validation.
    """
    outcome = Outcome()
    waiting = [Request(*request) for request in requests]
    if not engines:
        outcome.failed = {request.id: "no engine is usable" for request in waiting}
    meter = _Meter(len(waiting), progress)
    for number, engine in enumerate(engines):
        last = number == len(engines) - 1
        run = _Run(engine, lang, cache, outcome, meter, last)
        waiting = run.work(waiting, cancelled)
        if not waiting or outcome.cancelled:
            break
    return outcome


def glossary_hash(terms: Mapping[str, str]) -> str:
    """Return what stands for a glossary in the cache's key."""
    if not terms:
        return ""
    import hashlib

    rows = "\n".join(f"{source}\t{target}" for source, target in sorted(terms.items()))
    return hashlib.sha256(rows.encode()).hexdigest()[:16]


class _Meter:
    """Counts, and estimates the time left from the answers that were not cached."""

    def __init__(self, total: int, tell: Callable[[Progress], None]) -> None:
        self.total = total
        self.translated = self.failed = self.cached = 0
        self._tell = tell
        self._start = time.monotonic()

    def tell(self, engine: str) -> None:
        done = self.translated + self.failed
        asked = done - self.cached
        spent = time.monotonic() - self._start
        left = spent / asked * (self.total - done) if asked else None
        self._tell(
            Progress(done, self.total, self.translated, self.failed, self.cached, left, engine)
        )


@dataclass(slots=True)
class _Group:
    """Requests whose text and terms are the same, which are asked once."""

    text: str
    terms: Mapping[str, str]
    ids: list[Request]


class _Run:
    """One engine's turn."""

    def __init__(
        self,
        engine: Engine,
        lang: str,
        cache: Cache | None,
        outcome: Outcome,
        meter: _Meter,
        last: bool,
    ) -> None:
        self.engine = engine
        self.lang = lang
        self.cache = cache
        self.outcome = outcome
        self.meter = meter
        self.last = last
        self.form = engine.form(lang)
        self.version = f"{engine.version}/{self.form.value}"
        self.left: list[Request] = []

    def work(self, requests: list[Request], cancelled: Callable[[], bool]) -> list[Request]:
        """Ask for the requests; return those that have no translation."""
        groups = [group for group in self._groups(requests) if not self._known(group)]
        self.meter.tell(self.engine.name)
        if groups:
            self.engine.prime({s: t for g in groups for s, t in g.terms.items()}, self.lang)
            self._ask(_batches(groups, self.engine), cancelled)
        return self.left

    def _groups(self, requests: Iterable[Request]) -> list[_Group]:
        found: dict[tuple[str, str], _Group] = {}
        for request in requests:
            text = request.text if isinstance(request.text, str) else request.text(self.form)
            key = (text, glossary_hash(request.terms))
            found.setdefault(key, _Group(text, request.terms, [])).ids.append(request)
        return list(found.values())

    def _known(self, group: _Group) -> bool:
        """Take a group's answer from the cache, if it is there."""
        if self.cache is None:
            return False
        for again in (False, True):
            answer = self.cache.get(*self._key(group, again))
            if answer is not None:
                self.meter.cached += len(group.ids)
                self._take(group, Answer(answer, again=again), cached=True)
                return True
        return False

    def _key(self, group: _Group, again: bool) -> tuple[str, str, str, str, str]:
        glossary = glossary_hash(group.terms)
        version = f"{self.version}/again" if again else self.version
        return self.engine.name, version, f"{self.lang}-en", group.text, glossary

    def _take(self, group: _Group, answer: Answer, *, cached: bool = False) -> None:
        form = MaskForm.PLAIN if answer.again else self.form
        for request in group.ids:
            made = Translated(answer.text or "", self.engine.name, form, cached, answer.again)
            self.outcome.translated[request.id] = made
            self.outcome.failed.pop(request.id, None)
        self.meter.translated += len(group.ids)

    def _ask(self, batches: list[list[_Group]], cancelled: Callable[[], bool]) -> None:
        """Let daemon threads ask, and take in what they bring until all is in or cancelled."""
        todo: queue.SimpleQueue[list[_Group]] = queue.SimpleQueue()
        for batch in batches:
            todo.put(batch)
        come: queue.SimpleQueue[tuple[list[_Group], list[Answer] | None]]
        come = queue.SimpleQueue()
        stop = threading.Event()
        for _ in range(min(self.engine.limits.workers, len(batches))):
            threading.Thread(
                target=self._worker, args=(todo, come, stop), name="pretranslate", daemon=True
            ).start()
        waiting = len(batches)
        try:
            while waiting:
                if cancelled():
                    self.outcome.cancelled = True
                    break
                try:
                    batch, answers = come.get(timeout=TICK)
                except queue.Empty:
                    continue
                if answers is None:
                    raise RuntimeError(f"a thread that asked {self.engine.name} died of a bug")
                self._take_in(batch, answers)
                waiting -= 1
        finally:
            stop.set()
        while self.outcome.cancelled and not come.empty():
            batch, answers = come.get()
            if answers is not None:
                self._take_in(batch, answers)

    def _worker(
        self,
        todo: queue.SimpleQueue[list[_Group]],
        come: queue.SimpleQueue[tuple[list[_Group], list[Answer] | None]],
        stop: threading.Event,
    ) -> None:
        while not stop.is_set():
            try:
                batch = todo.get_nowait()
            except queue.Empty:
                return
            terms = {s: t for group in batch for s, t in group.terms.items()}
            answers = None
            try:
                texts = [group.text for group in batch]
                answers = [
                    self._again(group, answer)
                    for group, answer in zip(
                        batch,
                        self.engine.translate_each(texts, self.lang, terms=terms),
                        strict=True,
                    )
                ]
            finally:
                come.put((batch, answers))

    def _again(self, group: _Group, answer: Answer) -> Answer:
        """Ask once more without markup where an answer had lost it; unmasking finds the places."""
        text = group.ids[0].text
        lost = isinstance(answer.error, MarksLost)
        if not lost or isinstance(text, str) or self.form is MaskForm.PLAIN:
            return answer
        [second] = self.engine.translate_each(
            [text(MaskForm.PLAIN)], self.lang, terms=group.terms, plain=True
        )
        return answer if second.text is None else replace(second, again=True)

    def _take_in(self, batch: list[_Group], answers: list[Answer]) -> None:
        for group, answer in zip(batch, answers, strict=True):
            if answer.text is not None:
                if self.cache is not None:
                    self.cache.put(*self._key(group, answer.again), answer.text)
                self._take(group, answer)
                continue
            reason = answer.error.message.rstrip(".") if answer.error else "no answer"
            for request in group.ids:
                before = self.outcome.failed.get(request.id, "")
                self.outcome.failed[request.id] = f"{before}; {reason}" if before else reason
                self.left.append(request)
            if self.last:
                self.meter.failed += len(group.ids)
        self.meter.tell(self.engine.name)


def _batches(groups: list[_Group], engine: Engine) -> list[list[_Group]]:
    """Put groups together as one request of the engine can hold; terms are never mixed in.

    A glossary term that belongs to one text must not decide another's cached answer.
    """
    out: list[list[_Group]] = []
    size = 0
    for group in groups:
        length = engine.limits.measure(group.text)
        full = size + length > engine.limits.most or (out and len(out[-1]) == engine.limits.texts)
        if not out or full or glossary_hash(out[-1][0].terms) != glossary_hash(group.terms):
            out.append([])
            size = 0
        out[-1].append(group)
        size += length
    return out
