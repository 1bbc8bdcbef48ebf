"""`workbench glossary list, lookup, add, validate, convert` as a user types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import Run


def test_lookup_finds_inflected_terms(cli: Cli) -> None:
    done = cli("glossary", "lookup", "Переговоры о двойном гражданстве прошли в Худжанде", "--json")
    found = {row["source"]: row for row in done.json["terms"]}
    assert found["двойное гражданство"]["english"] == ["dual citizenship"]
    assert found["Худжанд"]["found"] == "Худжанде"


def test_lookup_of_nothing_exits_one(cli: Cli) -> None:
    done = cli("glossary", "lookup", "абырвалг")
    assert (done.code, done.out) == (1, "")
    assert done.err == "No glossary has a term of this text.\n"


def test_list_knows_shipped_and_computed_names(cli: Cli) -> None:
    terms = cli("glossary", "list", "--from", "tg", "--json").json["terms"]
    assert len([t for t in terms if t["lang"] == "tg"]) > 500
    assert "Олмон" in {t["source"] for t in terms}
    geo = cli("glossary", "list", "--from", "ru", "--domain", "geo", "--json").json
    assert {t["domain"] for t in geo["terms"]} == {"geo"}


def test_an_added_term_is_used_from_then_on(workbench: Run, home: Path) -> None:
    done = workbench("glossary", "add", "арык", "irrigation canal", "--note", "In Central Asia.")
    assert done.returncode == 0
    assert (home / "glossaries" / "ru-added.csv").is_file()
    found = json.loads(workbench("glossary", "lookup", "у арыка", "--json").stdout)["terms"]
    assert found[0]["english"] == ["irrigation canal"]


@pytest.mark.parametrize("style", ["csv", "tsv", "tbx", "tbx3-dca", "tbx3-dct", "omegat"])
def test_convert_writes_every_format(cli: Cli, tmp_path: Path, style: str) -> None:
    (tmp_path / "ru-en.csv").write_text("source,english\nсай,mountain stream\n", encoding="utf-8")
    done = cli("glossary", "convert", "ru-en.csv", "--to", style)
    assert done.code == 0
    assert "mountain stream" in done.out


def test_convert_comes_back(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "ru-en.csv").write_text(
        "source,english,forbidden\nсай,stream; brook,river\n", encoding="utf-8"
    )
    cli("glossary", "convert", "ru-en.csv", "-o", "ru-en.tbx")
    cli("glossary", "convert", "ru-en.tbx", "-o", "back.csv")
    assert "сай,,stream; brook,,river," in (tmp_path / "back.csv").read_text(encoding="utf-8")


def test_validate_names_bad_rows_with_their_lines(cli: Cli, tmp_path: Path) -> None:
    rows = "source,english\nсай,stream\nсaй,brook\nсай ,river\n"
    (tmp_path / "ru-en.csv").write_text(rows, encoding="utf-8")
    done = cli("glossary", "validate", "ru-en.csv")
    assert done.code == 1
    assert "ru-en.csv:3: homoglyph" in done.out
    assert "ru-en.csv:4: conflict" in done.out
    assert "ru-en.csv:4: spaces" in done.out


def test_the_shipped_glossaries_are_valid(cli: Cli) -> None:
    assert cli("glossary", "validate").code == 0
