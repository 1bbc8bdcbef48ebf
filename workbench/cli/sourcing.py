"""Where the commands that attribute get their sources from: the arguments, or a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.cli.common import Common
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.core.model import Source


def sources_of(common: Common, session: str | None, given: tuple[str, ...]) -> list[Source]:
    """Return the sources named, or those that a session took text from.

    Raises UsageError when both or neither are named.
    """
    from workbench.outputs import sources

    if bool(session) == bool(given):
        raise UsageError(
            "Name either a session or its sources.", "For example --source ru:Душанбе."
        )
    if given:
        return [sources.parse(value) for value in given]
    from workbench.flow.workspace import Workspace

    with Workspace.look(common.config(), str(session)) as workspace:
        return sources.used(workspace.session.sources, workspace.units, workspace.drafts)
