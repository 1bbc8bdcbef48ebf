"""Find and replace in drafts: plain text or a regular expression, as a set of values."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from workbench.core.model import Draft, State, Unit
from workbench.errors import UsageError

PATIENCE = 1.0
"""Seconds of computing after which a search is given up: (a+)+$ may take years."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and what is put in its place."""

    text: str
    replacement: str = ""
    regex: bool = False
    case: bool = False
    """Whether upper and lower case differ."""

    def pattern(self) -> re.Pattern[str]:
        """Return the search as a pattern.

        Raises UsageError for a regular expression that is none.
        """
        try:
            return re.compile(
                self.text if self.regex else re.escape(self.text), 0 if self.case else re.IGNORECASE
            )
        except re.error as error:
            raise UsageError(f"“{self.text}” is no regular expression: {error}.") from error

    def found_in(self, units: Iterable[Unit], drafts: Mapping[int, Draft]) -> list[int]:
        """Return the segments whose translation or source contains what is looked for.

        Raises UsageError for a regular expression that is none, or that takes too long.
        """
        with self._bounded():
            pattern = self.pattern()
            return [
                unit.id
                for unit in units
                if pattern.search(unit.text)
                or ((d := drafts.get(unit.id)) and pattern.search(d.text))
            ]

    def span(self, text: str) -> tuple[int, int] | None:
        """Return where it first stands in a text.

        Raises UsageError as `found_in` does.
        """
        with self._bounded():
            hit = self.pattern().search(text)
        return hit and hit.span()

    def replaced(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Return those drafts that replacing changes, as they are after it.

        A draft that was confirmed has to be read again, and one that nothing is left of is
        untranslated. Raises UsageError as `found_in` does, and for a replacement
        that names a group which is not there.
        """
        pattern = self.pattern()
        out = []
        with self._bounded():
            for draft in drafts:
                try:
                    text = pattern.sub(
                        self.replacement if self.regex else lambda _: self.replacement, draft.text
                    )
                except (re.error, IndexError) as error:
                    raise UsageError(
                        f"“{self.replacement}” cannot be put in place: {error}."
                    ) from error
                if text != draft.text:
                    state = State.EDITED if text.strip() else State.UNTRANSLATED
                    out.append(replace(draft, text=text, state=state))
        return out

    @contextmanager
    def _bounded(self) -> Iterator[None]:
        """Give up what is done inside when it computes for longer than the patience.

        Matching looks for signals while it tries. Raises UsageError.
        """
        going_on = True

        def stop(*_: object) -> None:
            if going_on:
                raise _TooLong

        before = signal.signal(signal.SIGVTALRM, stop)
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
            try:
                yield
            finally:
                going_on = False
        except _TooLong:
            raise UsageError(
                f"Looking for “{self.text}” takes too long, so it was given up.",
                "Write it without a repetition inside a repetition.",
            ) from None
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)


class _TooLong(Exception):
    """Says that the patience has ended."""
