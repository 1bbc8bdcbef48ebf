"""`workbench status`: how far a session has come."""

from __future__ import annotations

import click

from workbench.cli.common import Common, show, show_json, show_rows


@click.command()
@click.argument("session")
@click.pass_obj
def status(common: Common, session: str) -> None:
    """Show states and counts of a session, section by section.

    The last column is the share of machine translation that was left as it was.
    """
    from workbench.core.model import State
    from workbench.flow.progress import Progress, of_sections, of_session
    from workbench.flow.workspace import Workspace

    def row(progress: Progress) -> dict[str, object]:
        return {
            "segments": progress.segments,
            "words": progress.words,
            "words_confirmed": progress.words_done,
            **{str(state): progress.states.get(state, 0) for state in State},
            "unmodified": round(progress.unmodified, 3),
        }

    with Workspace.look(common.config(), session) as workspace:
        whole = of_session(workspace)
        sections = [
            {"lang": lang, "section": n, "title": workspace.page(lang).sections[n].title, **row(p)}
            for (lang, n), p in of_sections(workspace).items()
        ]
    if common.as_json:
        show_json({"session": session, **row(whole), "sections": sections})
        return
    names = [str(state) for state in State]
    show(f"{'':28} {'segments':>8} " + " ".join(f"{n:>12}" for n in names) + f" {'unmodified':>10}")
    for one in [*sections, {"lang": "", "section": "", "title": "all", **row(whole)}]:
        label = f"{one['lang']} {one['section']} {one['title'] or '(lead)'}".strip()[:28]
        counts = " ".join(f"{one[n]!s:>12}" for n in names)
        show_rows(f"{label:28} {one['segments']!s:>8} {counts} {_percent(one['unmodified']):>10}")


def _percent(share: object) -> str:
    return f"{float(str(share)):.0%}"
