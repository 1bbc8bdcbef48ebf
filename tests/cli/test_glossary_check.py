"""`workbench glossary check` as a user types it."""

from __future__ import annotations

import bz2
import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import Run

SOURCE = """Посол прибыл в [[Душанбе]].

В составе Организации Договора о коллективной безопасности шесть стран.

[[Файл:A.jpg|мини|Площадь в Кулябе]]
"""
DRAFT = """The ambassador arrived in [[Dushanbe]].

The Organization of the Treaty
on Collective Security has six members.

[[File:A.jpg|thumb|A square in Kuliab]]
"""
GOOD = DRAFT.replace("Organization of the Treaty\non Collective Security", "CSTO").replace(
    "Kuliab", "Kulob"
)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    (tmp_path / "source.wiki").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "draft.wiki").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "good.wiki").write_text(GOOD, encoding="utf-8")
    return tmp_path


ARGUMENTS = ("glossary", "check", "draft.wiki", "--source", "source.wiki", "--from", "ru")


def test_json_names_place_term_and_preferred_form(cli: Cli, pair: Path) -> None:
    done = cli(*ARGUMENTS, "--json")
    assert done.code == 1
    findings = done.json["findings"]
    assert [(f["rule"], f["source_term"], f["line"]) for f in findings] == [
        ("missing-term", "Организация Договора о коллективной безопасности", 3),
        ("forbidden-term", "Куляб", 6),
    ]
    names = {
        *("rule", "severity", "message", "path", "line", "column", "start", "end", "source_term"),
        *("expected", "found", "glossary", "fingerprint"),
    }
    for finding in findings:
        assert names <= set(finding)
        assert DRAFT[finding["start"] : finding["end"]] == finding["found"]
    assert findings[1]["expected"] == "Kulob"
    assert findings[1]["column"] == DRAFT.splitlines()[5].index("Kuliab") + 1
    assert findings[0]["source"]["line"] == 3


def test_a_clean_draft_exits_zero(cli: Cli, pair: Path) -> None:
    done = cli(
        "glossary", "check", "good.wiki", "--source", "source.wiki", "--from", "ru", "--json"
    )
    assert (done.code, done.json) == (0, {"findings": []})


