"""Reading a page: what is followed, and what is refused in plain words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wiki.conftest import Answer, Api
from workbench.errors import BadReply, InputError, PageMissing, TitleError
from workbench.wiki import pages
from workbench.wiki.client import Wiki


def page(text: str = "Текст.", **more: Any) -> dict[str, Any]:
    revision = {
        "revid": 7,
        "timestamp": "2026-01-02T03:04:05Z",
        "slots": {"main": {"contentmodel": "wikitext", "content": text}},
    }
    return {"pageid": 1, "ns": 0, "title": "Город", "revisions": [revision], **more}


def answer(*found: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"batchcomplete": True, "query": {"pages": list(found), **more}}


def test_a_page_is_pinned_and_whole(api: Api, wiki: Wiki) -> None:
    api.will_say(answer(page(" Текст\n\n", langlinks=[{"lang": "en", "title": "Town"}])))
    fetched = pages.fetch(wiki, "Город")
    assert fetched.revision.revid == 7
    assert fetched.revision.timestamp == "2026-01-02T03:04:05Z"
    assert fetched.revision.wikitext == " Текст\n\n"
    assert fetched.langlinks == {"en": "Town"}


def test_language_links_may_come_in_several_answers(api: Api, wiki: Wiki) -> None:
    first = answer(page())
    first["continue"] = {"llcontinue": "1|tg", "continue": "||"}
    second = answer({"title": "Город", "langlinks": [{"lang": "tg", "title": "Шаҳр"}]})
    api.will_say(first, second)
    fetched = pages.fetch(wiki, "Город")
    assert fetched.langlinks == {"tg": "Шаҳр"}
    assert fetched.revision.wikitext == "Текст."


def test_a_redirect_is_followed_and_told(api: Api, wiki: Wiki) -> None:
    api.will_say(answer(page(), redirects=[{"from": "Городок", "to": "Город"}]))
    fetched = pages.fetch(wiki, "Городок")
    assert fetched.revision.title == "Город"
    assert fetched.redirected_from == "Городок"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (answer({"title": "Нет", "missing": True}), PageMissing),
        (answer({"title": "A<b", "invalid": True, "invalidreason": "why"}), TitleError),
        ({"batchcomplete": True, "query": {"redirects": [{"from": "A", "to": "B"}]}}, PageMissing),
        (
            {"batchcomplete": True, "query": {"interwiki": [{"title": "en:A", "iw": "en"}]}},
            TitleError,
        ),
        (answer({"title": "Город"}), BadReply),
        (answer(page("{{Неоднозначность}}")), InputError),
        (answer(page(pageprops={"disambiguation": ""})), InputError),
    ],
)
def test_what_cannot_be_worked_on_is_refused(
    api: Api, wiki: Wiki, said: dict[str, Any], kind: type[Exception]
) -> None:
    api.will_say(said)
    with pytest.raises(kind):
        pages.fetch(wiki, "Город")


def test_a_disambiguation_page_names_articles_to_choose(api: Api, wiki: Wiki) -> None:
    api.will_say(answer(page("* [[Город (фильм)]]\n* [[Город (роман)|роман]]\n{{disambig}}")))
    with pytest.raises(InputError) as told:
        pages.fetch(wiki, "Город")
    assert "Город (фильм), Город (роман)" in told.value.hint


def test_titles_are_completed(api: Api, wiki: Wiki) -> None:
    api.will_say(Answer(["Го", ["Город", "Гора"], ["", ""], ["u", "v"]]))
    assert pages.complete(wiki, "Го") == ["Город", "Гора"]
    api.will_say(Answer({"query": {}}))
    api.answers.pop(0)
    with pytest.raises(BadReply):
        pages.complete(wiki, "Го")
