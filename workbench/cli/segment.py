"""`workbench segment`: sections, blocks and sentences of a wikitext file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import FILE, LANGUAGE, Common, read_text, show_json, show_rows

if TYPE_CHECKING:
    from workbench.core.model import Page


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--lang",
    type=LANGUAGE,
    required=True,
    metavar="CODE",
    help="Language of the text: ru, tg, en …",
)
@click.pass_obj
def segment(common: Common, file: str, lang: str) -> None:
    """Cut the wikitext of FILE (- for stdin) into sections, blocks and sentences.

    With --json, places count the characters of the text; a byte order mark before it is none.
    """
    from workbench.core.wikitext.segments import segment_page

    page = segment_page(read_text(file), lang)
    if common.as_json:
        show_json(document(page))
    else:
        show_rows(*outline(page))


def document(page: Page) -> dict[str, Any]:
    """Return the page as the JSON document of the command."""
    return {
        "lang": page.lang,
        "sections": [
            {
                "index": section.index,
                "level": section.level,
                "title": section.title,
                "start": section.start,
                "end": section.end,
                "blocks": [
                    {
                        "kind": str(block.kind),
                        "start": block.start,
                        "end": block.end,
                        "segments": [
                            {"start": one.start, "end": one.end, "text": one.text}
                            for one in block.segments
                        ],
                    }
                    for block in section.blocks
                ],
            }
            for section in page.sections
        ],
    }


def outline(page: Page) -> list[str]:
    """Return the page as indented lines, one a segment."""
    rows: list[str] = []
    for section in page.sections:
        name = section.title or "(lead)"
        rows.append(f"{section.index} {'=' * section.level} {name}".replace("  ", " "))
        for block in section.blocks:
            if block.segments:
                rows.append(f"  {block.kind}")
                rows += [f"    {' '.join(one.text.split())}" for one in block.segments]
    return rows
