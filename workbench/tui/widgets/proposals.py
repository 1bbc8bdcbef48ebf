"""The proposals for a segment: their text, origin and score, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from workbench.core.model import Proposal
from workbench.tui.literal import one_line, printable
from workbench.tui.reading import coloured, differences
from workbench.tui.widgets.pane import ListPane


class ProposalsPane(ListPane):
    """Numbered from 1, as the keys that take them are."""

    TITLE: ClassVar[str] = "Proposals"
    NOTHING: ClassVar[str] = "No proposal. Type the translation, or Alt+E asks an engine."

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.proposals: list[Proposal] = []

    def show_proposals(self, proposals: Sequence[Proposal], source: str, note: str = "") -> None:
        """Show proposals for a segment whose plain text is `source`; `note` when there are none."""
        self.proposals = list(proposals)
        self.show_entries(
            [entry(number, one, source) for number, one in enumerate(proposals, 1)],
            printable(note),
        )


def entry(number: int, proposal: Proposal, source: str) -> Content:
    """Return one proposal: what it is on the first line, its text, what differs."""
    kind = one_line(proposal.engine)
    if proposal.machine:
        head = Content.assemble((f"{number} ", "bold"), (f"{kind} · machine", "bold $text-accent"))
    else:
        strong = "bold $text-success" if proposal.score >= 100 else "bold $text-primary"
        percent = f"{min(proposal.score, 100)} %" + (" in context" if proposal.score > 100 else "")
        head = Content.assemble((f"{number} ", "bold"), (f"{kind} · {percent}", strong))
    if proposal.origin:
        head = Content.assemble(head, (f"  {one_line(proposal.origin)}", "$muted"))
    lines = [head, coloured(proposal.text)]
    if proposal.source and proposal.source != source:
        theirs, _ours = differences(proposal.source, source)
        lines.append(Content.assemble(("its source: ", "$muted"), theirs))
    lines += [Content.styled(f"! {one_line(note)}", "$text-warning") for note in proposal.notes]
    return Content("\n").join(lines)
