"""Headings and references as a real MediaWiki sees them."""

from __future__ import annotations

import json
import os
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from workbench.core.wikitext.segments import segment_page

pytestmark = pytest.mark.farm
TRICKY = [
    "а\n== A == foo\nб\n<!-- c -->== B ==\n== C == <!-- d -->\n",
    "<!--\n== A ==\n-->\n<nowiki>\n== B ==\n</nowiki>\n<pre>\n== C ==\n</pre>\n== D ==\n",
    "''курсив\n== A ==\n'''жирный\n=== B ===\n",
    "== A ===\n=== B ==\n= C =\n====== D ======\n",
    "== [[A ==\nб\n== B ==\n",
    "{{nosuch\n== A ==\n",
    "<ref>а\n== A ==\n</ref>\n== B ==\n<div>\n== C ==\n</div>\n",
    "{|\n| а\n== A ==\nб\n|}\n== B ==\n",
    " == A ==\n==B==\n== ==\n===\n",
]


def sections(lang: str, **query: str) -> list[tuple[int, str]]:
    address = FARM[lang]
    if not address:
        pytest.skip("no wiki is given")
    asked = {"action": "parse", "prop": "sections", "format": "json", "contentmodel": "wikitext"}
    body = urlencode({**asked, **query}).encode()
    with urlopen(address, body, timeout=60) as reply:
        parsed = json.load(reply)["parse"]["sections"]
    return [(int(one["level"]), one["line"]) for one in parsed if not one["index"].startswith("T")]


FARM = {lang: os.environ.get(f"WORKBENCH_WIKI_{lang.upper()}", "") for lang in ("en", "ru", "tg")}
"""Read before each test's environment is emptied."""


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_headings_are_those_of_mediawiki(text: str) -> None:
    ours = [(s.level, s.title) for s in segment_page(text, "ru").sections[1:]]
    assert ours == sections("ru", text=text, title="Проба")


@pytest.mark.parametrize(("lang", "title"), [("ru", "Берлин"), ("tg", "Берлин"), ("en", "Berlin")])
def test_a_real_page_has_the_sections_of_mediawiki(lang: str, title: str) -> None:
    address = FARM[lang]
    if not address:
        pytest.skip("no wiki is given")
    query = urlencode({"action": "parse", "prop": "wikitext", "format": "json", "page": title})
    with urlopen(f"{address}?{query}", timeout=60) as reply:
        text = json.load(reply)["parse"]["wikitext"]["*"]
    ours = [(s.level, s.title) for s in segment_page(text, lang).sections[1:]]
    theirs = [(level, line) for level, line in sections(lang, page=title)]
    assert [level for level, _ in ours] == [level for level, _ in theirs]
    assert [line for _, line in ours if line.isalpha()] == [
        line for _, line in theirs if line.isalpha()
    ]
