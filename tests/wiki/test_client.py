"""The client is polite, bounded, and plain about what went wrong."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.wiki.conftest import Answer, Api
from workbench.config import Config
from workbench.errors import BadReply, Offline, RateLimited, ReachError, Refused, Timeout
from workbench.wiki.client import ApiError, Wiki, bounded

OK = {"batchcomplete": True, "query": {}}
QUERY = {"action": "query", "titles": "А"}


def test_says_who_it_is_and_asks_for_gzip(api: Api, wiki: Wiki) -> None:
    api.will_say(OK)
    wiki.call(QUERY)
    _, query, headers = api.asked[0]
    assert headers["User-Agent"].startswith("wiki-translation-workbench/")
    assert "(" in headers["User-Agent"]
    assert headers["Accept-Encoding"] == "gzip"
    assert query["maxlag"] == "5"
    assert query["formatversion"] == "2"


def test_a_contact_of_the_users_own_is_sent(api: Api) -> None:
    api.will_say(OK)
    tables = {"contact": {"address": "User:Me"}}
    Wiki("ru", Config(wikis={"ru": api.url}, tables=tables)).call(QUERY)
    assert "User:Me" in api.asked[0][2]["User-Agent"]


def test_a_long_query_goes_by_post(api: Api, wiki: Wiki) -> None:
    api.will_say(OK)
    wiki.call({"action": "query", "titles": "|".join(["Длинное название"] * 50)})
    wiki.call(QUERY)
    assert [method for method, _, _ in api.asked] == ["POST", "GET"]


def test_continuation_is_followed_to_the_end(api: Api, wiki: Wiki) -> None:
    api.will_say({"continue": {"llcontinue": "7", "continue": "||"}, "query": {"n": 1}}, OK)
    assert len(list(wiki.query({"prop": "langlinks"}))) == 2
    assert api.asked[1][1]["llcontinue"] == "7"


@pytest.mark.parametrize(
    ("busy", "waited"),
    [
        (Answer({}, status=429, headers={"Retry-After": "3"}), 3.0),
        (Answer(b"<html>", status=503, headers={"Retry-After": "2"}), 2.0),
        (Answer({"error": {"code": "maxlag", "info": "lag"}}, headers={"Retry-After": "5"}), 5.0),
    ],
)
def test_a_busy_wiki_is_asked_again_after_what_it_says(
    api: Api, wiki: Wiki, naps: list[float], busy: Answer, waited: float
) -> None:
    api.will_say(busy, OK)
    assert wiki.call(QUERY) == OK
    assert naps == [waited]


@pytest.mark.parametrize("asked", ["²", "soon", "-1", "1.5"])
def test_a_wait_that_is_no_number_of_seconds_is_passed_over(
    api: Api, wiki: Wiki, naps: list[float], asked: str
) -> None:
    api.will_say(Answer({}, status=429, headers={"Retry-After": asked}), OK)
    assert wiki.call(QUERY) == OK
    assert len(naps) == 1
    assert naps[0] <= 2


def test_three_tries_and_no_more(api: Api, wiki: Wiki, naps: list[float]) -> None:
    api.will_say(Answer(b"no", status=500))
    with pytest.raises(BadReply):
        wiki.call(QUERY)
    assert len(api.asked) == 3
    assert len(naps) == 2
    assert 0 < naps[0] < naps[1] <= 2


def test_what_must_not_happen_twice_is_tried_once(api: Api, wiki: Wiki) -> None:
    api.will_say(Answer(b"no", status=503))
    with pytest.raises(BadReply):
        wiki.call(QUERY, retry=False)
    assert len(api.asked) == 1


def test_a_long_retry_after_is_told_and_not_waited_for(
    api: Api, wiki: Wiki, naps: list[float]
) -> None:
    api.will_say(Answer({}, status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(RateLimited) as told:
        wiki.call(QUERY)
    assert "3600" in told.value.hint
    assert naps == []


@pytest.mark.parametrize("drip", [0.3, 60.0])
def test_a_dripping_answer_ends_at_the_deadline(api: Api, drip: float) -> None:
    api.will_say(Answer({"query": "x" * 400}, drip=drip))
    wiki = Wiki("ru", Config(wikis={"ru": api.url}), deadline=0.4, sleep=lambda _: None)
    began = time.monotonic()
    with pytest.raises(Timeout):
        wiki.call(QUERY, retry=False)
    assert time.monotonic() - began < 45  # one byte more comes after a minute, or all after two


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(b"<html>captcha</html>"), BadReply),
        (Answer(b'{"query": {"pag'), BadReply),
        (Answer({}, status=302, headers={"Location": "http://127.0.0.1:9/"}), Refused),
        (Answer(b"URI too long", status=414), Refused),
        (Answer({"error": {"code": "readonly", "info": "locked"}}), ApiError),
        (Answer({"error": {"code": "ratelimited", "info": "slow"}}), RateLimited),
    ],
)
def test_other_answers_are_told_at_once(
    api: Api, wiki: Wiki, answer: Answer, kind: type[ReachError]
) -> None:
    api.will_say(answer)
    with pytest.raises(kind) as told:
        wiki.call(QUERY)
    assert "\n" not in told.value.message
    assert len(api.asked) == 1


@pytest.mark.parametrize("length", [300, 301])
def test_a_wikis_own_words_are_quoted_in_part(api: Api, wiki: Wiki, length: int) -> None:
    wiki.hide("")
    api.will_say({"error": {"code": "x", "info": "й" * length}})
    with pytest.raises(ApiError) as told:
        wiki.call(QUERY)
    told_as = told.value.message.partition(": ")[2]
    assert told_as == ("й" * 300 if length == 300 else f"{'й' * 299}…")


def test_a_wiki_that_is_not_there_is_offline(naps: list[float]) -> None:
    wiki = Wiki("tg", Config(wikis={"tg": "http://127.0.0.1:9/w/api.php"}), sleep=naps.append)
    with pytest.raises(Offline) as told:
        wiki.call(QUERY)
    assert "127.0.0.1:9" in told.value.message
    assert len(naps) == 2


@pytest.mark.parametrize("host", ["wiki.example", "localhost.example", "::1@wiki.example"])
def test_another_machine_is_not_asked_over_plain_http(host: str) -> None:
    wiki = Wiki("en", Config(wikis={"en": f"http://{host}/w/api.php"}))
    with pytest.raises(Refused, match="not asked over plain http") as refused:
        wiki.call({"action": "query"})
    assert "https" in refused.value.hint
    assert wiki.requests == 0


def test_offline_opens_no_socket(api: Api) -> None:
    with pytest.raises(Offline):
        Wiki("ru", Config(wikis={"ru": api.url}, offline=True)).call(QUERY)
    assert api.asked == []


def test_bounded_hands_on_what_happened() -> None:
    def fails() -> Any:
        raise ValueError("inside")

    assert bounded(lambda: 7, 1, "x") == 7
    with pytest.raises(ValueError, match="inside"):
        bounded(fails, 1, "x")
