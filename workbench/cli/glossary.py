"""`workbench glossary`: check texts against glossaries, look terms up, convert and validate."""

from __future__ import annotations

import click

from workbench.cli.lazy import LazyGroup, Table

COMMANDS: Table = {
    "check": ("workbench.cli.glossary_check:check", "Check translations against the glossaries."),
    "list": ("workbench.cli.glossary_terms:list_", "List the terms that apply."),
    "lookup": ("workbench.cli.glossary_terms:lookup", "Look a term up, or find those of a text."),
    "add": ("workbench.cli.glossary_terms:add", "Add a term to your own glossary."),
    "validate": ("workbench.cli.glossary_files:validate", "Name the bad rows of glossaries."),
    "convert": ("workbench.cli.glossary_files:convert", "Convert a glossary to another format."),
}
"""Name → where it lives, and its line in the list."""


@click.group(cls=LazyGroup, table=COMMANDS)
def glossary() -> None:
    """Check, list and convert glossaries."""
