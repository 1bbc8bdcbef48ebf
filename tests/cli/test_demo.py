"""The demonstration as a newcomer sees it: a table, the wikitext, the summary, no inner workings."""

from __future__ import annotations

import pytest

from workbench.cli.main import main


def test_the_demo_tells_the_gap_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    gap = out.partition("What English lacks")[2].partition("English wikitext")[0]
    assert "Военное сотрудничество" in gap
    assert "missing" in gap
    assert "Row(" not in out
    assert "Of its sources English has" in gap
    assert "[[:ru:Российско-таджикистанские отношения]]" in out
    assert "{{Translated|tg|Муносибатҳои Тоҷикистон бо Русия" in out
