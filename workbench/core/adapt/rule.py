"""What a rule of wording is: one pattern, one function."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One change of wording."""

    name: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str], str], str]
    """Gets the match and the order of dates."""
    lang: str = ""
    """Only for this language; empty for both."""

    def apply(self, text: str, dates: str) -> str:
        """Return the text with the rule applied."""
        return self.pattern.sub(lambda m: self.replace(m, dates), text)
