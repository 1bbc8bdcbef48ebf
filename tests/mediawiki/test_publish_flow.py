"""From a reviewed session to a saved revision, with everything that attribution asks."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

import pytest

from tests.conftest import Run
from workbench.config import Config
from workbench.core.model import Proposal, Revision, Session
from workbench.errors import GateRefused, UsageError
from workbench.flow import publishing
from workbench.flow.opening import keep
from workbench.flow.workspace import Workspace
from workbench.wiki import publishing as edits
from workbench.wiki.client import Wiki

pytestmark = pytest.mark.farm

PASSWORD = "w1k1farm0tool0000000000000000000"
ENGLISH = """\
{{Expand Russian|Берлин|date=March 2026}}
'''Town''' is a place.

== History ==
It is old.<ref name="a">{{cite web |url=https://example.org/old |title=Old}}</ref>

== See also ==
* [[Berlin]]

== References ==
{{reflist}}
"""
RUSSIAN = """\
'''Город''' — место.

== История ==
Основан в 1873 году<ref name="a">{{книга|заглавие=Летопись|год=1901}}</ref>.

== Экономика ==
Город живёт торговлей.

== Примечания ==
{{примечания}}
"""


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, object]]:
    monkeypatch.setenv("WORKBENCH_WIKI_PASSWORD", PASSWORD)
    return {"publish": {"enabled": True, "account": "Translator@tool"}}


@pytest.fixture
def able(wikis: dict[str, str], account: dict[str, dict[str, object]]) -> Config:
    return Config(wikis=wikis, tables=account)


@pytest.fixture
def wiki(able: Config) -> Iterator[Wiki]:
    client, _ = publishing.connect(able)
    yield client
    client.close()


@pytest.fixture
def name(wiki: Wiki) -> str:
    title = f"Town {uuid.uuid4().hex[:10]}"
    saved = edits.save(wiki, edits.read_base(wiki, title), ENGLISH, "start")
    target = Revision("en", title, saved.revid, "2026-01-01T00:00:00Z", ENGLISH.rstrip())
    source = Revision("ru", "Берлин", 195, "2026-01-01T00:00:00Z", RUSSIAN)
    return keep(Session("", target, (source,), (), {"ru": {}}))


@pytest.fixture
def workspace(able: Config, name: str) -> Iterator[Workspace]:
    with Workspace.open(able, name) as opened:
        for unit in opened.units:
            text = {
                "Основан": 'It was founded in 1873.<ref name="a">{{cite book|title=Letopis|date=1901}}</ref>',
                "Город живёт": "The town lives on trade.",
                "Экономика": "Economy",
            }.get(next((w for w in ("Основан", "Город живёт", "Экономика") if w in unit.text), ""))
            if text:
                opened.save_text(unit.id, text)
                opened.confirm(unit.id)
        yield opened


def test_an_article_is_expanded_and_attributed(workspace: Workspace, wiki: Wiki) -> None:
    plan = publishing.prepare(workspace, wiki, "Translator", None, "article")
    assert plan.conflicts == ()
    assert "+== Economy ==" in plan.difference
    done = publishing.publish(workspace, wiki, plan)
    page = edits.read_base(wiki, done.title)
    assert page.revid == done.revid
    history, economy = page.text.index("founded in 1873"), page.text.index("lives on trade")
    assert page.text.index("It is old.") < history < economy < page.text.index("== See also ==")
    assert '<ref name="a-ru">' in page.text
    assert "{{Expand Russian" not in page.text
    comment = edits.comment_of(wiki, done.revid)
    assert comment is not None
    assert "[[:ru:Берлин]]" in comment.text
    talk = edits.read_base(wiki, f"Talk:{done.title}")
    assert f"{{{{Translated|ru|Берлин|version=195|insertversion={done.revid}" in talk.text
    assert workspace.state(publishing.PUBLISHED)[0]["sources"][0]["sections"] == [1, 2]


def test_a_rivals_edit_elsewhere_is_kept(workspace: Workspace, wiki: Wiki) -> None:
    title = workspace.session.target.title
    base = edits.read_base(wiki, title)
    edits.save(wiki, base, base.text.replace("[[Berlin]]", "[[Berlin]]\n* [[Spree]]"), "rival")
    plan = publishing.prepare(workspace, wiki, "Translator", None, "article")
    publishing.publish(workspace, wiki, plan)
    text = edits.read_base(wiki, title).text
    assert "[[Spree]]" in text
    assert "lives on trade" in text


def test_a_rivals_edit_of_the_same_lines_stops_it(workspace: Workspace, wiki: Wiki) -> None:
    title = workspace.session.target.title
    base = edits.read_base(wiki, title)
    changed = base.text.replace("\n\n== See also ==", "\nA rival's sentence.\n\n== See also ==")
    edits.save(wiki, base, changed, "rival")
    plan = publishing.prepare(workspace, wiki, "Translator", None, "article")
    assert plan.conflicts
    with pytest.raises(GateRefused):
        publishing.publish(workspace, wiki, plan)
    assert edits.read_base(wiki, title).text == changed.rstrip()


def test_an_edit_between_plan_and_save_is_not_overwritten(workspace: Workspace, wiki: Wiki) -> None:
    plan = publishing.prepare(workspace, wiki, "Translator", None, "article")
    base = edits.read_base(wiki, plan.base.title)
    edits.save(wiki, base, "A rival's whole text.", "rival")
    with pytest.raises(edits.EditConflict):
        publishing.publish(workspace, wiki, plan)
    assert edits.read_base(wiki, plan.base.title).text == "A rival's whole text."


def test_a_sandbox_is_added_to(workspace: Workspace, wiki: Wiki) -> None:
    before = edits.read_base(wiki, "User:Translator/sandbox").text
    plan = publishing.prepare(workspace, wiki, "Translator", [("ru", 2)], "sandbox")
    done = publishing.publish(workspace, wiki, plan)
    after = edits.read_base(wiki, done.title).text
    assert after.startswith(before)
    assert "founded" not in after[len(before) :]
    assert done.talk_revid == 0


def test_what_the_gate_holds_back_is_not_published(workspace: Workspace, wiki: Wiki) -> None:
    unit = workspace.sections["ru", 2][-1]
    workspace.reset(unit.id)
    workspace.accept(unit.id, Proposal("The town lives on commerce.", "mint", machine=True))
    with pytest.raises(GateRefused):
        publishing.prepare(workspace, wiki, "Translator", None, "article")


def test_publishing_is_off_until_configured(wikis: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        publishing.connect(Config(wikis=wikis))


@pytest.mark.parametrize("answer", ["", "y\n", "no\n", "\n"])
def test_nothing_is_published_without_a_typed_yes(
    workbench: Run, workspace: Workspace, wiki: Wiki, answer: str, tmp_path: object
) -> None:
    from pathlib import Path

    name, title = workspace.name, workspace.session.target.title
    workspace.store.release(name)
    Path("workbench.toml").write_text(
        '[publish]\nenabled = true\naccount = "Translator@tool"\n', encoding="utf-8"
    )
    before = edits.read_base(wiki, title).revid
    done = workbench("publish", name, "--to", "article", stdin=answer)
    assert done.returncode == 1, done.stderr
    assert PASSWORD not in done.stderr + done.stdout
    assert edits.read_base(wiki, title).revid == before


def test_a_typed_yes_publishes(workbench: Run, workspace: Workspace, wiki: Wiki) -> None:
    from pathlib import Path

    name, title = workspace.name, workspace.session.target.title
    workspace.store.release(name)
    Path("workbench.toml").write_text(
        '[publish]\nenabled = true\naccount = "Translator@tool"\n', encoding="utf-8"
    )
    done = workbench("publish", name, "--to", "article", "--json", stdin="yes\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["revid"] == edits.read_base(wiki, title).revid
