"""`workbench references`: the references of a session's sources, each with its state."""

from __future__ import annotations

import click

from workbench.cli.common import Common, show, show_json


@click.command()
@click.argument("session")
@click.pass_obj
def references(common: Common, session: str) -> None:
    """List the references of a session's sources."""
    import re

    from workbench.flow.workspace import Workspace

    workspace = Workspace.open(common.config(), session)
    try:
        rows = [
            {"lang": page.lang, "start": match.start(), "text": match[0]}
            for page in workspace.session.sources
            for match in re.finditer(r"<ref\b[^>]*/>|<ref\b.*?</ref>", page.wikitext, re.DOTALL)
        ]
    finally:
        workspace.close()
    if common.as_json:
        show_json({"references": rows})
    else:
        show("\n".join(f"{row['lang']}:{row['start']}: {row['text']}" for row in rows))
