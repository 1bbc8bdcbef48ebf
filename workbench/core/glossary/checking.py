"""Checking a translation against a glossary: a pair of segments, of pages, or English alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.core.glossary.found import GlossaryFinding
from workbench.core.glossary.layout import Layout, layout, plain_layout
from workbench.core.glossary.matcher import Matcher
from workbench.core.glossary.page_check import PageCheck
from workbench.core.glossary.renderings import English
from workbench.core.glossary.terms import HINT, Term
from workbench.core.languages.russian import LemmaCache

__all__ = ["Checker", "Glossary", "GlossaryFinding", "check_pair"]


class Checker:
    """Checks texts against the terms of one source language; building it costs, asking is cheap."""

    def __init__(
        self, terms: Iterable[Term], lang: str = "", *, cache: LemmaCache | None = None
    ) -> None:
        self.lang = lang
        self.terms = [t for t in terms if t.status != "deprecated" or t.forbidden]
        self.source = Matcher((t for t in self.terms if t.lang == lang != "en"), lang, cache=cache)
        self.choices = tuple(t for t in self.terms if len(t.targets) > 1 and HINT not in t.flags)
        self.english = English()
        self.english.prepare(t for t in self.terms if t.lang == "en")

    def check_segment(
        self, source: str, target: str, *, markup: bool = True
    ) -> list[GlossaryFinding]:
        """Check one segment or text against its source."""
        make = layout if markup else plain_layout
        return self.check_pages(make(source), make(target))

    def check_pages(self, source: Layout, target: Layout) -> list[GlossaryFinding]:
        """Check a page against its source."""
        return PageCheck(self, source, target).run()

    def check_page(self, target: Layout) -> list[GlossaryFinding]:
        """Check English alone: forbidden forms and inconsistent ones."""
        return PageCheck(self, None, target).run()


Glossary = Checker | Sequence[Term]


def check_pair(
    source: str, target: str, lang: str, glossary: Glossary, *, markup: bool = True
) -> list[GlossaryFinding]:
    """Check a segment or a page (wikitext unless told otherwise) against its source."""
    checker = glossary if isinstance(glossary, Checker) else Checker(glossary, lang)
    return checker.check_segment(source, target, markup=markup)
