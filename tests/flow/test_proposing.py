"""Proposals: memory, rules, then an engine; what fails stays untranslated, with its reason once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.engines.conftest import config as engine_config
from tests.engines.standin import Standin
from workbench.config import Config
from workbench.core.glossary.terms import HINT, Term, TermHit
from workbench.core.model import State
from workbench.core.wikitext.masking import MaskForm
from workbench.errors import UsageError
from workbench.flow.assisting import Assistant
from workbench.flow.opening import from_texts
from workbench.flow.proposing import ask, jobs, propose
from workbench.flow.workspace import Workspace


@pytest.fixture
def standin() -> Iterator[Standin]:
    server = Standin().start()
    yield server
    server.stop()


def test_offline_fills_what_rules_know_and_says_why_once(workspace: Workspace) -> None:
    filled = propose(workspace)
    assert filled.origins == {"rules": 3}
    assert filled.reasons == ("Offline: no engine was asked.",)
    assert filled.translated < filled.segments
    untouched = [d for u in workspace.units if (d := workspace.draft(u.id)).text == ""]
    assert all(draft.state is State.UNTRANSLATED for draft in untouched)


@pytest.mark.parametrize("engine", ["google", "mymemory", "mint", "chat"])
def test_an_engines_answer_keeps_references_and_links(
    engine: str, workspace: Workspace, standin: Standin
) -> None:
    workspace.config = engine_config(standin, engine)
    filled = propose(workspace, engine=engine)
    assert filled.translated == filled.segments
    unit = next(u for u in workspace.units if "Основан" in u.text)
    draft = workspace.draft(unit.id)
    assert draft.machine
    assert draft.engine == engine
    assert draft.text.count('<ref name="a">{{cite book|') == 1
    linked = next(u for u in workspace.units if "место на" in u.text)
    assert "[[River" in workspace.draft(linked.id).text


def test_a_failing_engine_leaves_everything_untranslated(
    workspace: Workspace, standin: Standin
) -> None:
    workspace.config = engine_config(standin, "google")
    standin.mode = "captcha"
    filled = propose(workspace, engine="google")
    assert set(filled.origins) == {"rules"}
    assert len(filled.reasons) >= 1
    assert all("Cyrillic" not in d.text for d in workspace.drafts.values())
    assert not any(d.machine for d in workspace.drafts.values())


def test_what_a_person_wrote_is_never_replaced(workspace: Workspace, standin: Standin) -> None:
    unit = next(u for u in workspace.units if "Сгорел" in u.text)
    workspace.save_text(unit.id, "It burned.")
    workspace.config = engine_config(standin, "google")
    propose(workspace, engine="google")
    assert workspace.draft(unit.id).text == "It burned."


def test_an_engine_that_is_not_there(workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        propose(workspace, engine="nonsense")


def test_memory_comes_before_engines(workspace: Workspace, standin: Standin, name: str) -> None:
    unit = next(u for u in workspace.units if "Сгорел" in u.text)
    workspace.save_text(unit.id, "It burned down in 1916.")
    workspace.confirm(unit.id)
    workspace.reset(unit.id)
    workspace.config = engine_config(standin, "google")
    propose(workspace, engine="google", unit_ids=[unit.id])
    draft = workspace.draft(unit.id)
    assert (draft.engine, draft.machine) == ("memory", False)
    assert draft.text == "It burned down in 1916."
    assert standin.asked == []


def test_configuration_without_a_usable_engine_is_told(workspace: Workspace) -> None:
    workspace.config = Config(tables={"engines": {"order": ["deepl"]}})
    filled = propose(workspace)
    assert any("deepl" in reason for reason in filled.reasons)


def test_an_answer_that_was_asked_for_without_markup_says_to_look_at_it(
    workspace: Workspace, standin: Standin
) -> None:
    standin.mode = "lost"
    unit = next(unit for unit in workspace.units if "Основан" in unit.text)
    work = jobs(workspace, workspace.assistant, [unit.id])
    found = ask(engine_config(standin, "chat"), work, engine="chat").proposals[unit.id]
    assert found.text.count('<ref name="a">{{cite book|') == 1
    assert "see where links and references stand" in found.notes[0]


def test_a_match_tells_its_article_and_day_and_what_its_source_was(workspace: Workspace) -> None:
    unit = next(unit for unit in workspace.units if "Сгорел" in unit.text)
    memory = workspace.assistant.memory
    memory.add("Сгорел в 1812 году.", "It burned down in 1812.", "ru", "Village", author="Ann")
    [match] = [p for p in workspace.assistant.proposals(unit.id) if p.engine == "memory"]
    assert match.text == "It burned down in 1916."
    assert match.source == "Сгорел в 1812 году."
    assert match.score == 94
    assert match.origin.startswith("Village · Ann · 20")
    assert any("replaced" in note for note in match.notes)


def test_only_terms_that_are_sure_are_sent_to_engines(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    term = Term("мост", "ru", ("bridge",))
    hits = [
        TermHit(term, 0, 4, "мост"),
        TermHit(replace(term, source="первый", flags=frozenset([HINT])), 0, 4, "Первый"),
        TermHit(replace(term, source="второй"), 0, 4, "Второй", certain=False),
    ]
    monkeypatch.setattr(workspace.assistant, "hits", lambda _: hits)
    [job] = jobs(workspace, workspace.assistant, [workspace.units[0].id])
    assert job.terms == {"мост": "bridge"}
    assert len(workspace.assistant.terms(workspace.units[0].id)) == 5


@pytest.mark.parametrize(
    "link", ["[[Малая река]]", "[[Малая_река|Малая река]]", "[[малая_река#Исток|Малая река]]"]
)
def test_a_link_without_an_english_article_is_kept_however_it_is_written(link: str) -> None:
    links = {"ru": {"Малая река": None}}
    name = from_texts(("Town", "Text.\n"), {"ru": ("Город", f"Здесь {link}.\n")}, links)
    with Workspace.open(Config(offline=True), name) as opened:
        assistant = Assistant(opened)
        text, _ = assistant.restore(1, "Here is the <a1>Small River</a1>.", MaskForm.PLACEHOLDER)
        assistant.close()
    assert text == "Here is the {{ill|Small River|ru|Малая река}}."
