"""Writes the man page from the commands' own help."""

from __future__ import annotations

import sys
from pathlib import Path

import click


def main(path: Path) -> None:
    """Write workbench.1."""
    from workbench import __version__
    from workbench.cli.main import COMMANDS, workbench

    lines = [
        f'.TH WORKBENCH 1 "" "workbench {__version__}" "User Commands"',
        ".SH NAME",
        "workbench \\- expand English Wikipedia articles from other languages",
        ".SH SYNOPSIS",
        ".B workbench\n[\\fIOPTIONS\\fR] [\\fICOMMAND\\fR] [\\fIARGS\\fR]",
        ".SH DESCRIPTION",
        _roff(workbench.help or ""),
        ".SH COMMANDS",
    ]
    top = click.Context(workbench, info_name="workbench")
    for name in COMMANDS:
        command = workbench.get_command(top, name)
        assert command is not None
        context = click.Context(command, top, info_name=name)
        usage = " ".join(command.collect_usage_pieces(context))
        lines += [f".SS {name} {_roff(usage)}", _roff(command.help or "")]
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record:
                lines += [".TP", f"\\fB{_roff(record[0])}\\fR", _roff(record[1]) or "\\&"]
    lines += [
        ".SH EXIT STATUS",
        "0 done, 1 findings or not everything could be done, 2 bad input, 3 a wiki or engine "
        "was not reached, 4 held back by the review gate, 130 interrupted.",
        ".SH ENVIRONMENT",
        ".B WORKBENCH_HOME\n(folder of data, cache and configuration),",
        ".B WORKBENCH_OFFLINE\n(1 opens no socket),",
        ".B WORKBENCH_WIKI_EN, WORKBENCH_WIKI_RU, WORKBENCH_WIKI_TG\n(where a wiki is).",
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _roff(text: str) -> str:
    clean = text.replace("\\", "\\e").replace("-", "\\-").replace("\b", "").strip()
    return "\n".join(f"\\&{line}" if line[:1] in ".'" else line for line in clean.split("\n"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
