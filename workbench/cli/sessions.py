"""`workbench sessions`: what is being worked on, and sessions as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import FILE, Common, read_text, say, show, show_json, show_rows
from workbench.core.counting import counted

if TYPE_CHECKING:
    from workbench.core.model import Draft, Session
    from workbench.store.sessions import Sessions, SessionSummary


LONGEST = 60
"""Characters of a title in the table; `show` and --json have all of it."""


@click.group(invoke_without_command=True)
@click.pass_context
def sessions(ctx: click.Context) -> None:
    """List, show, delete, export and import sessions; without a command, list them."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


def _open() -> Sessions:
    """Open the database, mended if need be."""
    from workbench import places
    from workbench.store.sessions import Sessions

    return Sessions(places.sessions_database(), check=True)


@contextmanager
def _reading() -> Iterator[Sessions]:
    """Open the database to read, also where it cannot be written.

    Of that it is told when all else is done: one full disk is no two errors.
    """
    from workbench import places
    from workbench.errors import StoreError
    from workbench.store.sessions import Sessions

    notice = ""
    try:
        store = _open()
    except StoreError as error:
        try:
            store = Sessions(places.sessions_database(), read_only=True)
        except StoreError:
            raise error from None
        notice = f"{error.message} It was only read."
    with store:
        yield store
    if notice:
        say(notice)


@sessions.command("list")
@click.pass_obj
def list_(common: Common) -> None:
    """List the sessions, the last worked on first."""
    found = _summaries()
    if common.as_json:
        show_json({"sessions": [_row(summary) for summary in found]})
    elif found:
        show_rows(*_table(found))
    else:
        say("There are no sessions. `workbench fetch TITLE` makes one.")


def _summaries() -> list[SessionSummary]:
    """Return the sessions there are: none where no database is, nor can be made."""
    import errno
    import os

    from workbench import places
    from workbench.errors import StoreError

    try:
        with _reading() as store:
            return store.summaries()
    except StoreError:
        try:
            os.stat(places.sessions_database())
        except OSError as error:
            if error.errno == errno.ENOENT:
                return []
        raise


@sessions.command("show")
@click.argument("name")
@click.pass_obj
def show_(common: Common, name: str) -> None:
    """Show the pages and the progress of a session."""
    with _reading() as store:
        session = store.load(name)
        summary = next(s for s in store.summaries() if s.name == name)
        _show_one(common, session, summary, store.drafts(name).values())


def _show_one(
    common: Common, session: Session, summary: SessionSummary, drafts: Iterable[Draft]
) -> None:
    states: dict[str, int] = {}
    for draft in drafts:
        states[str(draft.state)] = states.get(str(draft.state), 0) + 1
    pages = [
        {"lang": p.lang, "title": p.title, "revid": p.revid, "timestamp": p.timestamp}
        for p in (session.target, *session.sources)
    ]
    if common.as_json:
        row = _row(summary)
        more = {"pages": pages, "missing": list(session.missing), "states": states}
        show_json({"sessions": [row], **row, **more})
        return
    show_rows(f"{summary.name}: {summary.title}")
    for page in pages:
        show_rows(
            f"  {page['lang']}  {page['title']}  revision {page['revid']}  {page['timestamp']}"
        )
    each = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    show(f"  {counted(summary.segments, 'segment')}" + (f": {each}" if each else ""))


@sessions.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.pass_obj
def delete(common: Common, names: tuple[str, ...]) -> None:
    """Remove sessions with all their drafts."""
    with _open() as store:
        for name in names:
            store.delete(name)
            say(f"{name} is removed.")
    if common.as_json:
        show_json({"deleted": list(names)})


@sessions.command()
@click.argument("name")
@click.option(
    "-o", "--output", default="-", type=FILE, metavar="FILE", help="Where to write; - is stdout."
)
@click.pass_obj
def export(common: Common, name: str, output: str) -> None:
    """Write a session as one file of JSON lines, which diffs well."""
    from workbench.errors import UsageError
    from workbench.keeping import save

    if output == "-" and common.as_json:
        raise UsageError("--json and the session cannot both go to stdout.", "Name a file with -o.")
    with _reading() as store:
        text = store.export(name)
        if output == "-":
            show(text.removesuffix("\n"))
            return
        save(output, text)
        say(f"{output} is written.")
    if common.as_json:
        show_json({"session": name, "file": output})


@sessions.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.pass_obj
def import_(common: Common, files: tuple[str, ...]) -> None:
    """Take exported sessions in; one that has a name already gets a number behind it."""
    with _open() as store:
        names = []
        for file in files:
            names.append(store.import_(read_text(file)))
            say(f"{names[-1]} is here.")
        rows = [_row(summary) for summary in store.summaries() if summary.name in names]
    if common.as_json:
        show_json({"sessions": sorted(rows, key=lambda row: names.index(row["name"]))})


def _row(summary: SessionSummary) -> dict[str, Any]:
    return {
        "name": summary.name,
        "title": summary.title,
        "sources": [{"lang": s.lang, "title": s.title, "revid": s.revid} for s in summary.sources],
        "segments": summary.segments,
        "confirmed": summary.confirmed,
        "updated": summary.updated,
    }


def _table(found: list[SessionSummary]) -> list[str]:
    rows = [("NAME", "TITLE", "SOURCES", "CONFIRMED", "UPDATED")]
    rows += [
        (
            s.name,
            s.title if len(s.title) <= LONGEST else f"{s.title[: LONGEST - 1]}…",
            " ".join(source.lang for source in s.sources),
            f"{s.confirmed} of {s.segments}",
            s.updated.replace("T", " ").removesuffix("Z"),
        )
        for s in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
