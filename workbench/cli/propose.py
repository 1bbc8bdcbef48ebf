"""`workbench propose`: fill in proposals for a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from workbench.cli.common import Common, say, show, show_json
from workbench.core.counting import counted

if TYPE_CHECKING:
    from workbench.engines.pretranslate import Progress


@click.command()
@click.argument("session")
@click.option("--section", "sections", multiple=True, metavar="N", help="Section N, or LANG:N.")
@click.option("--engine", metavar="NAME", help="Ask this engine alone.")
@click.pass_context
def propose(
    ctx: click.Context, session: str, sections: tuple[str, ...], engine: str | None
) -> None:
    """Fill in proposals: exact and fuzzy memory, rules, then an engine.

    What nobody knows stays untranslated; exits 1 then.
    """
    from workbench.flow.finishing import chosen_units, part_of
    from workbench.flow.proposing import propose as fill
    from workbench.flow.workspace import Workspace

    common: Common = ctx.obj
    with Workspace.open(common.config(), session) as workspace:
        workspace.must_be_ours()
        parts = [part_of(workspace, number) for number in sections] or None
        chosen = [unit.id for unit in chosen_units(workspace, parts)]
        filled = fill(workspace, unit_ids=chosen, engine=engine, progress=_Teller())
    untranslated = filled.segments - filled.translated
    for reason in filled.reasons:
        say(reason)
    if common.as_json:
        show_json(
            {
                "segments": filled.segments,
                "translated": filled.translated,
                "untranslated": untranslated,
                "from": dict(filled.origins),
            }
        )
    else:
        origins = ", ".join(f"{n} from {name}" for name, n in filled.origins.items()) or "none new"
        show(
            f"{counted(filled.segments, 'segment')}, with a text: {filled.translated} ({origins})."
        )
        if untranslated:
            show(f"untranslated: {untranslated}")
    ctx.exit(1 if untranslated else 0)


class _Teller:
    """Prints progress, at most every tenth part."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, progress: Progress) -> None:
        if progress.total and progress.done >= self._told + max(1, progress.total // 10):
            self._told = progress.done
            left = "" if progress.seconds_left is None else f", {progress.seconds_left:.0f} s left"
            say(f"{progress.engine}: {progress.done} of {progress.total}{left}")
