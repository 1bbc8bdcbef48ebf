"""`workbench summary`: the edit summary that attributes a translation."""

from __future__ import annotations

from dataclasses import replace

import click

from workbench.cli.common import Common, show, show_json
from workbench.cli.sourcing import sources_of


@click.command()
@click.argument("session", required=False)
@click.option("--source", "given", metavar="LANG:TITLE[@REVID]", multiple=True, help="A source.")
@click.option("--section", default="", metavar="NAME", help="The English section edited.")
@click.option(
    "--repair",
    default="",
    metavar="TIME",
    help="Attribute an earlier edit, saved at TIME without attribution.",
)
@click.pass_obj
def summary(
    common: Common, session: str | None, given: tuple[str, ...], section: str, repair: str
) -> None:
    """Print the edit summary that attributes a translation, at most 500 characters.

    Where the sources need more, prints one summary a line, each for an edit of its own.
    """
    from workbench.outputs.attribution import summaries

    sources = sources_of(common, session, given)
    if session:
        sources = [replace(source, revid=0) for source in sources]
    lines = summaries(sources, section=section, repair_of=repair)
    if common.as_json:
        show_json({"summaries": lines})
    else:
        show("\n".join(lines))
