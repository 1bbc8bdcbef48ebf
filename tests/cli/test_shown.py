"""What commands show to people of a session and of the memory: rows, words and ends of lines."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Cli
from workbench import places
from workbench.core.model import Draft, Kind, Revision, Session, State, Unit
from workbench.store.memory import Memory
from workbench.store.sessions import Sessions

RUSSIAN = 'Обь велика.\n\n== Исток ==\nОна длинная<ref name="a">https://example.org/a</ref>. Она холодная<ref name="a" />.\n'


@pytest.fixture
def name() -> str:
    """Make a session of four segments in four states."""
    first, second = RUSSIAN.index("Она длинная"), RUSSIAN.index("Она холодная")
    units = [
        Unit(1, "ru", 0, Kind.PARAGRAPH, 0, 11, "Обь велика."),
        Unit(2, "ru", 1, Kind.HEADING, 16, 21, "Исток"),
        Unit(3, "ru", 1, Kind.PARAGRAPH, first, second - 1, "Она длинная."),
        Unit(4, "ru", 1, Kind.PARAGRAPH, second, len(RUSSIAN) - 1, "Она холодная."),
    ]
    session = Session(
        "",
        Revision("en", "River Ob", 11, "2026-01-02T03:04:05Z", "The Ob.\n"),
        (Revision("ru", "Обь", 22, "2026-01-02T03:04:06Z", RUSSIAN),),
        missing=("tg",),
    )
    with Sessions(places.sessions_database()) as store:
        made = store.create(session, units)
        store.save(made, Draft(1, "The Ob is great.", State.CONFIRMED))
        store.save(made, Draft(2, "Source", State.EDITED))
        store.save(made, Draft(3, "It is long.", State.CONFIRMED))
    return made


def test_a_session_is_shown_with_pages_and_states(cli: Cli, name: str) -> None:
    assert cli("sessions", "show", name).out == (
        "River_Ob: River Ob\n"
        "  en  River Ob  revision 11  2026-01-02T03:04:05Z\n"
        "  ru  Обь  revision 22  2026-01-02T03:04:06Z\n"
        "  4 segments: 2 confirmed, 1 edited\n"
    )


def test_sessions_are_a_table_of_even_columns(cli: Cli, name: str) -> None:
    lines = cli("sessions").out.splitlines()
    assert re.fullmatch(r"NAME      TITLE     SOURCES  CONFIRMED  UPDATED", lines[0])
    assert re.fullmatch(
        r"River_Ob  River Ob  ru       2 of 4     \d{4}-\d\d-\d\d \d\d:\d\d:\d\d", lines[1]
    )
    assert len(lines) == 2


def test_a_status_counts_states_by_section_and_in_all(cli: Cli, name: str) -> None:
    lines = cli("status", name).out.splitlines()
    head = ["segments", "untranslated", "proposed", "edited", "confirmed", "skipped", "unmodified"]
    assert lines[0].split() == head
    assert lines[1].split() == ["ru", "0", "(lead)", "1", "0", "0", "0", "1", "0", "0%"]
    assert lines[2].split() == ["ru", "1", "Исток", "3", "1", "0", "1", "1", "0", "0%"]
    assert lines[3].split() == ["all", "4", "1", "0", "1", "2", "0", "0%"]
    assert len({len(line) for line in lines}) == 1


def test_a_status_document_has_the_same_counts(cli: Cli, name: str) -> None:
    document = cli("status", name, "--json").json
    lead, section = document.pop("sections")
    assert document == {
        "session": name,
        "segments": 4,
        "words": 7,
        "words_confirmed": 4,
        "untranslated": 1,
        "proposed": 0,
        "edited": 1,
        "confirmed": 2,
        "skipped": 0,
        "unmodified": 0.0,
    }
    assert (lead["lang"], lead["section"], lead["title"], lead["segments"]) == ("ru", 0, "", 1)
    assert (section["section"], section["title"], section["segments"]) == (1, "Исток", 3)
    assert (section["untranslated"], section["edited"], section["confirmed"]) == (1, 1, 1)


def test_references_are_told_with_their_state_and_an_end_of_1(cli: Cli, name: str) -> None:
    done = cli("references", name)
    assert (
        done.out
        == "ru segment 3: lost: https://example.org/a\nru segment 4: waiting: reuse of “a”\n"
    )
    assert done.code == 1
    assert [row["state"] for row in cli("references", name, "--json").json["references"]] == [
        "lost",
        "waiting",
    ]


def test_a_draft_that_lost_a_reference_is_held_back(cli: Cli, name: str) -> None:
    done = cli("draft", name, "--section", "1")
    assert (done.code, done.out) == (4, "")
    assert "segment 3: " in done.err


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["--section", "0"], 0, "The Ob is great.\n", ""),
        (["--section", "ru:0"], 0, "The Ob is great.\n", ""),
        (["--section", "0", "-o", "-"], 0, "The Ob is great.\n", ""),
        (["--section", "0", "--page"], 0, "The Ob.\n\nThe Ob is great.\n", ""),
        (["--section", "9"], 2, "", "The ru page has no section 9."),
        (["--section", "en:0"], 2, "", "en:0 is no section."),
    ],
)
def test_a_reviewed_part_is_drafted(
    cli: Cli, name: str, arguments: list[str], code: int, out: str, err: str
) -> None:
    done = cli("draft", name, *arguments)
    assert (done.code, done.out) == (code, out)
    assert err in done.err


@pytest.mark.parametrize("whole", [[], ["--page"]])
def test_an_unreviewed_text_is_tagged_alone_and_in_its_article(
    cli: Cli, name: str, whole: list[str]
) -> None:
    done = cli("draft", name, "--rough", *whole)
    assert re.match(r"\{\{Rough translation\|Russian\|date=[A-Z][a-z]+ \d{4}\}\}\n", done.out)
    assert done.out.count("{{Rough translation") == 1
    assert "It is long." in done.out
    assert done.code == 1


def test_sessions_are_removed_by_their_names(cli: Cli, name: str) -> None:
    done = cli("sessions", "delete", name, "--json")
    assert done.json == {"deleted": [name]}
    assert done.err == f"{name} is removed.\n"
    assert cli("sessions").err == "There are no sessions. `workbench fetch TITLE` makes one.\n"


@pytest.fixture
def memory() -> None:
    with Memory(places.memory_database()) as store:
        store.add(
            "Мост построен в 1901 году.", "The bridge was built in 1901.", lang="ru", origin="town"
        )


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    ("arguments", "stdin", "out"),
    [
        (["Мост построен в 1901 году."], "", "100 %"),
        (["-"], "Мост построен в 1901 году.\n", "100 %"),
        (["-"], "Мост построен в 1901 году.\r\n", "100 %"),
        (["построен", "--concordance"], "", "  The bridge was built in 1901."),
        (["-", "--concordance"], "построен\n", "  The bridge was built in 1901."),
    ],
)
def test_a_text_is_looked_for_in_the_memory(
    cli: Cli, arguments: list[str], stdin: str, out: str
) -> None:
    done = cli("memory", "search", *arguments, stdin=stdin)
    assert done.code == 0
    assert out in done.out
    lines = done.out.splitlines()
    assert lines[1:] == ["  Мост построен в 1901 году.", "  The bridge was built in 1901."]


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("text", ["", " ", "Река глубока.", "."])
def test_what_the_memory_has_not_is_said_on_stderr(cli: Cli, text: str) -> None:
    done = cli("memory", "search", text)
    assert (done.out, done.err) == ("", "Nothing like it in the memory.\n")
    assert cli("memory", "search", text, "--json").json == {"matches": []}
