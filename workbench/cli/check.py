"""`workbench check`: quality checks of a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import (
    FILE,
    Common,
    lang_file,
    one_stdin,
    read_text,
    say,
    show_json,
    show_rows,
)
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.flow.reviewing import Checked


@click.command()
@click.argument("session", required=False)
@click.option("--source", metavar="LANG:FILE", help="The source, as in ru:page.wiki.")
@click.option("--target", type=FILE, metavar="FILE", help="Its English translation.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave out a rule.")
@click.option("--accept", metavar="FINGERPRINT", help="Accept a finding of the session …")
@click.option("--reason", default="", metavar="TEXT", help="… and say why.")
@click.option("--rules", "list_rules", is_flag=True, help="List the rules.")
@click.pass_context
def check(
    ctx: click.Context,
    session: str | None,
    source: str | None,
    target: str | None,
    ignore: tuple[str, ...],
    accept: str | None,
    reason: str,
    list_rules: bool,
) -> None:
    """Check a session, or an English file against its source.

    For a session also lists what the review gate says. Exits 1 when there are findings.
    """
    common: Common = ctx.obj
    if list_rules:
        _list_rules(common)
        return
    if bool(session) == bool(source or target) or bool(source) != bool(target):
        raise UsageError(
            "Name a session, or both --source and --target.",
            "For example: workbench check --source ru:page.ru.wiki --target page.en.wiki",
        )
    if accept:
        _accept(common, session, accept, reason)
        return
    from workbench.flow import reviewing

    if session:
        checked = reviewing.check_work(common.config(), session, ignore=ignore)
    else:
        lang, path = _source(str(source))
        one_stdin(path, target)
        checked = reviewing.check_texts(
            common.config(), lang, read_text(path), read_text(str(target)), ignore=ignore
        )
    _print(common, checked, str(target))
    ctx.exit(1 if checked else 0)


def _source(given: str) -> tuple[str, str]:
    """Return language and path of a source that can be checked."""
    from workbench.config import LANGUAGES

    lang, path = lang_file(given)
    if lang == "en" or lang not in LANGUAGES:
        raise UsageError(
            f"--source {given}: texts in {lang} cannot be checked.", "Sources are ru or tg."
        )
    return lang, path


def _print(common: Common, checked: list[Checked], path: str) -> None:
    if common.as_json:
        show_json({"findings": [one.record() for one in checked]})
        return
    for one in checked:
        finding = one.finding
        place = f"segment {finding.segment}" if finding.segment else ""
        if finding.line:
            place = f"{path}:{finding.line}:{one.column}"
        show_rows(f"{place or 'whole text'}: {finding.severity}[{finding.rule}] {finding.message}")
    counts = [
        f"{n} {level}{'s' * (n != 1)}"
        for level in ("error", "warning", "info")
        if (n := sum(one.finding.severity == level for one in checked))
    ]
    say("Found " + ", ".join(counts) + "." if counts else "Nothing found.")


def _accept(common: Common, session: str | None, mark: str, reason: str) -> None:
    if not session or not reason.strip():
        raise UsageError(
            "To accept a finding, name the session and a reason.",
            "For example: workbench check berlin --accept 1f0c… --reason 'miles added on purpose'",
        )
    from workbench.flow.reviewing import accept

    finding = accept(common.config(), session, mark, reason)
    say(f"Accepted {finding.rule} in segment {finding.segment}: {reason}")
    if common.as_json:
        show_json({"accepted": {"rule": finding.rule, "segment": finding.segment}})


def _list_rules(common: Common) -> None:
    from workbench.flow.ruling import rules

    rows: list[dict[str, Any]] = [
        {"rule": rule.rule, "severity": str(rule.severity), "says": rule.says}
        for rule in rules().values()
    ]
    if common.as_json:
        show_json({"rules": rows})
    else:
        for row in rows:
            show_rows(f"{row['rule']:34} {row['severity']:8} {row['says']}")
