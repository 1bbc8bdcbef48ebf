"""Writes the reference pages from the program itself; run by `make docs`, checked by a test."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


def main() -> None:
    """Write every generated page and picture."""
    from graph import draw

    for name, text in pages().items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(text, encoding="utf-8")
    draw(HERE / "pictures" / "architecture.svg")


def pages() -> dict[str, str]:
    """Return each generated page by its path below docs/."""
    return {
        "reference/commands.md": commands(),
        "reference/keys.md": keys(),
        "reference/configuration.md": configuration(),
        "reference/templates.md": templates(),
    }


def commands() -> str:
    """Describe every command as its own help does."""
    from workbench.cli.main import COMMANDS, workbench

    out = ["# Commands\n\nAs `workbench COMMAND --help` prints them.\n"]
    context = click.Context(workbench, info_name="workbench", **workbench.context_settings)
    for name in COMMANDS:
        command = workbench.get_command(context, name)
        assert command is not None
        out += _command(command, click.Context(command, context, info_name=name))
    return "\n".join(out)


def _command(command: click.Command, context: click.Context) -> list[str]:
    out = [f"## {context.command_path}\n", "```text", context.get_help(), "```\n"]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                deeper = click.Context(inner, context, info_name=name)
                out += [f"### {deeper.command_path}\n", "```text", deeper.get_help(), "```\n"]
    return out


def keys() -> str:
    """List the keys of every screen."""
    from workbench.tui import keys as table

    out = [
        "# Keys\n\nF1 shows the keys of the screen you are on. Each can be changed in the table"
        ' `[keys]` of a configuration file: `name = "key"`.\n'
    ]
    for screen, actions in table.SCREENS.items():
        out += [f"## {screen}\n", "| key | does | name |", "| --- | --- | --- |"]
        out += [
            f"| {_cell(table.spoken(a.keys)) or 'palette only'} | {_cell(a.title)} | `{a.name}` |"
            for a in actions
        ]
        out.append("")
    return "\n".join(out)


def configuration() -> str:
    """List the tables and keys of a configuration file."""
    from workbench.config import KNOWN

    out = [
        "# Configuration\n\nA flag wins over the environment, that over `workbench.toml` found upwards"
        " from the current folder, that over the user's file. An unknown key is an error that names"
        " file and key.\n"
    ]
    for name, table in KNOWN.items():
        out += [
            f"## [{name.replace('*', 'NAME')}]\n",
            "| key | value | does |",
            "| --- | --- | --- |",
        ]
        for key, setting in table.items():
            kinds = setting.kind if isinstance(setting.kind, tuple) else (setting.kind,)
            value = " or ".join(_KINDS[kind] for kind in kinds)
            out.append(f"| `{key.replace('*', 'NAME')}` | {value} | {_cell(setting.says)} |")
        out.append("")
    return "\n".join(out)


_KINDS = {
    str: "text",
    int: "number",
    float: "fraction",
    bool: "true or false",
    list: "list",
    dict: "table",
}


def templates() -> str:
    """Show the tables of template mappings."""
    import workbench.core.adapt as adapt

    folder = Path(str(adapt.__file__)).parent / "data"
    out = [
        "# Template mappings\n\nOne row a template; the files are in `workbench/core/adapt/data/`.\n"
    ]
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row]
        rows = [row for row in rows if not row[0].startswith("#")]
        if not rows:
            continue
        width = max(map(len, rows))
        out += [f"## {path.name}\n", "| " + " | ".join(map(_cell, rows[0])) + " |"]
        out.append("| " + " | ".join(["---"] * width) + " |")
        out += ["| " + " | ".join(map(_cell, row)) + " |" for row in rows[1:]]
        out.append("")
    return "\n".join(out)


def _cell(text: str) -> str:
    return (
        text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("{{", "&#123;&#123;")
        .replace("<", "&lt;")
        .replace("\n", " ")
    )


if __name__ == "__main__":
    main()
