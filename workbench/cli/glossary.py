"""`workbench glossary`: check texts against glossaries, look terms up, convert and validate."""

from __future__ import annotations

import click

from workbench.cli.common import Common, read_text, say, show, show_json


@click.group()
def glossary() -> None:
    """Check, list and convert glossaries."""


@glossary.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--source", metavar="FILE", help="The text that PATH translates.")
@click.option("--from", "lang", metavar="LANG", default="", help="Language of the source.")
@click.pass_obj
def check(common: Common, paths: tuple[str, ...], source: str | None, lang: str) -> int:
    """Check English texts against the glossaries."""
    from workbench.core.glossary.checking import Checker
    from workbench.core.glossary.layout import layout
    from workbench.formats.glossaries import load_all
    from workbench.outputs import findings

    checker = Checker(load_all(common.config(), lang), lang)
    found = []
    for path in paths:
        text = read_text(path)
        if source:
            original = read_text(source)
            result = checker.check_pages(layout(original), layout(text))
        else:
            original, result = "", checker.check_page(layout(text))
        found += findings.locate(result, path, text, source=source or "", source_text=original)
    if common.as_json:
        show_json(findings.document(found))
    else:
        for item in found:
            show(
                f"{item.path}:{item.line}:{item.column}: {item.finding.rule} {item.finding.message}"
            )
        say(f"{len(found)} findings")
    return 1 if found else 0
