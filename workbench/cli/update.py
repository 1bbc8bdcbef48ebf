"""`workbench update`: follow sources that changed since they were fetched."""

from __future__ import annotations

from dataclasses import asdict

import click

from workbench.cli.common import Common, show, show_json, show_rows
from workbench.core.counting import counted


@click.command()
@click.argument("session")
@click.pass_obj
def update(common: Common, session: str) -> None:
    """Fetch newer revisions of the sources and show what changed.

    Drafts are carried over; those of changed sentences are to be looked at again.
    """
    from workbench.flow.updating import update as follow
    from workbench.flow.workspace import Workspace

    with Workspace.open(common.config(), session) as workspace:
        workspace.must_be_ours()
        updates = follow(workspace)
    if common.as_json:
        show_json({"sources": [asdict(one) for one in updates]})
        return
    for one in updates:
        if one.old == one.new:
            show(f"{one.lang}: unchanged (revision {one.old})")
            continue
        show(
            f"{one.lang}: revision {one.old} → {one.new}, {counted(len(one.changes), 'sentence')} changed"
        )
        for change in one.changes:
            show_rows(f"  - {change.before}" if change.before else "  (new)")
            if change.after:
                again = "  [look at it again]" if change.reopened else ""
                show_rows(f"  + {change.after}  (segment {change.unit}){again}")
