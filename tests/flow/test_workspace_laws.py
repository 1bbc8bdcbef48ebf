"""Laws of work on a session: what is seen is what is stored, and undo leads back to the start."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.config import Config
from workbench.core.model import Draft, Proposal, State
from workbench.errors import InputError, StoreError, UsageError
from workbench.flow.opening import from_texts
from workbench.flow.workspace import Workspace, proposed_draft
from workbench.store import sessions

TEXT = "Брод мелок. Омут глубок.\n\n== Рыба ==\n* Щука\n* Лещ\n"
CONFIG = Config(offline=True)


def made() -> str:
    return from_texts(("Ford", "Ford."), {"ru": ("Брод", TEXT), "tg": ("Гузар", "Гузар паст аст.")})


@pytest.fixture
def work() -> Iterator[Workspace]:
    with Workspace.open(CONFIG, made()) as opened:
        yield opened


Do = Callable[[Workspace, int, str], object]
STEPS: dict[str, Do] = {
    "type": lambda w, n, t: w.save_text(n, t),
    "accept": lambda w, n, t: w.accept(n, Proposal(t or "x", "mint", machine=True)),
    "accept fuzzy": lambda w, n, t: w.accept(n, Proposal(t or "x", "memory", score=80)),
    "confirm": lambda w, n, t: w.confirm(n, learn=False) if w.draft(n).text.strip() else None,
    "skip": lambda w, n, t: w.skip(n),
    "reset": lambda w, n, t: w.reset(n),
    "replace in all": lambda w, n, t: w.put_many(
        [Draft(u.id, t, State.EDITED) for u in w.units if w.draft(u.id).text]
    ),
    "accept many": lambda w, n, t: w.accept_many(
        (u.id, Proposal(t or "x", "mint", machine=True)) for u in w.units[:3]
    ),
}
steps = st.lists(
    st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 5), st.text("ab ", max_size=3)),
    max_size=8,
)


def seen(work: Workspace) -> dict[int, tuple[str, State]]:
    return {u.id: (work.draft(u.id).text, work.draft(u.id).state) for u in work.units}


@given(steps)
@settings(max_examples=15)
def test_undo_leads_to_the_start_and_redo_to_the_end(done: list[tuple[str, int, str]]) -> None:
    name = made()
    with Workspace.open(CONFIG, name) as work:
        start = seen(work)
        for what, which, text in done:
            STEPS[what](work, work.units[which % len(work.units)].id, text)
            assert work.store.drafts(name) == work.drafts
        end = seen(work)
        for _ in range(30):
            work.undo()
        assert seen(work) == start
        assert work.store.drafts(name) == work.drafts
        for _ in range(30):
            work.redo()
        assert seen(work) == end
    with Workspace.open(CONFIG, name) as again:
        assert seen(again) == end
        for _ in range(90):
            again.undo()
        assert seen(again) == start


def test_what_is_seen_has_the_time_that_is_stored_also_where_nothing_changed(
    work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(f"2026-03-01T00:00:{second:02}Z" for second in range(60))
    monkeypatch.setattr(sessions, "now", lambda: next(times))
    first = work.units[0].id
    work.reset(first)
    work.undo()  # to an empty draft as well, a second later
    assert work.store.drafts(work.name) == work.drafts
    assert work.draft(first).updated == "2026-03-01T00:00:00Z"
    work.save_text(first, "Ford")
    assert work.store.drafts(work.name) == work.drafts
    assert work.draft(first).updated > "2026-03-01T00:00:01Z"


def test_a_step_over_many_segments_is_taken_back_as_one(work: Workspace) -> None:
    first, second, third = (unit.id for unit in work.units[:3])
    work.save_text(first, "Mine.")
    offered = ((n, Proposal(f"No. {n}", "mint", machine=True)) for n in (first, second, third))
    assert work.accept_many(offered) == 2
    assert work.draft(first).text == "Mine."
    assert work.undo() == second
    assert [work.draft(n).text for n in (first, second, third)] == ["Mine.", "", ""]


def test_confirming_teaches_the_memory_only_where_it_is_wished(work: Workspace) -> None:
    first, second = (unit.id for unit in work.units[:2])
    for number, learn in ((first, True), (second, False)):
        work.save_text(number, "One.")
        work.confirm(number, learn=learn)
    found = [[p.text for p in work.memory_proposals(n) if p.score >= 100] for n in (first, second)]
    assert found == [["One."], []]


def test_typing_the_same_again_is_no_step(work: Workspace) -> None:
    number = work.units[0].id
    work.save_text(number, "One.")
    work.confirm(number, learn=False)
    work.save_text(number, "One.")
    assert work.draft(number).state is State.CONFIRMED
    work.undo()
    assert work.draft(number).state is State.EDITED


@pytest.mark.parametrize(
    ("text", "state"), [("", State.UNTRANSLATED), (" \n", State.UNTRANSLATED), ("x", State.EDITED)]
)
def test_white_space_is_no_translation(work: Workspace, text: str, state: State) -> None:
    number = work.units[0].id
    work.accept(number, Proposal("One.", "mint", machine=True))
    assert work.save_text(number, text).state is state
    if state is State.UNTRANSLATED:
        with pytest.raises(UsageError, match="nothing to confirm"):
            work.confirm(number)


def test_a_skipped_segment_comes_back_with_its_text_or_empty(work: Workspace) -> None:
    first, second = (unit.id for unit in work.units[:2])
    work.accept(first, Proposal("One.", "mint", machine=True))
    for number in (first, second):
        work.skip(number)
        work.reset(number)
    assert (work.draft(first).text, work.draft(first).state) == ("One.", State.EDITED)
    assert work.draft(second).state is State.UNTRANSLATED
    work.reset(first)
    assert work.draft(first) == Draft(
        first, "", State.UNTRANSLATED, updated=work.draft(first).updated
    )


@pytest.mark.parametrize(
    ("proposal", "engine", "machine"),
    [
        (Proposal("x", "mint", machine=True), "mint", True),
        (Proposal("x", "mint", score=0, machine=True), "mint", True),
        (Proposal("x", "memory", score=101), "memory", False),
        (Proposal("x", "memory", score=100), "memory", False),
        (Proposal("x", "memory", score=99), "memory fuzzy", False),
        (Proposal("x", "rules"), "rules", False),
    ],
)
def test_a_draft_tells_where_its_text_came_from(
    proposal: Proposal, engine: str, machine: bool
) -> None:
    draft = proposed_draft(7, proposal)
    assert (draft.unit, draft.text, draft.proposed) == (7, "x", "x")
    assert (draft.state, draft.engine, draft.machine) == (State.PROPOSED, engine, machine)


def test_neighbours_are_of_the_same_language(work: Workspace) -> None:
    units = work.units
    last = next(n for n, unit in enumerate(units) if unit.lang == "tg")
    assert work.neighbours(units[0].id) == ("", units[1].text)
    assert work.neighbours(units[1].id) == (units[0].text, units[2].text)
    assert work.neighbours(units[last - 1].id) == (units[last - 2].text, "")
    assert work.neighbours(units[last].id) == ("", "")


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda w: w.unit(99), id="segment"),
        pytest.param(lambda w: w.source_text(0), id="its source"),
        pytest.param(lambda w: w.revision("uk"), id="page"),
        pytest.param(lambda w: w.page("uk"), id="page cut up"),
        pytest.param(lambda w: w.split(99, 3), id="split"),
        pytest.param(lambda w: w.merge(99), id="merge"),
        pytest.param(lambda w: w.neighbours(99), id="neighbours"),
    ],
)
def test_what_is_not_there_is_a_usage_error(
    work: Workspace, ask: Callable[[Workspace], object]
) -> None:
    with pytest.raises(UsageError):
        ask(work)


@pytest.mark.parametrize("what", [*STEPS, "split", "merge", "undo"])
def test_in_a_second_window_nothing_is_changed(what: str) -> None:
    name = made()
    with Workspace.open(CONFIG, name) as first:
        for unit in first.units[:2]:
            first.save_text(unit.id, "Text.")
        with Workspace.open(CONFIG, name) as second:
            assert second.read_only
            before = first.store.export(name)
            does: dict[str, Do] = {
                **STEPS,
                "split": lambda w, n, t: w.split(n, 4),
                "merge": lambda w, n, t: w.merge(n),
                "undo": lambda w, n, t: w.undo(),
            }
            with pytest.raises(UsageError, match="another window"):
                does[what](second, second.units[0].id, "x")
            second.set_state("current", 5)
            assert first.store.export(name) == before
            assert second.units == first.units


def test_who_was_taken_over_is_told_at_the_next_change() -> None:
    name = made()
    with Workspace.open(CONFIG, name) as first, Workspace.open(CONFIG, name, take_over=True) as new:
        new.save_text(new.units[0].id, "Theirs.")
        with pytest.raises(StoreError, match="another window"):
            first.save_text(first.units[0].id, "Ours.")
        assert new.store.drafts(name)[new.units[0].id].text == "Theirs."


def test_a_choice_is_remembered_in_order_and_no_choice_is_all(work: Workspace) -> None:
    assert work.chosen() == set()
    work.choose({3, 1})
    with Workspace.look(CONFIG, work.name) as again:
        assert again.chosen() == {1, 3}
        assert again.state("chosen") == [1, 3]
    work.choose([])
    assert work.chosen() == set()


def test_segments_are_grouped_by_language_and_section(work: Workspace) -> None:
    grouped = work.sections
    assert [unit.id for group in grouped.values() for unit in group] == [u.id for u in work.units]
    assert [(key, len(group)) for key, group in grouped.items()] == [
        (("ru", 0), 2),
        (("ru", 1), 3),
        (("tg", 0), 1),
    ]
    work.merge(work.units[0].id)
    assert len(work.sections["ru", 0]) == 1


@pytest.mark.parametrize("opening", [Workspace.open, Workspace.look])
def test_a_session_that_is_not_there_leaves_nothing_open(
    opening: Callable[[Config, str], Workspace],
) -> None:
    name = made()
    with pytest.raises(InputError):
        opening(CONFIG, "none")
    with Workspace.open(CONFIG, name) as work:
        assert not work.read_only
