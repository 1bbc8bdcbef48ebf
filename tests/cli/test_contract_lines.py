"""The command-line contract, a row a line of it: exit code, stdout, and what stderr says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

RUSSIAN = (
    "'''Город''' — место на [[Река|реке]].\r\n\r\n"
    "== История ==\r\n"
    "Основан в 1873 году<ref>Летопись</ref>. Сгорел в {{nobr|1916}} году.\r\n"
    "* раз\r\n* два\r\n"
    "{| class=x\r\n| а\r\n|}\r\n"
    "[[Файл:а.jpg|мини|Вид]]\r\n"
    "[[Категория:А]]\r\n"
)
ENGLISH = "'''Town''' is a place.\n\n== History ==\nIt is old.\n"
ONE = "Content in this edit is translated from the existing Russian Wikipedia article at [[:ru:Город]]; see its history for attribution."
TWO = (
    "Content in this edit is translated from the existing Russian Wikipedia article at [[:ru:Город]] and the "
    "existing Tajik Wikipedia article at [[:tg:Шаҳр]]; see their histories for attribution."
)


@pytest.fixture
def files(tmp_path: Path) -> None:
    (tmp_path / "ru.wiki").write_bytes(RUSSIAN.encode())
    (tmp_path / "bom.wiki").write_bytes(b"\xef\xbb\xbf" + RUSSIAN.encode())
    (tmp_path / "en.wiki").write_text(ENGLISH)
    (tmp_path / "s.wiki").write_text("Длина реки 524 км.\n")
    (tmp_path / "wrong.wiki").write_text("🏔 The river is 542 km long.\n")
    (tmp_path / "right.wiki").write_text("The river is 524 km long.\n")
    (tmp_path / "links.json").write_text('{"Река": "River", "Летопись": null}')
    (tmp_path / "talk.wiki").write_text("{{Talk header}}\n\n== A ==\nHi\n")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "out"),
    [
        (["summary", "--source", "ru:Город"], "", 0, ONE),
        (["summary", "--source", "ru:Город", "--offline"], "", 0, ONE),
        (["--offline", "summary", "--source", "ru:Город"], "", 0, ONE),
        (["summary", "--offline", "--source", "ru:Город"], "", 0, ONE),
        (["summary", "--source", "ru:Город", "--source", "tg:Шаҳр"], "", 0, TWO),
        (["summary", "--source", "ru:Город", "--section", "History"], "", 0, f"/* History */ {ONE}"),
        (["summary", "--source", "ru:Город@12"], "", 0, ONE.replace("ru:Город", "ru:Special:Redirect/revision/12|Город")),
        (["talk", "--source", "ru:Город"], "", 0, "{{Translated|ru|Город}}"),
        (["talk", "--source", "ru:Город@12"], "", 0, "{{Translated|ru|Город|version=12}}"),
        (["talk", "--source", "ru:Город", "--inserted", "7"], "", 0, "{{Translated|ru|Город|insertversion=7}}"),
        (["talk", "--source", "ru:Город", "--section", "History"], "", 0, "{{Translated|ru|Город|section=History}}"),
        (
            ["talk", "--source", "ru:Город@12", "--inserted", "7", "--section", "History"], "", 0,
            "{{Translated|ru|Город|version=12|insertversion=7|section=History}}",
        ),
        (["talk", "--source", "ru:Город", "--source", "tg:Шаҳр"], "", 0, "{{Translated|ru|Город}}\n{{Translated|tg|Шаҳр}}"),
        (["talk", "--source", "ru:Город", "--page", "talk.wiki"], "", 0, "{{Talk header}}\n{{Translated|ru|Город}}\n\n== A ==\nHi"),
        (["talk", "--source", "ru:Город", "--page", "-"], "", 0, "{{Translated|ru|Город}}"),
        (["talk", "--source", "ru:Город", "--page", "-"], "{{Translated|ru|Город}}\n", 0, "{{Translated|ru|Город}}"),
        (["romanize", "Хрущёв", "--lang", "ru"], "", 0, "Khrushchev"),
        (["romanize", "-", "--lang", "ru"], "Хрущёв\n", 0, "Khrushchev"),
        (["romanize", "Панҷ", "--lang", "tg"], "", 0, "Panj"),
        (["romanize", "Жук", "--lang", "ru", "--scheme", "iso9"], "", 0, "Žuk"),
        (["romanize", "--lang", "ru", "--", "-"], "Жук", 0, "Zhuk"),
        (["check", "--source", "ru:s.wiki", "--target", "right.wiki"], "", 0, ""),
        (["check", "--source", "ru:s.wiki", "--target", "wrong.wiki"], "", 1, "wrong.wiki:1:16: error[number] the source says 524 км, not 542 km"),
        (["check", "--source", "ru:s.wiki", "--target", "-"], "It is 542 km.", 1, "-:1:7: error[number] the source says 524 км, not 542 km"),
        (["check", "--source", "ru:-", "--target", "right.wiki"], "Длина 524 км.", 0, ""),
        (["check", "--source", "ru:s.wiki", "--target", "wrong.wiki", "--ignore", "number"], "", 0, ""),
        (["translate", "Город.", "--from", "ru", "--offline"], "", 1, "Город."),
        (["translate", "-", "--from", "ru", "--offline"], "Город.\n", 1, "Город."),
        (["translate", "-", "--from", "ru", "--offline"], "Город.\n\nВода.\n", 1, "Город.\n\nВода."),
        (["sessions"], "", 0, ""),
        (["sessions", "list"], "", 0, ""),
        (["--version"], "", 0, "workbench, version 0.1.0"),
    ],
)  # fmt: skip
def test_a_command_prints_exactly_this(
    cli: Cli, arguments: list[str], stdin: str, code: int, out: str
) -> None:
    done = cli(*arguments, stdin=stdin)
    assert (done.out, done.code) == (f"{out}\n" if out else "", code), done.err


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["segment", "ru.wiki"], 2, "--lang"),
        (["segment", "none.wiki", "--lang", "ru"], 2, "none.wiki cannot be read"),
        (["segment", "ru.wiki", "--lang", "RU"], 2, "RU is no language code"),
        (["align"], 2, "Give a SESSION"),
        (["align", "none"], 2, "There is no session none"),
        (["align", "--source", "ru:ru.wiki"], 2, "--target"),
        (["align", "--source", "ru.wiki", "--target", "en:en.wiki"], 2, "not of the form LANG:FILE"),
        (["align", "--source", "ru:ru.wiki", "--target", "tg:en.wiki"], 2, "the target is English"),
        (["align", "--source", "en:ru.wiki", "--target", "en:en.wiki"], 2, "none in English"),
        (["align", "--source", "ru:-", "--target", "en:-"], 2, "Stdin can be one file"),
        (["align", "--source", "ru:-", "--source", "tg:-", "--target", "en:en.wiki"], 2, "Stdin can be one file"),
        (["align", "--source", "ru:-", "--target", "en:en.wiki", "--links", "-"], 2, "Stdin can be one file"),
        (["adapt", "-", "--from", "ru", "--links", "-"], 2, "Stdin can be one file"),
        (["adapt", "ru.wiki"], 2, "--from"),
        (["adapt", "ru.wiki", "--from", "en"], 2, "name the language of the original"),
        (["translate", "Town", "--from", "en"], 2, "name the language of the original"),
        (["fetch", "Town", "--from", "en"], 2, "name the language of the original"),
        (["check"], 2, "Name a session, or both"),
        (["check", "--source", "ru:s.wiki"], 2, "Name a session, or both"),
        (["check", "--source", "ru:-", "--target", "-"], 2, "Stdin can be one file"),
        (["check", "--source", "en:s.wiki", "--target", "right.wiki"], 2, "texts in en cannot be checked"),
        (["check", "none"], 2, "There is no session none"),
        (["propose", "none"], 2, "There is no session none"),
        (["status", "none"], 2, "There is no session none"),
        (["draft", "none"], 2, "There is no session none"),
        (["summary", "none"], 2, "There is no session none"),
        (["talk", "none"], 2, "There is no session none"),
        (["sessions", "show", "none"], 2, "There is no session none"),
        (["sessions", "delete", "none"], 2, "There is no session none"),
        (["sessions", "export", "none"], 2, "There is no session none"),
        (["summary"], 2, "Name either a session or its sources"),
        (["summary", "none", "--source", "ru:Город"], 2, "Name either a session or its sources"),
        (["summary", "--source", "Город"], 2, "not of the form LANG:TITLE"),
        (["summary", "--source", "ru:А|Б"], 2, "is no page title"),
        (["summary", "--source", "en:Town"], 2, "English page"),
        (["summary", "--source", "https://en.wikipedia.org/wiki/Town"], 2, "English page"),
        (["talk", "--source", "https://example.org/wiki/A"], 2, "not the address of a Wikipedia article"),
        (["talk", "--source", "ru:Город", "--inserted", "0"], 2, "--inserted"),
        (["romanize", "Ж", "--lang", "en"], 2, "'en'"),
        (["romanize", "Ж", "--lang", "ru", "--scheme", "none"], 2, "'none'"),
        (["fetch", "Town", "--offline"], 3, "Offline"),
        (["fetch", "A<B", "--offline"], 2, "is no page title"),
        (["fetch", "Town", "--wiki", "en"], 2, "not of the form NAME=URL"),
        (["--config", "none.toml", "engines"], 2, "There is no configuration file none.toml"),
        (["engines", "--engine-url", "google"], 2, "not of the form NAME=URL"),
        (["translate", "Город", "--from", "ru", "--engine", "none"], 2, "There is no engine none"),
        (["memory", "export", "--json"], 2, "cannot both go to stdout"),
        (["none"], 2, "No such command 'none'"),
        (["segment", "ru.wiki", "--lang", "ru", "--none"], 2, "--none"),
    ],
)  # fmt: skip
def test_an_error_has_its_code_and_two_plain_lines(
    cli: Cli, arguments: list[str], code: int, said: str
) -> None:
    done = cli(*arguments)
    assert done.code == code
    assert done.out == ""
    lines = [line for line in done.err.splitlines() if not line.startswith("en: ")]
    assert 1 <= len(lines) <= 2
    assert lines[0].startswith("workbench: ")
    assert said in done.err


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("name", ["ru.wiki", "-", "bom.wiki"])
def test_segment_gives_the_keys_and_offsets_of_the_contract(cli: Cli, name: str) -> None:
    document = cli("segment", name, "--lang", "ru", "--json", stdin=RUSSIAN).json
    assert list(document) == ["lang", "sections"]
    assert document["lang"] == "ru"
    kinds, at = [], 0
    for index, section in enumerate(document["sections"]):
        assert list(section) == ["index", "level", "title", "start", "end", "blocks"]
        assert (section["index"], section["start"]) == (index, at)
        for block in section["blocks"]:
            assert list(block) == ["kind", "start", "end", "segments"]
            assert block["start"] == at
            inside = at
            for segment in block["segments"]:
                assert list(segment) == ["start", "end", "text"]
                assert inside <= segment["start"] < segment["end"] <= block["end"]
                inside = segment["end"]
            at = block["end"]
            kinds.append(block["kind"])
        assert at == section["end"]
    assert at == len(RUSSIAN)
    assert kinds == [
        "paragraph",
        "blank",
        "heading",
        "paragraph",
        "list",
        "table",
        "file",
        "category",
    ]
    assert [(s["level"], s["title"]) for s in document["sections"]] == [(0, ""), (2, "История")]
    texts = [s["text"] for s in document["sections"][1]["blocks"][1]["segments"]]
    assert texts == ["Основан в 1873 году\ufffc.", "Сгорел в \ufffc году."]


@pytest.mark.usefixtures("files")
def test_align_gives_the_keys_of_the_contract(cli: Cli) -> None:
    done = cli(
        "align",
        "--source",
        "ru:ru.wiki",
        "--target",
        "en:en.wiki",
        "--links",
        "links.json",
        "--json",
    )
    document: dict[str, Any] = done.json
    assert done.code == 0
    assert {"sections", "source_only", "target_only", "paragraphs", "facts"} <= set(document)
    for row in document["sections"]:
        assert set(row) == {"source", "target", "score", "state", "why"}
        assert row["state"] in {"missing", "thinner", "present"}
        assert 0 <= row["score"] <= 1
    rows = [number for row in document["sections"] for number in row["source"]]
    assert sorted(rows + document["source_only"]) == [0, 1]
    for fact in document["facts"]:
        assert set(fact) == {"kind", "source", "text"}
        start, end = fact["source"]
        held = "[[" if fact["kind"] == "link" else fact["text"]
        assert held in RUSSIAN[start:end]
    assert {fact["kind"] for fact in document["facts"]} == {"date", "reference", "link"}


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("name", ["ru.wiki", "-"])
def test_adapt_gives_the_keys_of_the_contract(cli: Cli, name: str) -> None:
    done = cli("adapt", name, "--from", "ru", "--links", "links.json", "--json", stdin=RUSSIAN)
    assert list(done.json) == ["wikitext", "ledger"]
    assert done.code == 1
    assert "[[River|реке]]" in done.json["wikitext"]
    assert "\r\n== History ==\r\n" in done.json["wikitext"]
    for entry in done.json["ledger"]:
        assert list(entry) == ["kind", "source", "target", "state", "note"]
        assert entry["state"] in {"kept", "mapped", "dropped", "unresolved"}


@pytest.mark.usefixtures("files")
def test_check_counts_code_points(cli: Cli) -> None:
    done = cli("--json", "check", "--source", "ru:s.wiki", "--target", "wrong.wiki")
    (found,) = done.json["findings"]
    assert {"rule", "severity", "message", "start", "end", "line", "segment"} <= set(found)
    assert (found["start"], found["end"], found["line"], found["segment"]) == (15, 21, 1, 0)


@pytest.mark.parametrize(
    ("arguments", "code", "keys"),
    [
        (["sessions", "--json"], 0, {"name", "title", "sources", "segments", "confirmed", "updated"}),
        (["engines", "--offline", "--json"], 0, {"name", "ru", "tg", "needs", "usable", "reason"}),
        (["check", "demo", "--json"], 1, {"rule", "severity", "message", "start", "end", "line", "segment"}),
        (["draft", "demo", "--rough", "--json"], 1, {"kind", "source", "target", "state", "note"}),
    ],
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value)[:24],
)  # fmt: skip
def test_rows_of_a_document_have_the_contracts_keys(
    cli: Cli, demo: str, arguments: list[str], code: int, keys: set[str]
) -> None:
    done = cli(*arguments)
    assert done.code == code
    rows = next(value for value in done.json.values() if isinstance(value, list))
    assert rows
    assert all(keys <= set(row) for row in rows)


def test_an_unreviewed_draft_is_refused_with_4_and_its_reasons(cli: Cli, demo: str) -> None:
    done = cli("draft", "demo", "--json")
    assert (done.code, done.out) == (4, "")
    assert "segment 18: " in done.err
    assert "workbench: The review gate holds this back" in done.err
