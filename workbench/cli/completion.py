"""`workbench completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from workbench.cli.common import Common, show, show_json


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_obj
def completion(common: Common, shell: str) -> None:
    """Print a script that makes a shell complete workbench's commands.

    For bash: eval "$(workbench completion bash)" in ~/.bashrc.
    """
    from workbench.cli.main import workbench

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(workbench, {}, "workbench", "_WORKBENCH_COMPLETE").source()
    script = script.replace('string split ","', 'string split --max 1 ","')  # texts have commas
    if common.as_json:
        show_json({"shell": shell, "script": script})
    else:
        show(script)
