"""The command that writes Russian or Tajik in Latin letters."""

from __future__ import annotations

import click

from workbench.cli.common import Common, read_text, show, show_json


@click.command()
@click.argument("text")
@click.option("--lang", required=True, type=click.Choice(["ru", "tg"]), help="Language of TEXT.")
@click.option(
    "--scheme",
    default="wikipedia",
    type=click.Choice(["wikipedia", "wiktionary", "bgn-pcgn", "iso9"]),
    help="wikipedia for prose, wiktionary for the translit= of a footnote.",
)
@click.pass_obj
def romanize(common: Common, text: str, lang: str, scheme: str) -> None:
    """Write TEXT (or stdin, for -) in Latin letters."""
    from workbench.core.romanize import romanize as latin

    source = read_text("-").rstrip("\n") if text == "-" else text
    result = latin(source, lang, scheme)
    if common.as_json:
        show_json({"text": result, "scheme": scheme})
    else:
        show(result)
