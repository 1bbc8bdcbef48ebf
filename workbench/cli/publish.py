"""`workbench publish`: save a reviewed translation on English Wikipedia, after asking."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from workbench.cli.common import Common, say, show_json, show_rows
from workbench.core.plain import plain_line

if TYPE_CHECKING:
    from workbench.flow.publishing import Plan


@click.command()
@click.argument("session")
@click.option("--section", "sections", multiple=True, metavar="N", help="Section N, or LANG:N.")
@click.option(
    "--to",
    type=click.Choice(["sandbox", "draft", "article"]),
    help="Where; the user's sandbox unless configured.",
)
@click.pass_context
def publish(ctx: click.Context, session: str, sections: tuple[str, ...], to: str | None) -> None:
    """Save what is translated and confirmed, after showing it and asking.

    Off until [publish] in workbench.toml switches it on. There is no option that skips
    the question.
    """
    from workbench.flow import publishing
    from workbench.flow.finishing import part_of
    from workbench.flow.workspace import Workspace
    from workbench.wiki.publishing import FilterWarned

    common: Common = ctx.obj
    config = common.config()
    with Workspace.open(config, session) as workspace:
        parts = [part_of(workspace, number) for number in sections] or None
        wiki, user = publishing.connect(config)
        where = to or config.get("publish", "to", "sandbox")
        plan = publishing.prepare(workspace, wiki, user, parts, where)
        _show(plan)
        if plan.conflicts:
            publishing.publish(workspace, wiki, plan)
        if not _asked(f"Save this as {user} on “{plan.base.title}”?"):
            say("Nothing was saved.")
            ctx.exit(1)
        try:
            saved = publishing.publish(workspace, wiki, plan)
        except FilterWarned as warning:
            say(warning.message)
            if not _asked("Save it all the same?"):
                say("Nothing was saved.")
                ctx.exit(1)
            saved = publishing.publish(workspace, wiki, plan, warned=True)
    for note in saved.notes:
        say(note)
    if common.as_json:
        show_json(asdict(saved))
    else:
        show_rows(f"Saved “{saved.title}” as revision {saved.revid}.")


def _show(plan: Plan) -> None:
    """Tell everything about the edit on stderr, so that --json stays one document."""
    say(plan.difference)
    say("")
    for conflict in plan.conflicts:
        say("Conflict: somebody changed the same lines.")
        say(f"  theirs: {conflict.theirs.strip()[:300]}")
        say(f"  yours:  {conflict.ours.strip()[:300]}")
    for problem in plan.problems:
        say(f"The wiki will show an error: {problem}")
    for summary in plan.summaries:
        say(f"Summary: {summary}")


def _asked(question: str) -> bool:
    """Ask on the terminal; only `yes` is a yes, and no answer is none."""
    try:
        answer = click.prompt(
            f"{plain_line(question)} Type yes", default="", show_default=False, err=True
        )
    except click.Abort:
        return False
    return str(answer).strip().lower() == "yes"
