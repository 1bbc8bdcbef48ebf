"""Printing the findings of a glossary check."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.common import say, show, show_json
from workbench.cli.glossary_options import ORDER, Options
from workbench.core.counting import counted
from workbench.core.plain import plain_line
from workbench.outputs.baseline import Sifted

if TYPE_CHECKING:
    from workbench.cli.glossary_run import Outcome
    from workbench.outputs.findings import Located


def write_baseline(options: Options, outcome: Outcome) -> None:
    """Write all findings into the baseline file."""
    from workbench.outputs import baseline

    baseline.write(Path(options.write_baseline), outcome.found)
    say(f"{counted(len(outcome.found), 'finding')} written to {options.write_baseline}.")
    if options.as_json:
        show_json({"file": options.write_baseline, "findings": len(outcome.found)})


def report(options: Options, outcome: Outcome, paths: Sequence[str]) -> bool:
    """Print the findings; tell whether there are some that count."""
    sifted = _sift(options, outcome)
    text = "\n".join(_lines(options, sifted, paths, outcome))
    if options.output:
        from workbench.keeping import save

        save(options.output, text + "\n")
        if options.as_json:
            show_json({"file": options.output, "findings": len(sifted.new)})
    elif text or options.style in ("json", "sarif", "junit"):
        show(text)
    if options.statistics:
        _statistics(sifted.new)
    _summary(outcome, sifted)
    return any(ORDER[f.finding.severity] >= ORDER[options.fail_on] for f in sifted.new)


def _sift(options: Options, outcome: Outcome) -> Sifted:
    if not options.baseline:
        return Sifted(outcome.found, [], 0)
    from workbench.outputs import baseline

    return baseline.sift(outcome.found, baseline.read(Path(options.baseline)))


def _lines(options: Options, sifted: Sifted, paths: Sequence[str], outcome: Outcome) -> list[str]:
    from workbench.outputs import findings

    new = sifted.new
    if options.style == "json":
        return [json.dumps(findings.document(new), ensure_ascii=False, indent=2)]
    if options.style == "jsonl":
        return [json.dumps(findings.record(item), ensure_ascii=False) for item in new]
    if options.style in ("sarif", "junit", "csv"):
        from workbench.outputs import findings_files

        if options.style == "sarif":
            log = findings_files.sarif(new, sifted.old)
            return [json.dumps(log, ensure_ascii=False, indent=2)]
        if options.style == "junit":
            return [findings_files.junit(new, paths, [p.message for p in outcome.problems])]
        return [findings_files.table(new)]
    from workbench.outputs import findings_text

    styles = {
        "full": findings_text.full,
        "concise": findings_text.concise,
        "github": findings_text.github,
    }
    return [plain_line(line) for line in styles[options.style](new)]


def _statistics(found: Sequence[Located]) -> None:
    from workbench.outputs.findings_text import statistics

    for line in statistics(found):
        say(plain_line(line))


def _summary(outcome: Outcome, sifted: Sifted) -> None:
    count = len(sifted.new)
    what = "no findings" if not count else f"{count} finding{'s' if count != 1 else ''}"
    parts = [f"{outcome.texts} text{'s' if outcome.texts != 1 else ''} checked, {what}"]
    if sifted.old:
        parts.append(f"{len(sifted.old)} in the baseline")
    if sifted.stale:
        parts.append(f"{sifted.stale} of the baseline gone: write it anew")
    if outcome.alone:
        whose = "" if outcome.alone == outcome.texts else f"{outcome.alone} "
        parts.append(f"{whose}English alone: forbidden and inconsistent forms only")
    say("; ".join(parts) + ".")
