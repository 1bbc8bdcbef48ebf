"""Sessions written by many at once: nothing is lost, nothing is held twice, no name given twice."""

from __future__ import annotations

import threading
from pathlib import Path

from workbench.core.model import Draft, Kind, Revision, Session, State, Unit
from workbench.store.sessions import Sessions

PAGE = Revision("ru", "Плёс", 2, "2026-03-01T00:00:00Z", "Тихий плёс. Перекат.")
SESSION = Session("", Revision("en", "Reach", 1, "", "A '''reach'''."), (PAGE,))
UNITS = [Unit(n, "ru", 0, Kind.PARAGRAPH, n, n + 1, f"Слово {n}.") for n in range(1, 6)]


def test_many_writers_on_sessions_of_their_own_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Sessions(path) as store:
        names_ = [store.create(SESSION, UNITS) for _ in range(4)]
    failed: list[Exception] = []

    def work(name: str) -> None:
        try:
            with Sessions(path) as own:
                assert own.claim(name)
                for number in range(25):
                    own.save(name, Draft(number % 5 + 1, f"{name} {number}", State.EDITED))
        except Exception as error:  # noqa: BLE001 - shown below
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in names_]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    with Sessions(path, read_only=True) as store:
        for name in names_:
            assert {d.text for d in store.drafts(name).values()} == {
                f"{name} {number}" for number in range(20, 25)
            }


def test_of_many_that_claim_a_session_at_once_one_gets_it(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Sessions(path) as store:
        name = store.create(SESSION, UNITS)
    together, done = threading.Barrier(5), threading.Barrier(5)
    got: list[bool] = []

    def work() -> None:
        with Sessions(path) as own:
            together.wait(20)
            got.append(own.claim(name))
            done.wait(20)

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(got) == [False] * 4 + [True]


def test_names_made_at_once_from_one_title_are_all_different(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    made: list[str] = []

    def work() -> None:
        with Sessions(path) as own:
            made.append(own.create(SESSION, UNITS))

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(made) == ["Reach", "Reach-2", "Reach-3", "Reach-4", "Reach-5", "Reach-6"]
