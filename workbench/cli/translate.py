"""`workbench translate`: one text, once, with its markup kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import SOURCE_LANGUAGE, Common, read_text, say, show, show_json

ELSE = "The text stands as it was. `workbench engines` tells who else can be asked."

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.config import Config
    from workbench.engines.base import Engine
    from workbench.engines.oneoff import Result


@click.command()
@click.argument("text")
@click.option(
    "--from",
    "lang",
    type=SOURCE_LANGUAGE,
    metavar="LANG",
    required=True,
    help="Language of the text: ru, tg.",
)
@click.option(
    "--engine",
    "names",
    metavar="NAME",
    multiple=True,
    help="Ask this engine; another --engine is asked where it fails.",
)
@click.option(
    "--compare", is_flag=True, help="Ask two engines, and show both answers with what differs."
)
@click.pass_obj
def translate(common: Common, text: str, lang: str, names: tuple[str, ...], compare: bool) -> int:
    """Translate TEXT (wikitext; - for stdin) into English, keeping its markup."""
    config = common.config()
    wikitext = read_text("-") if text == "-" else text
    engines = _able(config, lang, names)
    if compare:
        return _compare(common, config, wikitext, lang, engines)
    result = _run(config, wikitext, lang, engines)
    if common.as_json:
        from dataclasses import asdict

        ledger = [asdict(entry) for entry in result.ledger]
        show_json({"text": result.text, "engine": result.engine, "ledger": ledger})
    else:
        show(result.text.removesuffix("\n"))
    for note in dict.fromkeys(result.notes):
        say(f"Look at: {note}")
    return _tell(result, config)


def _able(config: Config, lang: str, names: tuple[str, ...]) -> list[Engine]:
    """Return the engines to ask; offline, those that ask no network."""
    from workbench.engines import registry
    from workbench.errors import Refused

    engines = [registry.get(name, config) for name in names or registry.order(config, lang)]
    able = [one for one in engines if lang in one.langs and (names or not one.unusable())]
    if config.offline:
        return [one for one in able if not one.networked]
    if not able:
        named = " or ".join(names)
        why = f"{named} does not translate from {lang}" if names else f"no engine takes {lang}"
        raise Refused(f"Nothing was translated: {why}.", "`workbench engines` tells of each.")
    return able


def _run(config: Config, wikitext: str, lang: str, engines: list[Engine]) -> Result:
    from workbench.engines import oneoff

    return oneoff.translate(wikitext, lang, engines, terms=_terms(config, lang))


def _compare(
    common: Common, config: Config, wikitext: str, lang: str, engines: list[Engine]
) -> int:
    """Show the answers of two engines, what the second has otherwise in brackets."""
    from workbench.store.similarity import marked

    results = [(one.name, _run(config, wikitext, lang, [one])) for one in engines[:2]]
    came = [(name, result) for name, result in results if result.translated]
    if common.as_json:
        rows = [
            {"engine": name, "text": result.text, "untranslated": list(result.untranslated)}
            for name, result in results
        ]
        show_json({"alternatives": rows})
    else:
        for name, result in came:
            show(f"{name}: {result.text}")
        if len(came) > 1:
            show(f"{came[1][0]}, compared: {marked(came[0][1].text, came[1][1].text)}")
    for name, result in results:
        for reason in dict.fromkeys(result.untranslated):
            say(f"{name}: {reason}.")
    if len(engines) < 2:
        say("Fewer than two engines can be asked: `workbench engines` says why.")
    return 0 if len(came) > 1 else 1


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
