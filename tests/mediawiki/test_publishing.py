"""Saving on real wikis: conflicts, refusals, lost answers, and a rival who edits meanwhile."""

from __future__ import annotations

import random
import threading
import uuid
from collections.abc import Iterator

import pytest

from tests.mediawiki.conftest import Knob
from workbench.config import Config
from workbench.core.merge import merge
from workbench.errors import ReachError, Refused
from workbench.wiki import publishing
from workbench.wiki.account import Credentials, log_in
from workbench.wiki.client import Wiki

pytestmark = pytest.mark.farm

TOOL = Credentials("Translator@tool", "w1k1farm0tool0000000000000000000")
READER = Credentials("Translator@readonly", "w1k1farm0reado000000000000000000")
NEWCOMER = Credentials("Newcomer@tool", "w1k1farm0newcomer000000000000000")
SUMMARY = (
    "Content in this edit is translated from the existing Russian Wikipedia article at "
    "[[:ru:Берлин]]; see its history for attribution."
)


@pytest.fixture
def wiki(config: Config) -> Iterator[Wiki]:
    client = Wiki("en", config, sleep=lambda _: None)
    log_in(client, TOOL)
    yield client
    client.close()


@pytest.fixture
def title() -> str:
    return f"Publishing test {uuid.uuid4().hex[:10]}"


def make(wiki: Wiki, title: str, text: str = "First line.\n\nLast line.") -> publishing.Base:
    publishing.save(wiki, publishing.read_base(wiki, title), text, "start")
    return publishing.read_base(wiki, title)


def test_a_new_page_is_made_once(wiki: Wiki, title: str) -> None:
    base = publishing.read_base(wiki, title)
    assert base.revid == 0
    saved = publishing.save(wiki, base, "Text.", SUMMARY)
    assert saved.revid > 0
    with pytest.raises(publishing.EditConflict):
        publishing.save(wiki, base, "Other text.", SUMMARY)


def test_the_summary_links_to_the_source(wiki: Wiki, title: str) -> None:
    publishing.save(wiki, publishing.read_base(wiki, title), "Text.", SUMMARY)
    page = wiki.call(
        {"action": "query", "prop": "revisions", "titles": title, "rvprop": "parsedcomment"}
    )["query"]["pages"][0]
    shown = page["revisions"][0]["parsedcomment"]
    assert "<a " in shown
    assert "ru:" in shown or ":8182/" in shown


def test_an_edit_conflict_saves_nothing(wiki: Wiki, title: str) -> None:
    base = make(wiki, title, "One line only.")
    publishing.save(wiki, base, "A rival's line.", "rival")
    with pytest.raises(publishing.EditConflict):
        publishing.save(wiki, base, "Our line.", SUMMARY)
    assert publishing.read_base(wiki, title).text == "A rival's line."


def test_a_page_deleted_meanwhile_is_not_made_anew(config: Config, wiki: Wiki, title: str) -> None:
    base = make(wiki, title)
    admin, csrf = as_admin(config)
    admin.call({"action": "delete", "title": title, "token": csrf}, post=True)
    with pytest.raises(publishing.PageGone):
        publishing.save(wiki, base, "Ours.", SUMMARY)


def test_an_account_without_the_right_is_told_so(config: Config, title: str) -> None:
    client = Wiki("en", config)
    log_in(client, READER)
    with pytest.raises(Refused) as told:
        publishing.save(client, publishing.read_base(client, title), "Text.", SUMMARY)
    assert "may not edit" in told.value.message


def test_a_wrong_password_is_told_without_it(config: Config) -> None:
    with pytest.raises(Refused) as told:
        log_in(Wiki("en", config), Credentials("Translator@tool", "wrong-secret"))
    assert "wrong-secret" not in f"{told.value.message}{told.value.hint}"


def test_a_captcha_is_no_success(config: Config, knob: Knob, title: str) -> None:
    knob("en", "captcha=1")
    client = Wiki("en", config)
    log_in(client, NEWCOMER)
    with pytest.raises(Refused) as told:
        publishing.save(
            client, publishing.read_base(client, title), "See https://example.org/x now.", SUMMARY
        )
    assert "captcha" in told.value.message


def test_an_abuse_filter_warns_then_lets_pass(wiki: Wiki, knob: Knob, title: str) -> None:
    base = make(wiki, title)
    knob("en", "filter=warn")
    with pytest.raises(publishing.FilterWarned):
        publishing.save(wiki, base, base.text + "\nFILTERME", SUMMARY)
    assert publishing.save(wiki, base, base.text + "\nFILTERME", SUMMARY, warned=True).revid


def test_an_abuse_filter_forbids(wiki: Wiki, knob: Knob, title: str) -> None:
    base = make(wiki, title)
    knob("en", "filter=disallow")
    with pytest.raises(Refused) as told:
        publishing.save(wiki, base, base.text + "\nFILTERME", SUMMARY, warned=True)
    assert "forbids" in told.value.message


def test_a_read_only_wiki_is_told(wiki: Wiki, knob: Knob, title: str) -> None:
    base = make(wiki, title)
    knob("en", "readonly=maintenance")
    with pytest.raises(Refused) as told:
        publishing.save(wiki, base, "Text.", SUMMARY)
    assert "read-only" in told.value.message


