"""`workbench demo`: the whole job on embedded articles."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from workbench.cli.common import Common, say, show, show_json, show_rows
from workbench.core.counting import counted

if TYPE_CHECKING:
    from workbench.flow.finishing import Finished
    from workbench.flow.workspace import Workspace


@click.command()
@click.pass_obj
def demo(common: Common) -> None:
    """Run the whole job on three embedded articles, without a network.

    Opens the screen on a terminal; otherwise prints a report.
    """
    from workbench.flow.demo import open_demo

    offline = replace(common, offline=True)
    config = offline.config()
    name = open_demo()
    if sys.stdout.isatty() and sys.stdin.isatty() and not common.as_json:
        from workbench.cli.screen import run

        run(offline, session=name)
        return
    from workbench.flow.finishing import finish
    from workbench.flow.proposing import propose
    from workbench.flow.workspace import Workspace

    with Workspace.open(config, name) as workspace:
        if not workspace.read_only:
            propose(workspace)
        made = finish(workspace, _ready_parts(workspace))
        if common.as_json:
            show_json(
                {
                    "session": name,
                    "summary": made.summaries[0],
                    "talk": list(made.templates),
                    "wikitext": made.wikitext,
                }
            )
        else:
            _report(workspace, made)


def _ready_parts(workspace: Workspace) -> list[tuple[str, int]]:
    """Return the sections that nothing holds back."""
    from workbench.flow.finishing import reasons

    return [part for part, units in workspace.sections.items() if not reasons(workspace, units)]


def _report(workspace: Workspace, made: Finished) -> None:
    from workbench.cli.align import table
    from workbench.flow.comparing import comparison

    say(
        "The embedded articles, without a network. On a terminal, `workbench demo` opens the screen."
    )
    show(f"Session: {workspace.name}")
    show("\nWhat English lacks\n")
    found = comparison(workspace)()
    show_rows(*table(found.grid(), found.pages))
    show(f"\nEnglish wikitext (untranslated: {counted(made.untranslated, 'segment')})\n")
    show(made.wikitext.rstrip("\n"))
    show("\nEdit summary\n")
    show("\n".join(made.summaries))
    show("\nTalk page\n")
    show("\n".join(made.templates))
