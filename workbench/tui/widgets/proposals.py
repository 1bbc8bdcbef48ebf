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
            entries(proposals, source),
            printable(note),
        )


def entries(proposals: Sequence[Proposal], source: str) -> list[Content]:
    """Return what stands in the pane for each proposal."""
    beside = _beside(proposals)
    return [
        entry(number, one, source, beside.get(number, ""))
        for number, one in enumerate(proposals, 1)
    ]


def _beside(proposals: Sequence[Proposal]) -> dict[int, str]:
    """Return which text to compare each engine's answer with, where several answered."""
    asked = {n: p.text for n, p in enumerate(proposals, 1) if p.machine and not p.score}
    if len(asked) < 2:
        return {}
    first, second, *_ = asked
    return {n: asked[second if n == first else first] for n in asked}


def entry(number: int, proposal: Proposal, source: str, beside: str = "") -> Content:
    """Return one proposal: what it is on the first line, its text, what differs.

    `beside` is another engine's answer: the words that it does not have are marked.
    """
    kind = one_line(proposal.engine)
    if proposal.machine and not proposal.score:
        head = Content.assemble((f"{number} ", "bold"), (f"{kind} · machine", "bold $text-accent"))
    else:
        strong = "bold $text-success" if proposal.score >= 100 else "bold $text-primary"
        percent = f"{min(proposal.score, 100)} %" + (" in context" if proposal.score > 100 else "")
        machine = " · machine" if proposal.machine else ""
        head = Content.assemble((f"{number} ", "bold"), (f"{kind} · {percent}{machine}", strong))
    if proposal.origin:
        head = Content.assemble(head, (f"  {one_line(proposal.origin)}", "$muted"))
    text = differences(beside, proposal.text)[1] if beside else coloured(proposal.text)
    lines = [head, text]
    if proposal.source and proposal.source != source:
        theirs, _ours = differences(proposal.source, source)
        lines.append(Content.assemble(("its source: ", "$muted"), theirs))
    lines += [Content.styled(f"! {one_line(note)}", "$text-warning") for note in proposal.notes]
    return Content("\n").join(lines)
