"""Fetching from real wikis: requests counted, redirects and links as the API has them."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Run
from tests.mediawiki.conftest import Knob
from workbench.config import Config
from workbench.core.adapt import proposed_names
from workbench.errors import PageMissing, RateLimited, Timeout
from workbench.flow import asking, opening
from workbench.wiki import links, pages
from workbench.wiki.client import Wiki

pytestmark = pytest.mark.farm


def test_berlin_takes_four_requests_a_wiki_and_one_per_fifty_links(config: Config) -> None:
    english = Wiki("en", config)
    pages.fetch(english, "Berlin")
    found, count = {}, 0
    for lang in ("ru", "tg"):
        wiki = Wiki(lang, config)
        page = pages.fetch(wiki, "Берлин")
        found[lang] = asking.targets(config, lang, page.revision.wikitext, wiki=wiki).english
        assert wiki.requests <= 4 + -(-len(found[lang]) // 50)
        count += len(found[lang])
    asking.taken(config, found, wiki=english)
    assert english.requests <= 4 + -(-count // 50)


def test_a_session_knows_which_names_are_taken_and_which_pages_are_nowhere(config: Config) -> None:
    session = opening.fetch_session(config, "Berlin")
    assert all(
        session.links[lang][t] is None for lang, some in session.absent.items() for t in some
    )
    assert "Правящий бургомистр" in session.absent["tg"]
    proposed = {n for lang, found in session.links.items() for n in proposed_names(found, lang)}
    assert session.taken <= proposed


def test_three_languages_in_one_session(config: Config) -> None:
    heard: list[tuple[str, str]] = []
    session = opening.fetch_session(config, "Berlin", progress=lambda *said: heard.append(said))
    assert session.target.title == "Berlin"
    assert [page.lang for page in session.sources] == ["ru", "tg"]
    assert all(page.revid > 0 and page.timestamp for page in session.sources)
    assert session.links["ru"]["Шпрее"] == "Spree"
    assert session.links["tg"]["Пойтахт"] == "Capital city"
    assert session.links["tg"]["Правящий бургомистр"] is None
    assert {lang for lang, _ in heard} == {"en", "ru", "tg"}


def test_redirects_of_every_kind(config: Config) -> None:
    asked = ["Шпре", "ФРГ", "Афины на Шпрее", "Петля А", "Немецкая столица", "Городская управа"]
    assert links.resolve(config, "ru", asked) == {
        "Шпре": "Spree",
        "ФРГ": "Germany",
        "Афины на Шпрее": "Berlin",
        "Петля А": None,
        "Немецкая столица": None,
        "Городская управа": None,
    }


def test_from_the_address_of_a_source_page(config: Config) -> None:
    base = config.api("ru").removesuffix("/w/api.php")
    session = opening.fetch_session(config, f"{base}/wiki/Берлин")
    assert session.target.title == "Berlin"


def test_no_such_page_is_a_plain_error(workbench: Run) -> None:
    done = workbench("fetch", "No such article at all")
    assert done.returncode == 2
    assert "has no page" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) <= 3


def test_a_page_without_counterparts(config: Config) -> None:
    with pytest.raises(PageMissing) as told:
        opening.fetch_session(config, "Berlin", langs=("uk",), titles={})
    assert "no counterpart" in told.value.message


def test_fetch_as_json(workbench: Run) -> None:
    done = workbench("fetch", "Berlin", "--from", "ru", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["session"]
    assert said["target"]["lang"] == "en"
    assert [page["title"] for page in said["sources"]] == ["Берлин"]
    assert said["missing"] == []


def test_a_wiki_that_fails_twice_is_asked_a_third_time(config: Config, knob: Knob) -> None:
    knob("ru", "http=503", "count=2", "retry_after=1")
    naps: list[float] = []
    wiki = Wiki("ru", config, sleep=naps.append)
    assert pages.fetch(wiki, "Берлин").revision.revid > 0
    assert naps == [1.0, 1.0]


def test_lag_is_waited_for_and_then_told(config: Config, knob: Knob) -> None:
    knob("tg", "lag=60")
    naps: list[float] = []
    wiki = Wiki("tg", config, sleep=naps.append)
    with pytest.raises(RateLimited):
        pages.fetch(wiki, "Берлин")
    assert naps == [5.0, 5.0]


def test_a_slow_wiki_ends_at_the_deadline(config: Config, knob: Knob) -> None:
    knob("tg", "slow=5")
    wiki = Wiki("tg", config, deadline=1.0, sleep=lambda _: None)
    with pytest.raises(Timeout):
        wiki.call({"action": "query", "titles": "Берлин"}, retry=False)
