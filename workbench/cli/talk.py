"""`workbench talk`: the templates for the article's talk page, or that page with them in place."""

from __future__ import annotations

from typing import Any

import click

from workbench.cli.common import FILE, Common, read_text, show, show_json
from workbench.cli.sourcing import sources_of


@click.command()
@click.argument("session", required=False)
@click.option("--source", "given", metavar="LANG:TITLE[@REVID]", multiple=True, help="A source.")
@click.option("--inserted", type=click.IntRange(1), metavar="REVID", help="The English revision.")
@click.option("--section", default="", metavar="NAME", help="The English section with the text.")
@click.option(
    "--page", type=FILE, metavar="FILE", help="Print this talk page with the templates in place."
)
@click.pass_obj
def talk(
    common: Common,
    session: str | None,
    given: tuple[str, ...],
    inserted: int | None,
    section: str,
    page: str | None,
) -> None:
    """Print the talk page templates that tell where the text comes from."""
    from workbench.outputs.talk import insert, template

    templates = [
        template(source, inserted=inserted or 0, section=section)
        for source in sources_of(common, session, given)
    ]
    placed = insert(read_text(page), templates) if page else None
    if common.as_json:
        document: dict[str, Any] = {"templates": templates}
        show_json(document if placed is None else {**document, "page": placed})
    elif placed is None:
        show("\n".join(templates))
    else:
        show(placed.removesuffix("\n"))
