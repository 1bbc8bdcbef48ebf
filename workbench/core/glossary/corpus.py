"""The check over any number of texts, one after another: the function that batch runs are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from workbench.core.glossary.checking import Checker, GlossaryFinding
from workbench.core.glossary.layout import layout, plain_layout
from workbench.core.glossary.terms import Term


class Text(NamedTuple):
    """A text to check, with its source if there is one."""

    name: str
    """Path or title."""
    target: str
    source: str | None = None
    markup: bool = True
    """Whether both are wikitext."""


class Checked(NamedTuple):
    """What a text came to."""

    text: Text
    findings: list[GlossaryFinding]


def check_one(checker: Checker, text: Text) -> Checked:
    """Check one text."""
    make = layout if text.markup else plain_layout
    if text.source is None:
        return Checked(text, checker.check_page(make(text.target)))
    return Checked(text, checker.check_pages(make(text.source), make(text.target)))


def check_all(
    texts: Iterable[Text], terms: Sequence[Term] | Checker, lang: str = ""
) -> Iterator[Checked]:
    """Check texts in order; the terms are prepared once.

    What is found in a text does not depend on the others, so that any part of a corpus may be
    given to any machine: see docs/howto/corpora.md.
    """
    checker = terms if isinstance(terms, Checker) else Checker(terms, lang)
    for text in texts:
        yield check_one(checker, text)
