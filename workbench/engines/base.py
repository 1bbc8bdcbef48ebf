"""What every engine is: its description, and the way each text takes through it.

An engine of one's own says what it can (the class attributes) and makes a translator
(`make`), which is anything with the `translate` of deep-translator's `BaseTranslator`.
Everything else, from deadlines to validation, comes from here.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Protocol
from urllib.parse import urlsplit

from workbench import places
from workbench.config import Config
from workbench.core.addresses import is_loopback
from workbench.core.wikitext.atoms import MaskForm
from workbench.engines import keys, markers, protect, splitting, validation
from workbench.engines.calls import Calls
from workbench.engines.gate import Gate, Reply
from workbench.engines.outcomes import private
from workbench.errors import BadReply, Offline, ReachError, Refused

TARGET = "en"


class Translator(Protocol):
    """What makes a request: deep-translator's interface."""

    def translate(self, text: str) -> str:
        """Translate one text."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a service allows, and what is asked of it at the most."""

    most: int
    """Size of one request, in `unit`."""
    unit: str
    """characters, bytes or encoded bytes."""
    texts: int = 1
    """Texts in one request."""
    per_day: int | None = None
    """Characters a day."""
    rate: float = 1.0
    """Requests a second; 0 for no limit, which also holds for a service on this machine."""
    deadline: float = 20.0
    """Seconds for one request with all its tries."""
    workers: int = 2
    """Requests at the same time."""

    @property
    def measure(self) -> splitting.Measure:
        """Return the function that measures a text in `unit`."""
        return {
            "bytes": splitting.utf8,
            "encoded bytes": splitting.encoded,
        }.get(self.unit, splitting.characters)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one text."""

    text: str | None
    """The validated translation, masked as the source was; None if there is none."""
    error: ReachError | None = None
    """Why there is none."""
    again: bool = False
    """Whether it was asked for a second time, without the markup that had been lost."""


class Engine:
    """One machine translation service or model."""

    name: ClassVar[str]
    revision: ClassVar[str] = "1"
    """To be raised when the same text would be answered otherwise."""
    langs: frozenset[str]
    """Languages it translates into English."""
    limits: ClassVar[Limits]
    forms: ClassVar[Mapping[str, MaskForm]] = {}
    """How markup is shown to it, by language; plain where nothing is said."""
    url: ClassVar[str] = ""
    """Where its service is."""
    path: ClassVar[str] = ""
    """What belongs after a host that was given without a path."""
    needs: ClassVar[str] = ""
    """What a user has to provide, in words; empty for nothing."""
    key_needed: ClassVar[bool] = False
    takes_key: ClassVar[bool] = False
    licence: ClassVar[str] = ""
    """Terms that the answers come under, if known."""
    networked: ClassVar[bool] = True

    def __init__(self, config: Config) -> None:
        self.config = config
        self.settings = config.engine(self.name)
        self.address = self._address()
        rate = float(
            self.settings.get("rate", 0 if is_loopback(self.address) else self.limits.rate)
        )
        self.deadline = float(self.settings.get("deadline", self.limits.deadline))
        self.gate = Gate(
            self.name,
            self.address,
            deadline=self.deadline,
            offline=config.offline,
            contact=str(config.get("contact", "address", "")),
            inspect=self.inspect,
        )
        folder = places.cache() / "engines"
        self.calls = Calls(self.name, self.address, self.gate, rate, folder, self.raises())
        self._local = threading.local()
        self._key: str | bool | None = False

    # -------------------------------------------------- what an engine says of itself

    def make(self, lang: str) -> Translator:
        """Return a new translator for a language; called once a thread and language."""
        raise NotImplementedError

    def raises(self) -> tuple[type[Exception], ...]:
        """Return what `make`'s translator raises on an answer that it does not understand."""
        return ()

    def inspect(self, reply: Reply) -> Reply:
        """Look at a successful reply before it is read; raise what it really means."""
        return reply

    def unusable(self) -> str:
        """Return why the engine cannot be used here; empty if it can."""
        if self.settings.get("enabled") is False:
            return "switched off in the configuration"
        if self.networked and self.config.offline:
            return "offline"
        if self.key_needed and not self.settings.get("url") and not self.key:
            return f"no key: set {keys.variable(self.name)} or the keyring's workbench/{self.name}"
        return self.calls.breaker.paused()

    # ------------------------------------------------------------- what follows from it

    @property
    def version(self) -> str:
        """What answers depend on beside the text: revision, address, model."""
        own = [str(self.settings[k]) for k in ("model", "path") if k in self.settings]
        if self.address != self.url:
            own.append(self.address)
        mark = hashlib.sha256("\n".join(own).encode()).hexdigest()[:8] if own else ""
        return f"{self.revision}-{mark}" if mark else self.revision

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return the pairs of languages it translates."""
        return frozenset((lang, TARGET) for lang in self.langs)

    @cached_property
    def key(self) -> str | None:
        """Its key, looked up once."""
        return keys.find(self.name, self.config) if self.takes_key else None

    def form(self, lang: str) -> MaskForm:
        """Return how markup has to be masked for it."""
        if getattr(self._local, "plain", False):
            return MaskForm.PLAIN
        return self.forms.get(lang, self.forms.get("*", MaskForm.PLAIN))

    def translate(
        self, texts: Sequence[str], lang: str, *, terms: Mapping[str, str] | None = None
    ) -> list[str]:
        """Translate masked texts; raises the ReachError of the first that fails."""
        out = []
        for answer in self.translate_each(texts, lang, terms=terms):
            if answer.error:
                raise answer.error
            out.append(answer.text or "")
        return out

    def translate_each(
        self,
        texts: Sequence[str],
        lang: str,
        *,
        terms: Mapping[str, str] | None = None,
        plain: bool = False,
    ) -> list[Answer]:
        """Translate masked texts; each comes with its translation or the reason for none.

        `terms` are the glossary's: source → English. Where both are the same, the term
        is kept as it is. `plain` says that the texts are masked as plain text, whatever
        the engine takes otherwise.
        """
        self._local.plain = plain
        try:
            return self._each(texts, lang, terms or {})
        finally:
            self._local.plain = False

    def _each(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[Answer]:
        if error := self._closed(lang):
            return [Answer(None, error) for _ in texts]
        answers: list[Answer | None] = [None] * len(texts)
        batch: list[tuple[int, str]] = []
        size = 0
        for index, text in enumerate(texts):
            length = self.limits.measure(text)
            full = size + length > self.limits.most or len(batch) == self.limits.texts
            if batch and full:
                self._batch(batch, lang, terms, answers)
                batch, size = [], 0
            batch.append((index, text))
            size += length
        if batch:
            self._batch(batch, lang, terms, answers)
        return [
            answer or Answer(None, BadReply(f"{self.name} gave no answer.")) for answer in answers
        ]

    def prime(self, terms: Mapping[str, str], lang: str) -> None:
        """Hear in advance which terms a run will use."""

    def ask(self, texts: Sequence[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Send one request (or one a text) and return the answers, unchecked."""
        translator = self.translator(lang)
        return [self.calls.one(translator.translate, text) for text in texts]

    def translator(self, lang: str) -> Translator:
        """Return this thread's own translator: theirs keep the text in themselves."""
        made: dict[Any, Any] = self._local.__dict__.setdefault("made", {})
        key = lang, self.form(lang)
        if key not in made:
            made[key] = self.make(lang)
        translator: Translator = made[key]
        return translator

    # ----------------------------------------------------------------------- inside

    def _address(self) -> str:
        """Return the service's address, with its usual path after a bare host."""
        given = str(self.settings.get("url", "")).rstrip("/") or self.url
        return given if urlsplit(given).path else given + self.path

    def _closed(self, lang: str) -> ReachError | None:
        """Return why nothing can be asked at all."""
        if self.networked and self.config.offline:
            return Offline(f"{self.name} was not asked: the program is offline.")
        if lang not in self.langs:
            return Refused(f"{self.name} does not translate from {lang}.")
        reason = self.unusable()
        if reason and not self.calls.breaker.paused():
            return Refused(f"{self.name} cannot be used: {reason}.", self.needs)
        return None

    def _batch(
        self,
        batch: list[tuple[int, str]],
        lang: str,
        terms: Mapping[str, str],
        answers: list[Answer | None],
    ) -> None:
        """Answer the texts of one request; fills `answers`."""
        form = self.form(lang)
        kept = protect.untranslatable(terms)
        waiting: list[tuple[int, str, protect.Protected]] = []
        for index, text in batch:
            if not any(map(str.isalpha, markers.bare(text, form))):
                answers[index] = Answer(text)
            else:
                waiting.append((index, text, protect.protect(text, kept, form)))
        if not waiting:
            return
        try:
            results = self._ask_whole([p.text for _, _, p in waiting], lang, terms)
        except ReachError as error:
            for index, _, _ in waiting:
                answers[index] = Answer(None, private(error))
            return
        for (index, text, protected), result in zip(waiting, results, strict=True):
            answers[index] = self._checked(text, protected, result, form)

    def _checked(
        self, text: str, protected: protect.Protected, result: str, form: MaskForm
    ) -> Answer:
        """Validate an answer and put back what was taken out before it was sent."""
        try:
            checked = validation.check(self.name, protected.text, result, form)
        except ReachError as error:
            if not isinstance(error, BadReply):
                self.calls.failed(error)
            return Answer(None, error)
        return Answer(protect.restore(checked, protected))

    def _ask_whole(self, texts: list[str], lang: str, terms: Mapping[str, str]) -> list[str]:
        """Ask for texts, cutting up one that is too long; keeps outer white space."""
        if len(texts) > 1 or self.limits.measure(texts[0]) <= self.limits.most:
            cores = [text.strip().replace("\u00a0", " ") for text in texts]
            results = self.ask(cores, lang, terms)
            if len(results) != len(texts):
                raise BadReply(f"{self.name} answered {len(results)} texts of {len(texts)}.")
            return [_edged(text, result) for text, result in zip(texts, results, strict=True)]
        if self.form(lang) is not MaskForm.PLAIN:
            raise BadReply(f"The text is too long for {self.name}.", "Split the segment.")
        parts = splitting.pieces(texts[0].strip(), self.limits.most, self.limits.measure, lang)
        joined = ""
        for part, gap in parts:
            [answer] = self.ask([part], lang, terms)
            # Each for itself: one part that came back wrong would drown in the whole.
            joined += validation.check(self.name, part, _clean(answer), MaskForm.PLAIN) + gap
        return [_edged(texts[0], joined)]


def _clean(result: object) -> str:
    return result.strip() if isinstance(result, str) else ""


def _edged(text: str, result: object) -> str:
    """Give an answer the outer white space of its source."""
    core = _clean(result)
    if not core:
        return ""
    start = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip()) :]
    return f"{start}{core}{end}"
