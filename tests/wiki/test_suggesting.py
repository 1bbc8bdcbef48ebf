"""Titles offered while one is typed: what is asked, and what a strange answer comes to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wiki.conftest import Answer, Api
from workbench.config import Config
from workbench.errors import BadReply, Offline, RateLimited, ReachError, Refused
from workbench.wiki.suggesting import titles_like


def asked(api: Api, text: str = "Mill", **more: Any) -> list[str]:
    return titles_like(Config(wikis={"en": api.url}), text, **more)


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        pytest.param(["Mill", ["Mill", "Mill pond"], ["", ""]], ["Mill", "Mill pond"], id="order"),
        pytest.param(["Mill", []], [], id="none"),
        pytest.param(["Mill", ["Mill", "Weir", "Mill"]], ["Mill", "Weir"], id="one twice"),
        pytest.param(["Mill", ["Mill", None, 7, ["x"]]], ["Mill"], id="what is no title"),
        pytest.param(["Mill", ["", " ", "Mill"]], ["Mill"], id="empty ones"),
    ],
)
def test_titles_come_in_the_order_of_the_wiki_each_once(
    api: Api, answer: list[Any], titles: list[str]
) -> None:
    api.will_say(Answer(answer))
    assert asked(api) == titles


@pytest.mark.parametrize(
    ("text", "more", "limit"), [("Mi", {}, "8"), ("Mill & Co", {"limit": 3}, "3")]
)
def test_one_request_asks_for_titles_with_redirects_followed(
    api: Api, text: str, more: dict[str, int], limit: str
) -> None:
    api.will_say(Answer([text, []]))
    asked(api, text, **more)
    ((method, query, _),) = api.asked
    wanted = {"action": "opensearch", "search": text, "limit": limit, "redirects": "resolve"}
    assert method == "GET"
    assert wanted.items() <= query.items()


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Mill", "en"), ("Мельница", "ru"), ("Осиёб", "ru"), ("Ҷӯй", "tg"), ("дарёи Ғунт", "tg"), ("ӯ", "tg")],
)  # fmt: skip
def test_the_wiki_of_the_letters_that_are_typed_is_asked(api: Api, text: str, lang: str) -> None:
    api.will_say(Answer([text, ["Found"]]))
    config = Config(wikis={one: api.url if one == lang else "" for one in ("en", "ru", "tg")})
    assert titles_like(config, text) == ["Found"]


@pytest.mark.parametrize(
    "answer",
    [["Mill"], [], {}, ["Mill", 5], ["Mill", None], ["Mill", "Weir"], ["Mill", {"Weir": 1}]],
    ids=repr,
)
def test_an_answer_of_another_form_is_a_bad_reply(api: Api, answer: Any) -> None:
    api.will_say(Answer(answer))
    with pytest.raises(BadReply, match=r"^The en wiki’s answer makes no sense\.$"):
        asked(api)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(Answer([], status=429), RateLimited, id="too many"),
        pytest.param(Answer([], status=503), BadReply, id="failing"),
        pytest.param(Answer([], status=403), Refused, id="refused"),
        pytest.param(Answer({"error": {"code": "x", "info": "No."}}), Refused, id="an error"),
        pytest.param(Answer(b"<html>"), BadReply, id="no API"),
    ],
)
def test_whoever_types_is_not_kept_waiting_by_a_second_try(
    api: Api, answer: Answer, kind: type[ReachError]
) -> None:
    api.will_say(answer)
    with pytest.raises(kind):
        asked(api)
    assert len(api.asked) == 1


def test_offline_nothing_is_asked(api: Api) -> None:
    with pytest.raises(Offline):
        titles_like(Config(offline=True, wikis={"en": api.url}), "Mill")
    assert api.asked == []
