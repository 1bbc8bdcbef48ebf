"""English titles of link targets, asked in batches."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wiki.conftest import Api
from workbench.config import Config
from workbench.errors import BadReply
from workbench.wiki import links
from workbench.wiki.client import Wiki


def said(pages: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"batchcomplete": True, "query": {"pages": pages, **more}}


def resolve(api: Api, wiki: Wiki, *titles: str) -> dict[str, str | None]:
    return links.resolve(Config(wikis={"ru": api.url}), "ru", titles, wiki=wiki)


def test_redirects_are_followed_through_every_step(api: Api, wiki: Wiki) -> None:
    api.will_say(
        said(
            [{"title": "В", "langlinks": [{"lang": "en", "title": "C"}]}, {"title": "Г"}],
            normalized=[{"from": "а", "to": "А", "fromencoded": False}],
            redirects=[{"from": "Б", "to": "В"}, {"from": "А", "to": "Б", "tofragment": "X"}],
        )
    )
    assert resolve(api, wiki, "а", "Г") == {"а": "C", "Г": None}


def test_a_circle_has_no_counterpart(api: Api, wiki: Wiki) -> None:
    api.will_say(said([], redirects=[{"from": "А", "to": "Б"}, {"from": "Б", "to": "А"}]))
    assert resolve(api, wiki, "А") == {"А": None}


def test_no_counterpart_is_only_said_at_the_end_of_continuation(api: Api, wiki: Wiki) -> None:
    first = {"continue": {"llcontinue": "2"}, "query": {"pages": [{"title": "А"}, {"title": "Б"}]}}
    second = said([{"title": "А"}, {"title": "Б", "langlinks": [{"lang": "en", "title": "B"}]}])
    api.will_say(first, second)
    assert resolve(api, wiki, "А", "Б") == {"А": None, "Б": "B"}


def test_fifty_titles_a_request_and_each_once(api: Api, wiki: Wiki) -> None:
    api.will_say(said([]))
    titles = [f"Т{n}" for n in range(101)]
    found = resolve(api, wiki, *titles, *titles)
    assert len(found) == 101
    assert [len(q["titles"].split("|")) for _, q, _ in api.asked] == [50, 50, 1]


def test_fragments_and_decomposed_letters_do_not_hide_a_page(api: Api, wiki: Wiki) -> None:
    api.will_say(said([{"title": "Край", "langlinks": [{"lang": "en", "title": "Krai"}]}]))
    assert resolve(api, wiki, "Край#История") == {"Край#История": "Krai"}
    assert "Край" in api.asked[0][1]["titles"]


def test_titles_that_no_page_can_have_are_not_asked(api: Api, wiki: Wiki) -> None:
    api.will_say(said([]))
    assert resolve(api, wiki, "А|Б", "") == {"А|Б": None, "": None}
    assert api.asked == []


def test_existing_tells_which_english_pages_are_there(api: Api) -> None:
    api.will_say(
        said(
            [{"title": "Berlin"}, {"title": "Nowhere", "missing": True}],
            normalized=[{"from": "berlin", "to": "Berlin"}],
        )
    )
    there = links.existing(Config(wikis={"en": api.url}), ["berlin", "Nowhere"])
    assert there == {"berlin"}


def test_titles_without_a_page_are_told_in_the_same_request(api: Api, wiki: Wiki) -> None:
    api.will_say(
        said(
            [
                {"title": "Нет"},
                {"title": "Некуда", "missing": True},
                {"title": "Х", "missing": True},
            ],
            redirects=[{"from": "Туда", "to": "Некуда"}],
            normalized=[{"from": "х", "to": "Х", "fromencoded": False}],
        )
    )
    config = Config(wikis={"ru": api.url})
    found = links.look_up(config, "ru", ["Нет", "Туда", "х#А"], wiki=wiki)
    assert found.english == {"Нет": None, "Туда": None, "х#А": None}
    assert found.absent == {"Туда", "х#А"}
    assert len(api.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"query": None},
        {"query": []},
        {"query": {"pages": 5}},
        {"query": {"pages": [{"langlinks": [{}]}]}},
        {"query": {"pages": [{"missing": True}]}},
        {"query": {"pages": [None]}},
        {"query": {"normalized": [{"from": "А"}]}},
        {"query": {"redirects": "ab"}},
    ],
    ids=str,
)
def test_an_answer_of_another_form_is_a_bad_reply(api: Api, wiki: Wiki, body: Any) -> None:
    api.will_say(body)
    with pytest.raises(BadReply):
        links.resolve(Config(), "ru", ["А"], wiki=wiki)


def test_whether_pages_exist_is_answered_sensibly_or_not_at_all(api: Api, wiki: Wiki) -> None:
    for body in ({"query": None}, {"query": {"pages": [{}]}}, {"query": {"normalized": [{}]}}):
        api.answers[:] = []
        api.will_say(body)
        with pytest.raises(BadReply):
            links.existing(Config(), ["A"], wiki=wiki)
