"""What a rule of wording is: one pattern, one function."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

NEW_SENTENCE = re.compile(r"\s+\"?[A-ZА-ЯЁӢӮҚҒҲҶ]")


def ends(after: str) -> bool:
    """Tell whether an abbreviation's stop is the sentence's too, by what follows it.

    Footnotes and other holes (U+FDD1) right behind it are passed over.
    """
    rest = after.lstrip("\ufdd1")
    return not rest.strip() or bool(NEW_SENTENCE.match(rest))


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
