"""`workbench` and `workbench open`: the screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.common import SOURCE_LANGUAGE, Common

if TYPE_CHECKING:
    from workbench.tui.request import Request


@click.command("open")
@click.argument("title")
@click.option(
    "--from",
    "langs",
    type=SOURCE_LANGUAGE,
    multiple=True,
    metavar="LANG",
    help="A source language (repeatable).",
)
@click.option("--ru", metavar="TITLE", help="The Russian article, where no link names it.")
@click.option("--tg", metavar="TITLE", help="The Tajik article, where no link names it.")
@click.pass_obj
def open_(
    common: Common, title: str, langs: tuple[str, ...], ru: str | None, tg: str | None
) -> None:
    """Open the screen on an article: TITLE, its address, or the name of a session.

    A session of that name or title is resumed where it was left.
    """
    from workbench.flow.naming import find
    from workbench.tui.request import Request

    titles = {lang: value for lang, value in (("ru", ru), ("tg", tg)) if value}
    name = find(title)
    if name is not None:
        run(common, session=name)
    else:
        wanted = tuple(dict.fromkeys([*langs, *titles])) or ("ru", "tg")
        run(common, request=Request(title, wanted, titles))


def start(common: Common) -> None:
    """Open the start screen."""
    run(common)


def run(common: Common, *, session: str = "", request: Request | None = None) -> None:
    """Run the screen until the translator leaves it.

    Raises UsageError without a terminal, and for a configuration that checking would refuse.
    """
    from workbench.errors import UsageError

    config = common.config()
    if "checks" in config.tables:
        from workbench.flow.checking import settings

        settings(config)
    served = "TEXTUAL_DRIVER" in os.environ  # in a browser, by `workbench serve`
    if not served and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "The screen needs a terminal.", "The commands work without one: workbench --help."
        )
    from workbench.tui import garbage

    garbage.rest()
    from workbench.tui.app import WorkbenchApp

    app = WorkbenchApp(config, session=session, request=request, when_loaded=garbage.go_on)
    app.run()
    if app.broken is not None:
        raise app.broken
