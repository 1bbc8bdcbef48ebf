"""`workbench memory`: TMX in and out, and looking up what was translated before."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import (
    FILE,
    LANGUAGE,
    Common,
    printing,
    read_text,
    say,
    show,
    show_json,
    show_rows,
)
from workbench.core.counting import counted

if TYPE_CHECKING:
    from workbench.store.memory import Memory, MemoryMatch, MemoryUnit


@click.group()
def memory() -> None:
    """Import, export and search the translation memory."""


@memory.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@click.option(
    "--from", "lang", type=LANGUAGE, default="", help="Only segments of this language, as in ru."
)
@click.pass_obj
def import_(common: Common, files: tuple[str, ...], lang: str) -> None:
    """Take the segments of TMX files in; a file is taken whole or not at all."""
    from workbench import places
    from workbench.flow.exchange import import_tmx
    from workbench.store.memory import Memory

    done = []
    with Memory(places.memory_database()) as store:
        for file in files:
            count = import_tmx(store, file, lang)
            say(f"{file}: {counted(count, 'segment')}.")
            done.append({"file": file, "segments": count})
        total = store.count()
    if common.as_json:
        show_json({"files": done, "total": total})


def _open_to_read() -> Memory:
    """Open the memory, for reading where there is one: its folder need not be writable."""
    from workbench import places
    from workbench.store.memory import Memory

    path = places.memory_database()
    return Memory(path, read_only=path.exists())


@memory.command()
@click.option(
    "-o", "--output", default="-", type=FILE, metavar="FILE", help="Where to write; - is stdout."
)
@click.option(
    "--from", "lang", type=LANGUAGE, default="", help="Only segments of this language, as in ru."
)
@click.pass_obj
def export(common: Common, output: str, lang: str) -> None:
    """Write the memory as TMX 1.4, packed if the file's name ends in .gz."""
    from workbench.errors import UsageError
    from workbench.flow.exchange import export_file, export_tmx

    if output == "-" and common.as_json:
        raise UsageError("--json and the memory cannot both go to stdout.", "Name a file with -o.")
    with _open_to_read() as store:
        if output == "-":
            with printing():
                count = export_tmx(store, sys.stdout.buffer, lang)
        else:
            count = export_file(store, Path(output), lang)
    say(f"{counted(count, 'segment')}.")
    if common.as_json:
        show_json({"file": output, "segments": count})


@memory.command()
@click.pass_obj
def repair(common: Common) -> None:
    """Save what can be read of a damaged memory; the damaged file is kept beside it."""
    from workbench import places
    from workbench.store.rescue import repair_memory

    done = repair_memory(places.memory_database())
    if common.as_json:
        show_json({"repaired": bool(done), "said": done})
    else:
        show(done or "The memory is whole.")


@memory.command()
@click.argument("text")
@click.option(
    "--from", "lang", type=LANGUAGE, default="ru", show_default=True, help="Language of the text."
)
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 100))
@click.option("--minimum", default=70, show_default=True, type=click.IntRange(0, 101))
@click.option("--concordance", is_flag=True, help="Find segments that hold these words instead.")
@click.pass_obj
def search(
    common: Common, text: str, lang: str, limit: int, minimum: int, concordance: bool
) -> None:
    """Find translations of a text like this one; - reads the text from stdin."""
    wanted = text if text != "-" else read_text("-")
    with _open_to_read() as store:
        if concordance:
            matches = [_unit(unit) for unit in store.concordance(wanted, limit=limit)]
        else:
            found = store.search(wanted, lang, limit=limit, minimum=minimum)
            matches = [_match(match) for match in found]
    if common.as_json:
        show_json({"matches": matches})
        return
    if not matches:
        say("Nothing like it in the memory.")
    for match in matches:
        show_rows(*_lines(match, "" if concordance else wanted))


def _match(match: MemoryMatch) -> dict[str, Any]:
    return {
        "source": match.source,
        "target": match.target,
        "score": match.score,
        "origin": match.origin,
        "author": match.author,
        "date": match.date,
        "lang": match.lang,
        "machine": match.machine,
        "notes": list(match.notes),
    }


def _unit(unit: MemoryUnit) -> dict[str, Any]:
    return {
        "source": unit.source,
        "target": unit.target,
        "score": None,
        "origin": unit.origin,
        "author": unit.author,
        "date": unit.changed,
        "lang": unit.lang,
        "machine": unit.machine,
        "notes": [],
    }


def _lines(match: dict[str, Any], asked: str) -> list[str]:
    """Show a match; what it has otherwise than the text asked for stands in brackets."""
    from workbench.store.similarity import marked

    head = " · ".join(
        str(part)
        for part in (
            "" if match["score"] is None else f"{match['score']} %",
            match["origin"],
            match["author"],
            match["date"][:10],
            "machine" if match["machine"] else "",
            *match["notes"],
        )
        if part
    )
    source = marked(asked, match["source"]) if asked else match["source"]
    return [head, f"  {source}", f"  {match['target']}"]
