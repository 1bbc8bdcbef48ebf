"""Logging in: where secrets come from, and that they are shown nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wiki.conftest import Answer, Api
from workbench.errors import BadReply, Refused, UsageError
from workbench.wiki.account import Credentials, credentials, edit_token, log_in
from workbench.wiki.client import Wiki

LOGIN_TOKEN = {"query": {"tokens": {"logintoken": "t+\\"}}}
USER = {"query": {"userinfo": {"id": 5, "name": "Name"}}}


def test_a_bot_password_logs_in_by_post(api: Api, wiki: Wiki) -> None:
    api.will_say(LOGIN_TOKEN, {"login": {"result": "Success"}}, USER)
    assert log_in(wiki, Credentials("Name@tool", password="s3cret")) == "Name"
    method, sent, headers = api.asked[1]
    assert method == "POST"
    assert (sent["lgname"], sent["lgpassword"]) == ("Name@tool", "s3cret")
    assert sent["lgtoken"] == "t+\\"
    assert "Authorization" not in headers


def test_a_token_is_sent_with_every_request_until_it_is_forgotten(api: Api, wiki: Wiki) -> None:
    api.will_say(USER)
    assert log_in(wiki, Credentials("", token="tok")) == "Name"
    assert [headers["Authorization"] for _, _, headers in api.asked] == ["Bearer tok"]
    wiki.forget()
    wiki.call({"action": "query"})
    assert "Authorization" not in api.asked[-1][2]


@pytest.mark.parametrize("result", ["Failed", "WrongPass", "Aborted", "NeedToken"])
def test_an_account_that_is_not_accepted_is_told_without_its_password(
    api: Api, wiki: Wiki, result: str
) -> None:
    api.will_say(LOGIN_TOKEN, {"login": {"result": result, "reason": "s3cret?"}})
    with pytest.raises(Refused) as told:
        log_in(wiki, Credentials("Name@tool", password="s3cret"))
    assert "Name@tool" in told.value.message
    assert "s3cret" not in f"{told.value.message} {told.value.hint} {told.value!r}"
    assert [query["action"] for _, query, _ in api.asked].count("login") == 1


@pytest.mark.parametrize(
    ("who", "before"),
    [(Credentials("", token="s3cret"), []), (Credentials("N@t", password="s3cret"), [LOGIN_TOKEN])],
    ids=["token", "password"],
)
@pytest.mark.parametrize("key", ["info", "code"])
def test_a_wiki_that_repeats_a_secret_is_quoted_without_it(
    api: Api, wiki: Wiki, who: Credentials, before: list[dict[str, Any]], key: str
) -> None:
    api.will_say(*before, {"error": {key: "no: Bearer s3cret, s3cret"}})
    with pytest.raises(Refused) as told:
        log_in(wiki, who)
    assert told.value.message.endswith("no: Bearer …, …")


def test_a_login_that_is_nobody_is_refused(api: Api, wiki: Wiki) -> None:
    api.will_say({"query": {"userinfo": {"id": 0, "name": "127.0.0.1", "anon": True}}})
    with pytest.raises(Refused, match="does not know"):
        log_in(wiki, Credentials("", token="old"))


@pytest.mark.parametrize(
    "answers",
    [
        [{}],
        [{"query": {"tokens": {}}}],
        [LOGIN_TOKEN, {}],
        [LOGIN_TOKEN, {"login": None}],
        [LOGIN_TOKEN, {"login": {"result": "Success"}}, {"query": {"userinfo": {}}}],
        [LOGIN_TOKEN, {"login": {"result": "Success"}}, {"query": []}],
    ],
)
def test_a_login_answered_with_nonsense_is_a_bad_reply(
    api: Api, wiki: Wiki, answers: list[dict[str, Any]]
) -> None:
    api.will_say(*answers)
    with pytest.raises(BadReply):
        log_in(wiki, Credentials("Name@tool", password="s3cret"))


@pytest.mark.parametrize("body", [[], {}, {"query": {"tokens": None}}])
def test_an_edit_token_that_does_not_come_is_a_bad_reply(api: Api, wiki: Wiki, body: Any) -> None:
    api.will_say(Answer(body))
    with pytest.raises(BadReply):
        edit_token(wiki)


def test_secrets_come_from_the_environment_a_token_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", "p")
    assert credentials("Name@tool") == Credentials("Name@tool", password="p")
    monkeypatch.setenv("WORKBENCH_WIKI_TOKEN", "t")
    assert credentials("Name@tool") == Credentials("Name@tool", token="t")


def test_a_secret_is_taken_without_the_end_of_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", "p\n")
    assert credentials("Name@tool").password == "p"
    monkeypatch.setenv("WORKBENCH_WIKI_TOKEN", " t\r\n")
    assert credentials("Name@tool").token == "t"


@pytest.mark.parametrize("token", ["s3\ncret", "с3cret", "s3\x7fcret"])
def test_a_token_that_can_be_none_is_refused_unquoted(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("WORKBENCH_WIKI_TOKEN", token)
    with pytest.raises(UsageError) as told:
        credentials("Name@tool")
    assert "cret" not in f"{told.value.message} {told.value.hint}"


@pytest.mark.parametrize("account", ["", "Name@tool"])
def test_without_a_secret_it_is_told_how_to_keep_one(account: str) -> None:
    with pytest.raises(UsageError) as told:
        credentials(account)
    assert "keyring set" in told.value.hint


def test_a_password_without_an_account_is_of_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", "p")
    with pytest.raises(UsageError, match="No account"):
        credentials("")


def test_secrets_do_not_show_when_credentials_are_printed() -> None:
    shown = repr(Credentials("Name@tool", password="s3cret", token="t0ken"))
    assert "Name@tool" in shown
    assert "s3cret" not in shown
    assert "t0ken" not in shown
