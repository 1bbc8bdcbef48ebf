"""`summary` and `talk`: exact lines, without a session and without a network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.cli.main import main

Out = pytest.CaptureFixture[str]


def test_summary_prints_the_attribution(capsys: Out) -> None:
    assert main(["summary", "--source", "ru:Вахш"]) == 0
    assert capsys.readouterr().out == (
        "Content in this edit is translated from the existing Russian Wikipedia article at "
        "[[:ru:Вахш]]; see its history for attribution.\n"
    )


def test_summary_as_json(capsys: Out) -> None:
    main(["summary", "--source", "ru:Вахш@7", "--section", "Course", "--json"])
    (summary,) = json.loads(capsys.readouterr().out)["summaries"]
    assert summary.startswith("/* Course */ ")
    assert "[[:ru:Special:Redirect/revision/7|Вахш]]" in summary


def test_summary_repairs_an_earlier_edit(capsys: Out) -> None:
    main(["summary", "--source", "ru:Вахш", "--repair", "2023-01-25T01:25Z"])
    assert capsys.readouterr().out.startswith(
        "NOTE: Content in the edit of 01:25, January 25, 2023"
    )


def test_talk_prints_one_template_a_source(capsys: Out) -> None:
    main(["talk", "--source", "ru:Вахш@7", "--source", "tg:Вахш", "--inserted", "9"])
    assert capsys.readouterr().out == (
        "{{Translated|ru|Вахш|version=7|insertversion=9}}\n{{Translated|tg|Вахш|insertversion=9}}\n"
    )


def test_talk_puts_the_templates_into_a_page(tmp_path: Path, capsys: Out) -> None:
    page = tmp_path / "talk.wiki"
    page.write_text("{{Talk header}}\n\n== Topic ==\n", "utf-8")
    main(["talk", "--source", "ru:Вахш", "--page", str(page)])
    assert capsys.readouterr().out == ("{{Talk header}}\n{{Translated|ru|Вахш}}\n\n== Topic ==\n")
    main(["talk", "--source", "ru:Вахш", "--page", str(page), "--json"])
    document = json.loads(capsys.readouterr().out)
    assert document["templates"] == ["{{Translated|ru|Вахш}}"]
    assert document["page"] == "{{Talk header}}\n{{Translated|ru|Вахш}}\n\n== Topic ==\n"


@pytest.mark.parametrize("command", ["summary", "talk"])
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--source", "Вахш"],
        ["--source", "ru:"],
        ["--source", "ru:a|b"],
        ["--source", "ru:Бeрлин"],
        ["--source", "ru:Вахш", "--section", "x */ [[:ru:y]]"],
        ["session", "--source", "ru:Вахш"],
        ["no-such-session"],
        ["--source", "en:Vakhsh"],
        ["--source", "ru:Вахш", "--source", "en:Vakhsh@7"],
    ],
)
def test_what_cannot_be_attributed_is_told_plainly(
    command: str, arguments: list[str], capsys: Out
) -> None:
    assert main([command, *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("workbench: ")
    assert len(said.err.splitlines()) <= 2


@pytest.mark.parametrize("command", ["summary", "talk"])
def test_nothing_heavy_is_imported(command: str) -> None:
    code = (
        "import sys; from workbench.cli.main import main; "
        f"main([{command!r}, '--source', 'ru:Вахш']); "
        "print(sorted({'requests', 'textual', 'mwparserfromhell', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_session_names_its_sources(capsys: Out) -> None:
    main(["demo", "--json"])
    capsys.readouterr()
    assert main(["summary", "demo"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.count("[[:ru:") == line.count("[[:tg:") == 1
    assert main(["talk", "demo"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
