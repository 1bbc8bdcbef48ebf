"""`workbench translate`: one text, once, with its markup kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import LANGUAGE, Common, read_text, say, show, show_json

ELSE = "The text stands as it was. `workbench engines` tells who else can be asked."

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.config import Config
    from workbench.engines.oneoff import Result


@click.command()
@click.argument("text")
@click.option(
    "--from",
    "lang",
    type=LANGUAGE,
    metavar="LANG",
    required=True,
    help="Language of the text: ru, tg.",
)
@click.option("--engine", metavar="NAME", help="Ask this engine only.")
@click.pass_obj
def translate(common: Common, text: str, lang: str, engine: str | None) -> int:
    """Translate TEXT (wikitext; - for stdin) into English, keeping its markup."""
    config = common.config()
    wikitext = read_text("-") if text == "-" else text
    result = _run(config, wikitext, lang, engine)
    if common.as_json:
        from dataclasses import asdict

        ledger = [asdict(entry) for entry in result.ledger]
        show_json({"text": result.text, "engine": result.engine, "ledger": ledger})
    else:
        show(result.text)
    for note in dict.fromkeys(result.notes):
        say(f"Look at: {note}")
    return _tell(result, config)


def _run(config: Config, wikitext: str, lang: str, engine: str | None) -> Result:
    """Translate with the engines that can be asked; offline, with none that asks a network."""
    from workbench.engines import oneoff, registry
    from workbench.errors import Refused

    names = [engine] if engine else registry.order(config, lang)
    engines = [registry.get(name, config) for name in names]
    able = [one for one in engines if lang in one.langs and (engine or not one.unusable())]
    if config.offline:
        able = [one for one in able if not one.networked]
    elif not able:
        why = f"{engine} does not translate from {lang}" if engine else f"no engine takes {lang}"
        raise Refused(f"Nothing was translated: {why}.", "`workbench engines` tells of each.")
    return oneoff.translate(wikitext, lang, able, terms=_terms(config, lang))


def _terms(config: Config, lang: str) -> Callable[[str], dict[str, str]]:
    """Return what finds the glossary's terms in a text, as they stand there → English."""
    from functools import cache

    from workbench.core.glossary.matcher import Matcher
    from workbench.core.glossary.terms import HINT, KEEP
    from workbench.formats.glossaries import load_all

    @cache
    def matcher() -> Matcher:
        return Matcher((t for t in load_all(config, lang) if HINT not in t.flags), lang)

    def find(text: str) -> dict[str, str]:
        return {
            hit.surface: hit.surface if KEEP in hit.term.flags else hit.term.preferred
            for hit in matcher().find(text)
            if hit.certain
        }

    return find


def _tell(result: Result, config: Config) -> int:
    """Say what was not translated and why; return the exit code."""
    if not result.untranslated:
        return 0
    reasons = list(dict.fromkeys(result.untranslated))
    if config.offline and not result.translated:
        say("Not translated: the program is offline. The text stands as it was.")
        return 1
    if not result.translated:
        from workbench.cli.common import fail

        return fail(f"Nothing was translated: {'; '.join(reasons)}.", ELSE, 3)
    count = len(result.untranslated)
    say(f"{count} of {count + result.translated} segments stand as they were: {'; '.join(reasons)}")
    return 1
