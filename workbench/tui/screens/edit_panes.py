"""The editing screen's panes: proposals, glossary, references, checks, passage and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from textual import work
from textual.content import Content
from textual.timer import Timer

from workbench.core.model import Finding, Kind, Page, Severity, State, Unit
from workbench.errors import WorkbenchError
from workbench.tui.blocking import off_the_loop
from workbench.tui.literal import literal, one_line
from workbench.tui.marks import SEVERITY_COLOUR, SEVERITY_SIGN
from workbench.tui.screens.edit_base import PassagePane
from workbench.tui.screens.edit_tools import EditTools
from workbench.tui.widgets.editor import Editor, Mark
from workbench.tui.widgets.pane import ListPane, PaneBar
from workbench.tui.widgets.source_pane import SourcePane

if TYPE_CHECKING:
    from workbench.core.glossary.terms import TermHit
    from workbench.flow.assisting import Assistant
    from workbench.flow.checking import Inspector
    from workbench.tui.citing import Citation, Citations

CHECK_AFTER = 0.25
"""Seconds without typing before the text is checked."""


class EditPanes(EditTools):
    """Fills the panes a moment after the cursor has come to rest."""

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        self.assistant: Assistant | None = None
        self.inspector: Inspector | None = None
        self._hits: list[TermHit] = []
        self._findings: list[Finding] = []
        self._citations: dict[str, Citations] = {}
        self._cited: list[Citation] = []
        self._aligned: Any = None
        self._check_timer: Timer | None = None
        self._warming = False

    def _load_once(self) -> None:
        """Load what looks things up, now that the first segment can be read and typed in."""
        if not self._warming:
            self._warming = True
            self._warm_up()

    @work(exclusive=True, group="warm up", exit_on_error=False)
    async def _warm_up(self) -> None:
        """Load glossaries and checks off the loop: they take a moment the first time."""
        workspace = self.workspace
        langs = [page.lang for page in workspace.session.sources]

        step_aside = self.program.courtesy.in_thread

        def load() -> tuple[Assistant, Inspector]:
            for lang in langs:
                step_aside()
                workspace.assistant.matcher(lang).find("а")
                step_aside()
                workspace.inspector.prepare(lang)
            return workspace.assistant, workspace.inspector

        try:
            self.assistant, self.inspector = await off_the_loop(load, 60, "Loading the glossaries")
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.program.when_loaded()
        self._settle()

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
        pane.show_entries([_term_entry(hit) for hit in hits])
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
        if self._check_timer is not None:
            self._check_timer.stop()
        self._check_timer = self.set_timer(CHECK_AFTER, self.check)

    def check(self) -> None:
        """Check the current text and show what is found."""
        if self.inspector is None or not self.unit:
            return
        text = self.editor.draft
        found = self.inspector.findings(self.unit, text)
        self._findings = found
        pane = self.query_one("#checks", ListPane)
        pane.show_entries([finding_entry(one) for one in found])
        self.query_one(PaneBar).show_count("checks", len(found))
        marks = [
            Mark(f.start, f.end, "error" if f.severity is Severity.ERROR else "warning")
            for f in found
            if f.end > f.start and f.severity is not Severity.INFO
        ]
        self.editor.show_marks([*marks, *self.spelling(text)])
        draft = self.workspace.draft(self.unit)
        state = draft.state if self._unsaved is None else State.EDITED
        serious = any(f.severity is not Severity.INFO for f in found)
        self.segments.change(self.unit, target=text, state=state, finding=serious)

    def spelling(self, text: str) -> list[Mark]:
        """Return the words that no dictionary knows."""
        return []

    def with_findings(self) -> set[int]:
        """Return the segments in which something was found."""
        return {f.segment for f in self.all_findings() if f.severity is not Severity.INFO}

    def all_findings(self) -> list[Finding]:
        """Check all segments that are shown."""
        return self.inspector.all(self.shown) if self.inspector is not None else []

    def action_next_finding(self) -> None:
        """Go to the next segment with a finding."""
        self._next_with(
            lambda finding: finding.severity is not Severity.INFO, "Nothing else was found."
        )

    def action_next_term(self) -> None:
        """Go to the next segment in which a term of the glossary is missing or wrong."""
        self._next_with(
            lambda finding: "gloss" in finding.rule or "term" in finding.rule,
            "No trouble with terms.",
        )

    def _next_with(self, wanted: Any, nothing: str) -> None:
        self.flush()
        inspector = self.inspector
        if inspector is None:
            return
        self.go_to_next(lambda unit: any(map(wanted, inspector.findings(unit.id))), nothing)

    # -------------------------------------------------- references, passage, notes

    def show_citations(self, unit: Unit) -> None:
        """Show what the segment cites."""
        from workbench.tui.citing import Citations

        wikitext = self.workspace.source_text(unit.id)
        self._cited = []
        if "<ref" in wikitext:
            if unit.lang not in self._citations:
                self._citations[unit.lang] = Citations(self.workspace.page(unit.lang))
            self._cited = list(self._citations[unit.lang].of(wikitext))
        pane = self.query_one("#references", ListPane)
        pane.show_entries([_citation_entry(at, one) for at, one in enumerate(self._cited, 1)])
        self.query_one(PaneBar).show_count("references", pane.count)

    def show_passage(self, unit: Unit) -> None:
        """Show the English paragraph of today and the other language's, once they are aligned."""
        pane = self.query_one("#passage", PassagePane)
        if self._aligned is None:
            pane.show_text(Content.styled("Comparing the articles…", "$muted"))
            self._align()
            return
        from workbench.tui.passages import passages

        shown = passages(unit, self.workspace.session, *self._aligned)
        pane.show_text(shown)

    @work(exclusive=True, group="align", exit_on_error=False)
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
            self._go_to_finding(self._findings[event.at])

    def _go_to_finding(self, finding: Finding) -> None:
        editor = self.editor
        if finding.fix is not None:
            start, end = editor.location_of(finding.start), editor.location_of(finding.end)
            editor.history.checkpoint()
            editor.replace(finding.fix, start, end)
        else:
            editor.move_cursor(editor.location_of(finding.start))
        editor.focus()

    def action_put_right(self) -> None:
        """Put the first known fix of this segment in place, such as the glossary's rendering."""
        self.check()
        known = next((found for found in self._findings if found.fix is not None), None)
        if known is None:
            self.program.notify("No finding here has a known fix.")
            return
        self._go_to_finding(known)
        self.check()

    def action_other_language(self) -> None:
        """Go to the segment of the other language that is closest to this one."""
        from workbench.tui.passages import counterpart

        if self._aligned is None:
            self.program.notify("The articles are being compared; try again in a moment.")
            self._align()
            return
        found = counterpart(self.workspace.unit(self.unit), self.workspace.units, *self._aligned)
        if found is None:
            self.program.notify("The other language has no such passage.")
        else:
            self.show_unit(found)


