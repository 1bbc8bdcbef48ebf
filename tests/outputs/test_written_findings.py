"""Findings written for people, GitHub, other programs and the baseline: every character of them."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workbench import __version__
from workbench.core.glossary.checking import GlossaryFinding
from workbench.core.glossary.rules import RULES
from workbench.core.model import Severity
from workbench.errors import FormatError, InputError
from workbench.outputs import baseline, findings, findings_files, findings_text
from workbench.outputs.findings import Located

TEXT = "The city of Dushambe is old."


def at(
    text: str = TEXT,
    word: str = "Dushambe",
    path: str = "a.wiki",
    source: str = "",
    first_line: int = 1,
    segment: str = "",
    **more: Any,
) -> Located:
    """Return a finding that points at a word of a text."""
    fields: dict[str, Any] = {
        "rule": "forbidden-term",
        "severity": Severity.ERROR,
        "message": "why",
        "source_term": "Душанбе",
        "expected": ("Dushanbe",),
        "found": word,
        **more,
    }
    start = text.index(word)
    one = GlossaryFinding(start=start, end=start + len(word), **fields)
    return findings.locate(
        [one], path, text, source=source, source_text="а\nб\n" if source else "",
        first_line=first_line, segment=segment,
    )[0]  # fmt: skip


def test_a_concise_line_has_place_rule_and_message() -> None:
    lines = findings_text.concise([at(), at(first_line=7, path="b.wiki")])
    assert list(lines) == ["a.wiki:1:13: forbidden-term why", "b.wiki:7:13: forbidden-term why"]


@pytest.mark.parametrize(
    ("item", "width", "lines"),
    [
        (
            at(), 100,
            ["a.wiki:1:13: error forbidden-term", f"1 | {TEXT}", f"  | {' ' * 12}^^^^^^^^ Dushanbe", "  = why", ""],
        ),
        (
            at(first_line=120, source="b.wiki", source_start=2, glossary="ru-en.csv:7"), 100,
            [
                "a.wiki:120:13: error forbidden-term", f"120 | {TEXT}", f"    | {' ' * 12}^^^^^^^^ Dushanbe", "    = why",
                "    = source: b.wiki:2", "    = glossary: ru-en.csv:7", "",
            ],
        ),
        (
            at(expected=("a", "b", "c", "d"), severity=Severity.INFO), 100,
            ["a.wiki:1:13: info forbidden-term", f"1 | {TEXT}", f"  | {' ' * 12}^^^^^^^^ a / b / c", "  = why", ""],
        ),
        (
            at(), 28,
            ["a.wiki:1:13: error forbidden-term", f"1 | {TEXT}", f"  | {' ' * 12}^^^^^^^^ Dushanbe", "  = why", ""],
        ),
        (
            at(), 18,
            ["a.wiki:1:13: error forbidden-term", "1 | …y of Dushambe is…", f"  | {' ' * 6}^^^^^^^^ Dushanbe", "  = why", ""],
        ),
        (
            at("Dushambe is an old town.", expected=()), 12,
            ["a.wiki:1:1: error forbidden-term", "1 | Dushambe is…", "  | ^^^^^^^^ ", "  = why", ""],
        ),
        (
            at("It is the town Dushambe", expected=()), 12,
            ["a.wiki:1:16: error forbidden-term", "1 | …wn Dushambe", f"  | {' ' * 4}^^^^^^^^ ", "  = why", ""],
        ),
        (
            at("\ta\u0301漢 Dushambe", expected=()), 100,
            ["a.wiki:1:6: error forbidden-term", "1 |  a\u0301漢 Dushambe", f"  | {' ' * 5}^^^^^^^^ ", "  = why", ""],
        ),
        (
            at("x 漢字 y", word="漢字", expected=()), 100,
            ["a.wiki:1:3: error forbidden-term", "1 | x 漢字 y", "  |   ^^^^ ", "  = why", ""],
        ),
    ],
)  # fmt: skip
def test_a_full_finding_shows_its_line_and_a_mark_below(
    item: Located, width: int, lines: list[str]
) -> None:
    assert list(findings_text.full([item], width)) == lines


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("x" * 99 + " Dushambe", "…"),
        ("Dushambe" + " x" * 60, "…"),
        ("Dushambe" + "x" * 92, "x"),
        ("Dushambe" + "x" * 93, "…"),
    ],
)
def test_a_line_is_cut_to_a_hundred_columns(text: str, end: str) -> None:
    shown = list(findings_text.full([at(text)]))[1].removeprefix("1 | ")
    assert len(shown) == 100
    assert "Dushambe" in shown
    assert end in (shown[0], shown[-1])


def test_no_finding_is_no_line() -> None:
    assert list(findings_text.concise([])) == []
    assert list(findings_text.full([])) == []
    assert list(findings_text.github([])) == []
    assert findings_text.statistics([]) == []


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
)
@pytest.mark.parametrize("count", [1, 10, 11, 13])
def test_github_shows_ten_of_a_level_and_logs_the_rest(
    severity: Severity, level: str, count: int
) -> None:
    lines = list(findings_text.github([at(severity=severity)] * count))
    note = f"::{level} file=a.wiki,line=1,col=13,endColumn=21,title=glossary forbidden-term::why"
    assert lines[:10] == [note] * min(count, 10)
    rest = ["a.wiki:1:13: forbidden-term why"] * (count - 10)
    more = [f"::{level}::{count - 10} more findings of this level are in the log."]
    assert lines[10:] == (rest + more if count > 10 else [])


def test_github_names_the_end_of_a_place_over_lines_and_escapes_what_it_would_read() -> None:
    item = at("a Du\nshambe", word="Du\nshambe", path="a:b,c%.wiki", message="50 %\nor\rless")
    assert list(findings_text.github([item])) == [
        "::error file=a%3Ab%2Cc%25.wiki,line=1,endLine=2,title=glossary forbidden-term::50 %25%0Aor%0Dless"
    ]


@pytest.mark.parametrize(
    ("value", "under"), [("true", True), ("1", False), ("", False), (None, False)]
)
def test_github_is_told_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, value: str | None, under: bool
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    if value is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", value)
    assert findings_text.under_github() is under


def test_statistics_count_rules_and_twenty_terms_the_most_frequent_first() -> None:
    found = [at(source_term=f"т{n:02}") for n in range(22)] + [at(source_term="т05")]
    found += [at(rule="missing-term", source_term="а")] * 3
    lines = findings_text.statistics(found)
    assert lines[:4] == [
        "    23 forbidden-term",
        "     3 missing-term",
        "     3 missing-term: а",
        "     2 forbidden-term: т05",
    ]
    assert lines[4:] == [f"     1 forbidden-term: т{n:02}" for n in range(19) if n != 5]
    assert len(lines) == 22


def test_a_record_has_these_fields_in_this_order() -> None:
    item = at(expected=("Dushanbe", "Doshanbe"), glossary="g.csv:2")
    assert list(findings.record(item).items()) == [
        ("rule", "forbidden-term"),
        ("severity", "error"),
        ("message", "why"),
        ("path", "a.wiki"),
        ("line", 1),
        ("column", 13),
        ("start", 12),
        ("end", 20),
        ("source_term", "Душанбе"),
        ("expected", "Dushanbe; Doshanbe"),
        ("found", "Dushambe"),
        ("glossary", "g.csv:2"),
        ("fingerprint", item.fingerprint),
    ]
    assert len(item.fingerprint) == 16
    assert findings.document([item, item]) == {"findings": [findings.record(item)] * 2}
    assert findings.document([]) == {"findings": []}


@pytest.mark.parametrize(
    ("source_start", "line"), [(-1, 0), (0, 1), (1, 1), (2, 2), (3, 2), (4, 3)]
)
def test_the_line_of_the_source_counts_from_one(source_start: int, line: int) -> None:
    assert at(source="b.wiki", source_start=source_start).source_line == line
    assert at(source_start=source_start).source_line == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dushambe\r\nx", "Dushambe"),
        ("Dushambe\nx", "Dushambe"),
        ("Dushambe", "Dushambe"),
        ("\nDushambe\n", "Dushambe"),
        ("a\n\n Dushambe \nb", " Dushambe "),
    ],
)
def test_a_line_is_kept_without_its_end(text: str, shown: str) -> None:
    assert at(text).text == shown


@pytest.mark.parametrize("field", ["rule", "source_term", "found"])
def test_a_fingerprint_depends_on_what_is_said(field: str) -> None:
    assert at(**{field: "other"}).fingerprint != at().fingerprint


@pytest.mark.parametrize("field", ["message", "glossary", "severity", "expected"])
def test_a_fingerprint_does_not_depend_on_how_it_is_said(field: str) -> None:
    changed = {"severity": Severity.INFO, "expected": ("x",)}.get(field, "other")
    assert at(**{field: changed}).fingerprint == at().fingerprint


def test_sarif_has_its_head_rules_and_results() -> None:
    log = findings_files.sarif([at(path="a b\\c.wiki")], [at(found="")])
    assert log["$schema"] == "https://json.schemastore.org/sarif-2.1.0.json"
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("workbench glossary check", __version__)
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    assert driver["rules"] == [
        {
            "id": rule.name,
            "shortDescription": {"text": rule.title},
            "fullDescription": {"text": rule.explanation},
            "help": {"text": rule.explanation},
            "defaultConfiguration": {"level": levels[rule.severity]},
        }
        for rule in RULES.values()
    ]
    new, held = run["results"]
    assert new == {
        "ruleId": "forbidden-term",
        "ruleIndex": list(RULES).index("forbidden-term"),
        "level": "error",
        "message": {"text": "why"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a%20b/c.wiki"},
                    "region": {
                        "startLine": 1,
                        "startColumn": 13,
                        "endLine": 1,
                        "endColumn": 21,
                        "charOffset": 12,
                        "charLength": 8,
                        "snippet": {"text": "Dushambe"},
                    },
                }
            }
        ],
        "partialFingerprints": {"workbenchGlossary/v1": at().fingerprint},
    }
    assert held["suppressions"] == [{"kind": "external", "justification": "in the baseline"}]
    region = held["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"] == {"text": TEXT}


@pytest.mark.parametrize("name", ["line", "column", "end_line", "end_column"])
def test_sarif_has_no_place_before_the_first(name: str) -> None:
    fields = {n: getattr(at(), n) for n in ("line", "column", "end_line", "end_column")}
    nowhere = Located(at().finding, "a.wiki", text="", **{**fields, name: 0})
    region = findings_files.sarif([nowhere])["runs"][0]["results"][0]["locations"][0]
    assert min(list(region["physicalLocation"]["region"].values())[:4]) == 1


def test_junit_has_a_suite_a_file_with_its_counts() -> None:
    item = at(message='1 < 2 & "3"\x00', source_term="Душанбе")
    text = findings_files.junit(
        [item], ["a.wiki", "b.wiki", "c.wiki"], ["c.wiki cannot be read", "odd"]
    )
    assert text == "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<testsuites tests="4" failures="1" errors="2">',
            '  <testsuite name="a.wiki" tests="1" failures="1" errors="0">',
            '    <testcase classname="a.wiki" name="forbidden-term 1:13 Душанбе">'
            '<failure type="forbidden-term" message=\'1 &lt; 2 &amp; "3"\'>a.wiki:1:13</failure></testcase>',
            "  </testsuite>",
            '  <testsuite name="b.wiki" tests="1" failures="0" errors="0">',
            '    <testcase classname="b.wiki" name="glossary"/>',
            "  </testsuite>",
            '  <testsuite name="c.wiki" tests="1" failures="0" errors="1">',
            '    <testcase classname="c.wiki" name="glossary">'
            '<error type="unreadable" message="c.wiki cannot be read"/></testcase>',
            "  </testsuite>",
            '  <testsuite name="workbench" tests="1" failures="0" errors="1">',
            '    <testcase classname="workbench" name="glossary">'
            '<error type="unreadable" message="odd"/></testcase>',
            "  </testsuite>",
            "</testsuites>",
        ]
    )


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_held_back(lead: str) -> None:
    assert findings_files.no_formula(f"{lead}1") == f"'{lead}1"


@pytest.mark.parametrize("value", ["1=", "a", "", 5, -5, None, " =1"])
def test_another_cell_stays(value: object) -> None:
    assert findings_files.no_formula(value) == value


def test_a_table_has_a_row_a_finding() -> None:
    text = findings_files.table([at(message='a, "b"', source_term="=1")])
    assert text == (
        "path,line,column,rule,severity,source_term,found,expected,message,glossary,start,end,fingerprint\n"
        f'a.wiki,1,13,forbidden-term,error,\'=1,Dushambe,Dushanbe,"a, ""b""",,12,20,{at(source_term="=1").fingerprint}'
    )