def test_english_alone_is_checked_from_stdin(workbench: Run) -> None:
    done = workbench("glossary", "check", "-", "--json", stdin="He went to Kirghizia.\n")
    assert done.returncode == 1
    assert json.loads(done.stdout)["findings"][0]["expected"] == "Kyrgyzstan"
    assert "English alone" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nothing.wiki",), "nothing.wiki"),
        (("draft.wiki", "--source", "source.wiki"), "--from"),
        (("draft.wiki", "--select", "no-such"), "no-such"),
        (("draft.wiki", "--severity", "case=loud"), "loud"),
        ((), "Name a file"),
        (("draft.wiki", "--glossary", "none.csv"), "none.csv"),
        (("draft.wiki", "--baseline", "none.json"), "none.json"),
    ],
)
def test_what_cannot_be_done_exits_two(
    cli: Cli, pair: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = cli("glossary", "check", *arguments)
    assert done.code == 2
    assert words in done.err


def test_a_broken_file_does_not_end_the_run(cli: Cli, pair: Path) -> None:
    (pair / "a.xlf").write_text("<xliff>", encoding="utf-8")
    (pair / "z.wiki").write_text("He went to Kirghizia.", encoding="utf-8")
    done = cli("glossary", "check", "a.xlf", "z.wiki", "--format", "concise")
    assert done.code == 2
    assert "a.xlf" in done.err
    assert "z.wiki:1:12: forbidden-term" in done.out


def test_rules_can_be_chosen_and_graded(cli: Cli, pair: Path) -> None:
    done = cli(
        *ARGUMENTS, "--json", "--select", "forbidden-term", "--severity", "forbidden-term=info"
    )
    found = done.json["findings"]
    assert [(f["rule"], f["severity"]) for f in found] == [("forbidden-term", "info")]
    assert done.code == 0
    assert cli(*ARGUMENTS, "--ignore", "forbidden-term,missing-term").code == 0
    assert cli(*ARGUMENTS, "--exit-zero").code == 0


def test_the_configuration_beside_the_file_is_read(cli: Cli, pair: Path) -> None:
    (pair / "sub").mkdir()
    (pair / "sub" / "a.wiki").write_text("He went to Kirghizia.", encoding="utf-8")
    (pair / "sub" / "workbench.toml").write_text(
        '[glossary]\nignore = ["forbidden-term"]\n', encoding="utf-8"
    )
    assert cli("glossary", "check", "sub/a.wiki").code == 0
    assert cli("glossary", "check", "sub/a.wiki", "--isolated").code == 1


def test_a_glossary_of_ones_own_is_stronger(cli: Cli, pair: Path) -> None:
    (pair / "glossaries").mkdir()
    (pair / "glossaries" / "ru-en.csv").write_text(
        "source,english\nКуляб,Kuliab\n", encoding="utf-8"
    )
    found = cli(*ARGUMENTS, "--json").json["findings"]
    assert [f["rule"] for f in found] == ["missing-term"]
    alone = cli(*ARGUMENTS, "--json", "--only-glossary", "--glossary", "glossaries/ru-en.csv")
    assert alone.json["findings"] == []


def test_a_baseline_holds_old_findings_though_lines_move(cli: Cli, pair: Path) -> None:
    assert cli(*ARGUMENTS, "--write-baseline", "base.json").code == 0
    (pair / "draft.wiki").write_text("\n\n" + DRAFT, encoding="utf-8")
    done = cli(*ARGUMENTS, "--baseline", "base.json", "--json")
    assert (done.code, done.json["findings"]) == (0, [])
    (pair / "draft.wiki").write_text(GOOD.replace("Dushanbe", "Dyushanbe"), encoding="utf-8")
    done = cli(*ARGUMENTS, "--baseline", "base.json", "--json")
    assert [f["source_term"] for f in done.json["findings"]] == ["Душанбе"]
    assert "2 of the baseline gone" in done.err


def test_fix_changes_what_diff_shows(cli: Cli, pair: Path) -> None:
    shown = cli(*ARGUMENTS, "--diff")
    assert shown.code == 1
    assert "+[[File:A.jpg|thumb|A square in Kulob]]" in shown.out
    assert (pair / "draft.wiki").read_text(encoding="utf-8") == DRAFT
    done = cli(*ARGUMENTS, "--fix", "--json")
    assert (pair / "draft.wiki").read_text(encoding="utf-8") == DRAFT.replace("Kuliab", "Kulob")
    assert [f["rule"] for f in done.json["findings"]] == ["missing-term"]


def test_full_output_shows_line_caret_and_form(cli: Cli, pair: Path) -> None:
    lines = cli(*ARGUMENTS, "--format", "full").out.splitlines()
    at = next(i for i, line in enumerate(lines) if "Kuliab" in line)
    assert lines[at].index("Kuliab") == lines[at + 1].index("^^^^^^")
    assert lines[at + 1].endswith("^^^^^^ Kulob")


def test_github_output_is_chosen_under_actions(cli: Cli, pair: Path) -> None:
    done = cli(*ARGUMENTS, GITHUB_ACTIONS="true")
    assert done.out.startswith("::error file=draft.wiki,line=3,endLine=4,")
    assert all(line.startswith("::") for line in done.out.splitlines())


def test_junit_counts_a_broken_file_as_an_error(cli: Cli, pair: Path) -> None:
    (pair / "broken.wiki").write_bytes(b"\xff")
    (pair / "clean.wiki").write_text("A river.\n", encoding="utf-8")
    done = cli("glossary", "check", "broken.wiki", "clean.wiki", "--format", "junit")
    assert done.code == 2
    root = ET.fromstring(done.out)
    assert root.attrib == {"tests": "2", "failures": "0", "errors": "1"}
    assert [suite.get("errors") for suite in root] == ["1", "0"]
    assert "not UTF-8" in str(root[0][0][0].get("message"))


def test_under_actions_what_is_not_annotated_is_in_the_log(cli: Cli, tmp_path: Path) -> None:
    wrong = "Kirghizia is far.\n" * 12 + "Tajiks of Gorno-Badakhshan\nAutonomous Oblast left.\n"
    (tmp_path / "many.wiki").write_text(wrong, encoding="utf-8")
    done = cli("glossary", "check", "many.wiki", GITHUB_ACTIONS="true")
    annotated = [line for line in done.out.splitlines() if line.startswith("::error file=")]
    logged = [line for line in done.out.splitlines() if line.startswith("many.wiki:")]
    assert (len(annotated), len(logged)) == (10, 3)
    assert "::error::3 more findings of this level are in the log." in done.out
    alone = cli(
        *("glossary", "check", "many.wiki", "--format", "sarif"), "--exit-zero", GITHUB_ACTIONS=""
    )
    region = alone.json["runs"][0]["results"][-1]["locations"][0]["physicalLocation"]
    assert {k: v for k, v in region["region"].items() if "ine" in k or "olumn" in k} == {
        "startLine": 13,
        "startColumn": 11,
        "endLine": 14,
        "endColumn": 18,
    }


def test_sarif_follows_its_schema(cli: Cli, pair: Path) -> None:
    log = cli(*ARGUMENTS, "--format", "sarif").json
    run = log["runs"][0]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert set(log) == {"$schema", "version", "runs"}
    assert set(run) == {"tool", "columnKind", "results"}
    driver = run["tool"]["driver"]
    assert set(driver) == {"name", "version", "rules"}
    for rule in driver["rules"]:
        texts = (rule["shortDescription"], rule["fullDescription"], rule["help"])
        assert all(set(text) == {"text"} and text["text"] for text in texts)
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert set(result["message"]) == {"text"}
        assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
        assert " " not in result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region["startLine"], region["startColumn"]) >= 1
        assert (region["endLine"], region["endColumn"]) > (
            region["startLine"],
            region["startColumn"],
        )
        assert DRAFT[region["charOffset"] :][: region["charLength"]] == region["snippet"]["text"]


