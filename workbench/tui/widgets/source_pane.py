"""The current segment's source, as it is read or as wikitext."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.tui.literal import literal
from workbench.tui.reading import coloured, mark_terms, read
from workbench.tui.widgets.content_view import ContentView


class SourcePane(ContentView):
    """Shows one segment's source with its links, references, figures and terms marked."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.raw = False
        """Whether the wikitext is shown instead of what a reader sees."""
        self._wikitext = ""
        self._terms: Sequence[str] = ()

    def show_source(self, wikitext: str, title: str) -> None:
        """Show another segment; its terms are marked when they are known."""
        self.border_title = literal(title)
        self._wikitext, self._terms = wikitext, ()
        self._paint()

    def show_terms(self, terms: Sequence[str]) -> None:
        """Mark the glossary terms."""
        if tuple(terms) != tuple(self._terms):
            self._terms = tuple(terms)
            self._paint()

    def toggle_raw(self) -> None:
        """Change between wikitext and what a reader sees."""
        self.raw = not self.raw
        self._paint()

    def _paint(self) -> None:
        if self.raw:
            content = mark_terms(coloured(self._wikitext), self._terms)
        else:
            content = read(self._wikitext, self._terms)
        self.show_text(content)
