"""Real English pages: adaptation leaves them alone but for what it repairs."""

from __future__ import annotations

import bz2
import difflib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from workbench.core.adapt import Context, adapt


@pytest.fixture
def pages(shared: Path) -> dict[str, str]:
    """Return title → wikitext of the English pages."""
    with bz2.open(shared / "wikifarm" / "dumps" / "en.xml.bz2") as stream:
        root = ElementTree.parse(stream).getroot()
    space = root.tag.partition("}")[0] + "}"
    out = {}
    for page in root.iter(f"{space}page"):
        text = next(page.iter(f"{space}text")).text or ""
        out[page.findtext(f"{space}title", "")] = text
    return out


def test_long_english_pages_change_in_a_handful_of_lines_only(pages: dict[str, str]) -> None:
    changed = 0
    for text in pages.values():
        if 2000 < len(text) < 100_000:
            result = adapt(text, Context("ru"))
            assert not [e for e in result.ledger if e.state == "unresolved"]
            assert len(result.wikitext) <= len(text)
            lines = difflib.unified_diff(text.split("\n"), result.wikitext.split("\n"), n=0)
            changed += sum(1 for line in lines if line[:1] == "+" and line[:3] != "+++")
    assert changed <= 8


@pytest.mark.slow
def test_a_second_run_changes_nothing(pages: dict[str, str]) -> None:
    for text in pages.values():
        once = adapt(text, Context("tg")).wikitext
        assert adapt(once, Context("tg")).wikitext == once
