"""`workbench segment`: the documented JSON, files and stdin, and plain errors."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run

TEXT = "'''Вахш''' — река<ref>Том 2.</ref>. Длина 524 км.\n\n== История ==\n* Мост\n"


def test_the_json_is_the_documented_one(workbench: Run, tmp_path: Path) -> None:
    (tmp_path / "page.wiki").write_text(TEXT, encoding="utf-8")
    done = workbench("segment", "page.wiki", "--lang", "ru", "--json")
    assert done.returncode == 0, done.stderr
    page = json.loads(done.stdout)
    assert page["lang"] == "ru"
    lead, history = page["sections"]
    assert (lead["index"], lead["level"], lead["title"], lead["start"]) == (0, 0, "", 0)
    assert (history["level"], history["title"], history["end"]) == (2, "История", len(TEXT))
    first, second = lead["blocks"][0]["segments"]
    assert first["text"] == "Вахш — река￼."
    assert TEXT[second["start"] : second["end"]] == "Длина 524 км."
    assert [block["kind"] for block in history["blocks"]] == ["heading", "list"]


def test_stdin_is_read_for_a_dash_and_line_ends_count(workbench: Run) -> None:
    done = workbench("segment", "-", "--lang", "tg", "--json", stdin="Як.\r\n\r\nДу.")
    blocks = json.loads(done.stdout)["sections"][0]["blocks"]
    assert blocks[-1]["end"] == len("Як.\r\n\r\nДу.")


def test_the_outline_is_for_people(workbench: Run) -> None:
    done = workbench("segment", "-", "--lang", "ru", stdin=TEXT)
    assert done.returncode == 0
    assert "История" in done.stdout
    assert "Длина 524 км." in done.stdout


def test_a_missing_file_is_a_plain_error(workbench: Run) -> None:
    done = workbench("segment", "nowhere.wiki", "--lang", "ru")
    assert done.returncode == 2
    assert "nowhere.wiki" in done.stderr
    assert "Traceback" not in done.stderr
