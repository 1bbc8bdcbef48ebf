"""The editing screen's panes: proposals, glossary, references, checks, passage and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING, Any

from textual import work
from textual.content import Content
from textual.timer import Timer
from textual.worker import Worker

from workbench.core.model import Finding, Severity, State, Unit
from workbench.errors import Timeout, WorkbenchError
from workbench.tui.blocking import off_the_loop
from workbench.tui.entries import citation_entry, finding_entry, term_entry
from workbench.tui.literal import literal, one_line
from workbench.tui.screens.edit_tools import EditTools
from workbench.tui.widgets.editor import Editor, Mark
from workbench.tui.widgets.pane import ListPane, PaneBar
from workbench.tui.widgets.side_panes import PassagePane
from workbench.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from workbench.core.glossary.terms import TermHit
    from workbench.flow.assisting import Assistant
    from workbench.flow.checking import Inspector
    from workbench.tui.citing import Citation, Citations

CHECK_AFTER = 0.25
"""Seconds without typing before the text is checked."""
LOADING = 60.0
"""Seconds of loading after which it is told; the next segment, or a key, waits for it again."""


class EditPanes(EditTools):
    """Fills the panes a moment after the cursor has come to rest."""

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self.assistant: Assistant | None = None
        self.inspector: Inspector | None = None
        self._hits: list[TermHit] = []
        self.findings: list[Finding] = []
        self._citations: dict[str, Citations] = {}
        """The references of each source page, once they are loaded."""
        self._wished: dict[str, Callable[[], object]] = {}
        """What was asked for before it could be done."""
        self._cited: list[Citation] = []
        self._aligned: Any = None
        self._aligning: Worker[None] | None = None
        self._check_timer: Timer | None = None
        self._warming = False
        self._loading = Lock()
        """Held by the thread that loads: one that was given up is waited for, not begun twice."""
        self._refused = False
        """Whether loading ended in an error, which going on does not mend."""

    def _load_once(self) -> None:
        """Load what looks things up, now that a segment can be read and typed in."""
        if not self._warming:
            self._warming = True
            self._warm_up()

    @work(exclusive=True, group="warm up", exit_on_error=False)
    async def _warm_up(self) -> None:
        """Load glossaries and checks off the loop: they take a moment the first time."""
        workspace = self.workspace
        langs = [page.lang for page in workspace.session.sources]

        step_aside = self.program.courtesy.in_thread

        def load() -> tuple[Assistant, Inspector, dict[str, Citations]]:
            from workbench.tui.citing import Citations

            cited = {}
            with self._loading:
                for lang in langs:
                    step_aside()
                    workspace.assistant.matcher(lang).find("а")
                    step_aside()
                    workspace.inspector.prepare(lang)
                    step_aside()
                    cited[lang] = Citations(workspace.revision(lang).wikitext)
            return workspace.assistant, workspace.inspector, cited

        try:
            loaded = await off_the_loop(load, LOADING, "Loading the glossaries")
        except WorkbenchError as error:
            self._warming = False
            self._refused = not isinstance(error, Timeout)
            self._wished.clear()
            self.program.report(error)
            return
        self.assistant, self.inspector, self._citations = loaded
        self.program.when_loaded()
        self._settle()
        wished, self._wished = self._wished, {}
        for call in wished.values():
            call()

    def load_glossaries_anew(self) -> None:
        """Look terms up in the glossaries as they are now."""
        self.workspace.assistant.forget_glossary()
        self.workspace.inspector.forget_glossary()
        self._warming = True
        self._warm_up()

    def waits(self, name: str, call: Callable[[], object]) -> bool:
        """Tell whether something has to wait for the glossaries; it is done once they are loaded."""
        if self.inspector is not None:
            return False
        self._wished[name] = call
        self._load_once()
        self.program.notify("The glossaries are being loaded; it begins in a moment.", timeout=3)
        return True

    def leave(self) -> None:
        """Save, and close the memory."""
        super().leave()
        if self.assistant is not None:
            self.assistant.close()

    # ------------------------------------------------------------- settling

    def settled(self) -> Iterator[None]:
        """Fill the panes that are seen."""
        yield from super().settled()
        if self.assistant is None:
            if not self._refused:
                self._load_once()
            return
        if not self.unit:
            return
        unit = self.workspace.unit(self.unit)
        self.show_hits(self.assistant.hits(unit.id))
        yield
        self.show_offers(unit)
        yield
        self.check()
        yield
        self.show_citations(unit)
        self.show_note()
        if self.has_class("-wide") or self.pane == "passage":
            yield
            self.show_passage(unit)

    def show_offers(self, unit: Unit) -> None:
        """Show what the memory and the rules offer; extended by the engines."""
        if self.assistant is not None:
            from workbench.flow.assisting import bare

            self.proposals.show_proposals(self.offers(unit), bare(unit.text))
            self.query_one(PaneBar).show_count("proposals", self.proposals.count)

    def offers(self, unit: Unit) -> list[Any]:
        """Return the proposals for a segment, the best first."""
        return self.assistant.proposals(unit.id) if self.assistant is not None else []

    # -------------------------------------------------------------- glossary

    def show_hits(self, hits: list[TermHit]) -> None:
        """Mark the terms in the source and list their renderings."""
        self._hits = hits
        self.query_one("#source", SourcePane).show_terms([hit.surface for hit in hits])
        pane = self.query_one("#glossary", ListPane)
        pane.show_entries([term_entry(hit) for hit in hits])
        self.query_one(PaneBar).show_count("glossary", pane.count)

    def insertable(self, unit: Unit) -> list[tuple[Content, str]]:
        """Offer the source's markup adapted to English, and the terms of the glossary."""
        terms = [
            (
                Content.assemble((f"{'term':<10}", "$muted"), literal(f"{hit.surface} → {target}")),
                target,
            )
            for hit in self._hits
            for target in hit.term.targets
        ]
        return [*self._adapted(unit, super().insertable(unit)), *terms]

    def _adapted(self, unit: Unit, found: list[tuple[Content, str]]) -> list[tuple[Content, str]]:
        from workbench.core.adapt import adapt
        from workbench.flow.finishing import context_of

        context = context_of(self.workspace, unit.lang)
        out = []
        for _, text in found:
            english = adapt(text, context).wikitext
            kind = (
                "reference"
                if text.startswith("<")
                else "link"
                if text.startswith("[[")
                else "template"
            )
            shown = one_line(english)
            shown = shown if len(shown) < 66 else shown[:64] + "…"
            out.append((Content.assemble((f"{kind:<10}", "$muted"), literal(shown)), english))
        return out

    # ---------------------------------------------------------------- checks

    def on_editor_edited(self, event: Editor.Edited) -> None:
        """Check the text when the typing pauses."""
        self._check_soon()

    def put_in_place(self, text: str) -> None:
        """Show the current segment's text, and check it as if it had been typed."""
        super().put_in_place(text)
        self._check_soon()

    def _check_soon(self) -> None:
        if self._check_timer is not None:
            self._check_timer.stop()
        self._check_timer = self.set_timer(CHECK_AFTER, self.check)

    def check(self) -> None:
        """Check the current text and show what is found."""
        if self.inspector is None or not self.unit:
            return
        text = self.editor.draft
        found = self.inspector.findings(self.unit, text)
        self.findings = found
        pane = self.query_one("#checks", ListPane)
        pane.show_entries([finding_entry(one) for one in found])
        self.query_one(PaneBar).show_count("checks", len(found))
        self.editor.show_marks([*marks_of(found, len(text)), *self.spelling(text)])
        draft = self.workspace.draft(self.unit)
        state = draft.state if self._unsaved is None else State.EDITED
        serious = any(f.severity is not Severity.INFO for f in found)
        self.segments.change(self.unit, target=text, state=state, finding=serious)

    def spelling(self, text: str) -> list[Mark]:
        """Return the words that no dictionary knows."""
        return []

    # -------------------------------------------------- references, passage, notes

    def show_citations(self, unit: Unit) -> None:
        """Show what the segment cites."""
        wikitext = self.workspace.source_text(unit.id)
        self._cited = []
        if "<ref" in wikitext:
            self._cited = list(self._citations[unit.lang].of(wikitext))
        pane = self.query_one("#references", ListPane)
        pane.show_entries([citation_entry(at, one) for at, one in enumerate(self._cited, 1)])
        self.query_one(PaneBar).show_count("references", pane.count)

    def show_passage(self, unit: Unit) -> None:
        """Show the English paragraph of today and the other language's, once they are aligned."""
        pane = self.query_one("#passage", PassagePane)
        if self._aligned is None:
            pane.show_text(Content.styled("Comparing the articles…", "$muted"))
            self._align_once()
            return
        from workbench.tui.passages import passages

        shown = passages(unit, self.workspace.session, *self._aligned)
        pane.show_text(shown)

    def _align_once(self) -> None:
        """Compare the articles, unless that is under way: another would not come sooner."""
        if self._aligning is None or self._aligning.is_finished:
            self._aligning = self._align()

    @work(group="align", exit_on_error=False)
    async def _align(self) -> None:
        from workbench.flow.comparing import comparison

        try:
            found = await off_the_loop(comparison(self.workspace), 120, "Comparing the articles")
        except WorkbenchError as error:
            self.program.report(error)
            return
        self._aligned = found.pages, found.alignments
        if self.unit:
            self.show_passage(self.workspace.unit(self.unit))

    def show_note(self) -> None:
        """Show the note on this segment."""
        note = str(self.workspace.state("notes", {}).get(str(self.unit), ""))
        shown = literal(note) if note else Content.styled("No note. Alt+N writes one.", "$muted")
        self.query_one("#notes").show_text(shown)  # type: ignore[attr-defined]

    def action_note(self) -> None:
        """Write a note on this segment."""
        from workbench.tui.screens.dialogs import Line

        note = str(self.workspace.state("notes", {}).get(str(self.unit), ""))
        self.program.push_screen(Line(f"Note on segment {self.unit}", value=note), self._note)

    def _note(self, answer: str | None) -> None:
        if answer is None:
            return
        notes = dict(self.workspace.state("notes", {}))
        notes[str(self.unit)] = answer
        self.workspace.set_state("notes", {key: value for key, value in notes.items() if value})
        self.show_note()

    # --------------------------------------------------------------- picking

    def on_list_pane_picked(self, event: ListPane.Picked) -> None:
        """Do what picking an entry of a pane means."""
        name = event.pane.id
        if name == "proposals":
            self.action_accept(event.at + 1)
        elif name == "glossary":
            self.editor.put_at_cursor(self._hits[event.at].term.preferred)
            self.editor.focus()
        elif name == "references":
            from workbench.tui.clipboard import browse

            browse(self.program, self._cited[event.at].address)
        elif name == "checks":
            self.go_to_finding(self.findings[event.at])

    def go_to_finding(self, finding: Finding) -> None:
        """Put a finding's fix in place, or the cursor where it was found."""
        editor = self.editor
        if finding.fix is not None:
            start, end = editor.location_of(finding.start), editor.location_of(finding.end)
            editor.history.checkpoint()
            editor.replace(finding.fix, start, end)
        else:
            editor.move_cursor(editor.location_of(finding.start))
        editor.focus()

    def action_other_language(self) -> None:
        """Go to the segment of the other language that is closest to this one."""
        from workbench.tui.passages import counterpart

        if self._aligned is None:
            self.program.notify("The articles are being compared; try again in a moment.")
            self._align_once()
            return
        found = counterpart(self.workspace.unit(self.unit), self.workspace.units, *self._aligned)
        if found is None:
            self.program.notify("The other language has no such passage.")
        else:
            self.show_unit(found)


def marks_of(findings: Iterable[Finding], size: int) -> list[Mark]:
    """Return what to underline in a text of `size` characters; not all of it, which shows nothing."""
    return [
        Mark(one.start, one.end, "error" if one.severity is Severity.ERROR else "warning")
        for one in findings
        if 0 < one.end - one.start < size and one.severity is not Severity.INFO
    ]
