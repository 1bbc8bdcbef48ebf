"""A row stays one row in a file or pipe too, whatever texts of others it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from workbench import places
from workbench.core.model import Draft, Revision, Session, State
from workbench.core.plain import plain_line
from workbench.flow.opening import units_of
from workbench.store.sessions import Sessions

PIECE = "T\x1b[31m\u202ex]]\t\u2028=cmd\x85\x9b2J"
TITLE = f"{PIECE}\r\nsecond\nthird {'long ' * 60}"
RUSSIAN = (
    f"Обь велика<ref>https://example.org/{PIECE} a</ref>.\n\n"
    f"== Исток {PIECE} ==\nОна {PIECE} длинная, 5 км.\n"
)


@pytest.fixture
def name(home: Path) -> str:
    """Make a session whose pages are called by a hostile wiki, and written by a hostile hand."""
    session = Session(
        "hostile",
        Revision("en", TITLE, 11, "2026\n\x1b[1m", f"The Ob.\n\n== Source {PIECE} ==\nx\n"),
        (Revision("ru", TITLE, 22, "2026-01-02T03:04:06Z", RUSSIAN),),
        missing=("tg",),
    )
    with Sessions(places.sessions_database()) as store:
        made = store.create(session, units_of(session.sources))
        store.save(made, Draft(1, PIECE, State.CONFIRMED, "engine\n\x1b[1m"))
    return made


@pytest.mark.parametrize(
    ("arguments", "rows"),
    [
        (["sessions"], 2),
        (["sessions", "show", "hostile"], 4),
        (["status", "hostile"], 4),
        (["references", "hostile"], 1),
        (["align", "hostile"], 5),
        (["check", "hostile"], None),
    ],
    ids=lambda given: "_".join(given) if isinstance(given, list) else "",
)
def test_a_row_is_one_line_without_anything_to_act_on(
    cli: Cli, name: str, arguments: list[str], rows: int | None
) -> None:
    lines = cli(*arguments).out.removesuffix("\n").split("\n")
    assert [line for line in lines if not line.isprintable()] == []
    if rows is None:
        assert all(re.match(r"(segment \d+|whole text): \w+\[[\w-]+\] ", line) for line in lines)
    else:
        assert len(lines) == rows


def test_a_long_title_is_cut_in_the_table_alone(cli: Cli, name: str) -> None:
    assert max(map(len, cli("sessions").out.splitlines())) < 130
    assert cli("sessions", "--json").json["sessions"][0]["title"] == TITLE
    assert "long long" in cli("sessions", "show", name).out.splitlines()[0]


def test_a_text_reaches_a_pipe_as_it_is(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.wiki"
    page.write_text("Обь \x1b[31mвелика\x1b[0m.\n", encoding="utf-8")
    assert "\x1b[31mвелика\x1b[0m" in cli("adapt", "--from", "ru", str(page)).out


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("a\x1bb\u202ec\u00a0d", "a b c d"),
        ("Обь ￼ [[x]]", "Обь ￼ [[x]]"),
        ("\udcff", "\udcff"),
        ("", ""),
    ],
)
def test_a_plain_line_is_as_long_as_its_text(text: str, shown: str) -> None:
    assert plain_line(text) == shown
    assert len(shown) == len(text)


def test_a_glossary_is_listed_a_term_a_row(cli: Cli, home: Path) -> None:
    home.mkdir(exist_ok=True)
    cli("glossary", "add", "новый\n\x1b\u202eХелфилд", "New\tHalfield")
    row = next(line for line in cli("glossary", "list").out.splitlines() if "Halfield" in line)
    assert row.split("\t")[1:3] == ["новый   Хелфилд", "New Halfield"]


@pytest.mark.parametrize("title", ["$(reboot)", "`reboot`", 'a"; reboot; "b', "a\\", "\n; reboot"])
def test_a_command_that_is_shown_runs_nothing_of_a_title(cli: Cli, home: Path, title: str) -> None:
    session = Session("", Revision("en", title, 1, "", "x"), ())
    with Sessions(places.sessions_database()) as store:
        assert not set('$`"\\\n') & set(store.create(session, []))
