"""`workbench glossary check`: find where English texts depart from the glossaries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from workbench.cli.common import FILE, LANGUAGE, Common, say, show, show_json
from workbench.errors import UsageError

if TYPE_CHECKING:
    from workbench.cli.glossary_options import Options

FORMATS = ("full", "concise", "json", "jsonl", "sarif", "github", "junit", "csv")


@click.command(epilog="Exits 0 when clean, 1 on findings, 2 when something could not be read.")
@click.argument("paths", nargs=-1, type=FILE, metavar="PATH…")
@click.option("--source", type=FILE, metavar="FILE", help="The text that PATH translates.")
@click.option(
    "--from", "lang", type=LANGUAGE, metavar="LANG", default="", help="Language of the source."
)
@click.option(
    "--glossary", "glossaries", multiple=True, type=FILE, metavar="FILE", help="A further glossary."
)
@click.option("--only-glossary", is_flag=True, help="Leave the shipped and own glossaries out.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not these rules.")
@click.option("--severity", multiple=True, metavar="RULE=LEVEL", help="error, warning or info.")
@click.option("--explain", metavar="RULE", help="Say what a rule looks for, and stop.")
@click.option("--format", "style", type=click.Choice(FORMATS), help="How to print findings.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Print findings into a file.")
@click.option("--statistics", is_flag=True, help="Count findings by rule and term.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info"]), help="Exit 1 from here on."
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even when there are findings.")
@click.option("--baseline", type=FILE, metavar="FILE", help="Leave out the findings of this file.")
@click.option(
    "--write-baseline", type=FILE, metavar="FILE", help="Write all findings into this file."
)
@click.option("--fix", is_flag=True, help="Correct what is certain, in the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and stop.")
@click.option(
    "--titles", multiple=True, metavar="TITLE", help="Only these pages; @FILE for a list."
)
@click.option("--category", default="", metavar="NAME", help="Only pages of this category.")
@click.option("--include", multiple=True, metavar="GLOB", help="In folders, only such files.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="In folders, no such files.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and stop.")
@click.option("--stdin-filename", default="-", metavar="NAME", help="What stdin is called.")
@click.option("-j", "--jobs", type=click.IntRange(1), help="Processes; all cores by default.")
@click.option("--no-cache", is_flag=True, help="Keep no dictionary forms between runs.")
@click.option("--isolated", is_flag=True, help="Read no workbench.toml.")
@click.pass_obj
def check(common: Common, /, **arguments: Any) -> int:
    """Check English texts against the glossaries.

    PATH is a page of wikitext, a bilingual file (TMX, XLIFF, PO, CSV, TSV), a folder, a pattern, a
    MediaWiki dump, a session, or - for stdin. With --source and --from, or with NAME.ru.wiki beside
    NAME.en.wiki, every term of the source is looked for in its translation; English alone is
    checked for forbidden and inconsistent forms.
    """
    if rule := arguments.pop("explain"):
        return _explain(common, rule)
    from workbench.cli.glossary_options import Options

    options = Options.read(common, arguments)
    if not options.wanted.paths and not (options.wanted.titles or options.wanted.category):
        raise UsageError("Name a file, folder or session to check.", "For example: draft.wiki")
    return _check(options)


def _explain(common: Common, name: str) -> int:
    from workbench.core.glossary.rules import RULES

    if name not in RULES:
        raise UsageError(f"There is no rule {name}.", f"Rules are: {', '.join(RULES)}.")
    rule = RULES[name]
    if common.as_json:
        show_json({"rule": rule.name, "severity": str(rule.severity), "title": rule.title,
                   "explanation": rule.explanation})  # fmt: skip
        return 0
    show(f"{rule.name} ({rule.severity})\n{rule.title}\n\n{rule.explanation}")
    return 0


def _check(options: Options) -> int:
    from workbench.cli import glossary_report, glossary_run

    paths = glossary_run.paths_of(options)
    if options.show_files:
        if options.as_json:
            show_json({"files": paths})
        else:
            show("\n".join(paths))
        return 0
    outcome = glossary_run.run(options, paths)
    for problem in outcome.problems:
        say(f"workbench: {problem.message}")
        if problem.hint:
            say(f"  {problem.hint}")
    if options.diff or options.fix:
        outcome = glossary_run.fix(options, outcome)
        if options.diff:
            return 2 if outcome.problems else int(outcome.changed)
    if options.write_baseline:
        glossary_report.write_baseline(options, outcome)
        return 2 if outcome.problems else 0
    failed = glossary_report.report(options, outcome, paths)
    if outcome.problems:
        return 2
    return 1 if failed and not options.exit_zero else 0
