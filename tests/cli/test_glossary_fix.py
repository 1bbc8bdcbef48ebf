"""What `workbench glossary check --fix` leaves, and where that stands afterwards."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

QUOTED = 'Go to Kirghizia, see "Kurgan-Tyube" there.\n'


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "a.wiki").write_text(QUOTED, encoding="utf-8")
    (tmp_path / "b.wiki").write_text("He called it ''Horog''.\n", encoding="utf-8")
    (tmp_path / "c.wiki").write_text("\ufeffHorog and Dangara.\r\n", encoding="utf-8")
    return tmp_path


def test_what_is_left_is_named_by_where_it_stands_now(cli: Cli, pages: Path) -> None:
    done = cli("glossary", "check", "a.wiki", "b.wiki", "c.wiki", "--fix", "--format", "concise")
    fixed = (pages / "a.wiki").read_text(encoding="utf-8")
    assert fixed == 'Go to Kyrgyzstan, see "Kurgan-Tyube" there.\n'
    assert (pages / "c.wiki").read_bytes().decode() == "\ufeffKhorog and Danghara.\r\n"
    column = fixed.index("Kurgan-Tyube") + 1
    places = [line.partition(": ")[0] for line in done.out.splitlines()]
    assert places == [f"a.wiki:1:{column}", "b.wiki:1:16"]
    assert done.code == 1
    assert "3 findings corrected." in done.err
    assert "3 texts checked, 2 findings" in done.err


def test_a_difference_leaves_the_files_and_exits_one(cli: Cli, pages: Path) -> None:
    shown = cli("glossary", "check", ".", "--fix", "--diff", "--isolated")
    assert shown.code == 1
    assert [line for line in shown.out.splitlines() if line[:1] == "+"] == [
        "+++ b/a.wiki",
        '+Go to Kyrgyzstan, see "Kurgan-Tyube" there.',
        "+++ b/c.wiki",
        "+\ufeffKhorog and Danghara.",
    ]
    assert (pages / "a.wiki").read_text(encoding="utf-8") == QUOTED


@pytest.mark.skipif(not shutil.which("git"), reason="git applies the difference")
def test_git_applies_the_difference(cli: Cli, pages: Path) -> None:
    shown = cli("glossary", "check", "a.wiki", "c.wiki", "--diff", "--isolated")
    git = ["git", "apply", "--whitespace=nowarn", "-"]
    subprocess.run(git, input=shown.out.encode(), cwd=pages, check=True)
    assert (pages / "c.wiki").read_bytes().decode() == "\ufeffKhorog and Danghara.\r\n"


def test_nothing_certain_is_no_change(cli: Cli, pages: Path) -> None:
    assert cli("glossary", "check", "b.wiki", "--diff").code == 0
    assert "0 findings corrected." in cli("glossary", "check", "b.wiki", "--fix").err
