"""The program: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

import click

from workbench import __version__
from workbench.cli.common import FILE, Common, fail, printing, say
from workbench.cli.lazy import LazyGroup, Table
from workbench.errors import WorkbenchError
from workbench.notices import gathered

COMMANDS: Table = {
    "open": ("workbench.cli.screen:open_", "Open the screen on an article, new or resumed."),
    "serve": ("workbench.cli.serve:serve", "Show the screen in a browser on this machine."),
    "demo": ("workbench.cli.demo:demo", "Run the whole job on embedded articles, offline."),
    "fetch": ("workbench.cli.fetch:fetch", "Fetch an article and its counterparts."),
    "sessions": ("workbench.cli.sessions:sessions", "List, show, delete, export, import sessions."),
    "align": ("workbench.cli.align:align", "Show what the English article lacks."),
    "segment": ("workbench.cli.segment:segment", "Cut wikitext into sections and sentences."),
    "adapt": ("workbench.cli.adapt:adapt", "Turn a page's markup into English Wikipedia's."),
    "propose": ("workbench.cli.propose:propose", "Fill in proposals for a session."),
    "translate": ("workbench.cli.translate:translate", "Translate one text, keeping its markup."),
    "engines": ("workbench.cli.engines:engines", "Tell which engines are usable here."),
    "status": ("workbench.cli.status:status", "Tell how far a session has come."),
    "draft": ("workbench.cli.draft:draft", "Print the English wikitext of a session."),
    "check": ("workbench.cli.check:check", "Check a translation."),
    "references": ("workbench.cli.references:references", "List references and their state."),
    "summary": ("workbench.cli.summary:summary", "Print the edit summary that attributes."),
    "talk": ("workbench.cli.talk:talk", "Print the talk page templates."),
    "update": ("workbench.cli.update:update", "Follow sources that changed since."),
    "publish": ("workbench.cli.publish:publish", "Save a reviewed translation, after asking."),
    "glossary": ("workbench.cli.glossary:glossary", "Check, list and convert glossaries."),
    "memory": ("workbench.cli.memory:memory", "Import, export and search the memory."),
    "romanize": ("workbench.cli.romanize:romanize", "Write Russian or Tajik in Latin letters."),
    "completion": ("workbench.cli.completion:completion", "Print a shell's completion script."),
    "doctor": ("workbench.cli.doctor:doctor", "Tell what works on this machine."),
}
"""Name → where it lives, and its line in the list of commands."""
PRINTED_BY_CLICK = frozenset(["-h", "--help", "--version"])
"""Options whose output is not printed by `show`."""


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="--json, --wiki, --engine-url, --offline and --config may stand before or after a command.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--wiki", metavar="LANG=API_URL", multiple=True, help="Where a wiki is.")
@click.option("--engine-url", metavar="NAME=URL", multiple=True, help="Where an engine is.")
@click.option("--offline", is_flag=True, help="Open no socket.")
@click.option(
    "--config", type=FILE, metavar="FILE", help="Read this file instead of workbench.toml."
)
@click.version_option(__version__, prog_name="workbench")
@click.pass_context
def workbench(ctx: click.Context, /, **_options: Any) -> None:
    """Expand English Wikipedia articles from their Russian and Tajik counterparts.

    Without a command, opens the start screen.
    """
    if ctx.invoked_subcommand is None:
        from workbench.cli.screen import start

        start(ctx.obj)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit with its code."""
    _stand_in_for_closed_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        code = main([_decoded(argument) for argument in given])
    except Exception as bug:
        from workbench.mishap import debugging, kind, noted

        if debugging():
            raise
        code = fail(f"Internal error: {kind(bug)}.", noted(bug), 2)
    sys.exit(code)


def _stand_in_for_closed_streams() -> None:
    """Let closed output go nowhere, and reading of a closed stdin fail as that of any file.

    Opened in this order they also keep databases off the numbers of the streams.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8"))


def _decoded(argument: str) -> str:
    """Return an argument that a locale without UTF-8 has mangled as it was typed."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def main(arguments: list[str]) -> int:
    """Run the program; return the exit code.

    The one place where errors become exit codes.
    """
    with gathered() as notices:
        try:
            return _run(arguments)
        finally:
            for notice in notices:
                say(notice)


def _run(arguments: list[str]) -> int:
    try:
        common, rest = Common.split(arguments)
        with printing() if PRINTED_BY_CLICK.intersection(rest) else nullcontext():
            result = workbench.main(
                args=rest,
                prog_name="workbench",
                obj=common,
                standalone_mode=False,
            )
    except click.exceptions.Exit as end:
        return int(end.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        return fail("Interrupted.", "", 130)
    except click.exceptions.NoArgsIsHelpError as error:
        say(error.format_message())
        return 2
    except click.ClickException as error:
        hint = ""
        if isinstance(error, click.UsageError) and error.ctx is not None:
            hint = f"Try '{error.ctx.command_path} --help'."
        return fail(error.format_message(), hint, 2)
    except WorkbenchError as error:
        return fail(error.message, error.hint, error.exit_code)
    return result if isinstance(result, int) else 0
