"""Laws of stored sessions: an export is the session, undo has its own steps, writers do not mix."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.model import Draft, Kind, Revision, Session, State, Unit
from workbench.errors import FormatError, InputError, StoreError
from workbench.store import sessions
from workbench.store.sessions import Sessions

PAGE = Revision("ru", "Плёс", 2, "2026-03-01T00:00:00Z", "Тихий плёс. Перекат.")
SESSION = Session("", Revision("en", "Reach", 1, "", "A '''reach'''."), (PAGE,))
UNITS = [Unit(n, "ru", 0, Kind.PARAGRAPH, n, n + 1, f"Слово {n}.") for n in range(1, 6)]


@pytest.fixture
def store(tmp_path: Path):
    with Sessions(tmp_path / "sessions.db") as opened:
        yield opened


# ------------------------------------------------------------- any session

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text("абeé_ 1", min_size=1, max_size=6)
stamps = st.sampled_from(["", "2026-02-03T04:05:06Z"])
pages = st.builds(Revision, st.just("ru"), names, st.integers(0, 10**9), stamps, text)
links = st.dictionaries(names, st.none() | names, max_size=4)
units = st.builds(
    Unit,
    st.integers(1, 60),
    st.sampled_from(["ru", "tg"]),
    st.integers(0, 9),
    st.sampled_from(Kind),
    st.integers(0, 9),
    st.integers(10, 20),
    text,
)
drafts = st.builds(
    Draft, st.integers(1, 60), text, st.sampled_from(State), text, st.booleans(), text, stamps
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)
whole = st.builds(
    Session,
    st.just("x"),
    st.builds(Revision, st.just("en"), names, st.integers(0, 99), stamps, text),
    st.lists(pages, min_size=1, max_size=1).map(tuple),
    st.lists(st.sampled_from(["uk", "tg"]), max_size=2, unique=True).map(tuple),
    links.map(lambda found: {"ru": found} if found else {}),
    taken=st.frozensets(names, max_size=3),
    absent=st.frozensets(names, min_size=1, max_size=2).map(lambda found: {"ru": found}),
)


@given(
    session=whole,
    cut=st.lists(units, max_size=5, unique_by=lambda unit: unit.id),
    kept=st.lists(drafts, max_size=5, unique_by=lambda draft: draft.unit),
    state=st.dictionaries(st.sampled_from(["current", "accepted", "ж"]), json_values, max_size=3),
)
@settings(max_examples=25)
def test_an_export_holds_all_of_a_session_and_makes_the_same_again(
    tmp_path: Path, session: Session, cut: list[Unit], kept: list[Draft], state: dict[str, Any]
) -> None:
    (tmp_path / "a.db").unlink(missing_ok=True)
    with Sessions(tmp_path / "a.db") as store:
        name = store.create(session, cut)
        dated = [replace(draft, updated=draft.updated or "now") for draft in kept]
        store.save_many(name, dated)
        for key, value in state.items():
            store.set_state(name, key, value)
        again = store.import_(store.export(name))
        one, other = store.load(name), store.load(again)
        assert replace(other, name=name) == one
        assert (one.target, one.sources, one.missing) == (
            session.target,
            session.sources,
            session.missing,
        )
        assert (one.links, one.taken, one.absent) == (session.links, session.taken, session.absent)
        assert store.units(again) == store.units(name) == sorted(cut, key=lambda unit: unit.id)
        assert store.drafts(again) == store.drafts(name) == {d.unit: d for d in dated}
        for key, value in state.items():
            assert store.state(again, key) == value
        store.delete(name)
        store.delete(again)


def exported(store: Sessions) -> tuple[str, str]:
    name = store.create(SESSION, UNITS)
    store.save(name, Draft(2, "a\nb", State.EDITED, updated="t"))
    return name, store.export(name)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda t: t.replace("\n", "\r\n"), id="CRLF of a checkout"),
        pytest.param(lambda t: "\ufeff" + t, id="byte order mark"),
        pytest.param(lambda t: "\n" + t.replace("\n", "\n\n"), id="blank lines"),
        pytest.param(lambda t: t.rstrip("\n"), id="no line end at the end"),
        pytest.param(
            lambda t: "\n".join(
                json.dumps(json.loads(line), indent=None, separators=(" , ", " : "))
                for line in t.splitlines()
            ),
            id="written by another program",
        ),
    ],
)
def test_an_export_that_was_handled_by_others_is_read(
    store: Sessions, change: Callable[[str], str]
) -> None:
    name, made = exported(store)
    again = store.import_(change(made))
    assert store.drafts(again) == store.drafts(name)
    assert replace(store.load(again), name=name) == store.load(name)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"unit": 2', '"unit": "2"', "unit: a value of the wrong type"),
        ('"unit": 2', '"unit": true', "unit: a value of the wrong type"),
        ('"machine": false', '"machine": 0', "machine: a value"),
        ('"state": "edited"', '"state": "done"', "'done' is not a valid State"),
        ('"revid": 2', '"revid": 2.0', "revid: a value"),
        ('"missing": []', '"missing": [1]', "missing: not languages"),
        ('{"line": "Тихий', '{"line": 1, "x": "Тихий', "one key a line"),
        ('{"line": "Тихий плёс. Перекат."}', '{"line": 5}', "a line of wikitext"),
        ('{"line": "Тихий плёс. Перекат."}', '{"link": ["ru", "a"]}', "link: not"),
        ('{"line": "Тихий плёс. Перекат."}', '{"link": ["ru", "a", 1]}', "link: not"),
        ('{"line": "Тихий плёс. Перекат."}', '{"state": "x"}', "state: not"),
        ('{"line": "Тихий плёс. Перекат."}', "[1]", "not an object"),
        ('{"line": "Тихий плёс. Перекат."}', '"x"', "not an object"),
        ('"id": 3,', '"id": 2,', "segment 2 stands twice"),
        ('"id": 5,', '"id": 2,', "the segment 2 twice"),
    ],
)
def test_a_line_that_was_changed_wrongly_is_named(
    store: Sessions, old: str, new: str, words: str
) -> None:
    _, made = exported(store)
    assert old in made
    with pytest.raises(FormatError) as refused:
        store.import_(made.replace(old, new))
    assert words in refused.value.message
    assert len(store.summaries()) == 1


# ------------------------------------------------------------- who is not there

ABSENT: dict[str, Callable[[Sessions], object]] = {
    "load": lambda s: s.load("no"),
    "units": lambda s: s.units("no"),
    "drafts": lambda s: s.drafts("no"),
    "history": lambda s: s.history("no"),
    "state": lambda s: s.state("no", "current"),
    "set_state": lambda s: s.set_state("no", "current", 1),
    "export": lambda s: s.export("no"),
    "delete": lambda s: s.delete("no"),
    "claim": lambda s: s.claim("no"),
    "save": lambda s: s.save("no", Draft(1, "x", State.EDITED)),
    "set_units": lambda s: s.set_units("no", UNITS),
    "save_links": lambda s: s.save_links("no", "ru", {}),
    "replace_source": lambda s: s.replace_source("no", PAGE, UNITS),
}


@pytest.mark.parametrize("method", ABSENT)
def test_a_session_that_is_not_there_is_told_by_every_method(store: Sessions, method: str) -> None:
    store.create(SESSION, UNITS)
    with pytest.raises(InputError, match="There is no session no"):
        ABSENT[method](store)
    assert len(store.summaries()) == 1


@pytest.mark.parametrize("method", [m for m in ABSENT if m not in ("load", "units", "drafts")])
def test_every_method_that_writes_is_refused_to_a_reader(tmp_path: Path, method: str) -> None:
    with Sessions(tmp_path / "s.db") as store:
        store.create(replace(SESSION, name="no"), UNITS)
        before = store.export("no")
    if method in ("history", "state", "export"):
        return
    with Sessions(tmp_path / "s.db", read_only=True) as reader:
        with pytest.raises(StoreError, match="reading only"):
            ABSENT[method](reader)
        with pytest.raises(StoreError, match="reading only"):
            reader.create(SESSION, UNITS)
        assert reader.export("no") == before


# ------------------------------------------------------------- steps of undo


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(sessions, "time", made)
    return made


def steps(store: Sessions, name: str) -> list[tuple[int, str | None, str]]:
    return [
        (c.unit, c.before.text if c.before else None, c.after.text) for c in store.history(name)
    ]


def test_typing_is_one_step_for_ten_seconds_from_its_beginning(
    store: Sessions, clock: Clock
) -> None:
    name = store.create(SESSION, UNITS)
    for word, later in (("a", 0.0), ("ab", 9.0), ("abc", 0.9), ("abcd", 0.2), ("abcde", 9.7)):
        clock.now += later
        store.save(name, Draft(1, word, State.EDITED))
    assert steps(store, name) == [(1, None, "abc"), (1, "abc", "abcde")]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(lambda s, n, c: s.save(n, Draft(2, "x", State.EDITED)), id="another segment"),
        pytest.param(lambda s, n, c: s.save(n, Draft(1, "a", State.SKIPPED)), id="another state"),
        pytest.param(lambda s, n, c: setattr(c, "now", c.now - 5), id="a clock set back"),
    ],
)
def test_typing_that_was_interrupted_begins_a_new_step(
    store: Sessions, clock: Clock, between: Callable[[Sessions, str, Clock], None]
) -> None:
    name = store.create(SESSION, UNITS)
    store.save(name, Draft(1, "a", State.EDITED))
    between(store, name, clock)
    store.save(name, Draft(1, "ab", State.EDITED))
    assert steps(store, name)[-1][2] == "ab"
    assert next(after for unit, _, after in steps(store, name) if unit == 1) == "a"


def test_each_session_keeps_its_own_last_steps_whatever_others_do(
    store: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "HISTORY", 3)
    quiet, busy = store.create(SESSION, UNITS), store.create(SESSION, UNITS)
    store.save(quiet, Draft(1, "one", State.CONFIRMED))
    for number in range(7):
        store.save(busy, Draft(1, f"text {number}", State.CONFIRMED))
    store.save(quiet, Draft(2, "two", State.CONFIRMED))
    assert [after for _, _, after in steps(store, quiet)] == ["one", "two"]
    assert [after for _, _, after in steps(store, busy)] == ["text 4", "text 5", "text 6"]


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.text("ab", max_size=3), st.sampled_from(State)), max_size=9
    )
)
@settings(max_examples=25)
def test_the_steps_lead_from_nothing_to_what_is_stored(
    tmp_path: Path, done: list[tuple[int, str, State]]
) -> None:
    with Sessions(tmp_path / "laws.db") as store:
        name = store.create(SESSION, UNITS)
        for unit, words, state in done:
            store.save(name, Draft(unit, words, state))
        now: dict[int, Draft] = {}
        for step in store.history(name):
            assert now.get(step.unit) == step.before
            now[step.unit] = step.after
        stored = {unit: replace(draft, updated="") for unit, draft in store.drafts(name).items()}
        assert {unit: replace(draft, updated="") for unit, draft in now.items()} == stored
        store.delete(name)


def test_what_is_saved_again_unchanged_keeps_its_time_and_the_chain_of_steps(
    store: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(f"2026-05-01T00:00:{second:02d}Z" for second in range(60))
    monkeypatch.setattr(sessions, "now", lambda: next(moments))
    name = store.create(SESSION, UNITS)
    store.save(name, Draft(1, "a", State.CONFIRMED))
    first = store.drafts(name)[1]
    store.save(name, Draft(1, "a", State.CONFIRMED))
    assert store.drafts(name)[1] == first
    store.save(name, Draft(1, "b", State.CONFIRMED))
    one, two = store.history(name)
    assert one.after == two.before == first


# ------------------------------------------------------------- the rest


def test_the_session_worked_on_last_comes_first(
    store: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    moments = iter(f"2026-05-01T00:00:{second:02d}Z" for second in range(60))
    monkeypatch.setattr(sessions, "now", lambda: next(moments))
    first, second = store.create(SESSION, UNITS), store.create(SESSION, UNITS)
    assert [line.name for line in store.summaries()] == [second, first]
    store.save(first, Draft(1, "x", State.EDITED))
    assert [line.name for line in store.summaries()] == [first, second]


def test_a_newer_revision_takes_the_place_of_its_source_alone(store: Sessions) -> None:
    other = Revision("tg", "Плёс", 5, "", "Оби ором.")
    name = store.create(replace(SESSION, sources=(PAGE, other)), UNITS)
    store.save(name, Draft(1, "kept", State.CONFIRMED))
    newer = Revision("ru", "Плёс (река)", 9, "2026-06-01T00:00:00Z", "Иной текст.")
    store.replace_source(name, newer, UNITS[:2])
    loaded = store.load(name)
    assert (loaded.target, loaded.sources) == (SESSION.target, (newer, other))
    assert store.units(name) == UNITS[:2]
    assert store.drafts(name)[1].text == "kept"


def test_names_of_absent_pages_of_one_language_do_not_touch_anothers(store: Sessions) -> None:
    told = replace(SESSION, absent={"tg": frozenset({"Ҷӯй"})}, taken=frozenset({"Juy"}))
    name = store.create(told, UNITS)
    store.save_links(name, "ru", {"Яр": None}, absent={"Яр"})
    loaded = store.load(name)
    assert loaded.absent == {"tg": frozenset({"Ҷӯй"}), "ru": frozenset({"Яр"})}
    assert loaded.taken == {"Juy"}
    store.save_links(name, "ru", {"Яр": "Ravine"})
    assert store.load(name).links["ru"] == {"Яр": "Ravine"}


@pytest.mark.parametrize("told", [[], "x", {"taken": "x"}, {"absent": ["x"]}, {"taken": [1, "a"]}])
def test_a_setting_of_titles_that_others_wrote_does_no_harm(store: Sessions, told: object) -> None:
    name = store.create(SESSION, UNITS)
    store.set_state(name, sessions.TITLES, told)
    loaded = store.load(name)
    assert loaded.taken <= {"a"}
    assert loaded.absent == {}


def test_a_draft_of_a_segment_that_is_gone_stays_for_when_it_comes_back(store: Sessions) -> None:
    name = store.create(SESSION, UNITS)
    store.save(name, Draft(5, "last", State.CONFIRMED))
    store.set_units(name, UNITS[:4])
    assert store.drafts(name)[5].text == "last"
    (line,) = store.summaries()
    assert line.segments == 4
