"""The editing screen's own glossary: a term is added where it is met."""

from __future__ import annotations

from functools import partial

from workbench.core.glossary.terms import Term
from workbench.core.languages.names import english_name
from workbench.errors import WorkbenchError
from workbench.tui.screens.dialogs import Pair
from workbench.tui.screens.edit_alternatives import EditAlternatives

SHORT = 40
"""Characters up to which a segment may be a term by itself, as a heading is."""


class EditTerms(EditAlternatives):
    """Adds terms to the translator's own glossary, which is stronger than the shipped ones."""

    def action_add_term(self) -> None:
        """Ask for a term and what English calls it; what is selected stands there already."""
        from workbench.flow.assisting import bare

        if self.waits("add term", self.action_add_term):
            return
        unit = self.workspace.unit(self.unit)
        source = bare(unit.text)
        whole = len(source) <= SHORT
        english = self.editor.selected_text or (self.editor.draft if whole else "")
        dialog = Pair(
            "Add a term to your glossary",
            (f"{english_name(unit.lang)}, as a dictionary has it", "English"),
            (source if whole else "", " ".join(english.split())),
        )
        self.program.push_screen(dialog, partial(self._add_term, unit.lang))

    def _add_term(self, lang: str, answer: tuple[str, str] | None) -> None:
        from workbench.formats.glossaries import add_term

        if answer is None:
            return
        source, english = answer
        try:
            add_term(Term(source, lang, (english,), origin="added"))
        except WorkbenchError as error:
            self.program.report(error)
            return
        self.program.notify(f"“{source}” = “{english}” is in your glossary now.", timeout=3)
        self.load_glossaries_anew()
