"""The command `align`: files and sessions in, JSON, a table and a report out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.conftest import Run

EN = "'''Khorog''' is a town.\n\n== History ==\nA fort was built in 1897.\n"
RU = "'''Хорог''' — город.\n\n== История ==\nКрепость построили в 1897 году, мост — в 1903 году.<ref>[https://example.org/most Мост]</ref>\n\n== Сад ==\nВ саду 20 000 растений.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "en.wiki").write_text(EN, "utf-8")
    (tmp_path / "ru.wiki").write_text(RU, "utf-8")
    return ["--source", "ru:ru.wiki", "--target", "en:en.wiki"]


def test_json_has_the_shape_of_the_contract(workbench: Run, files: list[str]) -> None:
    run = workbench("align", *files, "--json")
    assert (run.returncode, run.stderr) == (0, "")
    found = json.loads(run.stdout)
    assert list(found) == [
        "sections",
        "source_only",
        "target_only",
        "paragraphs",
        "facts",
        "references",
    ]
    assert [(row["source"], row["target"]) for row in found["sections"]] == [([0], [0]), ([1], [1])]
    assert found["source_only"] == [2]
    at = RU.index("1903")
    assert {"kind": "date", "source": [at, at + 4], "text": "1903"} in found["facts"]
    assert [one["section"] for one in found["references"]] == [1]
    assert "https://example.org/most" in found["references"][0]["citation"]
    start, end = found["paragraphs"][-1]["source"]
    assert RU[start:end].startswith("Крепость")


def test_a_table_for_people_and_a_report(cli: Cli, files: list[str], tmp_path: Path) -> None:
    run = cli("align", *files, "--report", "gap.html")
    assert run.code == 0
    assert "missing" in run.out
    assert "History" in run.out
    assert (tmp_path / "gap.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_table_says_what_contradicts(cli: Cli, files: list[str], tmp_path: Path) -> None:
    for file, old, new in (
        ("ru.wiki", "мост — в 1903 году", "в гарнизоне служили 150 солдат"),
        ("en.wiki", "in 1897.", "in 1897. The garrison counted 120 soldiers."),
    ):
        text = (tmp_path / file).read_text("utf-8")
        (tmp_path / file).write_text(text.replace(old, new), "utf-8")
    assert "History: ru says 150, English 120." in cli("align", *files).out


def test_the_table_keeps_its_columns_and_says_what_its_figures_are(
    cli: Cli, files: list[str], tmp_path: Path
) -> None:
    long = "Городская резиденция курфюрстов"
    text = (tmp_path / "ru.wiki").read_text("utf-8")
    (tmp_path / "ru.wiki").write_text(
        f"{text}\n== {long} ==\n" + "В 1903 году вода. " * 300, "utf-8"
    )
    head, *rows, last = cli("align", *files).out.splitlines()
    assert "“lacks 3” counts" in last
    assert any("(0%, lacks 1)" in row for row in rows)
    assert {len(row) for row in rows if " says " not in row} == {len(head)}


def test_a_session_is_compared_while_somebody_works_on_it(workbench: Run) -> None:
    from workbench.config import Config
    from workbench.flow.demo import open_demo
    from workbench.flow.workspace import Workspace

    with Workspace.open(Config(offline=True), open_demo()):
        run = workbench("align", "demo", "--from", "ru")
    assert run.returncode == 0
    assert "thinner" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "SESSION"),
        (["--source", "ru:ru.wiki"], "--target"),
        (["--source", "ru.wiki", "--target", "en:en.wiki"], "LANG:FILE"),
        (["--source", "ru:ru.wiki", "--target", "de:en.wiki"], "English"),
        (["--source", "ru:none.wiki", "--target", "en:en.wiki"], "none.wiki"),
        (["--source", "ru:ru.wiki", "--target", "en:en.wiki", "--links", "en.wiki"], "no JSON"),
    ],
)
def test_wrong_use_is_said(cli: Cli, files: list[str], arguments: list[str], said: str) -> None:
    run = cli("align", *arguments)
    assert run.code == 2
    assert said in run.err
