"""`check` and `references`: findings of files and sessions, as lines and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli.main import main

Out = pytest.CaptureFixture[str]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Write a source and a translation with one wrong number; return the options."""
    (tmp_path / "a.ru.wiki").write_text("Город стар.\n\nДлина реки — 524 км.\n", "utf-8")
    (tmp_path / "a.en.wiki").write_text("The town is old.\n\nThe river is 542 km long.\n", "utf-8")
    return ["--source", f"ru:{tmp_path / 'a.ru.wiki'}", "--target", str(tmp_path / "a.en.wiki")]


def test_a_finding_is_a_line_with_its_place(files: list[str], capsys: Out) -> None:
    assert main(["check", *files]) == 1
    said = capsys.readouterr()
    assert said.out == f"{files[3]}:3:14: error[number] the source says 524 км, not 542 km\n"
    assert said.err == "Found 1 error.\n"


def test_json_has_offsets_in_the_target(files: list[str], capsys: Out) -> None:
    assert main(["check", *files, "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding.pop("fingerprint")
    assert finding == {
        "rule": "number",
        "severity": "error",
        "message": "the source says 524 км, not 542 km",
        "start": 31,
        "end": 37,
        "line": 3,
        "segment": 0,
    }


def test_no_finding_is_exit_0(tmp_path: Path, files: list[str], capsys: Out) -> None:
    (tmp_path / "a.en.wiki").write_text("The town is old.\n\nThe river is 524 km long.\n", "utf-8")
    assert main(["check", *files, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"findings": []}


def test_a_rule_can_be_ignored_here_and_in_the_configuration(
    tmp_path: Path, files: list[str], capsys: Out
) -> None:
    assert main(["check", *files, "--ignore", "number"]) == 0
    (tmp_path / "workbench.toml").write_text('[checks]\nseverity = { number = "info" }\n', "utf-8")
    assert main(["check", *files]) == 1
    assert ": info[number]" in capsys.readouterr().out
    (tmp_path / "workbench.toml").write_text('[checks]\nseverity = { number = "bad" }\n', "utf-8")
    assert main(["check", *files]) == 2


def test_a_file_with_fewer_paragraphs_is_aligned(
    tmp_path: Path, files: list[str], capsys: Out
) -> None:
    (tmp_path / "a.ru.wiki").write_text(
        "Город основан в 1207 году на берегу.\n\nВ музее 30 залов и большая библиотека.\n\n"
        "Длина реки — 524 км, на ней [[Нурекская ГЭС]].\n",
        "utf-8",
    )
    (tmp_path / "a.en.wiki").write_text(
        "The town was founded on the bank in 1207.\n\n"
        "The river is 524 km long, with the [[Nurek Dam]].\n",
        "utf-8",
    )
    main(["check", *files, "--json"])
    rules = {f["rule"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert "number-added" not in rules


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--source", "ru:a"],
        ["--target", "a"],
        ["x", "--source", "ru:a", "--target", "b"],
        ["--source", "ru:missing", "--target", "missing"],
        ["--source", "missing", "--target", "missing"],
        ["--source", "de:/dev/null", "--target", "/dev/null"],
        ["--source", "en:/dev/null", "--target", "/dev/null"],
        ["no-such-session"],
        ["no-such-session", "--accept", "abc"],
    ],
)
def test_wrong_arguments_are_told(arguments: list[str], capsys: Out) -> None:
    assert main(["check", *arguments]) == 2
    assert len(capsys.readouterr().err.splitlines()) <= 2


def test_the_rules_are_listed(capsys: Out) -> None:
    assert main(["check", "--rules", "--json"]) == 0
    rules = json.loads(capsys.readouterr().out)["rules"]
    of_all_kinds = {"number", "missing-term", "reliability-russian-text", "review-gate"}
    assert of_all_kinds <= {rule["rule"] for rule in rules}
    assert {r["severity"] for r in rules if r["rule"] == "missing-term"} == {"warning"}


@pytest.mark.parametrize("command", [["check", "demo"], ["open", "demo"], []])
def test_a_rule_that_there_is_not_is_told_before_any_work(
    tmp_path: Path, capsys: Out, command: list[str]
) -> None:
    main(["demo", "--json"])
    capsys.readouterr()
    (tmp_path / "workbench.toml").write_text('[checks]\nignore = ["nubmer"]\n', "utf-8")
    assert main(command) == 2
    assert capsys.readouterr().err.startswith(
        "workbench: ignore in [checks]: there is no rule nubmer."
    )


def test_a_rule_that_there_is_not_cannot_be_ignored(files: list[str], capsys: Out) -> None:
    assert main(["check", *files, "--ignore", "nubmer", "--json"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == "workbench: --ignore: there is no rule nubmer."


def test_a_sessions_finding_is_accepted_with_a_reason(capsys: Out) -> None:
    main(["demo", "--json"])
    capsys.readouterr()
    main(["check", "demo", "--json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert all(finding["segment"] for finding in found)
    first = next(finding for finding in found if finding["rule"] != "review-gate")
    assert main(["check", "demo", "--accept", first["fingerprint"]]) == 2
    assert main(["check", "demo", "--accept", first["fingerprint"], "--reason", "on purpose"]) == 0
    capsys.readouterr()
    main(["check", "demo", "--json"])
    left = {f["fingerprint"] for f in json.loads(capsys.readouterr().out)["findings"]}
    assert left == {f["fingerprint"] for f in found} - {first["fingerprint"]}
    assert main(["check", "demo", "--accept", "zzz", "--reason", "none"]) == 2


def test_references_are_listed_with_their_state(capsys: Out) -> None:
    main(["demo", "--json"])
    capsys.readouterr()
    assert main(["references", "demo", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["references"]
    assert {row["lang"] for row in rows} == {"ru", "tg"}
    assert {row["state"] for row in rows} == {"kept"}
    assert all(row["segment"] for row in rows)
    assert main(["references", "demo", "--check-urls", "--offline"]) == 3