def _term_entry(hit: TermHit) -> Content:
    term = hit.term
    head = Content.assemble(
        literal(hit.surface, "bold $text-primary"), " → ", literal("; ".join(term.targets), "bold")
    )
    lines = [head]
    if term.forbidden:
        lines.append(
            Content.assemble(("  not ", "$text-warning"), literal("; ".join(term.forbidden)))
        )
    if term.note:
        lines.append(literal(f"  {term.note}", "$muted"))
    return Content("\n").join(lines)


def _citation_entry(number: int, citation: Citation) -> Content:
    fields = citation.fields
    head = ", ".join(one_line(fields[name]) for name in ("author", "title") if name in fields)
    tail = " · ".join(one_line(fields[name]) for name in ("work", "date") if name in fields)
    lines = [
        Content.assemble(
            (f"[{number}] ", "bold $text-success"),
            literal(head or one_line(citation.plain) or citation.name or "(defined elsewhere)"),
        )
    ]
    if tail:
        lines.append(literal(f"    {tail}", "$muted"))
    if citation.address:
        kept = "  (archived)" if "archive" in fields else ""
        lines.append(literal(f"    {citation.address}{kept}", "$muted"))
    if citation.uses > 1:
        lines.append(literal(f"    cited {citation.uses} times in the page", "$muted"))
    return Content("\n").join(lines)


def finding_entry(finding: Finding) -> Content:
    """Return one finding: severity, what was found, whether a fix is known."""
    fix = Content("")
    if finding.fix is not None:
        fix = Content.assemble(
            ("  ⏎ puts ", "$muted"),
            literal(finding.fix or "nothing", "bold"),
            (" in its place", "$muted"),
        )
    return Content.assemble(
        (f"{SEVERITY_SIGN[finding.severity]} ", f"bold {SEVERITY_COLOUR[finding.severity]}"),
        literal(finding.message),
        (f"  {finding.rule}", "$muted"),
        fix,
    )


def is_text(page: Page, unit: Unit) -> bool:
    """Return whether a segment is running text."""
    return unit.kind in (Kind.PARAGRAPH, Kind.LIST)
