"""Sessions on disk: what is saved comes back, and one program writes at a time."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.model import Draft, Kind, Revision, Session, Source, State, Unit
from workbench.errors import FormatError, InputError, StoreError
from workbench.store.names import free_name, safe_name
from workbench.store.sessions import Sessions

SESSION = Session(
    name="",
    target=Revision(
        "en", "River Ob", 11, "2026-01-02T03:04:05Z", "The '''Ob'''.\n\n== Course ==\n"
    ),
    sources=(
        Revision("ru", "Обь", 22, "2026-01-02T03:04:06Z", "'''Обь''' — река.\n\u2028\x85\nКонец"),
        Revision("tg", "Об", 33, "", "Дарё."),
    ),
    missing=("uk",),
    links={"ru": {"Река": "River", "Устье": None}, "tg": {}},
)
UNITS = [
    Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 17, "Обь — река."),
    Unit(2, "ru", 0, Kind.PARAGRAPH, 21, 26, "Конец"),
    Unit(3, "tg", 0, Kind.PARAGRAPH, 0, 5, "Дарё."),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"


def test_what_was_created_is_there_after_reopening(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
    with Sessions(path, read_only=True) as store:
        loaded = store.load(name)
        assert replace(loaded, name="", created="", updated="", links=SESSION.links) == SESSION
        assert loaded.links == {"ru": {"Река": "River", "Устье": None}}
        assert store.units(name) == UNITS
        assert store.drafts(name) == {}


def test_what_the_wikis_said_of_titles_is_kept_added_to_and_exported(path: Path) -> None:
    told = replace(SESSION, taken=frozenset({"Ob"}), absent={"ru": frozenset({"Устье"})})
    with Sessions(path) as store:
        name = store.create(told, UNITS)
        store.save_links(name, "ru", {"Исток": None}, absent={"Исток"}, taken={"Istok"})
        again = store.import_(store.export(name))
        for one in (store.load(name), store.load(again)):
            assert one.links["ru"] == {"Река": "River", "Устье": None, "Исток": None}
            assert one.taken == {"Ob", "Istok"}
            assert one.absent == {"ru": {"Устье", "Исток"}}


def test_a_draft_is_saved_with_its_time_and_seen_by_another_reader(path: Path) -> None:
    draft = Draft(2, "The end", State.EDITED, "google", True, "End")
    with Sessions(path) as store, Sessions(path) as other:
        name = store.create(SESSION, UNITS)
        store.save(name, draft)
        seen = other.drafts(name)[2]
        assert seen.updated
        assert replace(seen, updated="") == draft


def test_drafts_are_saved_all_or_none(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        broken = Draft(3, "\ud800", State.EDITED)
        with pytest.raises(UnicodeEncodeError):
            store.save_many(name, [Draft(1, "one", State.EDITED), broken])
        assert store.drafts(name) == {}
        store.save(name, Draft(1, "one", State.EDITED))
        assert store.drafts(name)[1].text == "one"


def test_the_list_counts_segments_and_names_the_sources(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        store.save(name, Draft(1, "x", State.CONFIRMED))
        (line,) = store.summaries()
    assert (line.name, line.title, line.segments, line.confirmed) == (name, "River Ob", 3, 1)
    assert line.sources == (Source("ru", "Обь", 22), Source("tg", "Об", 33))


def test_typing_is_one_step_of_undo_and_another_state_is_the_next(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        for text in ("T", "Th", "The"):
            store.save(name, Draft(1, text, State.EDITED))
        store.save(name, Draft(1, "The", State.CONFIRMED))
        store.save(name, Draft(1, "The", State.CONFIRMED))
        steps = store.history(name)
    assert [(s.before.text if s.before else None, s.after.text, s.after.state) for s in steps] == [
        (None, "The", State.EDITED),
        ("The", "The", State.CONFIRMED),
    ]


def test_settings_hold_any_json_value(path: Path) -> None:
    value = {"unit": 3, "notes": ["ё", None, 1.5]}
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        assert store.state(name, "current", 7) == 7
        store.set_state(name, "current", value)
        assert store.state(name, "current") == value


def test_deleting_leaves_nothing_behind(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        other = store.create(SESSION, UNITS)
        store.save(name, Draft(1, "x", State.EDITED))
        store.delete(name)
        with pytest.raises(InputError, match="no session"):
            store.load(name)
        assert [line.name for line in store.summaries()] == [other]
        assert store.units(other) == UNITS


def test_segments_can_be_replaced_and_links_added(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        store.set_units(name, UNITS[:1])
        store.save_links(name, "tg", {"Дарё": "River"})
        assert store.units(name) == UNITS[:1]
        assert store.load(name).links["tg"] == {"Дарё": "River"}


def test_links_are_added_without_reading_the_pages_and_links_there_are(path: Path) -> None:
    asked: list[str] = []
    with Sessions(path) as store:
        name = store.create(replace(SESSION, taken=frozenset({"Ob"})), UNITS)
        store._db.set_trace_callback(asked.append)
        store.save_links(name, "ru", {"Исток": None}, absent={"Исток"})
        store._db.set_trace_callback(None)
        assert store.load(name).absent == {"ru": {"Исток"}}
    read = [line for line in asked if "SELECT" in line]
    assert read
    assert not [line for line in read if "FROM page" in line or "FROM link" in line]


def test_an_export_comes_back_as_the_same_text(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        store.save(name, Draft(2, "line\nand\u2028line", State.EDITED, proposed="p"))
        store.set_state(name, "accepted", ["rule"])
        text = store.export(name)
        again = store.import_(text)
        assert again != name
        assert store.export(again).replace(f'"{again}"', f'"{name}"') == text
        assert store.load(again).sources == SESSION.sources


def test_a_changed_draft_changes_one_line_of_the_export(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
        store.save_many(name, [Draft(n, "x", State.EDITED, updated="t") for n in (1, 2, 3)])
        before = store.export(name).splitlines()[1:]
        store.save(name, Draft(2, "y", State.EDITED, updated="t"))
        after = store.export(name).splitlines()[1:]
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda lines: ["{}", *lines[1:]], "Line 1 .*no exported session"),
        (lambda lines: [lines[0].replace('session": 1', 'session": 9'), *lines[1:]], "newer"),
        (lambda lines: [*lines[:3], "{", *lines[3:]], "Line 4 .*no JSON"),
        (lambda lines: [*lines, '{"draft": {"unit": 1}}'], "keys expected"),
        (lambda lines: [*lines, '{"secret": 1}'], "unknown key"),
        (lambda lines: [*lines, lines[-2]], "twice"),
        (lambda lines: lines[:-1], "cut off"),
        (lambda lines: lines[:12], "cut off"),
        (lambda lines: [line.replace('"paragraph"', '"poem"') for line in lines], "poem"),
        (lambda lines: [*lines, "[" * 100_000], "no JSON"),
        (lambda lines: lines[:1], "ends before its pages"),
    ],
)
def test_a_malformed_export_is_refused_and_nothing_of_it_kept(
    path: Path, change, message: str
) -> None:
    with Sessions(path) as store:
        lines = store.export(store.create(SESSION, UNITS)).splitlines()
        with pytest.raises(FormatError, match=message):
            store.import_("\n".join(change(lines)))
        assert len(store.summaries()) == 1


def test_files_are_for_their_owner_alone(path: Path) -> None:
    old = os.umask(0)
    try:
        with Sessions(path) as store:
            name = store.create(SESSION, UNITS)
            store.claim(name)
            files = [f for f in path.parent.rglob("*") if f.is_file()]
            assert len(files) >= 3
            assert {stat.S_IMODE(f.stat().st_mode) & 0o077 for f in files} == {0}
    finally:
        os.umask(old)


def test_who_was_taken_over_writes_no_more_though_the_other_has_ended(path: Path) -> None:
    with Sessions(path) as first:
        name = first.create(SESSION, UNITS)
        assert first.claim(name)
        with Sessions(path) as second:
            assert second.claim(name, take_over=True)
            second.save(name, Draft(1, "second", State.EDITED))
            second.release(name)
        with pytest.raises(StoreError, match="was taken over"):
            first.save(name, Draft(1, "first", State.EDITED))
        assert first.drafts(name)[1].text == "second"
        assert first.claim(name)
        first.save(name, Draft(1, "first", State.EDITED))
        first.delete(name)
        assert first.create(SESSION, UNITS) == name
        first.save(name, Draft(1, "anew", State.EDITED))


def test_a_session_has_one_writer_until_it_is_taken_over(path: Path) -> None:
    with Sessions(path) as first, Sessions(path) as second:
        name = first.create(SESSION, UNITS)
        assert first.claim(name)
        assert not second.claim(name)
        with pytest.raises(StoreError, match="another window"):
            second.save(name, Draft(1, "second", State.EDITED))
        first.save(name, Draft(1, "first", State.EDITED))
        assert second.claim(name, take_over=True)
        with pytest.raises(StoreError, match="another window"):
            first.save(name, Draft(1, "late", State.EDITED))
        assert second.drafts(name)[1].text == "first"
        second.save(name, Draft(1, "second", State.EDITED))


def test_a_session_is_free_again_when_its_writer_closes(path: Path) -> None:
    with Sessions(path) as second:
        with Sessions(path) as first:
            name = first.create(SESSION, UNITS)
            first.claim(name)
        assert second.claim(name)
        second.release(name)
        with Sessions(path) as third:
            assert third.claim(name)


def test_a_reader_cannot_write(path: Path) -> None:
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
    with Sessions(path, read_only=True) as store:
        with pytest.raises(StoreError, match="reading only"):
            store.save(name, Draft(1, "x", State.EDITED))
        with pytest.raises(StoreError, match="reading only"):
            store.claim(name)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("River Ob", "River_Ob"),
        ("../../etc/passwd", "etc_passwd"),
        ("CON", "CON_"),
        ("con.txt", "con_.txt"),
        ("a\nb]]c", "a_b_c"),
        ("Cafe\u0301", "Café"),
        ("...", "session"),
        ("-rf", "rf"),
        ("\u202eabc\x1b[31m", "abc_31m"),
    ],
)
def test_a_name_is_safe_as_a_file_name(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_a_long_name_is_cut_between_characters() -> None:
    assert len(safe_name("ж" * 255).encode()) <= 80


def test_names_differ_in_more_than_case() -> None:
    assert free_name("Ob", ["ob", "OB-2"]) == "Ob-3"
