"""`workbench engines`: which engines there are, and whether they are usable here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import Common, say, show_json, show_rows

if TYPE_CHECKING:
    from workbench.engines.registry import EngineInfo


@click.command()
@click.option("--reset", metavar="NAME", help="Ask an engine again that is paused after failures.")
@click.pass_obj
def engines(common: Common, reset: str | None) -> None:
    """Tell which engines are usable here, and why the others are not."""
    from dataclasses import asdict

    from workbench.engines import registry

    config = common.config()
    if reset is not None:
        engine = registry.get(reset, config)
        count = engine.calls.states.reset(reset)
        say(f"{reset}: {'its failures are forgotten' if count else 'there was no pause'}.")
    found = registry.describe(config)
    if common.as_json:
        show_json({"engines": [asdict(info) for info in found]})
        return
    for info in found:
        show_rows(*_lines(info))
    for lang in ("ru", "tg"):
        say(f"Asked for {lang}, in this order: {', '.join(registry.order(config, lang))}")


def _lines(info: EngineInfo) -> list[str]:
    """Describe an engine in a few lines."""
    langs = " ".join(lang for lang in ("ru", "tg") if getattr(info, lang)) or "-"
    state = "usable" if info.usable else f"not usable: {info.reason}"
    out = [f"{info.name:15} {langs:6} {state}"]
    details = {
        "needs": info.needs,
        "key": f"{info.key} or the keyring's workbench/{info.name}" if info.key else "",
        "address": info.url,
        "markup": info.form,
        "limit": info.limit,
        "licence": info.licence,
    }
    return out + [f"{'':15} {name}: {value}" for name, value in details.items() if value]
