"""Pages cut into sections, blocks and segments as the case file says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.core.model import ATOM, Kind
from workbench.core.wikitext.segments import segment_page

CASES = Path(__file__).parent / "cases" / "pages.txt"


def cases() -> Iterator[tuple[str, str, str]]:
    for part in re.split(r"^## ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        source, _, wanted = rest.partition("\n----out\n")
        yield name, source, wanted.strip()


def outline(text: str) -> str:
    rows = []
    for section in segment_page(text, "ru").sections:
        rows.append(f"= {section.level} {section.title}".strip())
        for block in section.blocks:
            if block.kind is not Kind.BLANK:
                rows.append(f"[{block.kind}]")
                rows += [one.text.replace(ATOM, "⌑") for one in block.segments]
    return "\n".join(rows)


@pytest.mark.parametrize(("source", "wanted"), [pytest.param(s, w, id=n) for n, s, w in cases()])
def test_a_page_is_cut_as_written(source: str, wanted: str) -> None:
    assert outline(source) == wanted