def test_junit_csv_and_jsonl_hold_the_same_findings(cli: Cli, pair: Path) -> None:
    suites = ET.fromstring(cli(*ARGUMENTS, "--format", "junit").out)
    assert suites.attrib["failures"] == "2"
    assert len(suites.findall(".//failure")) == 2
    rows = list(csv.DictReader(io.StringIO(cli(*ARGUMENTS, "--format", "csv").out)))
    lines = [json.loads(line) for line in cli(*ARGUMENTS, "--format", "jsonl").out.splitlines()]
    assert [row["fingerprint"] for row in rows] == [line["fingerprint"] for line in lines]


def test_pairs_in_a_folder_find_each_other(cli: Cli, pair: Path) -> None:
    folder = pair / "pages"
    folder.mkdir()
    (folder / "a.ru.wiki").write_text(SOURCE, encoding="utf-8")
    (folder / "a.en.wiki").write_text(DRAFT, encoding="utf-8")
    (folder / ".hidden.wiki").write_text("Kirghizia", encoding="utf-8")
    shown = cli("glossary", "check", "pages", "--from", "ru", "--show-files")
    assert shown.out.split() == ["pages/a.en.wiki"]
    done = cli("glossary", "check", "pages", "--from", "ru", "--json")
    assert len(done.json["findings"]) == 2


