"""`workbench glossary`: check texts against glossaries, look terms up, convert and validate."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "check": ("workbench.cli.glossary_check:check", "Check translations against the glossaries."),
    "list": ("workbench.cli.glossary_terms:list_", "List the terms that apply."),
    "lookup": ("workbench.cli.glossary_terms:lookup", "Look a term up, or find those of a text."),
    "add": ("workbench.cli.glossary_terms:add", "Add a term to your own glossary."),
    "validate": ("workbench.cli.glossary_files:validate", "Name the bad rows of glossaries."),
    "convert": ("workbench.cli.glossary_files:convert", "Convert a glossary to another format."),
}
"""Name → where it lives, and its line in the list."""


class GlossaryGroup(click.Group):
    """A group that loads the module of a command when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        loaded: click.Command = getattr(importlib.import_module(module), name)
        return loaded

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list without loading a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=GlossaryGroup)
def glossary() -> None:
    """Check, list and convert glossaries."""
