"""`workbench check`: quality checks of a translation."""

from __future__ import annotations

import click

from workbench.cli.common import Common, lang_file, read_text, show, show_json
from workbench.errors import UsageError


@click.command()
@click.argument("session", required=False)
@click.option("--source", metavar="LANG:FILE", help="The source, as in ru:page.wiki.")
@click.option("--target", metavar="FILE", help="Its English translation.")
@click.pass_context
def check(ctx: click.Context, session: str | None, source: str | None, target: str | None) -> None:
    """Check a translation against its source.

    Exits 1 when there are findings.
    """
    from workbench.core.checks import CheckContext, check_page

    common: Common = ctx.obj
    if session or not (source and target):
        raise UsageError("Name --source and --target.", "For example --source ru:a.wiki.")
    lang, path = lang_file(source)
    found = check_page(read_text(path), read_text(target), CheckContext(lang=lang))
    if common.as_json:
        names = ("rule", "severity", "message", "start", "end", "line", "segment")
        show_json({"findings": [{name: getattr(f, name) for name in names} for f in found]})
    else:
        for f in found:
            show(f"{target}:{f.line}: {f.severity}[{f.rule}] {f.message}")
    ctx.exit(1 if found else 0)
