"""Texts of others reach neither a terminal nor a spreadsheet as something to act on."""

from __future__ import annotations

import csv
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core.glossary.terms import Term
from workbench.formats import glossary_csv
from workbench.outputs.findings_files import no_formula

ACTED_ON = "a\x1b]0;owned\x07b\x9b2Jc\u202ed\u2066e\u2028f"


def shown_on_a_terminal(*arguments: str) -> str:
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", *arguments], stdout=slave, stderr=slave, stdin=slave
    ) as process:
        process.wait(timeout=180)
    os.close(slave)
    out = b""
    try:
        while piece := os.read(master, 65536):
            out += piece
    except OSError:
        assert process.returncode is not None  # the end of a terminal is an error on Linux
    os.close(master)
    return out.decode()


def test_a_terminal_is_sent_nothing_to_act_on_and_a_file_the_text(
    tmp_path: Path, workbench: object
) -> None:
    page = tmp_path / "page.wiki"
    page.write_text(ACTED_ON, encoding="utf-8")
    shown = shown_on_a_terminal("adapt", "--from", "ru", str(page))
    assert "owned" in shown
    assert not set("\x1b\x07\x9b\u202e\u2066\u2028") & set(shown)
    plain = workbench("adapt", "--from", "ru", str(page))  # type: ignore[operator]
    assert "\u202e" in plain.stdout


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1"]
)
def test_a_spreadsheet_calculates_nothing_of_a_findings_table(text: str) -> None:
    assert no_formula(text) == f"'{text}"
    assert no_formula(-1) == -1


@pytest.mark.parametrize(
    "text", ["=1+1", "-ский", "'=a", "''-b", "#5", "'quoted'", "@x", "a-b", "＋1"]
)
def test_a_glossary_holds_formulas_back_and_gives_them_back(text: str) -> None:
    written = glossary_csv.dump([Term(source=text, lang="ru", targets=(text,))])
    for cell in next(r for r in list(csv.reader(io.StringIO(written)))[1:]):
        assert not cell.startswith(("=", "+", "-", "@", "#", "＋"))
    read = glossary_csv.parse(written, name="x", lang="ru")
    assert [(one.source, one.targets) for one in read] == [(text, (text,))]