def test_bilingual_files_name_line_and_segment(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "m.tsv").write_text(
        "Река\tRiver\nГород Куляб\tThe city of Kuliab\n", encoding="utf-8"
    )
    found = cli("glossary", "check", "m.tsv", "--from", "ru", "--json").json["findings"]
    assert [(f["line"], f["segment"], f["found"]) for f in found] == [(2, "2", "Kuliab")]


def test_a_dump_is_filtered_by_title_and_category(cli: Cli, tmp_path: Path) -> None:
    pages = "".join(
        f"<page><title>{t}</title><ns>0</ns><revision><text>In Kirghizia. [[Category:{c}]]</text></revision></page>"
        for t, c in (("A", "X"), ("B", "Y"))
    )
    (tmp_path / "d.xml.bz2").write_bytes(bz2.compress(f"<mediawiki>{pages}</mediawiki>".encode()))
    for arguments, paths in (
        ((), ["d.xml.bz2#A", "d.xml.bz2#B"]),
        (("--titles", "B"), ["d.xml.bz2#B"]),
        (("--category", "X"), ["d.xml.bz2#A"]),
    ):
        done = cli("glossary", "check", "d.xml.bz2", "--json", *arguments)
        assert [f["path"] for f in done.json["findings"]] == paths


@pytest.mark.parametrize("choice", [("--titles", "A"), ("--category", "X")])
@pytest.mark.parametrize(
    ("paths", "named"),
    [
        (("page.wiki",), "page.wiki"),
        (("m.tsv",), "m.tsv"),
        (("-",), "-"),
        ((".",), "m.tsv"),
        (("empty.xml", "page.wiki"), "page.wiki"),
    ],
    ids=["page", "bilingual", "stdin", "folder", "beside a dump"],
)
def test_pages_are_chosen_from_dumps_only(
    cli: Cli, tmp_path: Path, paths: tuple[str, ...], named: str, choice: tuple[str, str]
) -> None:
    (tmp_path / "page.wiki").write_text("In Kirghizia.", encoding="utf-8")
    (tmp_path / "m.tsv").write_text("Река\tRiver\n", encoding="utf-8")
    (tmp_path / "empty.xml").write_text("<mediawiki></mediawiki>", encoding="utf-8")
    done = cli("glossary", "check", *paths, *choice)
    assert done.code == 2
    assert f"{named} is neither" in done.err
    assert done.out == ""


def test_two_processes_find_what_one_finds(workbench: Run, tmp_path: Path) -> None:
    filler = "The river is long and the valley is wide. " * 400
    for number in range(140):
        name = "Kirghizia" if number % 3 == 0 else "Kyrgyzstan"
        (tmp_path / f"p{number:03}.wiki").write_text(f"{filler}\n\nIn {name}.\n", encoding="utf-8")
    one = workbench("glossary", "check", ".", "--json", "-j", "1")
    two = workbench("glossary", "check", ".", "--json", "-j", "2")
    assert json.loads(one.stdout) == json.loads(two.stdout)
    assert len(json.loads(one.stdout)["findings"]) == 47


def test_a_rule_explains_itself(cli: Cli) -> None:
    done = cli("glossary", "check", "--explain", "missing-term")
    assert done.code == 0
    assert "missing-term (error)" in done.out
    assert cli("glossary", "check", "--explain", "none").code == 2


def test_statistics_count_rules_and_terms(cli: Cli, pair: Path) -> None:
    assert "1 forbidden-term: Куляб" in cli(*ARGUMENTS, "--statistics").err


def test_kept_words_change_no_finding(workbench: Run, pair: Path, home: Path) -> None:
    first = workbench(*ARGUMENTS, "--json")
    assert (home / "cache" / "lemmas-ru.tsv").is_file()
    assert workbench(*ARGUMENTS, "--json").stdout == first.stdout
    assert workbench(*ARGUMENTS, "--json", "--no-cache").stdout == first.stdout
    (home / "cache" / "lemmas-ru.tsv").write_text("rubbish", encoding="utf-8")
    assert workbench(*ARGUMENTS, "--json").stdout == first.stdout
