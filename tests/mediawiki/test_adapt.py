"""Real articles, adapted with real language links and rendered by a real English wiki."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape

import pytest
import requests

from tests.conftest import Run
from tests.core.adapt.accounting import entered, expected
from workbench.config import Config
from workbench.core.adapt import Adapted, Context, adapt, wanted_titles
from workbench.core.model import LedgerEntry
from workbench.wiki.client import Wiki
from workbench.wiki.links import resolve
from workbench.wiki.pages import fetch

pytestmark = pytest.mark.farm


def source(config: Config, lang: str) -> str:
    return fetch(Wiki(lang, config), "Берлин").revision.wikitext


@pytest.fixture(params=["ru", "tg"])
def article(request: pytest.FixtureRequest, config: Config) -> tuple[str, str, Context]:
    lang: str = request.param
    text = source(config, lang)
    links = resolve(config, lang, wanted_titles(text, lang))
    return lang, text, Context(lang, links)


def test_the_ledger_is_complete(article: tuple[str, str, Context]) -> None:
    lang, text, context = article
    result = adapt(text, context)
    assert entered(result) == expected(text, lang)
    for kind, pattern in (("reference", r"<ref[ >]"), ("category", r"\[\[(?:Категория|Гурӯҳ):")):
        count = Counter(entry.kind for entry in result.ledger)[kind]
        assert count == len(re.findall(pattern, text))


def test_known_pages_become_english_links(article: tuple[str, str, Context]) -> None:
    _, text, context = article
    result = adapt(text, context)
    assert "[[Germany" in result.wikitext
    assert "[[Brandenburg Gate" in result.wikitext
    unknown = [e for e in result.ledger if e.kind == "link" and "not known" in e.note]
    assert len(unknown) == 0 or all("нп5" in e.source for e in unknown)


def test_a_second_run_changes_nothing(article: tuple[str, str, Context]) -> None:
    _, text, context = article
    once = adapt(text, context).wikitext
    assert adapt(once, context).wikitext == once


def test_the_english_wiki_renders_it(
    article: tuple[str, str, Context], wikis: dict[str, str]
) -> None:
    _, text, context = article
    result = adapt(text, context)
    html = rendered(wikis["en"], result.wikitext)
    assert "cite error" not in html.lower()
    assert "mw-ext-cite-error" not in html
    visible = re.sub(r"<[^>]*>", "", re.sub(r"(?s)<style.*?</style>", "", html))
    assert "{{" not in visible
    assert "}}" not in visible
    assert "[[" not in visible
    assert unescape(html).count('<li id="cite_note-') == defined(result)


def rendered(api: str, wikitext: str) -> str:
    answer = requests.post(
        api,
        data={
            "action": "parse",
            "text": wikitext + "\n<references />",
            "contentmodel": "wikitext",
            "title": "Sandbox",
            "prop": "text",
            "disablelimitreport": 1,
            "format": "json",
            "formatversion": 2,
        },
        headers={"User-Agent": "workbench-tests"},
        timeout=60,
    )
    html: str = answer.json()["parse"]["text"]
    return html


def defined(result: Adapted) -> int:
    """Return how many footnotes the result defines outside templates, which that wiki lacks."""
    templates = [entry.target for entry in result.ledger if entry.kind == "template"]

    def content(entry: LedgerEntry) -> bool:
        written = entry.kind == "reference" and not entry.target.endswith("/>")
        return written and not any(entry.target in template for template in templates)

    return sum(1 for entry in result.ledger if content(entry))


def test_the_command_asks_the_wikis(workbench: Run, config: Config, home: object) -> None:
    run = workbench("adapt", "-", "--from", "ru", "--json", stdin=source(config, "ru"))
    document = json.loads(run.stdout)
    assert run.returncode == 1
    assert "[[Spree" in document["wikitext"]
    assert {entry["state"] for entry in document["ledger"]} == {
        "kept",
        "mapped",
        "dropped",
        "unresolved",
    }
