"""Publishing: what is planned, what is saved where, what follows, and what is never saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.flow.editable import PASSWORD, USER, EditableWiki
from workbench.config import Config
from workbench.core.model import Proposal, Revision, Session
from workbench.errors import (
    GateRefused,
    InputError,
    RateLimited,
    ReachError,
    Refused,
    UsageError,
)
from workbench.flow import publishing
from workbench.flow.finishing import Part
from workbench.flow.opening import keep
from workbench.flow.publishing import Plan
from workbench.flow.workspace import Workspace
from workbench.wiki.client import Wiki
from workbench.wiki.publishing import EditConflict, FilterWarned, PageGone

ENGLISH = "'''Town''' is a place.\n\n== History ==\nIt is old.\n\n== See also ==\n* [[Mill]]\n"
RUSSIAN = "'''Город''' — место.\n\n== История ==\nОснован в 1873 году.\n\n== Рынок ==\nОн шумный.\n"
TEXTS = {"Основан": "It was founded in 1873.", "Рынок": "Market", "Он": "It is noisy."}
SANDBOX = f"User:{USER}/sandbox"
SUMMARY = (
    "Content in this edit is translated from the existing Russian Wikipedia article at"
    " [[:ru:Город]]; see its history for attribution."
)


@pytest.fixture
def site() -> Iterator[EditableWiki]:
    made = EditableWiki().start()
    yield made
    made.stop()


@pytest.fixture
def able(site: EditableWiki, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", PASSWORD)
    publish = {"enabled": True, "account": f"{USER}@tool"}
    return Config(wikis={"en": site.api}, tables={"publish": publish})


@pytest.fixture
def wiki(able: Config) -> Iterator[Wiki]:
    client, _ = publishing.connect(able)
    yield client
    client.close()


@pytest.fixture
def work(able: Config, site: EditableWiki) -> Iterator[Workspace]:
    """Open a session that is translated and confirmed but for the lead."""
    target = Revision("en", "Town", site.put("Town", ENGLISH), "", ENGLISH)
    name = keep(Session("", target, (Revision("ru", "Город", 195, "", RUSSIAN),), (), {"ru": {}}))
    with Workspace.open(able, name) as opened:
        for unit in opened.units:
            for begins, text in TEXTS.items():
                if unit.text.startswith(begins):
                    opened.save_text(unit.id, text)
                    opened.confirm(unit.id, learn=False)
        yield opened


def plan(work: Workspace, wiki: Wiki, to: str = "article", parts: list[Part] | None = None) -> Plan:
    return publishing.prepare(work, wiki, USER, parts, to)


# ------------------------------------------------------------------ logging in


@pytest.mark.parametrize("tables", [{}, {"publish": {"account": "A@b"}}, {"publish": {"enabled": False}}])  # fmt: skip
def test_publishing_is_off_until_it_is_switched_on(
    site: EditableWiki, tables: dict[str, dict[str, object]]
) -> None:
    with pytest.raises(UsageError, match=r"^Publishing is switched off\.$") as refused:
        publishing.connect(Config(wikis={"en": site.api}, tables=tables))
    assert refused.value.hint == (
        'Set enabled = true and account = "Name@tool" in [publish] of workbench.toml.'
    )
    assert site.asked == []


def test_whoever_logs_in_is_named(able: Config, site: EditableWiki) -> None:
    client, user = publishing.connect(able)
    client.close()
    assert user == USER
    assert [(one["lgname"], one["lgtoken"]) for one in site.sent("login")] == [
        (f"{USER}@tool", "l+\\")
    ]


def test_a_wrong_password_is_refused_without_being_shown(
    able: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", "not-the-password")
    with pytest.raises(Refused, match=f"does not accept the account {USER}@tool") as refused:
        publishing.connect(able)
    assert "not-the" not in refused.value.message + refused.value.hint


# ------------------------------------------------------------------ the plan


@pytest.mark.parametrize(
    ("to", "title"), [("sandbox", SANDBOX), ("draft", "Draft:Town"), ("article", "Town")]
)
def test_each_place_has_its_page(work: Workspace, wiki: Wiki, to: str, title: str) -> None:
    made = plan(work, wiki, to)
    assert made.base.title == title
    assert made.base.revid == (100 if to == "article" else 0)


def test_a_place_that_is_none_is_told_with_those_there_are(work: Workspace, wiki: Wiki) -> None:
    with pytest.raises(UsageError) as refused:
        plan(work, wiki, "talk")
    assert refused.value.message == "--to talk: choose one of sandbox, draft, article."


@pytest.mark.parametrize(
    ("there", "text"),
    [
        pytest.param("", "== Market ==\nIt is noisy.\n", id="a page that is new"),
        pytest.param("Mine.\n\n\n", "Mine.\n\n== Market ==\nIt is noisy.\n", id="below the rest"),
    ],
)
def test_a_sandbox_is_added_to(
    work: Workspace, wiki: Wiki, site: EditableWiki, there: str, text: str
) -> None:
    if there:
        site.put(SANDBOX, there)
    made = plan(work, wiki, "sandbox", [("ru", 2)])
    assert made.text == text
    assert (made.section, made.conflicts, made.parts) == ("", (), (("ru", 2),))


@pytest.mark.parametrize(
    ("parts", "section", "summary", "chosen"),
    [
        pytest.param([("ru", 1)], "History", f"/* History */ {SUMMARY}", (("ru", 1),), id="one"),
        pytest.param([("ru", 2)], "Market", f"/* Market */ {SUMMARY}", (("ru", 2),), id="new"),
        pytest.param(None, "", SUMMARY, (("ru", 1), ("ru", 2)), id="all that is translated"),
    ],
)
def test_the_summary_names_source_and_section(
    work: Workspace,
    wiki: Wiki,
    parts: list[Part] | None,
    section: str,
    summary: str,
    chosen: tuple[Part, ...],
) -> None:
    made = plan(work, wiki, parts=parts)
    assert (made.section, made.summaries, made.parts) == (section, (summary,), chosen)
    assert [(s.lang, s.title, s.revid) for s in made.sources] == [("ru", "Город", 195)]


def test_the_difference_is_that_to_the_page_as_it_is_now(work: Workspace, wiki: Wiki) -> None:
    assert plan(work, wiki, parts=[("ru", 1)]).difference.splitlines() == [
        "--- the page now",
        "+++ after the edit",
        "@@ -5,2 +5,4 @@",
        " ",
        "+It was founded in 1873.",
        "+",
        " == See also ==",
    ]


def test_what_the_wiki_would_show_in_red_is_told(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    site.red = '<span class="cs1-visible-error x">Check <b>date</b></span>'
    made = plan(work, wiki, "sandbox")
    assert made.problems == ("Citation template: Check date",)
    (seen,) = site.sent("parse")
    assert (seen["title"], seen["text"], seen["summary"]) == (SANDBOX, made.text, SUMMARY)
    assert site.sent("edit") == []


def test_what_is_not_reviewed_is_neither_previewed_nor_saved(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    market = next(unit.id for unit in work.units if "шумный" in unit.text)
    work.reset(market)
    work.accept(market, Proposal("It is loud.", "mint", machine=True))
    with pytest.raises(GateRefused):
        plan(work, wiki, "sandbox")
    assert site.sent("parse") == site.sent("edit") == []
    assert plan(work, wiki, "sandbox", [("ru", 1)]).parts == (("ru", 1),)


def test_an_article_that_is_gone_is_not_made_anew(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    del site.pages["Town"]
    with pytest.raises(InputError, match=r"^“Town” is not there any more\.$") as refused:
        plan(work, wiki)
    assert refused.value.hint == "Fetch it again."


@pytest.mark.parametrize(
    ("before", "after", "conflicts"),
    [
        pytest.param("* [[Mill]]", "* [[Mill]]\n* [[Weir]]", 0, id="elsewhere"),
        pytest.param("is a place", "is a small place", 0, id="in the lead"),
        pytest.param("It is old.\n", "It is old.\n\nA rival says more.\n", 1, id="same place"),
    ],
)
def test_what_others_changed_meanwhile_is_kept_or_told(
    work: Workspace, wiki: Wiki, site: EditableWiki, before: str, after: str, conflicts: int
) -> None:
    site.put("Town", ENGLISH.replace(before, after), "rival")
    made = plan(work, wiki)
    assert len(made.conflicts) == conflicts
    if conflicts:
        assert "A rival" in made.conflicts[0].theirs
        assert "founded in 1873" in made.conflicts[0].ours
        with pytest.raises(GateRefused, match="changed the same lines"):
            publishing.publish(work, wiki, made)
        assert site.sent("edit") == []
    else:
        publishing.publish(work, wiki, made)
        assert after in site.newest("Town").text
        assert "founded in 1873" in site.newest("Town").text


# ------------------------------------------------------------------ the edit and what follows it


@pytest.mark.parametrize(
    ("to", "title", "talk"),
    [
        ("article", "Town", "Talk:Town"),
        ("draft", "Draft:Town", "Draft talk:Town"),
        ("sandbox", SANDBOX, None),
    ],
)
def test_an_edit_is_saved_and_the_talk_page_told_of_its_source(
    work: Workspace, wiki: Wiki, site: EditableWiki, to: str, title: str, talk: str | None
) -> None:
    made = plan(work, wiki, to)
    done = publishing.publish(work, wiki, made)
    saved = site.newest(title)
    assert (done.title, done.revid, done.notes) == (title, saved.revid, ())
    assert (saved.text + "\n", saved.comment, saved.minor) == (made.text, SUMMARY, False)
    if talk is None:
        assert (done.talk_revid, len(site.sent("edit"))) == (0, 1)
        return
    told = site.newest(talk)
    assert done.talk_revid == told.revid
    assert told.text == f"{{{{Translated|ru|Город|version=195|insertversion={saved.revid}}}}}"
    assert told.comment == "Note that the article has text translated from [[:ru:Город]]"


def test_what_was_published_is_remembered(work: Workspace, wiki: Wiki) -> None:
    for part in (("ru", 1), ("ru", 2)):
        publishing.publish(work, wiki, plan(work, wiki, "sandbox", [part]))
    first, second = work.state(publishing.PUBLISHED)
    assert first.pop("time") <= second.pop("time")
    source = {"lang": "ru", "title": "Город", "revid": 195}
    row = {"title": SANDBOX, "section": "", "summary": SUMMARY}
    assert first == {**row, "revid": 101, "sources": [{**source, "sections": [1]}]}
    assert second == {**row, "revid": 102, "sources": [{**source, "sections": [2]}]}


def test_a_talk_page_that_says_it_already_is_left_alone(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    site.put("Draft talk:Town", "{{Translated|ru|Город|version=195|insertversion=102}}")
    assert publishing.publish(work, wiki, plan(work, wiki, "draft")).talk_revid == 0
    assert len(site.pages["Draft talk:Town"]) == 1


def test_a_summary_that_the_wiki_cut_is_repaired(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    made = plan(work, wiki, "sandbox")
    site.longest = 40
    done = publishing.publish(work, wiki, made)
    assert done.notes == ("The wiki cut the edit summary; a dummy edit repairs the attribution.",)
    edit, dummy = site.sent("edit")
    assert "minor" not in edit
    assert dummy["minor"] == "1"
    assert dummy["summary"].startswith("NOTE: Content in the edit of 00:00, March 1, 2026 was")
    assert dummy["text"] != edit["text"]
    assert dummy["text"].replace(" \n", "\n") == edit["text"].rstrip()


def test_further_summaries_go_with_dummy_edits(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    made = replace(plan(work, wiki, "sandbox"), summaries=("first", "second", "third"))
    done = publishing.publish(work, wiki, made)
    kept = site.pages[SANDBOX]
    assert [(one.comment, one.minor) for one in kept] == [
        ("first", False),
        ("second", True),
        ("third", True),
    ]
    assert done.revid == kept[0].revid


def test_an_edit_whose_answer_was_lost_is_found_and_made_once(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    made = plan(work, wiki, "sandbox")
    site.losing = True
    done = publishing.publish(work, wiki, made)
    assert done.notes == ("The answer was lost; the edit was found in the history.",)
    assert (done.revid, len(site.pages[SANDBOX])) == (site.newest(SANDBOX).revid, 1)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("protectedpage", PageGone),
        ("editconflict", EditConflict),
        ("abusefilter-warning", FilterWarned),
        ("blocked", Refused),
        ("maxlag", RateLimited),
    ],
)
def test_a_refused_edit_is_not_remembered_as_made(
    work: Workspace, wiki: Wiki, site: EditableWiki, code: str, kind: type[ReachError]
) -> None:
    made = plan(work, wiki, "draft")
    site.refusing = [code]
    with pytest.raises(ReachError) as refused:
        publishing.publish(work, wiki, made)
    assert type(refused.value) is kind
    assert work.state(publishing.PUBLISHED, []) == []
    assert list(site.pages) == ["Town"]


def test_whoever_has_read_a_filters_warning_may_save(
    work: Workspace, wiki: Wiki, site: EditableWiki
) -> None:
    made = plan(work, wiki, "sandbox")
    site.refusing = ["abusefilter-warning"]
    assert publishing.publish(work, wiki, made, warned=True).revid == 101
    assert len(site.sent("edit")) == 2
