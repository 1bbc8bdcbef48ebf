"""What a shell completes: commands, options, and the names of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Cli
from workbench.cli.main import workbench as program


def commands(context: click.Context) -> Iterator[click.Context]:
    """Yield every command below a group."""
    group = context.command
    assert isinstance(group, click.Group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, context, info_name=name)
        yield inner
        if isinstance(command, click.Group):
            yield from commands(inner)


NAMED = {"FILE", "FILE.html", "PATH…", "FILE…", "[FILE…]"}
"""What stands in the help for something that is a file's name and nothing else."""


def test_every_name_of_a_file_is_completed() -> None:
    top = click.Context(program, info_name="workbench", **program.context_settings)
    files = [
        (context.command_path, parameter.name)
        for context in [top, *commands(top)]
        for parameter in context.command.get_params(context)
        if parameter.make_metavar(context) in NAMED
        and [item.type for item in parameter.shell_complete(context, "a")] != ["file"]
    ]
    assert files == []


def test_a_description_with_commas_stays_whole_in_fish(cli: Cli) -> None:
    assert 'string split --max 1 ","' in cli("completion", "fish").out


BASH = """
source completion
COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
compopt() {{ echo "compopt $*"; }}
_workbench_completion workbench; echo "${{COMPREPLY[@]}}"
"""
LINES = [("workbench glo", "glossary"), ("workbench segment pa", "compopt -o default")]


@pytest.mark.slow
@pytest.mark.parametrize(("line", "completed"), LINES)
def test_bash_completes(cli: Cli, tmp_path: Path, line: str, completed: str) -> None:
    (tmp_path / "completion").write_text(cli("completion", "bash").out)
    shown = run("bash", "-c", BASH.format(line=line))
    assert shown.split() == completed.split()


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish_completes(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "completion").write_text(cli("completion", "fish").out)
    shown = run("fish", "--no-config", "-c", 'source completion; complete -C "workbench glo"')
    assert shown == "glossary\tCheck, list and convert glossaries.\n"


def run(*command: str) -> str:
    """Run a shell that finds the program first on its path; return what it printed."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PATH": path},
        timeout=180,
        check=True,
    ).stdout
