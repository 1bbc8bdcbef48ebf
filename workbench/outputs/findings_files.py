"""Findings as SARIF, JUnit XML and CSV, for programs."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from workbench import __version__
from workbench.core.glossary.rules import RULES
from workbench.core.plain import FORMULA
from workbench.outputs.findings import Located, record

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(found: Sequence[Located], suppressed: Sequence[Located] = ()) -> dict[str, Any]:
    """Return a SARIF 2.1.0 log; what a baseline holds is in it as suppressed."""
    names = list(RULES)
    rules = [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.explanation},
            "help": {"text": rule.explanation},
            "defaultConfiguration": {"level": _LEVELS[str(rule.severity)]},
        }
        for rule in RULES.values()
    ]
    results = [_result(item, names) for item in found]
    for item in suppressed:
        held = _result(item, names)
        held["suppressions"] = [{"kind": "external", "justification": "in the baseline"}]
        results.append(held)
    driver = {"name": "workbench glossary check", "version": __version__, "rules": rules}
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
        ],
    }


def _result(item: Located, names: Sequence[str]) -> dict[str, Any]:
    finding = item.finding
    region = {
        "startLine": max(1, item.line),
        "startColumn": max(1, item.column),
        "endLine": max(1, item.end_line),
        "endColumn": max(1, item.end_column),
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
        "snippet": {"text": finding.found or item.text},
    }
    place = {
        "artifactLocation": {"uri": quote(item.path.replace("\\", "/"), errors="surrogateescape")},
        "region": region,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": names.index(finding.rule),
        "level": _LEVELS[str(finding.severity)],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"workbenchGlossary/v1": item.fingerprint},
    }


def junit(found: Sequence[Located], paths: Sequence[str], problems: Sequence[str] = ()) -> str:
    """Return JUnit XML: a suite a file, a failing case a finding, a passing one for a clean file.

    `problems` tells of files that could not be read; they are errors of their suites.
    """
    suites = []
    cases_of: dict[str, list[str]] = {
        path: [] for path in dict.fromkeys([*paths, *(item.path for item in found)])
    }
    for item in found:
        cases_of[item.path].append(_case(item.path, item))
    errors: Counter[str] = Counter()
    for problem in problems:
        path = next((p for p in paths if problem.startswith((f"{p} ", f"{p}:"))), "workbench")
        cases_of.setdefault(path, []).append(_error(path, problem))
        errors[path] += 1
    for path, cases in cases_of.items():
        failures = len(cases) - errors[path]
        whole = cases or [f'    <testcase classname={_attribute(path)} name="glossary"/>']
        counts = f'tests="{len(whole)}" failures="{failures}" errors="{errors[path]}"'
        head = f"  <testsuite name={_attribute(path)} {counts}>"
        suites.append("\n".join([head, *whole, "  </testsuite>"]))
    tests = sum(max(1, len(cases)) for cases in cases_of.values())
    total = f'tests="{tests}" failures="{len(found)}" errors="{errors.total()}"'
    body = "\n".join(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {total}>\n{body}\n</testsuites>'


def _error(path: str, problem: str) -> str:
    return (
        f'    <testcase classname={_attribute(path)} name="glossary">'
        f'<error type="unreadable" message={_attribute(problem)}/></testcase>'
    )


def _case(path: str, item: Located) -> str:
    name = f"{item.finding.rule} {item.line}:{item.column} {item.finding.source_term}"
    place = f"{path}:{item.line}:{item.column}"
    return (
        f"    <testcase classname={_attribute(path)} name={_attribute(name)}>"
        f"<failure type={_attribute(item.finding.rule)} message={_attribute(item.finding.message)}>"
        f"{escape(_clean(place))}</failure></testcase>"
    )


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


CSV_COLUMNS = (
    "path",
    "line",
    "column",
    "rule",
    "severity",
    "source_term",
    "found",
    "expected",
    "message",
    "glossary",
    "start",
    "end",
    "fingerprint",
)


def no_formula(value: Any) -> Any:
    """Return a cell's value, a text that a spreadsheet would calculate held back by a quote mark."""
    if isinstance(value, str) and value.startswith(tuple(FORMULA)):
        return f"'{value}"
    return value


def table(found: Sequence[Located]) -> str:
    """Return the findings as CSV with a header row."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, CSV_COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for item in found:
        writer.writerow({key: no_formula(value) for key, value in record(item).items()})
    return out.getvalue().rstrip("\n")
