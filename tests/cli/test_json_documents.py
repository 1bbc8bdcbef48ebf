"""`--json` of every command: one document on stdout, and nothing else there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from workbench.core.glossary.rules import RULES
from workbench.formats.tmx import TmxUnit, write


def name_of(value: object) -> str:
    """Return a case's name, the same in every process: sets have no order of their own."""
    return str(sorted(value) if isinstance(value, set) else value)[:40]


DOCUMENTS: list[tuple[list[str], set[str], int]] = [
    (["sessions"], {"sessions"}, 0),
    (["sessions", "list"], {"sessions"}, 0),
    (["sessions", "show", "demo"], {"name", "title", "pages", "states"}, 0),
    (["sessions", "export", "demo", "-o", "s.jsonl"], {"session", "file"}, 0),
    (["sessions", "delete", "demo"], {"deleted"}, 0),
    (["align", "demo"], {"sections", "source_only", "target_only", "paragraphs", "facts"}, 0),
    (["propose", "demo", "--offline"], {"segments", "translated", "untranslated", "from"}, 1),
    (["status", "demo"], {"session", "segments", "sections", "unmodified"}, 0),
    (["draft", "demo", "--rough"], {"wikitext", "ledger"}, 1),
    (["draft", "demo", "--rough", "-o", "out.wiki"], {"wikitext", "ledger"}, 1),
    (["check", "demo"], {"findings"}, 1),
    (["check", "--rules"], {"rules"}, 0),
    (["references", "demo"], {"references"}, 0),
    (["summary", "demo"], {"summaries"}, 0),
    (["talk", "demo"], {"templates"}, 0),
    (["talk", "demo", "--page", os.devnull], {"templates", "page"}, 0),
    (["glossary", "check", "demo"], {"findings"}, 1),
]


@pytest.mark.parametrize(("arguments", "keys", "code"), DOCUMENTS, ids=name_of)
def test_a_sessions_command_prints_one_document(
    cli: Cli, demo: str, arguments: list[str], keys: set[str], code: int
) -> None:
    done = cli(*arguments, "--json")
    assert done.code == code, done.err
    assert keys <= set(done.json)


ALONE: list[tuple[list[str], set[str]]] = [
    (["segment", os.devnull, "--lang", "ru"], {"lang", "sections"}),
    (["adapt", os.devnull, "--from", "ru", "--offline"], {"wikitext", "ledger"}),
    (["romanize", "Панҷ", "--lang", "tg"], {"text", "scheme"}),
    (["engines", "--offline"], {"engines"}),
    (["engines", "--offline", "--reset", "google"], {"engines"}),
    (["memory", "search", "Мост"], {"matches"}),
    (["memory", "search", "Мост", "--concordance"], {"matches"}),
    (["memory", "export", "-o", "m.tmx"], {"file", "segments"}),
    (["glossary", "list", "--from", "tg", "--no-computed"], {"terms"}),
    (["glossary", "lookup", "Душанбе"], {"terms"}),
    (["glossary", "add", "мост", "bridge"], {"term", "path"}),
    (["glossary", "validate"], {"problems"}),
    (["glossary", "check", os.devnull], {"findings"}),
    (["glossary", "check", os.devnull, "-o", "f.json"], {"file", "findings"}),
    (["glossary", "check", os.devnull, "--write-baseline", "b.json"], {"file", "findings"}),
    (["glossary", "check", os.devnull, "--show-files"], {"files"}),
    (["glossary", "check", os.devnull, "--diff"], {"diff"}),
    (["glossary", "check", "--explain", "case"], {"rule", "severity", "title", "explanation"}),
    (["completion", "fish"], {"shell", "script"}),
    (["summary", "--source", "ru:Вахш"], {"summaries"}),
    (["talk", "--source", "ru:Вахш"], {"templates"}),
]


@pytest.mark.parametrize(("arguments", "keys"), ALONE, ids=name_of)
def test_a_command_without_a_session_prints_one_document(
    cli: Cli, arguments: list[str], keys: set[str]
) -> None:
    done = cli(*arguments, "--json")
    assert done.code == 0, done.err
    assert keys <= set(done.json)


@pytest.mark.parametrize("what", ["sessions export demo", "memory export"])
def test_what_is_no_json_itself_is_not_printed_as_some(cli: Cli, demo: str, what: str) -> None:
    done = cli(*what.split(), "--json")
    assert done.code == 2
    assert "Name a file with -o." in done.told[1]


