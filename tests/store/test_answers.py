"""The cache of answers: found again exactly, private, bounded, and never in the way."""

from __future__ import annotations

import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kept import kept
from workbench.errors import StoreError
from workbench.notices import gathered
from workbench.store import answers
from workbench.store.answers import Answers

KEY = ("google", "1", "ru-en", "Мост", "")


def test_an_answer_is_found_by_all_parts_of_its_key_only(tmp_path: Path) -> None:
    with Answers(tmp_path / "a.db") as cache:
        cache.put(*KEY, "Bridge")
        assert cache.get(*KEY) == "Bridge"
        for place in range(len(KEY)):
            other = [*KEY]
            other[place] += "x"
            assert cache.get(*other) is None


@given(parts=st.lists(st.text(), min_size=5, max_size=5), answer=st.text(min_size=1))
def test_any_text_can_be_kept(parts: list[str], answer: str, tmp_path: Path) -> None:
    answer = answer.encode("utf-8", "replace").decode()
    with Answers(tmp_path / "a.db") as cache:
        cache.put(*parts, answer)  # type: ignore[arg-type]
        assert cache.get(*parts) == answer  # type: ignore[arg-type]


def test_the_file_is_its_owners_alone_and_outlives_the_process(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.db"
    with Answers(path) as cache:
        cache.put(*KEY, "Bridge")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with Answers(path) as cache:
        assert cache.get(*KEY) == "Bridge"


def test_two_programs_may_use_it_at_once(tmp_path: Path) -> None:
    with Answers(tmp_path / "a.db") as one, Answers(tmp_path / "a.db") as other:
        one.put(*KEY, "Bridge")
        other.put(*KEY[:3], "Школа", "", "School")
        assert kept(tmp_path / "a.db") == 2


def test_the_oldest_answers_go_when_there_are_too_many(tmp_path: Path) -> None:
    with Answers(tmp_path / "a.db", most=3) as cache:
        for number in range(10):
            cache.put(*KEY[:3], str(number), "", "x")
    with Answers(tmp_path / "a.db") as cache:
        assert kept(tmp_path / "a.db") == 3


def test_what_was_used_lately_outlives_what_was_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [1000.0]
    monkeypatch.setattr(answers.time, "time", lambda: moment[0])
    path = tmp_path / "a.db"

    def put(*texts: str) -> None:
        with Answers(path, most=2) as cache:
            for text in texts:
                cache.put(*KEY[:3], text, "", "x")

    put("first", "second")
    moment[0] += 10
    with Answers(path, most=2) as cache:
        assert cache.get(*KEY[:3], "first", "") == "x"
    moment[0] += 10
    put("third")
    with Answers(path) as cache:
        kept = [text for text in ("first", "second", "third") if cache.get(*KEY[:3], text, "")]
    assert kept == ["first", "third"]


def test_an_answer_given_anew_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    with Answers(tmp_path / "a.db") as cache:
        cache.put(*KEY, "Bridge")
        cache.put(*KEY, "A bridge")
        assert (cache.get(*KEY), kept(tmp_path / "a.db")) == ("A bridge", 1)


def test_a_cache_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Answers(path) as cache:
        cache.put(*KEY, "Bridge")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {answers.SCHEMA + 1}")
    with Answers(path) as cache:
        assert kept(path) == 0
        cache.put(*KEY, "Bridge")
        assert cache.get(*KEY) == "Bridge"


def test_while_somebody_else_writes_a_cache_for_long_answers_are_kept_until_the_end_and_it_is_said(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.db"
    with gathered() as told, closing(sqlite3.connect(path)) as other:
        with Answers(path) as cache:
            cache._db.execute("PRAGMA busy_timeout = 20")
            other.execute("BEGIN IMMEDIATE")
            cache.put(*KEY, "Bridge")
            assert cache.get(*KEY) == "Bridge"
            other.execute("ROLLBACK")
        with Answers(path) as cache:
            assert cache.get(*KEY) is None
    (notice,) = told
    assert notice == (
        f"Another program is writing {path}. Answers of engines are not kept;"
        " the file is only a cache and may be deleted."
    )


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"not a database, but long enough to look at" * 50)
    with Answers(path) as cache:
        cache.put(*KEY, "Bridge")
        assert kept(path) == 1


def test_a_file_that_is_damaged_further_on_is_begun_anew_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Answers(path) as cache:
        for number in range(400):
            cache.put(*KEY[:3], str(number), "", "an answer of some length" * 4)
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with gathered() as told, Answers(path, most=5):
        pass  # what is too much is dropped at the end, and that is where it shows
    assert told == []
    with Answers(path) as cache:
        assert kept(path) == 0
        cache.put(*KEY, "Bridge")
        assert cache.get(*KEY) == "Bridge"


@pytest.mark.parametrize("place", ["file/a.db", "folder"])
def test_a_place_that_cannot_be_used_is_said_and_no_work_stops(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with gathered() as told, Answers(tmp_path / place) as cache:
        cache.put(*KEY, "Bridge")
        assert cache.get(*KEY) == "Bridge"
    assert len(told) == 1
    assert str(tmp_path / place) in told[0]
    assert "the file is only a cache and may be deleted." in told[0]


def test_many_may_open_a_new_cache_at_the_same_moment(tmp_path: Path) -> None:
    path = tmp_path / "answers.db"
    failed: list[StoreError] = []
    together = threading.Barrier(8)

    def work() -> None:
        together.wait()
        try:
            with Answers(path) as answers:
                answers.put("google", "1", "ru-en", threading.current_thread().name, "", "x")
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, name=str(n)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert kept(path) == 8
