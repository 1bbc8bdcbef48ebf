"""What is doubted about a session's sources, worked out once: the gate is asked often."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from workbench.core.checks.reliability import between, doubts
from workbench.core.model import Finding
from workbench.flow.citing import own_weak_hosts
from workbench.flow.workspace import Workspace

Doubts = tuple[tuple[str, Finding], ...]

_KNOWN: WeakKeyDictionary[Workspace, tuple[tuple[int, ...], Doubts]] = WeakKeyDictionary()


def doubted(workspace: Workspace) -> Doubts:
    """Return the doubts that no template states: the source's language, and where in its page."""
    sources = workspace.session.sources
    revisions = tuple(workspace.revision(source.lang).revid for source in sources)
    known = _KNOWN.get(workspace)
    if known is None or known[0] != revisions:
        weak = own_weak_hosts()
        pages = [workspace.page(source.lang) for source in sources]
        told = [(page.lang, one) for page in pages for one in doubts(page, weak)]
        known = _KNOWN[workspace] = (revisions, (*told, *between(pages)))
    return known[1]
