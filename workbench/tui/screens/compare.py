"""The compare screen: what each source has that English lacks, and what to translate of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from workbench.core.align.gaps import Grid
from workbench.core.align.reuse import Reusable
from workbench.core.counting import counted
from workbench.core.languages.names import english_name
from workbench.core.model import Gap
from workbench.errors import WorkbenchError
from workbench.flow.choosing import PASSAGES, within
from workbench.flow.comparing import OVERRIDES, Compared, comparison, lacking
from workbench.tui import keys
from workbench.tui.blocking import off_the_loop
from workbench.tui.literal import literal, one_line
from workbench.tui.marks import GAP_COLOUR, GAP_SIGN
from workbench.tui.screens.stage import StageScreen
from workbench.tui.widgets.gap_list import GapCell, GapList, GapRow
from workbench.tui.widgets.hint import Hint
from workbench.tui.widgets.key_bar import KeyBar
from workbench.tui.widgets.row_list import RowList
from workbench.tui.widgets.top_bar import TopBar

DEADLINE = 120.0


class CompareScreen(StageScreen):
    """The gap grid above a preview of the section under the cursor."""

    NAME = "compare"
    CSS_PATH = "compare.tcss"
    AUTO_FOCUS = "#grid"
    ACTIONS: ClassVar[tuple[tuple[keys.Action, ...], ...]] = (keys.COMPARE, keys.STAGES)
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.COMPARE, queued=True)]

    def __init__(self, workspace: Any) -> None:
        super().__init__(workspace)
        sources = [page.lang for page in workspace.session.sources]
        self.langs = [*sources[:1], "en", *sources[1:]]
        self.found: Compared | None = None
        self.gaps: Grid | None = None
        self.reuse: Mapping[str, Sequence[Reusable]] = {}
        self._pairing: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Lay out column titles, grid, preview and what is chosen."""
        yield TopBar(self.workspace.session.target.title, self.NAME)
        with Vertical(id="page"):
            with Horizontal(id="columns"):
                for lang in self.langs:
                    title = self.workspace.revision(lang).title
                    yield Static(
                        Content.assemble(
                            (english_name(lang), "bold $text-primary"), f"  {one_line(title)}"
                        ),
                        classes="column",
                    )
            yield GapList(self.langs, id="grid")
            yield Static("", id="waiting")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static("", id="preview-text")
            with Horizontal(id="foot"):
                yield Static("", id="chosen")
                yield Button("Translate", id="go", variant="primary", compact=True)
        yield Hint(self.NAME)
        yield KeyBar(keys.COMPARE, keys.EVERYWHERE)

    @property
    def grid(self) -> GapList:
        """The gap grid."""
        return self.query_one("#grid", GapList)

    # ------------------------------------------------------------- alignment

    def on_mount(self) -> None:
        """Align the articles, off the loop."""
        self.grid.chosen = set(self.parts() or ())
        self._show_chosen()
        self._align()

    @work(exclusive=True, group="align", exit_on_error=False)
    async def _align(self) -> None:
        self.query_one("#waiting", Static).update(Content("Comparing the articles…"))
        compare = comparison(self.workspace)

        def look() -> tuple[Compared, Grid, Mapping[str, Sequence[Reusable]]]:
            found = compare()
            return found, found.grid(), found.reusable()

        try:
            found, gaps, reuse = await off_the_loop(look, DEADLINE, "Comparing the articles")
        except WorkbenchError as error:
            self.program.report(error)
            return
        from workbench.tui.gap_rows import gap_rows

        self.found, self.gaps, self.reuse = found, gaps, reuse
        rows = gap_rows(gaps, found.pages)
        keep = max(self.grid.cursor, 0)
        self.grid.show_rows(rows, keep)
        self.query_one("#waiting", Static).update(self._legend(rows))
        self._show_preview()

    def _legend(self, rows: list[GapRow]) -> Content:
        cells = [(lang, cell) for row in rows for lang, cell in row.cells.items() if lang != "en"]
        parts: list[Content | tuple[str, str] | str] = []
        for gap in (Gap.MISSING, Gap.THINNER, Gap.PRESENT):
            count = sum(cell.state is gap for _, cell in cells)
            parts += [(f"{GAP_SIGN[gap]} ", GAP_COLOUR[gap]), f"{count} {gap}   "]
        alone = sum(list(row.cells) == ["en"] for row in rows)
        parts += [(f"{GAP_SIGN[Gap.TARGET_ONLY]} ", "$muted"), f"{alone} only in English"]
        return Content.assemble(*parts)

    # --------------------------------------------------------------- preview

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Show the section under the cursor."""
        self._show_preview()

    def on_gap_list_column_changed(self, event: GapList.ColumnChanged) -> None:
        """Show the section under the cursor."""
        self._show_preview()

    def on_resize(self) -> None:
        """Fold the paragraphs anew."""
        self._show_preview()

    def action_scroll_texts(self, by: int) -> None:
        """Scroll the paragraphs by half of what is seen of them."""
        preview = self.query_one("#preview", VerticalScroll)
        preview.scroll_relative(y=by * max(1, preview.size.height // 2), animate=False)

    def _show_preview(self) -> None:
        from workbench.tui.side_by_side import side_by_side

        content = Content("")
        title = ""
        at = self.grid.cursor
        if self.found is not None and self.gaps is not None and 0 <= at < len(self.gaps.rows):
            one = self.gaps.rows[at]
            title = " · ".join(
                english_name(lang) for lang in self.langs if lang in (*one.sides, "en")
            )
            width = max(20, self.query_one("#preview").content_size.width - 1)
            content = side_by_side(one, self.found, self.langs, width, self.reuse)
        row = self.grid.current
        if row is not None and row.note:
            told = Content.assemble(
                ("The sources differ: ", "bold $text-warning"), literal(row.note)
            )
            content = Content.assemble(told, "\n", content)
        preview = self.query_one("#preview")
        preview.border_title = literal(title)
        preview.scroll_home(animate=False)
        self.query_one("#preview-text", Static).update(content)

    # -------------------------------------------------------------- choosing

    def _toggle(self, lang: str, cell: GapCell) -> None:
        if lang == "en":
            self.program.notify(
                "English is what the translation goes to; choose a section of a source."
            )
            return
        cells = {(lang, section) for section in cell.sections}
        self.grid.chosen = (
            self.grid.chosen - cells if cells <= self.grid.chosen else self.grid.chosen | cells
        )
        self._keep_chosen()

    def _keep_chosen(self) -> None:
        self.workspace.set_state(PASSAGES, [])
        self.workspace.set_state("chosen", sorted(map(list, self.grid.chosen)))
        self.grid.repaint()
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self.grid.chosen
        if places := self.workspace.state(PASSAGES, []):
            count = len(within(self.workspace.units, places))
            text = f"What English lacks of a row: {counted(count, 'segment')}."
        elif chosen:
            count = sum((unit.lang, unit.section) in chosen for unit in self.workspace.units)
            text = f"{counted(len(chosen), 'section')} chosen, {counted(count, 'segment')}."
        else:
            text = f"Nothing chosen means all: {counted(len(self.workspace.units), 'segment')}."
        self.query_one("#chosen", Static).update(Content(text))

    def on_gap_list_toggled(self, event: GapList.Toggled) -> None:
        """Choose the section that was clicked, or not."""
        self.action_choose()

    def action_choose(self) -> None:
        """Choose the section under the cursor, or not."""
        found = self.grid.current_cell
        if found is None:
            self.program.notify("There is no section of this language in this row.")
            return
        self._toggle(*found)

    def action_choose_gaps(self) -> None:
        """Choose every section that English lacks or has less of."""
        wanted = (Gap.MISSING, Gap.THINNER)
        self.grid.chosen = {
            (lang, section)
            for row in self.grid.rows
            for lang, cell in row.cells.items()
            for section in cell.sections
            if lang != "en" and cell.state in wanted
        }
        self._keep_chosen()

    def action_choose_none(self) -> None:
        """Choose nothing, which means everything."""
        self.grid.chosen = set()
        self._keep_chosen()

    def action_translate(self) -> None:
        """Go to the editor with what is chosen."""
        self.program.edit_afresh()

    def action_translate_missing(self) -> None:
        """Go to the editor with exactly what English lacks of the row under the cursor."""
        if self.found is None or self.gaps is None:
            self.program.notify("The articles are being compared; try again in a moment.")
            return
        places = lacking(self.gaps, self.found.pages, {self.grid.cursor})
        units = within(self.workspace.units, places)
        if not units:
            self.program.notify("English lacks no paragraph of this row.")
            return
        self.grid.chosen = {(unit.lang, unit.section) for unit in units}
        self._keep_chosen()
        self.workspace.set_state(PASSAGES, [list(place) for place in places])
        self._show_chosen()
        self.program.edit_afresh()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go to the editor."""
        self.action_translate()

    # ---------------------------------------------------------------- pairing

    def action_relink(self) -> None:
        """Pair a source section with an English one: one first, then the other."""
        found = self.grid.current_cell
        if found is None:
            self.program.notify("Put the cursor on a section.")
            return
        lang, cell = found
        if self._pairing is None:
            self._pairing = (lang, cell.sections[0])
            other = "an English section" if lang != "en" else "a source section"
            self.program.notify(
                f"Now put the cursor on {other} and press the same key; on the same one it stands alone."
            )
            return
        (first_lang, first), self._pairing = self._pairing, None
        second = cell.sections[0]
        if first_lang == lang == "en":
            self.program.notify("Two English sections are no pair.", severity="warning")
        elif first_lang == lang:
            self._decide(
                lang, ["merge", [first, second], []] if first != second else ["unlink", [first], []]
            )
        elif "en" not in (first_lang, lang):
            self.program.notify(
                "A pair is a source section and an English one.", severity="warning"
            )
        elif lang == "en":
            self._decide(first_lang, ["link", [first], [second]])
        else:
            self._decide(lang, ["link", [second], [first]])

    def _decide(self, lang: str, decision: list[Any]) -> None:
        """Keep a decision about sections in the session, in place of one about the same."""
        pairs = dict(self.workspace.state(OVERRIDES, {}))
        kind, sections, _ = decision
        kept = [one for one in pairs.get(lang, []) if one[1] != sections]
        parted = [one for one in kept if one[0] != "merge" or sections[0] not in one[1]]
        if kind == "unlink" and parted != kept:
            pairs[lang] = parted
        else:
            pairs[lang] = [*kept, decision]
        self.workspace.set_state(OVERRIDES, pairs)
        self._align()
