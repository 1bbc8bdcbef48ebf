"""`workbench serve`: the screen in a browser on this machine."""

from __future__ import annotations

import shlex
import sys

import click

from workbench.cli.common import Common, say


@click.command()
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535))
@click.argument("title", default="")
@click.pass_obj
def serve(common: Common, port: int, title: str) -> None:
    """Serve the screen to a browser on this machine alone; with TITLE, that article.

    There is no login, so it listens on the loopback address only.
    """
    from workbench.errors import UsageError

    try:
        from workbench.tui.serving import LocalServer
    except ImportError as error:
        raise UsageError(
            "Serving to a browser needs an extra.",
            "Install it with: pip install 'wiki-translation-workbench[web]'",
        ) from error
    common.config()  # a mistake in it is told here, not in the browser
    command = [sys.executable, "-m", "workbench", *_common_options(common)]
    if title:
        command += ["open", "--", title]
    say(f"Open http://127.0.0.1:{port} in a browser; Ctrl+C ends it.")
    try:
        LocalServer(shlex.join(command), port, "Translation workbench").serve()
    except OSError as error:
        raise UsageError(
            f"Port {port} cannot be listened on: {error.strerror}.", "Give another one: --port"
        ) from error


def _common_options(common: Common) -> list[str]:
    """Return the options that every command knows, to be handed on."""
    out = ["--offline"] if common.offline else []
    for name, values in (("--wiki", common.wikis), ("--engine-url", common.engine_urls)):
        out += [f"{name}={value}" for value in values]
    return [*out, *([f"--config={common.config_file}"] if common.config_file else [])]
