"""`workbench references`: the references of a session's sources, each with its state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import Common, say, show_json, show_rows

if TYPE_CHECKING:
    from workbench.flow.citing import Standing


@click.command()
@click.argument("session")
@click.option("--check-urls", is_flag=True, help="Ask each address whether it still opens.")
@click.pass_context
def references(ctx: click.Context, session: str, check_urls: bool) -> None:
    """List the references of a session's sources with what became of them.

    Exits 1 when a reference was lost or is in doubt, or an address does not open.
    """
    from workbench.flow.citing import standings
    from workbench.flow.workspace import Workspace

    common: Common = ctx.obj
    with Workspace.look(common.config(), session) as workspace:
        found = standings(workspace)
    rows = [one.record() for one in found]
    if check_urls:
        _ask(common, rows)
    if common.as_json:
        show_json({"references": rows})
    else:
        _print(rows, found)
    bad = [r for r in rows if r["state"] == "lost" or r["doubts"] or _broken(r)]
    ctx.exit(1 if bad else 0)


def _broken(row: dict[str, Any]) -> bool:
    return row.get("address", {}).get("state") in {"dead", "unreachable"}


def _ask(common: Common, rows: list[dict[str, Any]]) -> None:
    """Add to each row what became of its address."""
    from workbench.wiki.urls import Asker, Opened

    def tell(opened: Opened) -> None:
        say(f"{opened.state:12} {opened.url}")

    answers = Asker(common.config()).ask((row["url"] for row in rows if row["url"]), tell)
    for row in rows:
        if opened := answers.get(row["url"]):
            row["address"] = {
                "state": opened.state,
                "code": opened.code,
                "detail": opened.detail,
                "archive": row["archive"] or opened.archive,
            }


def _print(rows: list[dict[str, Any]], found: list[Standing]) -> None:
    for row, one in zip(rows, found, strict=True):
        shown = row["url"] or row["text"][:80] or f"reuse of “{row['name']}”"
        place = f"segment {row['segment']}" if row["segment"] else f"at {one.cited.start}"
        show_rows(f"{row['lang']} {place}: {row['state']}: {shown}")
        for doubt in row["doubts"]:
            show_rows(f"    {doubt}")
        if address := row.get("address"):
            detail = f" ({address['detail']})" if address["detail"] else ""
            show_rows(f"    {address['state']} {address['code'] or ''}{detail}".rstrip())
            if address["archive"] and _broken(row):
                show_rows(f"    archived copy: {address['archive']}")
    if not rows:
        say("The sources have no references.")
