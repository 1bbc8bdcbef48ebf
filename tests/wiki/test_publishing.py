"""Saving an edit: what is sent, every refusal in plain words, and answers that are lost or senseless."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.wiki.conftest import Answer, Api
from workbench.errors import BadReply, InputError, ReachError, Refused
from workbench.wiki import publishing
from workbench.wiki.client import ApiError, Wiki
from workbench.wiki.publishing import Base, EditConflict, FilterWarned, PageGone, Saved, save

TOKEN = {"query": {"tokens": {"csrftoken": "abc+\\"}}}
BASE = Base("Town", 7, "Old.", "2026-01-02T03:04:05Z")
NEW = Base("Town", 0, "", "2026-01-02T03:04:05Z")


def success(**more: Any) -> dict[str, Any]:
    return {"edit": {"result": "Success", "title": "Town", "newrevid": 8, **more}}


def refused(code: str, info: str = "because") -> dict[str, Any]:
    return {"error": {"code": code, "info": info}}


def history(*revisions: tuple[int, str, str]) -> dict[str, Any]:
    """Return a history of (id, summary, text), the newest first."""
    rows = [{"revid": n, "comment": c, "slots": {"main": {"content": t}}} for n, c, t in revisions]
    return {"query": {"pages": [{"title": "Town", "revisions": rows}]}}


def test_an_edit_names_what_it_starts_from_and_who_must_be_logged_in(api: Api, wiki: Wiki) -> None:
    api.will_say(TOKEN, success())
    assert save(wiki, BASE, "New.", "why") == Saved(8, "Town")
    method, sent, _ = api.asked[-1]
    assert method == "POST"
    for name, value in {
        "action": "edit",
        "title": "Town",
        "text": "New.",
        "summary": "why",
        "baserevid": "7",
        "nocreate": "1",
        "starttimestamp": BASE.started,
        "assert": "user",
        "maxlag": "5",
        "watchlist": "nochange",
        "token": "abc+\\",
    }.items():
        assert sent[name] == value
    assert not {"createonly", "minor", "bot"} & set(sent)
    assert api.asked[0][1]["assert"] == "user"


def test_a_new_page_is_made_only_where_there_is_none(api: Api, wiki: Wiki) -> None:
    api.will_say(TOKEN, success())
    save(wiki, NEW, "New.", "why", minor=True)
    sent = api.asked[-1][1]
    assert (sent["createonly"], sent["minor"]) == ("1", "1")
    assert not {"baserevid", "nocreate"} & set(sent)


def test_an_edit_that_changes_nothing_has_no_revision(api: Api, wiki: Wiki) -> None:
    api.will_say(TOKEN, {"edit": {"result": "Success", "nochange": True, "title": "Town"}})
    assert save(wiki, BASE, "Old.", "why") == Saved(0, "Town")


def test_a_summary_that_would_be_cut_is_not_sent(api: Api, wiki: Wiki) -> None:
    with pytest.raises(InputError, match="500"):
        save(wiki, BASE, "New.", "ш" * 501)
    assert api.asked == []
    api.will_say(TOKEN, success())
    assert save(wiki, BASE, "New.", "ш" * 500).revid == 8


@pytest.mark.parametrize("code", publishing.REFUSALS)
def test_each_refusal_is_told_in_its_own_words(api: Api, wiki: Wiki, code: str) -> None:
    kind, message, hint = publishing.REFUSALS[code]
    api.will_say(TOKEN, refused(code))
    if code == "ratelimited":
        with pytest.raises(ReachError, match="slow down"):
            save(wiki, BASE, "New.", "why")
        return
    with pytest.raises(Refused) as told:
        save(wiki, BASE, "New.", "why")
    assert type(told.value) is kind
    assert told.value.message.startswith(message)
    assert told.value.hint == hint
    assert len(api.asked) == 2


def test_a_refusal_that_nobody_foresaw_says_what_the_wiki_says(api: Api, wiki: Wiki) -> None:
    api.will_say(TOKEN, refused("hookaborted", "A hook said no."))
    with pytest.raises(Refused) as told:
        save(wiki, BASE, "New.", "why")
    assert "A hook said no." in told.value.message
    assert told.value.hint == "The draft is kept."


def test_a_filters_own_words_are_shown_without_their_markup(api: Api, wiki: Wiki) -> None:
    info = '<div class="x">Please <b>cite</b> a source.</div>\nMore.'
    api.will_say(TOKEN, refused("abusefilter-disallowed", info))
    with pytest.raises(Refused) as told:
        save(wiki, BASE, "New.", "why")
    assert "Please cite a source." in told.value.message
    assert "<" not in told.value.message
    assert "More" not in told.value.message


def test_a_filters_warning_is_passed_only_by_who_has_seen_it(api: Api, wiki: Wiki) -> None:
    api.will_say(TOKEN, refused("abusefilter-warning"), success())
    with pytest.raises(FilterWarned):
        save(wiki, BASE, "New.", "why")
    assert len(api.asked) == 2
    api.answers[:] = []
    api.will_say(TOKEN, refused("abusefilter-warning"), success())
    assert save(wiki, BASE, "New.", "why", warned=True) == Saved(8, "Town")
    assert api.asked[-1][1] == api.asked[-2][1]


@pytest.mark.parametrize(
    ("edit", "kind", "said"),
    [
        ({"result": "Failure", "captcha": {"type": "image"}}, Refused, "captcha"),
        ({"result": "Failure", "code": "editconflict"}, EditConflict, "meanwhile"),
        ({"result": "Failure", "code": "protectedpage"}, PageGone, "protected"),
        ({"result": "Failure", "info": "A <i>hook</i> said no."}, Refused, "A hook said no."),
        ({"result": "Failure"}, Refused, "did not save"),
        ({}, Refused, "did not save"),
    ],
)
def test_a_failure_within_an_answer_is_no_success(
    api: Api, wiki: Wiki, edit: dict[str, Any], kind: type[Refused], said: str
) -> None:
    api.will_say(TOKEN, {"edit": edit})
    with pytest.raises(kind) as told:
        save(wiki, BASE, "New.", "why")
    assert said in told.value.message
    assert len(api.asked) == 2


LOST = [
    Answer({"oops": 1}, status=503),
    Answer(b"<html>", status=200),
    Answer({"edit": None}),
    Answer({"edit": {"result": "Success", "newrevid": "x"}}),
    Answer({}),
    Answer([]),
]


@pytest.mark.parametrize("lost", LOST, ids=lambda a: str(a.body)[:30])
def test_an_edit_whose_answer_is_lost_is_looked_for_in_the_history(
    api: Api, wiki: Wiki, lost: Answer
) -> None:
    api.will_say(TOKEN, lost, history((9, "other", "x"), (8, "why", "New."), (7, "old", "Old.")))
    assert save(wiki, BASE, "New.  \r\n", "why") == Saved(8, "Town", found_later=True)
    assert [query["action"] for _, query, _ in api.asked] == ["query", "edit", "query"]


@pytest.mark.parametrize(
    "rows",
    [
        [(7, "why", "New.")],
        [(8, "other", "New.")],
        [(8, "why", "Other.")],
        [(8, "other", "x"), (7, "old", "Old."), (6, "why", "New.")],
        [],
    ],
)
def test_what_is_not_in_the_history_was_not_saved(
    api: Api, wiki: Wiki, rows: list[tuple[int, str, str]]
) -> None:
    api.will_say(TOKEN, Answer({}, status=503), history(*rows))
    with pytest.raises(BadReply) as told:
        save(wiki, BASE, "New.", "why")
    assert told.value.hint == "Nothing was saved; try again."


@pytest.mark.parametrize("answer", [Answer({}, status=404), Answer([]), Answer({"query": None})])
def test_while_nobody_can_say_what_became_of_it_nothing_is_claimed(
    api: Api, wiki: Wiki, answer: Answer
) -> None:
    api.will_say(TOKEN, Answer({}, status=503), answer)
    with pytest.raises(ReachError) as told:
        save(wiki, BASE, "New.", "why")
    assert "Nothing was saved" not in told.value.hint


def test_an_edit_is_sent_once_though_the_wiki_is_busy(api: Api, wiki: Wiki) -> None:
    api.will_say(TOKEN, refused("maxlag"), history())
    with pytest.raises(ReachError):
        save(wiki, BASE, "New.", "why")
    assert [query["action"] for _, query, _ in api.asked].count("edit") == 1


def test_the_page_is_read_with_the_wikis_own_clock(api: Api, wiki: Wiki) -> None:
    answer = history((7, "old", "Old.\n"))
    answer["curtimestamp"] = "2026-01-02T03:04:05Z"
    api.will_say(answer)
    assert publishing.read_base(wiki, "town") == Base("Town", 7, "Old.\n", "2026-01-02T03:04:05Z")
    assert api.asked[0][1]["curtimestamp"] == "1"


def test_a_page_that_is_not_there_starts_from_nothing(api: Api, wiki: Wiki) -> None:
    page = {"title": "Town", "missing": True}
    api.will_say({"curtimestamp": "now", "query": {"pages": [page]}})
    assert publishing.read_base(wiki, "Town") == Base("Town", 0, "", "now")
    api.answers[:] = []
    page["invalid"] = True
    api.will_say({"curtimestamp": "now", "query": {"pages": [page]}})
    with pytest.raises(InputError, match="no page title"):
        publishing.read_base(wiki, "Town")


def test_the_saved_summary_is_read_back(api: Api, wiki: Wiki) -> None:
    row = {"revid": 8, "comment": "why", "timestamp": "2026-01-02T03:04:05Z"}
    api.will_say({"query": {"pages": [{"revisions": [row]}]}})
    comment = publishing.comment_of(wiki, 8)
    assert comment == publishing.Comment("why", "2026-01-02T03:04:05Z")
    api.answers[:] = []
    api.will_say({"query": {"badrevids": {"9": {"revid": 9, "missing": True}}}})
    assert publishing.comment_of(wiki, 9) is None


def test_a_preview_lists_what_would_be_red(api: Api, wiki: Wiki) -> None:
    html = (
        '<p>x<strong class="error mw-ext-cite-error" lang="en">Cite error: no <b>ref</b></strong>'
        '<strong class="error"><span class="scribunto-error" id="x">Lua error in A.</span></strong>'
        '<span class="cs1-visible-error citation-comment">Check date</span></p>'
    )
    parse = {
        "text": html,
        "templates": [
            {"title": "Template:Cite book", "exists": True},
            {"title": "Template:Книга", "exists": False},
            {"title": "Template:Книга", "exists": False},
        ],
        "parsewarnings": ["Duplicate argument."],
        "parsedsummary": '<a href="/wiki/X">X</a>',
    }
    api.will_say({"parse": parse})
    seen = publishing.preview(wiki, "Town", "text", "why")
    assert seen.problems == (
        "Missing template: Template:Книга",
        "Citation error: Cite error: no ref",
        "Lua error: Lua error in A.",
        "Citation template: Check date",
        "Duplicate argument.",
    )
    assert seen.summary_html == '<a href="/wiki/X">X</a>'
    method, sent, _ = api.asked[0]
    assert (method, sent["action"], sent["summary"]) == ("POST", "parse", "why")


CALLS: dict[str, Callable[[Wiki], object]] = {
    "read_base": lambda wiki: publishing.read_base(wiki, "Town"),
    "comment_of": lambda wiki: publishing.comment_of(wiki, 8),
    "preview": lambda wiki: publishing.preview(wiki, "Town", "text", "why"),
}
SENSELESS: list[Any] = [
    [],
    {"query": None},
    {"query": []},
    {"query": {"pages": []}},
    {"query": {"pages": [None]}},
    {"query": {"pages": {"7": {}}}},
    {"query": {"pages": [{"revisions": [{}]}]}},
    {"query": {"pages": [{"revisions": [[]]}]}, "parse": []},
    {"query": {"pages": [{"revisions": 5}]}, "parse": {"templates": [{}]}},
    {"query": {"pages": [{"revisions": "ab"}]}, "parse": {"templates": 5}},
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("body", SENSELESS, ids=str)
def test_an_answer_of_another_form_is_a_bad_reply(
    api: Api, wiki: Wiki, call: str, body: Any
) -> None:
    api.will_say(Answer(body))
    with pytest.raises(BadReply):
        CALLS[call](wiki)


@pytest.mark.parametrize(
    ("text", "stored"),
    [("a\r\nb\r\n", "a\nb"), ("a \n\n", "a"), (" a", " a"), ("a\rb", "a\rb"), ("", "")],
)
def test_a_text_is_compared_as_the_wiki_keeps_it(text: str, stored: str) -> None:
    assert publishing.as_stored(text) == stored


def test_an_error_of_the_api_keeps_its_code() -> None:
    told = publishing.refusal(ApiError("The en wiki refused: x", code="spamblacklist"))
    assert told.message == "The wiki forbids a link in this text. The en wiki refused: x"
    assert publishing.refusal(ApiError("m", code="unknown")).message == "m"
