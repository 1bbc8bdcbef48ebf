"""The panes beside the editor, in the order of their names."""

from __future__ import annotations

from workbench.tui.widgets.pane import ListPane, TextPane
from workbench.tui.widgets.proposals import ProposalsPane


class GlossaryPane(ListPane):
    """Terms of the glossary in the source; picking one inserts its rendering."""

    TITLE = "Terms"
    NOTHING = "No term of the glossary in this segment."


class ReferencesPane(ListPane):
    """References of the source; picking one opens its address."""

    TITLE = "Refs"
    NOTHING = "This segment cites nothing."


class ChecksPane(ListPane):
    """Findings in this segment; picking one goes there."""

    TITLE = "Checks"
    NOTHING = "No findings."


class PassagePane(TextPane):
    """The English paragraph as it is today, and the other language's."""

    TITLE = "Passage"


class NotesPane(TextPane):
    """The translator's notes on this segment."""

    TITLE = "Notes"


PANES: tuple[tuple[type[ListPane] | type[TextPane], str], ...] = (
    (ProposalsPane, "proposals"),
    (GlossaryPane, "glossary"),
    (ReferencesPane, "references"),
    (ChecksPane, "checks"),
    (PassagePane, "passage"),
    (NotesPane, "notes"),
)
