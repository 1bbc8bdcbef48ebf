"""Findings of a glossary check as people and programs read them."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.glossary.checking import GlossaryFinding
from workbench.core.model import Severity
from workbench.errors import InputError
from workbench.outputs import baseline, findings, findings_files, findings_text
from workbench.outputs.findings import Located

TEXT = "One line.\nKirghizia\u2028and «Kirghizia» is\nfar.\r\nLast Kirghizia"


def finding(start: int, end: int, **more: object) -> GlossaryFinding:
    fields = {
        "rule": "forbidden-term",
        "severity": Severity.ERROR,
        "message": "why",
        "source_term": "",
        "expected": (),
        **more,
    }
    return GlossaryFinding(start=start, end=end, **fields)  # type: ignore[arg-type]


def located(
    text: str, *spans: tuple[int, int], path: str = "a.wiki", **more: object
) -> list[Located]:
    return findings.locate([finding(*span, **more) for span in spans], path, text)


def spans_of(word: str) -> list[tuple[int, int]]:
    starts = [at for at in range(len(TEXT)) if TEXT.startswith(word, at)]
    return [(at, at + len(word)) for at in starts]


def test_a_place_is_counted_in_lines_and_code_points_from_one() -> None:
    found = located(TEXT, *spans_of("Kirghizia"))
    assert [(f.line, f.column, f.end_line, f.end_column) for f in found] == [
        (2, 1, 2, 10),
        (2, 16, 2, 25),
        (4, 6, 4, 15),
    ]
    assert found[1].text == "Kirghizia\u2028and «Kirghizia» is"


def test_a_line_is_shown_without_its_windows_end() -> None:
    assert located(TEXT, spans_of("far")[0])[0].text == "far."


def test_a_place_over_several_lines_ends_where_it_ends() -> None:
    start = TEXT.index("is\n")
    (one,) = located(TEXT, (start, TEXT.index("far") + 3))
    assert (one.line, one.end_line, one.end_column) == (2, 3, 4)


def test_an_empty_place_at_the_end_of_an_empty_text() -> None:
    (one,) = located("", (0, 0))
    assert (one.line, one.column, one.end_line, one.end_column, one.text) == (1, 1, 1, 1, "")


def test_lines_of_a_bilingual_unit_count_from_where_it_stands() -> None:
    (one,) = findings.locate([finding(0, 3)], "a.tmx", "far\n", first_line=41, segment="7")
    assert (one.line, one.end_line) == (41, 41)
    assert findings.record(one)["segment"] == "7"


def test_the_source_is_located_where_there_is_one() -> None:
    one = finding(0, 3, source_start=10, source_end=14)
    made = findings.locate([one], "a.en", "far", source="a.ru", source_text="Строка.\n\nМост.\n")
    assert findings.record(made[0])["source"] == {
        "path": "a.ru",
        "line": 3,
        "start": 10,
        "end": 14,
    }
    assert "source" not in findings.record(findings.locate([one], "a.en", "far")[0])


def test_a_fingerprint_outlives_moved_lines_and_tells_findings_apart() -> None:
    first = located("far\n", (0, 3), found="far")[0]
    moved = located("\n\nfar\n", (2, 5), found="far", path="b.wiki")[0]
    other = located("far\n", (0, 3), found="near")[0]
    assert first.fingerprint == moved.fingerprint != other.fingerprint


@given(st.text("aб\n\r\u2028 ", max_size=40), st.data())
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    (one,) = located(text, (start, start))
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: one.line - 1]) + one.column - 1 == start


def test_a_concise_finding_is_one_line_for_an_editor_to_jump_to() -> None:
    assert list(findings_text.concise(located("far", (0, 3)))) == ["a.wiki:1:1: forbidden-term why"]


def full(text: str, span: tuple[int, int], width: int = 100, **more: object) -> list[str]:
    return list(findings_text.full(located(text, span, **more), width))


def test_a_full_finding_points_at_its_place_and_names_the_better_form() -> None:
    lines = full("In Kirghizia now", (3, 12), expected=("Kyrgyzstan", "Kirgizstan"), glossary="g:2")
    assert lines == [
        "a.wiki:1:4: error forbidden-term",
        "1 | In Kirghizia now",
        "  |    ^^^^^^^^^ Kyrgyzstan / Kirgizstan",
        "  = why",
        "  = glossary: g:2",
        "",
    ]


@pytest.mark.parametrize(
    ("before", "cells"), [("日本", 4), ("а\u0301", 1), ("🙂", 2), ("Ҷ", 1), ("\t", 1)]
)
def test_the_caret_stands_under_the_word_whatever_stands_before(before: str, cells: int) -> None:
    lines = full(f"{before}far", (len(before), len(before) + 3))
    assert lines[2] == "  | " + " " * cells + "^^^ "


def test_the_margin_is_as_wide_as_the_number_of_the_line() -> None:
    text = "\n" * 999 + "far"
    lines = full(text, (999, 1002))
    assert lines[1:3] == ["1000 | far", "     | ^^^ "]


@pytest.mark.parametrize("at", [0, 50, 500, 897])
def test_a_long_line_is_cut_around_the_place(at: int) -> None:
    text = "x" * at + "far" + "y" * (897 - at)
    _, line, carets, *_ = full(text, (at, at + 3), width=60)
    assert len(line) <= len("1 | ") + 60
    begin = carets.index("^")
    assert line[begin : begin + 3] == "far"
    assert line.startswith("1 | …") == (at > 20)


def test_control_characters_are_blanks_in_a_shown_line() -> None:
    assert full("a\x1b[2J far", (6, 9))[1] == "1 | a [2J far"


def test_github_is_told_of_ten_of_a_level_and_the_log_has_the_rest() -> None:
    found = located("far " * 12, *[(n * 4, n * 4 + 3) for n in range(12)])
    lines = list(findings_text.github(found))
    assert sum(line.startswith("::error file=") for line in lines) == 10
    assert lines[10] == "a.wiki:1:41: forbidden-term why"
    assert lines[-1] == "::error::2 more findings of this level are in the log."


def test_an_annotation_cannot_be_broken_out_of() -> None:
    (line,) = findings_text.github(
        located("far", (0, 3), path="a,b:c\n.wiki", message="50 %\r\n::error::x")
    )
    assert "\n" not in line
    assert line == (
        "::error file=a%2Cb%3Ac%0A.wiki,line=1,col=1,endColumn=4,"
        "title=glossary forbidden-term::50 %25%0D%0A::error::x"
    )


def test_an_annotation_over_lines_names_the_last() -> None:
    (line,) = findings_text.github(located("a\nb", (0, 3), severity=Severity.INFO))
    assert line.startswith("::notice file=a.wiki,line=1,endLine=2,title=")


def test_statistics_count_rules_and_then_terms_the_most_frequent_first() -> None:
    found = [
        *located("far", (0, 3), (0, 3), source_term="даль"),
        *located("far", (0, 3), source_term="близь", rule="case"),
        *located("far", (0, 3), source_term="высь"),
    ]
    assert findings_text.statistics(found) == [
        "     3 forbidden-term",
        "     1 case",
        "     2 forbidden-term: даль",
        "     1 case: близь",
        "     1 forbidden-term: высь",
    ]


def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    found = located('"<&>\x0b', (0, 1), message="<b>\"&\x00'", source_term="a<b")
    text = findings_files.junit(found, ["a.wiki", "clean.wiki"], ["gone.wiki: is not there."])
    suites = ElementTree.fromstring(text)
    told = [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in suites]
    assert told == [
        ("a.wiki", "1", "1", "0"),
        ("clean.wiki", "1", "0", "0"),
        ("workbench", "1", "0", "1"),
    ]
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("3", "1", "1")
    failure = suites.find(".//failure")
    assert failure is not None
    assert failure.get("message") == "<b>\"&'"
    assert failure.text == "a.wiki:1:1"


def test_junit_puts_the_trouble_with_a_file_into_its_suite() -> None:
    text = findings_files.junit([], ["a.wiki", "a.wiki.old"], ["a.wiki is not UTF-8 (byte 0)."])
    suites = ElementTree.fromstring(text)
    assert [(s.get("name"), s.get("errors")) for s in suites] == [
        ("a.wiki", "1"),
        ("a.wiki.old", "0"),
    ]


def test_sarif_points_into_the_file_in_code_points() -> None:
    (one,) = located("🙂 far", (2, 5), path="b c/ж.wiki", found="far")
    log = findings_files.sarif([one], [one])
    first, held = log["runs"][0]["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "b%20c/%D0%B6.wiki"
    assert place["region"] == {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 1,
        "endColumn": 6,
        "charOffset": 2,
        "charLength": 3,
        "snippet": {"text": "far"},
    }
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "forbidden-term"
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    assert "suppressions" not in first
    assert held["suppressions"][0]["kind"] == "external"
    assert first["partialFingerprints"] == {"workbenchGlossary/v1": one.fingerprint}


def test_a_table_has_a_row_a_finding_and_reads_back() -> None:
    found = located("far", (0, 3), message='a "b", c\nd', found="=1+1", path="-x.wiki")
    (row,) = csv.DictReader(io.StringIO(findings_files.table(found), newline=""))
    assert tuple(row) == findings_files.CSV_COLUMNS
    assert (row["message"], row["found"], row["path"]) == ('a "b", c\nd', "'=1+1", "'-x.wiki")
    assert findings_files.table([]).split(",") == list(findings_files.CSV_COLUMNS)


def test_a_baseline_holds_as_many_of_a_finding_as_it_counted(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    twice = located("far far", (0, 3), (4, 7), found="far")
    baseline.write(path, twice)
    known = baseline.read(path)
    assert known == Counter({twice[0].fingerprint: 2})
    third = located("far", (0, 3), found="far")
    sifted = baseline.sift([*twice, *third], known)
    assert (sifted.old, sifted.new, sifted.stale) == (twice, third, 0)
    assert known.total() == 2


def test_what_is_gone_from_a_baseline_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    baseline.write(path, located("far near", (0, 3), found="far"))
    sifted = baseline.sift(located("near", (0, 4), found="near"), baseline.read(path))
    assert ([item.finding.found for item in sifted.new], sifted.stale) == (["near"], 1)


def test_a_baseline_diffs_well_whatever_the_order_of_findings(tmp_path: Path) -> None:
    one, two = located("far\nnear", (0, 3), found="far"), located("far\nnear", (4, 8), found="near")
    baseline.write(tmp_path / "a", [*one, *two])
    baseline.write(tmp_path / "b", [*two, *one])
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_baseline_that_is_not_there_is_told_how_to_make(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        baseline.read(tmp_path / "none.json")
    assert "--write-baseline" in told.value.hint
