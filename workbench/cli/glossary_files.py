"""`workbench glossary validate` and `convert`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.common import FILE, LANGUAGE, Common, say, show, show_json, show_rows
from workbench.core.counting import counted
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.core.glossary.terms import Term

FORMATS = ("csv", "tsv", "tbx", "tbx3-dca", "tbx3-dct", "omegat")


@click.command()
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE…]")
@click.pass_obj
def validate(common: Common, files: tuple[str, ...]) -> int:
    """Name the bad rows of glossaries: the given ones, or all that apply.

    Duplicates, conflicts, letters of the wrong script, stray spaces, unknown flags. Exits 1 if there
    are any.
    """
    from workbench.core.glossary.validating import validate as look
    from workbench.formats import glossaries, glossary_csv

    paths = [Path(f) for f in files] or glossaries.all_files(common.config())
    problems = []
    count = 0
    for path in paths:
        terms = glossaries.load_file(path)
        raw = glossary_csv.edges(path) if path.suffix in (".csv", ".tsv") else []
        count += len(terms)
        problems += [(str(path), p.line, p.kind, p.message) for p in look(terms)]
        problems += [(str(path), line, "spaces", message) for line, message in raw]
    if common.as_json:
        names = ("path", "line", "kind", "message")
        show_json({"problems": [dict(zip(names, p, strict=True)) for p in problems]})
    else:
        for path_name, line, kind, message in problems:
            show_rows(f"{path_name}:{line}: {kind}: {message}")
    say(
        f"{counted(count, 'term')} in {counted(len(paths), 'file')}, {counted(len(problems), 'problem')}."
    )
    return 1 if problems else 0


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--to", "style", type=click.Choice(FORMATS), help="By the name of --output if absent."
)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Where to; stdout by default.")
@click.option(
    "--lang",
    type=LANGUAGE,
    default="",
    metavar="LANG",
    help="Language of the terms, if no name tells.",
)
@click.option(
    "--one-term-per-entry", is_flag=True, help="TBX for Weblate: a pair of forms an entry."
)
@click.pass_obj
def convert(
    common: Common,
    file: str,
    style: str | None,
    output: str | None,
    lang: str,
    one_term_per_entry: bool,
) -> None:
    """Convert a glossary between CSV, TSV, TBX and OmegaT's tab-separated form.

    TBX is the version of 2008, which every program reads; version 3 on request.
    """
    from workbench.formats import glossaries
    from workbench.keeping import save

    terms = glossaries.load_file(Path(file), lang)
    lang = lang or (terms[0].lang if terms else "")
    text = _written(terms, lang, style or _by_name(output), one_term_per_entry)
    if output and output != "-":
        save(output, text)
        say(f"{counted(len(terms), 'term')} written to {output}.")
        if common.as_json:
            show_json({"terms": len(terms), "file": output})
    elif common.as_json:
        show_json({"terms": len(terms), "text": text})
    else:
        show(text.removesuffix("\n"))


def _by_name(output: str | None) -> str:
    ending = Path(output).suffix.lower() if output else ""
    known = {".csv": "csv", ".tsv": "tsv", ".tbx": "tbx", ".txt": "omegat", ".utf8": "omegat"}
    if ending not in known:
        raise UsageError("Name the format with --to.", f"One of: {', '.join(FORMATS)}.")
    return known[ending]


def _written(terms: list[Term], lang: str, style: str, one_term: bool) -> str:
    from workbench.formats import glossary_csv, omegat, tbx

    if style in ("csv", "tsv"):
        return glossary_csv.dump(terms, tabs=style == "tsv")
    if style == "omegat":
        return omegat.dump(terms)
    version = {"tbx": tbx.Style.TBX_2008, "tbx3-dca": tbx.Style.DCA, "tbx3-dct": tbx.Style.DCT}
    return tbx.dump(terms, lang, style=version[style], one_term=one_term)
