"""The command that turns a page's markup into English Wikipedia's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import (
    FILE,
    SOURCE_LANGUAGE,
    Common,
    one_stdin,
    read_links,
    read_text,
    say,
    show,
    show_json,
)
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.config import Config
    from workbench.core.adapt.context import RedLinks
    from workbench.core.model import LedgerEntry

POLICIES = ("ill", "plain", "red")

SHOWN = 20
"""Unresolved pieces that are listed one by one."""


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--from",
    "lang",
    type=SOURCE_LANGUAGE,
    required=True,
    metavar="LANG",
    help="Language of the page: ru, tg.",
)
@click.option(
    "--links", "links_file", type=FILE, metavar="FILE", help="JSON: link target → English title."
)
@click.option(
    "--red-links",
    type=click.Choice(POLICIES),
    help="What becomes of links without an English article.",
)
@click.option("--doubts", is_flag=True, help="Carry over templates that doubt the source.")
@click.pass_obj
def adapt(
    common: Common,
    file: str,
    lang: str,
    links_file: str | None,
    red_links: RedLinks | None,
    doubts: bool,
) -> int:
    """Adapt the markup of FILE (or stdin, for -); translate nothing.

    Exits with 1 when something is left that a person must decide.
    """
    from workbench.core import adapt as core

    one_stdin(file, links_file)
    wikitext = read_text(file)
    config = common.config()
    policy: RedLinks = red_links or config.get("adapt", "red_links", "ill")
    if policy not in POLICIES:
        raise UsageError(
            f"[adapt] red_links = {policy}: not known.", f"Use one of {', '.join(POLICIES)}."
        )
    links: dict[str, str | None] = {}
    existing: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    if links_file is not None:
        links = read_links(links_file)
    elif not config.offline:
        links, existing, absent = ask(config, wikitext, lang)
    context = core.Context(
        lang, links, red_links=policy, existing=existing, absent=absent, signals=doubts
    )
    result = core.adapt(wikitext, context)
    if common.as_json:
        show_json({"wikitext": result.wikitext, "ledger": [as_json(e) for e in result.ledger]})
    else:
        show(result.wikitext.removesuffix("\n"))
    return report(result.ledger)


def ask(
    config: Config, wikitext: str, lang: str
) -> tuple[dict[str, str | None], frozenset[str], frozenset[str]]:
    """Return what the wikis say.

    That is: English titles, which proposed names are taken, and which titles the source
    wiki itself lacks. Raises ReachError kinds.
    """
    from workbench.flow import asking

    found = asking.targets(config, lang, wikitext)
    return found.english, asking.taken(config, {lang: found.english}), frozenset(found.absent)


def as_json(entry: LedgerEntry) -> dict[str, str]:
    """Return a ledger entry as the JSON document has it."""
    return {
        "kind": entry.kind,
        "source": entry.source,
        "target": entry.target,
        "state": entry.state,
        "note": entry.note,
    }


def report(ledger: tuple[LedgerEntry, ...]) -> int:
    """List what is unresolved on stderr; return the exit code."""
    open_ = [entry for entry in ledger if entry.state == "unresolved"]
    for entry in open_[:SHOWN]:
        source = " ".join(entry.source.split())
        say(
            f"unresolved {entry.kind}: {source[:80]}{'…' if len(source) > 80 else ''} ({entry.note})"
        )
    if len(open_) > SHOWN:
        say(f"… and {len(open_) - SHOWN} more; --json lists them all")
    return 1 if open_ else 0
