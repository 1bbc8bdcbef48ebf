"""What wikis answer, row by row: what is read from it, and what a person is told and may do."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.wiki.conftest import Answer, Api
from workbench.config import Config
from workbench.errors import WorkbenchError
from workbench.wiki import links, pages
from workbench.wiki.client import Wiki
from workbench.wiki.urls import Asker, Opened, _read


def page(text: str = "Текст.", **more: Any) -> dict[str, Any]:
    main = {"contentmodel": "wikitext", "content": text, **more.pop("main", {})}
    revision = {"revid": 7, "timestamp": "2026-01-02T03:04:05Z", "slots": {"main": main}}
    return {"pageid": 1, "ns": 0, "title": "Город", "revisions": [revision], **more}


def said(*found: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"batchcomplete": True, "query": {"pages": list(found), **more}}


CHECK = "Check the spelling, or paste the address of the article."
AGAIN = "Try again."


@pytest.mark.parametrize(
    ("answer", "message", "hint", "code"),
    [
        (said({"title": "Нет", "missing": True}), "The ru wiki has no page “Нет”.", CHECK, 2),
        (said({"missing": True}), "The ru wiki has no page “Город”.", CHECK, 2),
        (said({"title": "A<b", "invalid": True, "invalidreason": "why"}), "“Город” is no page title: why", "", 2),
        (said(), "“Город” on the ru wiki is a redirect that leads nowhere.", "", 2),
        (said(interwiki=[{"title": "en:Town"}]), "“Город” points to another wiki.", "Give a title of the ru wiki.", 2),
        (said(page(main={"contentmodel": "json"})), "“Город” on the ru wiki is no article.", "", 2),
        (said({"ns": -1, "title": "Служебная:Поиск", "special": True}), "“Город” on the ru wiki is no article.", "", 2),
        (said({"title": "Город"}), "The ru wiki gave no text for “Город”.", AGAIN, 3),
        (said({"title": "Город", "revisions": []}), "The ru wiki gave no text for “Город”.", AGAIN, 3),
        (said({"title": "Город", "revisions": [{"revid": "x"}]}), "The ru wiki gave no text for “Город”.", AGAIN, 3),
        ({"batchcomplete": True, "query": {"pages": [5]}}, "The ru wiki gave no text for “Город”.", AGAIN, 3),
        ({"batchcomplete": True, "query": {"pages": {"1": {}}}}, "The ru wiki gave no text for “Город”.", AGAIN, 3),
        ({"batchcomplete": True, "query": []}, "The ru wiki gave no text for “Город”.", AGAIN, 3),
        (said(page(langlinks=[{"lang": "en"}])), "The ru wiki gave no text for “Город”.", AGAIN, 3),
        (
            said(page("* [[А]]\n* [[Б|б]]\n* [[А#В]]\n* [[Файл:x]]\n{{неоднозначность}}")),
            "“Город” on the ru wiki is a disambiguation page.", "Choose an article: А, Б …", 2,
        ),
        (
            said(page("[[1]][[2]][[3]][[4]][[5]][[6]] {{ Disambig | x }}")),
            "“Город” on the ru wiki is a disambiguation page.", "Choose an article: 1, 2, 3, 4, 5 …", 2,
        ),
        (
            said(page("[[А]]", pageprops={"disambiguation": ""})),
            "“Город” on the ru wiki is a disambiguation page.", "Choose an article: А …", 2,
        ),
    ],
)  # fmt: skip
def test_a_page_that_cannot_be_used_is_told_with_a_way_on(
    api: Api, wiki: Wiki, answer: dict[str, Any], message: str, hint: str, code: int
) -> None:
    api.will_say(answer)
    with pytest.raises(WorkbenchError) as raised:
        pages.fetch(wiki, "Город")
    assert (raised.value.message, raised.value.hint) == (message, hint)
    assert raised.value.exit_code == code


@pytest.mark.parametrize(
    "text",
    ["{{disambiguation needed|date=May}}", "{{Disambiguationx}}", "disambig", "{{для|{{x}}}}", ""],
)
def test_a_page_that_only_speaks_of_disambiguation_is_an_article(
    api: Api, wiki: Wiki, text: str
) -> None:
    api.will_say(said(page(text)))
    fetched = pages.fetch(wiki, "Город")
    assert (fetched.revision.wikitext, fetched.redirected_from) == (text, "")
    assert (fetched.revision.lang, fetched.revision.title) == ("ru", "Город")


def test_a_page_is_asked_for_with_all_that_is_needed(api: Api, wiki: Wiki) -> None:
    api.will_say(said(page()))
    pages.fetch(wiki, "Город")
    ((method, query, headers),) = api.asked
    assert method == "GET"
    assert query == {
        "action": "query",
        "format": "json",
        "formatversion": "2",
        "maxlag": query["maxlag"],
        "errorformat": "bc",
        "prop": "revisions|langlinks|pageprops",
        "titles": "Город",
        "redirects": "1",
        "rvprop": "ids|timestamp|content",
        "rvslots": "main",
        "lllimit": "max",
        "ppprop": "disambiguation",
    }
    assert headers["User-Agent"].startswith("wiki-translation-workbench/")


def test_what_several_answers_say_of_a_page_is_put_together(api: Api, wiki: Wiki) -> None:
    first = said(
        page(langlinks=[{"lang": "en", "title": "Town"}]), redirects=[{"from": "x", "to": "Город"}]
    )
    first["continue"] = {"llcontinue": "1|tg", "continue": "||"}
    api.will_say(first, said({"title": "Город", "langlinks": [{"lang": "tg", "title": "Шаҳр"}]}))
    fetched = pages.fetch(wiki, "x")
    assert fetched.langlinks == {"en": "Town", "tg": "Шаҳр"}
    assert (fetched.redirected_from, fetched.revision.revid) == ("x", 7)
    assert api.asked[1][1]["llcontinue"] == "1|tg"


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        (["Гор", ["Город", "Горы"], [], []], ["Город", "Горы"]),
        (["Гор", []], []),
        (["Гор", [5]], ["5"]),
        (["Гор"], None),
        (["Гор", "x"], None),
        ({"titles": []}, None),
        ([], None),
    ],
)  # fmt: skip
def test_titles_are_completed(api: Api, wiki: Wiki, answer: Any, titles: list[str] | None) -> None:
    api.will_say(answer)
    if titles is None:
        with pytest.raises(WorkbenchError, match="The ru wiki gave no titles"):
            pages.complete(wiki, "Гор", 3)
    else:
        assert pages.complete(wiki, "Гор", 3) == titles
    query = api.asked[0][1]
    assert [query[k] for k in ("action", "search", "limit", "redirects", "namespace")] == [
        "opensearch", "Гор", "3", "resolve", "0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "message", "hint"),
    [
        (Answer({}, 404), "The ru wiki refused the request (HTTP 404).", "Is {api} the address of its api.php?"),
        (Answer({}, 302, {"Location": "/"}), "The ru wiki refused the request (HTTP 302).", "Is {api} the address of its api.php?"),
        (Answer({}, 500), "The ru wiki failed (HTTP 500).", "Try again later."),
        (Answer({}, 503, {"Retry-After": "7"}), "The ru wiki failed (HTTP 503).", "Try again in 7 s."),
        (Answer({}, 429), "The ru wiki asks to slow down.", "Try again later."),
        (Answer({}, 429, {"Retry-After": "9"}), "The ru wiki asks to slow down.", "Try again in 9 s."),
        (Answer({}, 429, {"Retry-After": "soon"}), "The ru wiki asks to slow down.", "Try again later."),
        (Answer({}, 429, {"Retry-After": "9000"}), "The ru wiki asks to slow down.", "Try again in 9000 s."),
        (Answer(b"<html>"), "What answers at {api} is no MediaWiki API.", "Check the address of the wiki."),
        (Answer(b"5"), "What answers at {api} is no MediaWiki API.", "Check the address of the wiki."),
        (Answer(b"[" * 100_000), "What answers at {api} is no MediaWiki API.", "Check the address of the wiki."),
        (Answer({"error": {"code": "maxlag", "info": "x"}}), "The ru wiki is too busy just now.", "Try again later."),
        (Answer({"error": {"code": "ratelimited"}}), "The ru wiki asks to slow down.", "Try again later."),
        (Answer({"error": {"code": "badtoken", "info": "Invalid token"}}), "The ru wiki refused: Invalid token", ""),
        (Answer({"error": {"code": "badtoken"}}), "The ru wiki refused: badtoken", ""),
        (Answer({"error": "broken"}), "The ru wiki refused: broken", ""),
    ],
)  # fmt: skip
def test_a_refusal_is_told_in_plain_words(
    api: Api, wiki: Wiki, answer: Answer, message: str, hint: str
) -> None:
    api.will_say(answer)
    with pytest.raises(WorkbenchError) as raised:
        wiki.call({"action": "query"})
    assert raised.value.message == message.format(api=api.url)
    assert raised.value.hint == hint.format(api=api.url)
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(
    ("answers", "waited"),
    [
        ([Answer({}, 429, {"Retry-After": "2"}), {"a": 1}], [2.0]),
        ([Answer({}, 503, {"Retry-After": "0"}), {"a": 1}], [0.0]),
        ([Answer({}, 503, {"Retry-After": "1"}), Answer({}, 503, {"Retry-After": "3"}), {"a": 1}], [1.0, 3.0]),
        ([Answer({"error": {"code": "maxlag"}}, 200, {"Retry-After": "4"}), {"a": 1}], [4.0]),
    ],
)  # fmt: skip
def test_what_passes_is_waited_for_as_long_as_the_wiki_asks(
    api: Api, wiki: Wiki, naps: list[float], answers: list[Any], waited: list[float]
) -> None:
    api.will_say(*answers)
    assert wiki.call({"action": "query"}) == {"a": 1}
    assert naps == waited


def resolve(api: Api, wiki: Wiki, *titles: str) -> dict[str, str | None]:
    return links.resolve(Config(wikis={"ru": api.url}), "ru", titles, wiki=wiki)


def english(title: str, name: str) -> dict[str, Any]:
    return {"title": title, "langlinks": [{"lang": "en", "title": name}]}


@pytest.mark.parametrize(
    ("answer", "titles", "found"),
    [
        (said(english("Река", "River")), ["Река"], {"Река": "River"}),
        (said(english("Река", "River")), ["Река", "Гора"], {"Река": "River", "Гора": None}),
        (said(english("Река", "River")), ["Река#Исток"], {"Река#Исток": "River"}),
        (said(english("Река", "River")), [" Река "], {" Река ": "River"}),
        (said(english("Район", "District")), ["Раи\u0306он"], {"Раи\u0306он": "District"}),
        (said(english("А", "A"), redirects=[{"from": "Б", "to": "А"}]), ["Б", "А"], {"Б": "A", "А": "A"}),
        (said(english("А", "A"), normalized=[{"from": "а", "to": "А"}]), ["а"], {"а": "A"}),
        (said(english("А", "A"), normalized=[{"from": "а", "to": "А", "fromencoded": True}]), ["а"], {"а": None}),
        (said({"title": "А", "missing": True}), ["А"], {"А": None}),
        (said({"title": "А", "langlinks": []}), ["А"], {"А": None}),
        ({"batchcomplete": True}, ["А"], {"А": None}),
        (said(), ["А|Б", "", "#А"], {"А|Б": None, "": None, "#А": None}),
    ],
)  # fmt: skip
def test_english_titles_of_link_targets(
    api: Api, wiki: Wiki, answer: dict[str, Any], titles: list[str], found: dict[str, str | None]
) -> None:
    api.will_say(answer)
    assert resolve(api, wiki, *titles) == found


@pytest.mark.parametrize(
    ("answer", "titles", "absent"),
    [
        (said({"title": "А", "missing": True}, {"title": "Б"}), ["А", "Б"], {"А"}),
        (said({"title": "A<", "invalid": True}), ["A<"], {"A<"}),
        (said({"title": "Б", "missing": True}, redirects=[{"from": "А", "to": "Б"}]), ["А"], {"А"}),
        (said(english("А", "A")), ["А", "А#б"], set()),
        (said({"title": "А", "missing": True}), ["А", "А#б"], {"А", "А#б"}),
    ],
)  # fmt: skip
def test_titles_without_a_page_are_told(
    api: Api, wiki: Wiki, answer: dict[str, Any], titles: list[str], absent: set[str]
) -> None:
    api.will_say(answer)
    config = Config(wikis={"ru": api.url})
    assert links.look_up(config, "ru", titles, wiki=wiki).absent == absent


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (50, [50]), (51, [50, 1]), (101, [50, 50, 1])]
)
def test_titles_are_asked_for_fifty_at_a_time(
    api: Api, wiki: Wiki, count: int, sizes: list[int]
) -> None:
    api.will_say(said())
    done: list[tuple[int, int]] = []
    titles = [f"А{n}" for n in range(count)] + [f"А{n}#x" for n in range(count)]
    config = Config(wikis={"ru": api.url})
    links.resolve(config, "ru", titles, wiki=wiki, progress=lambda *at: done.append(at))
    assert [len(query["titles"].split("|")) for _, query, _ in api.asked] == sizes
    assert done == [(sum(sizes[: n + 1]), count) for n in range(len(sizes))]
    assert all(query["lllang"] == "en" and query["redirects"] == "1" for _, query, _ in api.asked)


@pytest.mark.parametrize(
    ("answer", "there"),
    [
        (said({"title": "A"}), {"A"}),
        (said({"title": "A", "missing": True}), set()),
        (said({"title": "A", "invalid": True}), set()),
        (said({"title": "A"}, normalized=[{"from": "a", "to": "A"}]), {"A", "a"}),
        (said({"title": "B"}), set()),
        ({"batchcomplete": True}, set()),
    ],
)  # fmt: skip
def test_english_pages_that_exist(
    api: Api, wiki: Wiki, answer: dict[str, Any], there: set[str]
) -> None:
    api.will_say(answer)
    assert links.existing(Config(), ["A", "a", "A|B", ""], wiki=wiki) == there
    assert api.asked[0][1]["titles"] == "A|a"


@pytest.mark.parametrize("answer", [{"query": 5}, said({"x": 1}), {"query": {"pages": [5]}}])
def test_an_answer_of_another_form_is_told(api: Api, wiki: Wiki, answer: dict[str, Any]) -> None:
    api.will_say({"batchcomplete": True, **answer})
    with pytest.raises(WorkbenchError, match="The ru wiki’s answer makes no sense"):
        links.existing(Config(), ["A"], wiki=wiki)


HERE = "https://example.org/a"


@pytest.mark.parametrize(
    ("asked", "code", "at", "opened"),
    [
        (HERE, 200, HERE, Opened(HERE, "alive", 200)),
        (HERE, 204, HERE, Opened(HERE, "alive", 204)),
        (HERE, 399, HERE, Opened(HERE, "alive", 399)),
        (HERE, 400, HERE, Opened(HERE, "refused", 400, "Why")),
        (HERE, 403, HERE, Opened(HERE, "refused", 403, "Why")),
        (HERE, 404, HERE, Opened(HERE, "dead", 404)),
        (HERE, 410, HERE, Opened(HERE, "dead", 410)),
        (HERE, 451, HERE, Opened(HERE, "dead", 451)),
        (HERE, 500, HERE, Opened(HERE, "refused", 500, "Why")),
        (HERE, 200, "https://example.org/b", Opened(HERE, "alive", 200)),
        (HERE, 200, "https://www.example.org/a", Opened(HERE, "alive", 200)),
        (HERE, 200, "https://example.org/", Opened(HERE, "moved", 200, "https://example.org/")),
        (HERE, 200, "https://example.org", Opened(HERE, "moved", 200, "https://example.org")),
        (HERE, 200, "https://other.org/a", Opened(HERE, "moved", 200, "https://other.org/a")),
        ("https://example.org/", 200, "https://example.org/", Opened("https://example.org/", "alive", 200)),
        ("https://example.org", 200, "https://example.org/", Opened("https://example.org", "alive", 200)),
    ],
)  # fmt: skip
def test_what_became_of_an_address(asked: str, code: int, at: str, opened: Opened) -> None:
    answer = requests.Response()
    answer.status_code, answer.url, answer.reason = code, at, "Why"
    assert _read(asked, answer) == opened


@pytest.mark.parametrize(
    ("state", "archive"),
    [
        ("dead", "https://web.archive.org/web/https://example.org/%D0%B0?b=c"),
        ("unreachable", "https://web.archive.org/web/https://example.org/%D0%B0?b=c"),
        ("alive", ""),
        ("moved", ""),
        ("refused", ""),
    ],
)
def test_a_copy_is_offered_for_what_does_not_open(state: str, archive: str) -> None:
    assert Opened("https://example.org/а?b=c", state).archive == archive


def test_an_address_that_is_none_is_unreachable() -> None:
    found = Asker(Config(), sleep=lambda _: None).ask(["http://[x/", "gopher://x/"])
    assert {one.state for one in found.values()} == {"unreachable"}
    assert all(one.detail for one in found.values())
