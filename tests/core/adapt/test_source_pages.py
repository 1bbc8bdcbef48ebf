"""Real Russian and Tajik pages: a second run changes nothing, and the ledger has each piece once."""

from __future__ import annotations

import bz2
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.core.adapt.accounting import entered, expected
from workbench.core.adapt import Context, adapt, wanted_titles


def longest(shared: Path, lang: str) -> str:
    """Return the longest page of a farm's wiki."""
    with bz2.open(shared / "wikifarm" / "dumps" / f"{lang}.xml.bz2") as stream:
        found = ElementTree.parse(stream).getroot().iter()
        return max((n.text or "" for n in found if n.tag.endswith("}text")), key=len)


@pytest.mark.parametrize("lang", ["ru", "tg"])
@pytest.mark.parametrize("known", [True, False], ids=["all articles known", "no article there"])
def test_a_page_is_settled_after_one_run(shared: Path, lang: str, known: bool) -> None:
    text = longest(shared, lang)
    wanted = wanted_titles(text, lang)
    context = Context(lang, {title: f"E{n}" if known else None for n, title in enumerate(wanted)})
    once = adapt(text, context)
    assert adapt(once.wikitext, context).wikitext == once.wikitext
    assert entered(once) == expected(text, lang)