def test_a_preview_shows_what_would_be_red(wiki: Wiki, title: str) -> None:
    found = publishing.preview(wiki, title, 'Text.<ref name="x" />\n{{No such template}}', SUMMARY)
    assert any("No such template" in problem for problem in found.problems)
    assert any("Cit" in problem for problem in found.problems)
    assert "<a " in found.summary_html


@pytest.mark.slow
def test_two_writers_and_random_faults_lose_nothing(config: Config, knob: Knob, title: str) -> None:
    attempts, chance = 200, random.Random(7)
    lines = "\n".join(f"Line {n}." for n in range(40))
    wiki = Wiki("en", config, deadline=1.0, sleep=lambda _: None)
    log_in(wiki, TOOL)
    make(wiki, title, lines)
    rival = Wiki("en", config, sleep=lambda _: None)
    log_in(rival, Credentials("Translator@tool", TOOL.password))
    rivals: list[str] = []
    stop = threading.Event()

    def rival_edits() -> None:
        while not stop.is_set():
            mark = f"rival {uuid.uuid4().hex}"
            try:
                base = publishing.read_base(rival, title)
                publishing.save(rival, base, f"{mark}\n{base.text}", "rival")
                rivals.append(mark)
            except ReachError:
                continue
            stop.wait(0.2)

    thread = threading.Thread(target=rival_edits)
    thread.start()
    published: dict[str, int] = {}
    try:
        for number in range(attempts):
            misbehave(knob, chance)
            mark = f"draft {number} {uuid.uuid4().hex}"
            try:
                base = publishing.read_base(wiki, title)
                text = merge(base.text, f"{base.text}\n{mark}", base.text).text
                published[mark] = publishing.save(wiki, base, text, SUMMARY).revid
            except ReachError:
                continue
    finally:
        stop.set()
        thread.join()
        knob("en", "clear")
    final = publishing.read_base(wiki, title).text
    assert all(final.count(mark) == 1 for mark in published)
    assert all(final.count(mark) == 1 for mark in rivals)
    assert len(published) > attempts / 3
    for comment in comments(wiki, list(published.values())):
        assert "<a " in comment
        assert "Берлин" in comment
    assert {publishing.comment_of(wiki, r).text for r in published.values()} == {SUMMARY}  # type: ignore[union-attr]


def misbehave(knob: Knob, chance: random.Random) -> None:
    """Now and then make the wiki fail, stall beyond the deadline, or lock itself."""
    roll = chance.random()
    if roll < 0.12:
        knob("en", f"http={chance.choice((503, 500, 429))}", f"count={chance.choice((1, 2))}")
    elif roll < 0.16:
        knob("en", "slow=1.5")
    elif roll < 0.20:
        knob("en", "readonly=test")
    elif roll < 0.24:
        knob("en", "lag=9")
    elif roll < 0.45:
        knob("en", "clear")


def comments(wiki: Wiki, revisions: list[int]) -> list[str]:
    """Return the summaries of revisions as their history shows them."""
    found = []
    for start in range(0, len(revisions), 50):
        answer = wiki.call(
            {
                "action": "query",
                "prop": "revisions",
                "revids": "|".join(map(str, revisions[start : start + 50])),
                "rvprop": "ids|parsedcomment",
            }
        )
        for page in answer["query"]["pages"]:
            found += [revision["parsedcomment"] for revision in page["revisions"]]
    return found


def as_admin(config: Config) -> tuple[Wiki, str]:
    admin = Wiki("en", config)
    token = admin.call({"action": "query", "meta": "tokens", "type": "login"})
    admin.call(
        {
            "action": "login",
            "lgname": "Admin",
            "lgpassword": "wikifarm-admin-pw",
            "lgtoken": token["query"]["tokens"]["logintoken"],
        },
        post=True,
    )
    csrf = admin.call({"action": "query", "meta": "tokens"})["query"]["tokens"]["csrftoken"]
    return admin, csrf


def test_a_protected_page_is_told(config: Config, wiki: Wiki, title: str) -> None:
    base = make(wiki, title)
    admin, csrf = as_admin(config)
    admin.call(
        {"action": "protect", "title": title, "protections": "edit=sysop", "token": csrf},
        post=True,
    )
    with pytest.raises(publishing.PageGone) as told:
        publishing.save(wiki, base, "Text.", SUMMARY)
    assert "protected" in told.value.message


def test_a_blocked_account_is_told(config: Config, title: str) -> None:
    client = Wiki("en", config)
    log_in(client, Credentials("Blocked", "wikifarm-blocked-pw"))
    with pytest.raises(Refused) as told:
        publishing.save(client, publishing.read_base(client, title), "Text.", SUMMARY)
    assert "blocked" in told.value.message


def test_a_lost_session_does_not_edit_under_an_address(wiki: Wiki, title: str) -> None:
    base = make(wiki, title)
    wiki.forget()
    with pytest.raises(Refused) as told:
        publishing.save(wiki, base, "Text.", SUMMARY)
    assert "Log in again" in told.value.hint
    assert publishing.read_base(wiki, title).revid == base.revid


def test_the_rate_limit_of_the_wiki_is_told(wiki: Wiki, knob: Knob, title: str) -> None:
    base = make(wiki, title)
    knob("en", "ratelimit=1")
    told = None
    for _ in range(4):
        try:
            publishing.save(wiki, base, f"{base.text} {uuid.uuid4().hex}", SUMMARY)
        except ReachError as error:
            told = error
            break
        base = publishing.read_base(wiki, title)
    assert told is not None
    assert "slow" in told.message
