"""What fetch, update and references print while wikis answer: rows, documents, exit codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.flow.wikis import Wikis
from workbench.config import Config
from workbench.flow.workspace import Workspace

RUSSIAN = (
    "'''Плёс''' — участок [[Река|реки]]. Тут тихо.<ref>[http://a.example/ Карта]</ref>\n\n"
    "== Рыба ==\nЕсть щука.\n"
)
TAJIK = "'''Гардиш''' ором аст.\n"
STAMP = "2026-03-01T00:00:00Z"


@pytest.fixture
def wikis() -> Iterator[Wikis]:
    made = Wikis().start()
    made.put("en", "Reach", "A '''reach'''.", 11, ru="Плёс", tg="Гардиш")
    made.put("en", "Weir", "A '''weir'''.", 12)
    made.put("ru", "Плёс", RUSSIAN, 22, en="Reach", tg="Гардиш")
    made.put("tg", "Гардиш", TAJIK, 33, en="Reach", ru="Плёс")
    api = made.config().wikis
    rows = "".join(f'{lang} = "{address}"\n' for lang, address in api.items())
    Path("workbench.toml").write_text(f"[wiki]\n{rows}", encoding="utf-8")
    yield made
    made.stop()


def page(lang: str, title: str, revid: int) -> dict[str, object]:
    return {"lang": lang, "title": title, "revid": revid, "timestamp": STAMP}


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        pytest.param(
            ["Reach"],
            [
                f"en  Reach  (revision 11, {STAMP})",
                f"ru  Плёс  (revision 22, {STAMP})",
                f"tg  Гардиш  (revision 33, {STAMP})",
            ],
            id="both counterparts",
        ),
        pytest.param(
            ["Reach", "--from", "tg"],
            [f"en  Reach  (revision 11, {STAMP})", f"tg  Гардиш  (revision 33, {STAMP})"],
            id="one language",
        ),
        pytest.param(
            ["Weir", "--ru", "Плёс", "--from", "ru", "--from", "tg"],
            [
                f"en  Weir  (revision 12, {STAMP})",
                f"ru  Плёс  (revision 22, {STAMP})",
                "tg  no counterpart",
            ],
            id="one named by hand, one missing",
        ),
    ],
)
def test_fetched_pages_are_told_with_their_revisions(
    cli: Cli, wikis: Wikis, arguments: list[str], rows: list[str]
) -> None:
    done = cli("fetch", *arguments, "--name", "mine")
    after = ["Session: mine", 'Next: workbench align "mine"']
    assert (done.code, done.out.splitlines()) == (0, [*rows, *after])
    assert all(line.startswith(("en: ", "ru: ", "tg: ")) for line in done.err.splitlines())


def test_what_was_fetched_is_one_document(cli: Cli, wikis: Wikis) -> None:
    done = cli("fetch", "Weir", "--tg", "Гардиш", "--from", "ru", "--from", "tg", "--json")
    assert done.json == {
        "session": "Weir",
        "target": page("en", "Weir", 12),
        "sources": [page("tg", "Гардиш", 33)],
        "missing": ["ru"],
    }


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(["Nowhere"], 2, "Nowhere", id="no such article"),
        pytest.param(["Weir"], 2, "Weir", id="no counterparts"),
        pytest.param(["Reach", "--offline"], 3, "Offline: no wiki is asked.", id="offline"),
    ],
)
def test_what_cannot_be_fetched_leaves_no_session(
    cli: Cli, wikis: Wikis, arguments: list[str], code: int, told: str
) -> None:
    done = cli("fetch", *arguments)
    assert done.code == code
    assert told in done.err.splitlines()[-2]
    assert cli("sessions", "--json").json["sessions"] == []


@pytest.fixture
def fetched(cli: Cli, wikis: Wikis) -> str:
    """Return a session of which two sentences are translated."""
    assert cli("fetch", "Reach").code == 0
    with Workspace.open(Config(offline=True), "Reach") as work:
        for begins in ("Тут", "Есть"):
            work.save_text(next(u.id for u in work.units if u.text.startswith(begins)), "It is.")
    return "Reach"


def test_an_update_tells_sentence_by_sentence_what_changed(
    cli: Cli, wikis: Wikis, fetched: str
) -> None:
    changed = RUSSIAN.replace("Есть щука.", "Есть щука и лещ. Их много.")
    changed = changed.replace(" Тут тихо.<ref>[http://a.example/ Карта]</ref>", "")
    wikis.put("ru", "Плёс", changed, 23, en="Reach")
    done = cli("update", fetched)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "ru: revision 22 → 23, 3 sentences changed",
        "  - Есть щука.",
        "  + Есть щука и лещ.  (segment 4)  [look at it again]",
        "  (new)",
        "  + Их много.  (segment 9)",
        "  - Тут тихо.▫",
        "tg: unchanged (revision 33)",
    ]
    assert cli("update", fetched).out.splitlines() == [
        "ru: unchanged (revision 23)",
        "tg: unchanged (revision 33)",
    ]


def test_an_update_is_one_document(cli: Cli, wikis: Wikis, fetched: str) -> None:
    wikis.put("tg", "Гардиш", TAJIK.replace("ором", "бисёр ором"), 34, en="Reach")
    first, second = cli("update", fetched, "--json").json["sources"]
    assert first == {"lang": "ru", "old": 22, "new": 22, "changes": []}
    assert (second["lang"], second["old"], second["new"]) == ("tg", 33, 34)
    (change,) = second["changes"]
    assert (change["before"], change["after"]) == ("Гардиш ором аст.", "Гардиш бисёр ором аст.")
    assert change["reopened"] is False


def test_a_session_that_another_window_holds_is_not_updated(
    cli: Cli, wikis: Wikis, fetched: str
) -> None:
    with Workspace.open(Config(offline=True), fetched):
        done = cli("update", fetched)
    assert done.code == 2
    assert f"The session {fetched} is open in another window" in done.told[0]
    assert done.told[1].startswith("  Close it there")


def test_a_wiki_that_fails_is_told_with_its_exit_code(cli: Cli, wikis: Wikis, fetched: str) -> None:
    wikis.failing.add("ru")
    done = cli("update", fetched)
    assert (done.code, len(done.told)) == (3, 2)
