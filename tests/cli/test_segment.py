"""`workbench segment`: the documented JSON, files and stdin, and plain errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

TEXT = "'''Вахш''' — река<ref>Том 2.</ref>. Длина 524 км.\n\n== История ==\n* Мост\n"


def test_the_json_is_the_documented_one(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "page.wiki").write_text(TEXT, encoding="utf-8")
    done = cli("segment", "page.wiki", "--lang", "ru", "--json")
    assert done.code == 0, done.err
    page = done.json
    assert page["lang"] == "ru"
    lead, history = page["sections"]
    assert (lead["index"], lead["level"], lead["title"], lead["start"]) == (0, 0, "", 0)
    assert (history["level"], history["title"], history["end"]) == (2, "История", len(TEXT))
    first, second = lead["blocks"][0]["segments"]
    assert first["text"] == "Вахш — река￼."
    assert TEXT[second["start"] : second["end"]] == "Длина 524 км."
    assert [block["kind"] for block in history["blocks"]] == ["heading", "list"]


def test_stdin_is_read_for_a_dash_and_line_ends_count(cli: Cli) -> None:
    done = cli("segment", "-", "--lang", "tg", "--json", stdin="Як.\r\n\r\nДу.")
    blocks = done.json["sections"][0]["blocks"]
    assert blocks[-1]["end"] == len("Як.\r\n\r\nДу.")


def test_the_outline_is_for_people(cli: Cli) -> None:
    done = cli("segment", "-", "--lang", "ru", stdin=TEXT)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "0 (lead)",
        "  paragraph",
        "    Вахш — река▫.",
        "    Длина 524 км.",
        "1 == История",
        "  heading",
        "    История",
        "  list",
        "    Мост",
    ]


@pytest.mark.parametrize(
    ("wikitext", "rows"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n\n", [], id="blank lines"),
        pytest.param("Раз\nдва.", ["  paragraph", "    Раз два."], id="a line end within"),
        pytest.param("{{Карта}}\nРаз.", ["  paragraph", "    Раз."], id="a template has none"),
        pytest.param("=== Ш ===\n", ["1 === Ш", "  heading", "    Ш"], id="a lower level"),
        pytest.param("Раз\x1b[2J.", ["  paragraph", "    Раз [2J."], id="a terminal's escape"),
    ],
)
def test_each_block_and_sentence_has_a_row(cli: Cli, wikitext: str, rows: list[str]) -> None:
    done = cli("segment", "-", "--lang", "ru", stdin=wikitext)
    assert [line for line in done.out.splitlines() if line != "0 (lead)"] == rows


def test_a_missing_file_is_a_plain_error(cli: Cli) -> None:
    done = cli("segment", "nowhere.wiki", "--lang", "ru")
    assert done.code == 2
    assert "nowhere.wiki" in done.err
