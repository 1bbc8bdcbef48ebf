"""`workbench doctor`: what works on this machine."""

from __future__ import annotations

import os
import shutil
import sys

import click

from workbench.cli.common import Common, show_json, show_rows


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Tell what works here: databases, wikis, engines, terminal, clipboard.

    Looks through every database for damage and changes none. Exits 1 when something that the workbench needs does not work.
    """
    common: Common = ctx.obj
    rows = [*_storage(), *_databases(), *_terminal(), *_wikis(common), *_engines(common)]
    if common.as_json:
        show_json(
            {"checks": [dict(zip(("what", "ok", "detail"), row, strict=True)) for row in rows]}
        )
    else:
        for what, ok, detail in rows:
            show_rows(f"{'ok' if ok else '--':3} {what:22} {detail}")
    needed = ("data folder", "Python", "wiki ", "sessions", "memory")
    ctx.exit(1 if any(not ok for what, ok, _ in rows if what.startswith(needed)) else 0)


Row = tuple[str, bool, str]


def _storage() -> list[Row]:
    from workbench import places

    folder = places.data()
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    writable = nearest.is_dir() and os.access(nearest, os.W_OK)
    version = ".".join(map(str, sys.version_info[:3]))
    return [
        ("Python", sys.version_info >= (3, 11), version),
        ("data folder", writable, str(folder) + ("" if writable else " cannot be written")),
        ("glossaries", places.shipped_glossaries().is_dir(), str(places.shipped_glossaries())),
    ]


def _databases() -> list[Row]:
    from workbench import places
    from workbench.store.answers import ANSWERS
    from workbench.store.examining import examine
    from workbench.store.migrations import MEMORY, SESSIONS

    return [
        ("sessions", *examine(places.sessions_database(), SESSIONS)),
        ("memory", *examine(places.memory_database(), MEMORY)),
        ("answers of engines", *examine(places.answers_database(), ANSWERS)),
    ]


def _terminal() -> list[Row]:
    encoding = (sys.stdout.encoding or "").lower()
    term = os.environ.get("TERM", "")
    inside = "inside tmux" if os.environ.get("TMUX") else term or "no TERM"
    rows = [
        ("terminal", bool(term) and term != "dumb", inside),
        ("UTF-8", encoding in ("utf-8", "utf8"), encoding or "unknown"),
        (
            "colour",
            not os.environ.get("NO_COLOR"),
            "off (NO_COLOR)" if os.environ.get("NO_COLOR") else "on",
        ),
    ]
    if os.environ.get("TMUX"):
        rows.append(("clipboard", True, "by OSC 52; in tmux it needs: set -g set-clipboard on"))
    else:
        rows.append(
            ("clipboard", True, "by OSC 52, if the terminal takes it; files are always written")
        )
    browser = next((b for b in ("xdg-open", "open", "wslview") if shutil.which(b)), "")
    rows.append(
        ("web browser", bool(browser), browser or "none found; addresses are shown instead")
    )
    return rows


def _wikis(common: Common) -> list[Row]:
    from workbench.config import LANGUAGES
    from workbench.errors import WorkbenchError
    from workbench.wiki.client import Wiki

    config = common.config()
    rows: list[Row] = []
    for lang in LANGUAGES:
        wiki = Wiki(lang, config, deadline=8.0, sleep=lambda _: None)
        try:
            answer = wiki.call(
                {"action": "query", "meta": "siteinfo", "siprop": "general"}, retry=False
            )
            general = answer["query"]["general"]
            rows.append((f"wiki {lang}", True, f"{general['sitename']}, {general['generator']}"))
        except WorkbenchError as error:
            rows.append((f"wiki {lang}", False, error.message))
        except (KeyError, TypeError):
            rows.append((f"wiki {lang}", False, f"{config.api(lang)} is no MediaWiki API."))
        finally:
            wiki.close()
    return rows


def _engines(common: Common) -> list[Row]:
    from workbench.engines import registry

    return [
        (f"engine {info.name}", info.usable, info.reason or "usable")
        for info in registry.describe(common.config())
    ]