def test_a_baseline_is_written_in_order_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    later, twice, other = at(first_line=9, found="б"), at(), at(path="0.wiki", found="в")
    baseline.write(file, [later, twice, at(first_line=5), other])
    row = {"rule": "forbidden-term", "source_term": "Душанбе"}
    assert json.loads(file.read_text("utf-8")) == {
        "version": 1,
        "findings": [
            {"fingerprint": other.fingerprint, "count": 1, "path": "0.wiki", **row, "found": "в"},
            {
                "fingerprint": twice.fingerprint,
                "count": 2,
                "path": "a.wiki",
                **row,
                "found": "Dushambe",
            },
            {"fingerprint": later.fingerprint, "count": 1, "path": "a.wiki", **row, "found": "б"},
        ],
    }
    assert file.read_text("utf-8").startswith('{\n "version": 1,\n "findings": [\n  {\n')
    assert "Душанбе" in file.read_text("utf-8")
    known = baseline.read(file)
    assert known == Counter({twice.fingerprint: 2, other.fingerprint: 1, later.fingerprint: 1})


def test_a_baseline_that_is_not_there_is_told_with_a_way_on(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        baseline.read(tmp_path / "none.json")
    assert (
        raised.value.message == f"{tmp_path}/none.json cannot be read: No such file or directory."
    )
    assert raised.value.hint == "Write it with --write-baseline."


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"findings": 5}', '{"findings": [{"count": 1}]}']
)
def test_a_file_that_is_no_baseline_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "b.json"
    file.write_text(text)
    with pytest.raises(FormatError) as raised:
        baseline.read(file)
    assert raised.value.message.startswith(f"{file} is no baseline: ")
    assert raised.value.message.endswith(".")


@pytest.mark.parametrize(
    ("known", "new", "old", "stale"),
    [(0, 3, 0, 0), (1, 2, 1, 0), (2, 1, 2, 0), (3, 0, 3, 0), (4, 0, 3, 1), (7, 0, 3, 4)],
)
def test_a_baseline_holds_as_many_as_it_counts(known: int, new: int, old: int, stale: int) -> None:
    parted = baseline.sift([at()] * 3, Counter({at().fingerprint: known}))
    assert (len(parted.new), len(parted.old), parted.stale) == (new, old, stale)
