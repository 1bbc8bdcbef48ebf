"""The editing screen's words: those no dictionary knows are marked, those begun are completed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from textual import work
from textual.content import Content

from workbench.core.model import Unit
from workbench.core.wikitext import scan
from workbench.errors import WorkbenchError
from workbench.flow.completing import Completer
from workbench.tui.blocking import off_the_loop
from workbench.tui.colouring import stretches
from workbench.tui.literal import literal
from workbench.tui.screens.edit_findings import EditFindings
from workbench.tui.widgets.editor import Mark

if TYPE_CHECKING:
    from workbench.flow.spelling import Speller

LOAD_AFTER = 1.0
"""Seconds after opening at which the dictionary is read, when the first keys are answered."""
NO_PROSE = frozenset({"template", "reference", "comment", "tag", "url", "mark"})
"""Markup in which words are not looked up."""


class EditWords(EditFindings):
    """Marks misspelt words off the typing path, and offers the rest of a word begun."""

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self.speller: Speller | None = None

    def on_mount(self) -> None:
        """Read the dictionary once the screen stands."""
        if self.workspace.config.get("screen", "spelling", True):
            self.set_timer(LOAD_AFTER, self._load_words)

    @work(exclusive=True, group="words", exit_on_error=False)
    async def _load_words(self) -> None:
        session = self.workspace.session
        titles = [title for links in session.links.values() for title in links.values() if title]
        known = [session.target.title, session.target.wikitext, *titles]

        def load() -> Speller:
            from workbench.flow.spelling import Speller

            return Speller(known)

        try:
            self.speller = await off_the_loop(load, 30, "Reading the dictionary")
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.check()

    # -------------------------------------------------------------- spelling

    def spelling(self, text: str) -> list[Mark]:
        """Return the words that no dictionary knows, those of markup and terms aside."""
        if self.speller is None:
            return []
        spans = [(s.start, s.end) for s in stretches(text) if s.kind in NO_PROSE]
        terms = {w.lower() for hit in self._hits for one in hit.term.targets for w in one.split()}
        return [
            Mark(start, end, "spelling")
            for start, end in self.speller.unknown(text)
            if text[start:end].lower() not in terms
            and not any(a < end and start < b for a, b in spans)
        ]

    def action_word(self) -> None:
        """Offer corrections for a misspelt word, or take it into the dictionary."""
        from workbench.tui.screens.find import PickScreen

        if self.speller is None or not self.speller.ready:
            self.program.notify("No dictionary is loaded.")
            return
        editor = self.editor
        text = editor.text
        marks = self.spelling(text)
        at = editor.offset_of(editor.cursor_location)
        here = [m for m in marks if m.start <= at <= m.end] or [m for m in marks if m.start > at]
        if not marks:
            self.program.notify("Every word is in the dictionary.")
            return
        mark = (here or marks)[0]
        word = text[mark.start : mark.end]
        editor.move_cursor(editor.location_of(mark.end))
        offered = self.speller.suggestions(word)
        entries = [
            Content.assemble((f"{n} ", "bold"), literal(one)) for n, one in enumerate(offered, 1)
        ]
        entries.append(
            Content.assemble((f"{len(offered) + 1} ", "bold"), "Take it into the dictionary")
        )
        screen = PickScreen(f"“{word}” is in no dictionary", entries)
        self.program.push_screen(screen, partial(self._correct, mark, word, offered))

    def _correct(self, mark: Mark, word: str, offered: list[str], at: int | None) -> None:
        if at is None or self.speller is None:
            return
        if at < len(offered):
            editor = self.editor
            editor.history.checkpoint()
            start, end = editor.location_of(mark.start), editor.location_of(mark.end)
            editor.replace(offered[at], start, end)
            return
        try:
            self.speller.add(word)
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.program.notify(f"“{word}” is in your dictionary now.", timeout=3)
        self.check()

    # ------------------------------------------------------------ completing

    @cached_property
    def _titles(self) -> Completer:
        links = self.workspace.session.links.values()
        return Completer((), [title for known in links for title in known.values() if title])

    def settled(self) -> Iterator[None]:
        """Fill the panes, then make ready what completes words here."""
        yield from super().settled()
        if self.unit:
            near = self._near(self.workspace.unit(self.unit))
            self.editor.completer = self._titles.with_near(near).rest
        yield

    def _near(self, unit: Unit) -> Iterator[str]:
        """Yield what may be typed here: terms, titles of the source's links, proposals."""
        for hit in self._hits:
            yield from hit.term.targets
        titles = self.workspace.session.links.get(unit.lang, {})
        for link in scan.links(self.workspace.source_text(unit.id)):
            if title := titles.get(link.target):
                yield title
        for proposal in self.proposals.proposals:
            yield proposal.text
            yield from (word for word in proposal.text.split() if len(word) > 5 and word.isalpha())
