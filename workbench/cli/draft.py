"""`workbench draft`: the English wikitext of a session."""

from __future__ import annotations

from dataclasses import asdict

import click

from workbench.cli.common import FILE, Common, say, show, show_json
from workbench.core.counting import counted
from workbench.errors import GateRefused


@click.command()
@click.argument("session")
@click.option("--section", "sections", multiple=True, metavar="N", help="Section N, or LANG:N.")
@click.option("--page", "whole", is_flag=True, help="The whole English article with it in place.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Where to write; - is stdout.")
@click.option("--rough", is_flag=True, help="Write it unreviewed, tagged, for user or draft space.")
@click.pass_context
def draft(
    ctx: click.Context,
    session: str,
    sections: tuple[str, ...],
    whole: bool,
    output: str | None,
    rough: bool,
) -> None:
    """Print the English wikitext of what is translated.

    Exits 1 when segments of the chosen part are not translated, 4 when the review
    gate holds the text back.
    """
    from workbench.flow.finishing import finish, part_of
    from workbench.flow.placing import in_place
    from workbench.flow.workspace import Workspace
    from workbench.keeping import save

    common: Common = ctx.obj
    with Workspace.look(common.config(), session) as workspace:
        parts = [part_of(workspace, number) for number in sections] or None
        try:
            made = finish(workspace, parts, rough=rough)
        except GateRefused as refused:
            for reason in refused.reasons:
                say(reason)
            raise
        text = in_place(workspace, parts, rough=rough) if whole else made.wikitext
    if output and output != "-":
        save(output, text)
    if common.as_json:
        show_json({"wikitext": text, "ledger": [asdict(e) for e in made.ledger]})
    elif not output or output == "-":
        show(text.rstrip("\n"))
    unsolved = sum(entry.state == "unresolved" and entry.kind != "segment" for entry in made.ledger)
    if made.untranslated:
        say(f"Left out, not translated: {counted(made.untranslated, 'segment')}.")
    if unsolved:
        say(f"To be looked at: {counted(unsolved, 'piece')} of markup (see the ledger in --json).")
    ctx.exit(1 if made.untranslated or unsolved else 0)
