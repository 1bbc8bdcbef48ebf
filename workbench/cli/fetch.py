"""`workbench fetch`: fetch an article and its counterparts into a new session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import SOURCE_LANGUAGE, Common, say, show, show_json, show_rows

if TYPE_CHECKING:
    from workbench.core.model import Session


@click.command()
@click.argument("title")
@click.option(
    "--from",
    "langs",
    type=SOURCE_LANGUAGE,
    metavar="LANG",
    multiple=True,
    help="Source language (ru, tg).",
)
@click.option("--ru", metavar="TITLE", help="The Russian article, if language links do not say.")
@click.option("--tg", metavar="TITLE", help="The Tajik article, if language links do not say.")
@click.option("--name", metavar="NAME", help="Name of the session.")
@click.pass_obj
def fetch(
    common: Common,
    title: str,
    langs: tuple[str, ...],
    ru: str | None,
    tg: str | None,
    name: str | None,
) -> None:
    """Fetch an English article and its counterparts, and keep them as a session.

    TITLE is the article's English, Russian or Tajik title, or its address on any of
    the wikis.
    """
    from workbench import places
    from workbench.flow.opening import SOURCES, fetch_article
    from workbench.store.sessions import Sessions

    def tell(lang: str, doing: str) -> None:
        say(f"{lang}: {doing}")

    titles = {lang: given for lang, given in (("ru", ru), ("tg", tg)) if given}
    chosen = langs or tuple(titles) or SOURCES
    made = fetch_article(
        common.config(), title, langs=chosen, titles=titles, name=name, progress=tell
    )
    with Sessions(places.sessions_database(), read_only=True) as store:
        _show(store.load(made), common.as_json)


def _show(session: Session, as_json: bool) -> None:
    pages = (session.target, *session.sources)
    if as_json:
        rows = [
            {"lang": p.lang, "title": p.title, "revid": p.revid, "timestamp": p.timestamp}
            for p in pages
        ]
        show_json(
            {
                "session": session.name,
                "target": rows[0],
                "sources": rows[1:],
                "missing": list(session.missing),
            }
        )
        return
    for page in pages:
        show_rows(f"{page.lang}  {page.title}  (revision {page.revid}, {page.timestamp})")
    for lang in session.missing:
        show_rows(f"{lang}  no counterpart")
    show(f"Session: {session.name}")
    show(f'Next: workbench align "{session.name}"')