def test_a_conversion_tells_where_it_went_or_holds_the_text(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "own.ru.csv").write_text("source,english\nмост,bridge\n", encoding="utf-8")
    shown = cli("glossary", "convert", "own.ru.csv", "--lang", "ru", "--to", "tsv", "--json").json
    assert shown["terms"] == 1
    assert "\nмост\t\tbridge\t" in shown["text"]
    written = cli("glossary", "convert", "own.ru.csv", "--lang", "ru", "-o", "own.tsv", "--json")
    assert written.json == {"terms": 1, "file": "own.tsv"}
    assert (tmp_path / "own.tsv").read_text(encoding="utf-8") == shown["text"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["draft", "demo", "--rough", "-o"],
        ["sessions", "export", "demo", "-o"],
        ["memory", "export", "-o"],
        ["glossary", "convert", "own.csv", "--lang", "ru", "--to", "csv", "-o"],
        ["glossary", "check", "page.wiki", "--format", "csv", "-o"],
    ],
    ids=" ".join,
)
def test_a_dash_for_the_output_is_stdout(
    cli: Cli, demo: str, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "own.csv").write_text("source,english\nмост,bridge\n", encoding="utf-8")
    (tmp_path / "page.wiki").write_text("Kirghizia is far.\n", encoding="utf-8")
    shown = cli(*arguments, "-")
    assert not (tmp_path / "-").exists()
    assert shown.out.strip()
    cli(*arguments, "out.txt")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").strip() == shown.out.strip()


def test_what_a_check_would_mend_is_a_difference_in_one_document(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.wiki", "b.wiki"):
        (tmp_path / name).write_text("Kirghizia is far.\n", encoding="utf-8")
    done = cli("glossary", "check", "a.wiki", "b.wiki", "--diff", "--json")
    assert done.code == 1
    assert done.json["diff"].count("-Kirghizia is far.") == 2
    assert done.json["diff"].count("+Kyrgyzstan is far.") == 2
    assert cli("glossary", "check", "a.wiki", "b.wiki", "--diff").out.strip() == done.json["diff"]


@pytest.mark.parametrize("rule", RULES)
def test_each_glossary_rule_explains_itself_to_people_and_programs(cli: Cli, rule: str) -> None:
    document = cli("glossary", "check", "--explain", rule, "--json").json
    assert document["rule"] == rule
    shown = cli("glossary", "check", "--explain", rule).out
    assert shown.startswith(f"{rule} ({document['severity']})\n{document['title']}\n")
    assert document["explanation"] in shown


def test_progress_of_an_import_stays_off_the_document(cli: Cli, tmp_path: Path) -> None:
    with (tmp_path / "a.tmx").open("wb") as stream:
        write(stream, [TmxUnit("Мост.", "A bridge.", "ru")])
    done = cli("memory", "import", "a.tmx", "a.tmx", "--json")
    assert done.json["files"] == [{"file": "a.tmx", "segments": 1}] * 2
    assert done.err == "a.tmx: 1 segment.\na.tmx: 1 segment.\n"


def test_sessions_are_told_one_by_one_so_that_an_error_hides_none(
    cli: Cli, demo: str, tmp_path: Path
) -> None:
    cli("sessions", "export", demo, "-o", "s.jsonl")
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    done = cli("sessions", "import", "s.jsonl", "bad.jsonl")
    assert done.code == 2
    assert done.err.splitlines()[0] == "demo-2 is here."
    names = [row["name"] for row in cli("sessions", "--json").json["sessions"]]
    assert sorted(names) == ["demo", "demo-2"]


def test_an_accepted_finding_is_named(cli: Cli, demo: str) -> None:
    found = cli("check", demo, "--json").json["findings"]
    one = next(finding for finding in found if finding["rule"] != "review-gate")
    done = cli("check", demo, "--accept", one["fingerprint"], "--reason", "meant so", "--json")
    assert done.json == {"accepted": {"rule": one["rule"], "segment": one["segment"]}}


def test_every_offset_of_a_finding_lies_in_its_file(cli: Cli, tmp_path: Path) -> None:
    text = "\N{GRINNING FACE} Kirghizia.\r\nNear Kirghizia.\r\n"
    (tmp_path / "a.wiki").write_bytes(text.encode())
    found = cli("glossary", "check", "a.wiki", "--json").json["findings"]
    assert [text[f["start"] : f["end"]] for f in found] == ["Kirghizia", "Kirghizia"]
    assert [(f["line"], f["column"]) for f in found] == [(1, 3), (2, 6)]


def test_common_options_before_and_after_give_the_same_bytes(cli: Cli) -> None:
    for arguments in (["summary", "--source", "ru:Вахш"], ["romanize", "Панҷ", "--lang", "tg"]):
        after = cli(*arguments, "--json", "--offline", "--wiki", "ru=http://127.0.0.1/")
        before = cli("--wiki", "ru=http://127.0.0.1/", "--offline", "--json", *arguments)
        assert before == after
        assert json.loads(after.out)
