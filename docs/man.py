"""Writes the man page from the commands' own help."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click


def main(path: Path) -> None:
    """Write workbench.1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the man page, in the markup of roff."""
    from workbench import __version__
    from workbench.cli.main import workbench

    top = click.Context(workbench, info_name="workbench", **workbench.context_settings)
    lines = [
        f'.TH WORKBENCH 1 "" "workbench {__version__}" "User Commands"',
        ".SH NAME",
        "workbench \\- expand English Wikipedia articles from other languages",
        ".SH SYNOPSIS",
        ".B workbench\n[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR] [\\fIARGS\\fR]",
        ".SH DESCRIPTION",
        _prose(workbench.help),
        ".SH OPTIONS",
        "These may stand before or after a command.",
        *_parameters(top),
        ".SH COMMANDS",
    ]
    for context in _below(top):
        usage = " ".join(context.command.collect_usage_pieces(context))
        name = context.command_path.removeprefix("workbench ")
        lines += [f".SS {_roff(f'{name} {usage}')}", _prose(context.command.help)]
        lines += _parameters(context)
    lines += [
        ".SH EXIT STATUS",
        "0 done, 1 findings or not everything could be done, 2 bad input, 3 a wiki or engine "
        "was not reached, 4 held back by the review gate, 130 interrupted.",
        ".SH ENVIRONMENT",
        ".B WORKBENCH_HOME\n(folder of data, cache and configuration),",
        ".B WORKBENCH_OFFLINE\n(1 opens no socket),",
        ".B WORKBENCH_WIKI_EN, WORKBENCH_WIKI_RU, WORKBENCH_WIKI_TG\n(where a wiki is).",
    ]
    return "\n".join(lines) + "\n"


def _below(context: click.Context) -> Iterator[click.Context]:
    """Yield every command of a group, and theirs."""
    group = context.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, context, info_name=name)
        yield inner
        yield from _below(inner)


def _parameters(context: click.Context) -> list[str]:
    """Return an entry for each option and described argument, the one for help aside."""
    lines = []
    for parameter in context.command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1] and "--help" not in parameter.opts:
            lines += [".TP", f"\\fB{_roff(record[0])}\\fR", _roff(record[1])]
    return lines


def _prose(text: str | None) -> str:
    """Return a docstring's paragraphs."""
    paragraphs = inspect.cleandoc(text or "").split("\n\n")
    return "\n.PP\n".join(_roff(paragraph) for paragraph in paragraphs)


def _roff(text: str) -> str:
    clean = text.replace("\\", "\\e").replace("-", "\\-").replace("\b", "").strip()
    return "\n".join(
        f"\\&{line}" if line.startswith((".", "'")) else line for line in clean.split("\n")
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
